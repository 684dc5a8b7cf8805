"""The review as a report in plain sentences: findings from the register, then three writers, HTML, Markdown and DOCX."""

from redheader.publish.report.write import write_report

__all__ = ["write_report"]
