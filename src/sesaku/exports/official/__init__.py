"""The official documents of an evaluation: forms, laid out once, printed in several formats."""
