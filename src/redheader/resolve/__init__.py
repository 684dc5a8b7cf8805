"""Pure: mentions -> programmes of the register, each decision by a rule that is written down."""

from redheader.resolve.home import Seen
from redheader.resolve.resolver import Resolver

__all__ = ["Resolver", "Seen"]
