"""Finding research 「研究を探す」: search with facets, and projects like a project."""
