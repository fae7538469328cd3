"""Which indicators and fields of a report a position concerns, if any."""

from sesaku.linking.positions.linker import KINDS, link

__all__ = ["KINDS", "link"]
