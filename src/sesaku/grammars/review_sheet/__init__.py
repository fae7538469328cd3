"""Project review sheets 「行政事業レビューシート」 as data: JSON, JSON Lines, CSV."""

from sesaku.grammars.review_sheet.grammar import KIND, LABEL, detect, read

__all__ = ["KIND", "LABEL", "detect", "read"]
