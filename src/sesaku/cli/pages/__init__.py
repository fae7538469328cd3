"""Pages of ``sesaku show``: what each kind of code names, and how it is set."""
