"""Where the map over documents runs: this machine's cores, one process a worker, one document a task."""

from redheader.engine.local import Outcome, read_all

__all__ = ["Outcome", "read_all"]
