"""Pure: mentions -> programmes of the register; documents -> copies, families, origins. Each decision by a rule that is written down."""

from redheader.resolve.grouping import Group, Groups, Witnessed, group
from redheader.resolve.home import Seen
from redheader.resolve.origins import Origin
from redheader.resolve.resolver import Resolver

__all__ = ["Group", "Groups", "Origin", "Resolver", "Seen", "Witnessed", "group"]
