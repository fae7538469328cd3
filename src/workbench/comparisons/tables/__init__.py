"""The tables of the pages, and what is shown of their cells."""
