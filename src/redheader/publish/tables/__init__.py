"""The tables of the data package: what each column means, and the rows streamed from the store."""

from redheader.publish.tables.claims import CLAIMS, CORROBORATION, JUDGEMENTS, claim_row
from redheader.publish.tables.columns import STATEMENT
from redheader.publish.tables.documents import DOCUMENTS, FAMILIES, ISSUES
from redheader.publish.tables.lineage import LINEAGE
from redheader.publish.tables.programmes import ALIASES, MATCHES, PROGRAMMES, REDIRECTS
from redheader.publish.tables.review import DISCOVERIES, GAPS, RESEMBLANCES, SILENCES
from redheader.publish.tables.table import Column, Row, Table

TABLES = (
    DOCUMENTS, PROGRAMMES, ALIASES, CLAIMS, LINEAGE, CORROBORATION, FAMILIES, MATCHES, REDIRECTS, JUDGEMENTS, DISCOVERIES, SILENCES,
    GAPS, RESEMBLANCES, ISSUES,
)  # fmt: skip

__all__ = ["STATEMENT", "TABLES", "Column", "Row", "Table", "claim_row"]
