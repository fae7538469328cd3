"""The command line: one module per command, what they say in ``words.yml``."""
