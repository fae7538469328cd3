"""Backups 「控え」: the whole library in one ZIP file that any kind of database takes back.

::

    manifest.json            format, state of the tables, counts, head of the history
    tables/sources.x.jsonl   a line with the columns, then a line a row
    files/<sha256>           the files, unchanged
"""

from sesaku_site.backups.restoring import restore
from sesaku_site.backups.writing import write

__all__ = ["restore", "write"]
