"""Django parts that all applications share: accounts, history, sources, pages, the API."""
