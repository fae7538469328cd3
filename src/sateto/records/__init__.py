"""Records of research 「研究課題」 and its results: what they hold, and how they are read."""
