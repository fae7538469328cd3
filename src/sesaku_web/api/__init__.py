"""The JSON API, version 1, below ``/api/v1/``: what the pages show and change, for programs.

Everything is read and changed through the same permissions, and by the same actions, as in pages.
"""

ROOT = "/api/v1/"
"""Where the API is; it stays there as long as version 1 is promised."""
