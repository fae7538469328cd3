"""Grammars: document → records, one folder per document kind."""
