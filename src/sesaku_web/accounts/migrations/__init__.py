"""Changes of the database, written by Django."""
