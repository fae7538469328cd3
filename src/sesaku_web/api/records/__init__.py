"""Lists of what was read: one module a kind of record, each with its filters and its schema."""
