"""The command line: thin, calls the workflow and holds no logic."""

from redheader.cli.app import main

__all__ = ["main"]
