"""Audit 「点検」: what the checks ask of a document, and what people say to it."""
