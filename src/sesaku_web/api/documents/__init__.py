"""Documents: listed, added, withdrawn, read again; their readings, texts, files and values."""
