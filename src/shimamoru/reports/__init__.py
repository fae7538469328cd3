"""Reports 「通報」 from the coast: what the public sends, with or without a network."""
