"""Search over everything in the library: its index, pages, saved searches and feeds."""
