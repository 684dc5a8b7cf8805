"""Register and analyses -> site and data package."""

from redheader.publish.context import PublishContext
from redheader.publish.package import write_package
from redheader.publish.site import write_site

__all__ = ["PublishContext", "write_package", "write_site"]
