"""What reading one PDF may take: time, memory, and how much is looked at; all limits stand here."""

MAX_PAGES = 3000
"""Pages of one document; more are refused."""

MAX_CHARACTERS = 30_000_000
"""Characters of one document; more are refused."""

MAX_PAGE_CHARACTERS = 300_000
"""Characters of one page; more are refused: it is no page that anybody prints."""

MAX_PATHS = 60_000
"""Drawn objects of one page that are looked at for ruling lines; a page with more has no tables."""

MAX_RULES = 3000
"""Ruling lines of one direction on a page; a page with more has no tables."""

MAX_SEGMENTS = 400
"""Segments of one drawn path that are looked at; a path with more is a picture."""

MAX_FORM_DEPTH = 4
"""Levels of drawings inside drawings that are looked at for ruling lines."""

SECONDS = 120
"""Time that reading one document may take, by the clock and by the processor."""

MEMORY = 1024 * 1024 * 1024
"""Bytes that reading one document may take on top of what the process has already."""

KEPT_MEMORY = 192 * 1024 * 1024
"""Bytes that a process may hold when it has read a file, to read the next as well."""

MAX_TITLE_BYTES = 4096
"""Size of the title in a file's description of itself; a longer one is none."""

TWO_READERS = 150_000
"""Bytes from which on two processes may read a file, where there are two processors."""

SHARED_PAGES = 16
"""Pages that a process reads alone which is made for the file: making a second takes longer."""

SHARED_PAGES_SERVED = 2
"""Pages that a process reads alone where others wait for work."""

PICTURE_DOTS = 2000
"""Dots of the longer side of a page that is drawn to recognise its characters (A4: 170 dpi)."""
