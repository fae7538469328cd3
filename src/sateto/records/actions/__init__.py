"""What changes records of research: imports, harvests, joins."""
