"""Records of research in large numbers, and how fast they are imported, indexed and searched."""
