"""The tables. Everything here derives from the archive; JSON columns hold model values as msgspec writes them."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.schema import CreateTable

from redheader.model.ids import digest

metadata = MetaData()


def version() -> int:
    """A number of 31 bits for these tables as they are: a database made by other tables is made again."""
    made = "\n".join(str(CreateTable(table)) for table in metadata.sorted_tables)
    return int(digest(made.encode())[:8], 16) >> 1


state = Table("state", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

documents = Table(
    "documents",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("reader", String, nullable=False),
    Column("media", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("document", LargeBinary, nullable=False),
    Column("about", LargeBinary, nullable=False),
    Column("witness", LargeBinary, nullable=False),
    Column("claims", Integer, nullable=False),
)

mentions = Table(
    "mentions",
    metadata,
    Column("document", ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("mention", LargeBinary, nullable=False),
    Column("entry", String),
)

claims = Table(
    "claims",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("document", ForeignKey("documents.sha256", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("programme", Text),
    Column("highest", Float),
    Column("claim", LargeBinary, nullable=False),
    Column("entry", String),
    Column("other", String),
    Column("statement", String(16)),
    Column("origin", String(16)),
    Column("origin_reason", Text),
)
Index("claims_by_document", claims.c.document, claims.c.ordinal)
Index("claims_by_entry", claims.c.entry, claims.c.kind, claims.c.statement)
Index("mentions_by_entry", mentions.c.entry)

entries = Table("entries", metadata, Column("id", String, primary_key=True), Column("entry", LargeBinary, nullable=False))

groups = Table(
    "groups",
    metadata,
    Column("document", ForeignKey("documents.sha256", ondelete="CASCADE"), primary_key=True),
    Column("cluster", String(64), nullable=False),
    Column("cluster_reason", Text),
    Column("family", String(64)),
    Column("role", String, nullable=False),
    Column("family_reason", Text),
    Column("origin", String(16), nullable=False),
    Column("origin_reason", Text, nullable=False),
)

origins = Table("origins", metadata, Column("id", String(16), primary_key=True), Column("label", Text, nullable=False))

issues = Table(
    "issues",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("sha256", String(64)),
    Column("reader", String),
    Column("code", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("advice", Text, nullable=False),
)
Index("issues_by_sha256", issues.c.sha256)
Index("issues_by_origin", issues.c.origin)
