"""Document -> Reading: who, what, for whom, how much; every statement through the gate that drops what is not grounded."""

from redheader.reading.reader import Reader

__all__ = ["Reader"]
