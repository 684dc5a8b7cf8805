"""What a review knows, in one SQLite file that can be deleted and made again."""

from redheader.store.sqlite import ClaimRow, DocumentRow, IssueRow, Store

__all__ = ["ClaimRow", "DocumentRow", "IssueRow", "Store"]
