"""Pages that all applications share: the frame, messages, tables."""
