"""Storing records of research in bulk: documents, rows, and who reads the pieces."""
