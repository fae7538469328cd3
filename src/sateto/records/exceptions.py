"""What can go wrong with records of research as a whole; troubles of one record are data.

::

    SesakuError
    └── RecordsError             records of research cannot be taken in
        ├── RecordsFileError         a file holds no records, or none that can be read
        ├── MappingError             a mapping of columns is not as it should be
        └── HarvestError             a repository does not answer as OAI-PMH has it
"""

from sesaku.exceptions import SesakuError


class RecordsError(SesakuError):
    """Records of research cannot be taken in; nothing was changed."""


class RecordsFileError(RecordsError):
    """A file holds no records, or none that can be read."""


class MappingError(RecordsError):
    """A mapping of columns is not as it should be; the message says where."""


class HarvestError(RecordsError):
    """A repository does not answer as OAI-PMH has it, or not at all."""
