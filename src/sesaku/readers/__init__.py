"""Readers: file → document, one module per format."""

from sesaku.readers.registry import READERS, open_document
from sesaku.readers.source import Source

__all__ = ["READERS", "Source", "open_document"]
