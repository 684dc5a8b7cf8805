"""Register and analyses -> site with report, data package, and sheets for people to judge."""

from redheader.publish.context import PublishContext
from redheader.publish.package import write_package
from redheader.publish.sheet import filled_in, sheet
from redheader.publish.site import write_site

__all__ = ["PublishContext", "filled_in", "sheet", "write_package", "write_site"]
