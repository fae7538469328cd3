"""The commands that work on the library; the core's command line finds them by entry points."""
