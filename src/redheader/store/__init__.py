"""What a review knows, in one SQLite file, and its search index in another; both can be deleted and made again."""

from redheader.store.rows import ClaimRow, Corroboration, DocumentRow, IssueRow, OriginRow
from redheader.store.search import SearchIndex
from redheader.store.sqlite import Store

__all__ = ["ClaimRow", "Corroboration", "DocumentRow", "IssueRow", "OriginRow", "SearchIndex", "Store"]
