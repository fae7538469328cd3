"""Template tags of the comparisons."""
