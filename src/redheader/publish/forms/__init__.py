"""The forms that every table is written in, all in one pass over its rows."""

from redheader.publish.forms.database import Database
from redheader.publish.forms.flat import Cells, Columns, Lines, cell
from redheader.publish.forms.form import Form
from redheader.publish.forms.workbook import Workbook

__all__ = ["Cells", "Columns", "Database", "Form", "Lines", "Workbook", "cell"]
