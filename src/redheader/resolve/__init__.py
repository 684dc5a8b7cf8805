"""Pure: mentions -> programmes of the register, each decision by a rule that is written down."""

from redheader.resolve.mentions import Resolver, Seen

__all__ = ["Resolver", "Seen"]
