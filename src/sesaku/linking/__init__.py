"""Links between documents: what became of what, and what a position concerns."""
