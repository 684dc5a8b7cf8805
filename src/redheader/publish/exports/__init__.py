"""What a review holds, in the forms of other tools: annotations on the web, reference managers, investigations."""

from redheader.publish.exports.annotations import write_annotations
from redheader.publish.exports.bibliography import write_bibliography
from redheader.publish.exports.entities import write_entities

__all__ = ["write_annotations", "write_bibliography", "write_entities"]
