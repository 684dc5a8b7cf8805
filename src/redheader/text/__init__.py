"""Strings only: fold, segment, numerals; every offset is an offset of the stored text."""
