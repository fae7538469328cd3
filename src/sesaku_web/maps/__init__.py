"""Maps for all applications: a base map that comes along, drawn with or without a script."""
