"""What of one report became what of a later one of the same measure."""

from sesaku.linking.over_time.linker import KINDS, link

__all__ = ["KINDS", "link"]
