"""The exceptions of Sesaku.

::

    SesakuError
    ├── DocumentError            the file cannot be opened as a document
    │   ├── FileMissingError         no such file, or it may not be read
    │   ├── UnsupportedFormatError   no reader for this kind of file
    │   ├── TooLargeError            above the limits of memory and time
    │   ├── BrokenFileError          the file is not what it says it is
    │   └── EncodingError            no known character encoding fits
    ├── UnknownKindError         a document kind that is not registered
    ├── UnknownTableError        a table name that a reading does not have
    ├── ScaleError               a file of a rating scale is not one
    ├── ExportError              what was read cannot be written there, or not in that form
    ├── ValidationError          a file that cannot be checked: not there, or of no known form
    ├── LinkError                two documents between which no links can be sought
    ├── TopicsError              a file of topics that is not as it should be
    ├── CiteError                a cite that does not join to its value
    ├── TopicError               a topic's definition that is none
    ├── SnapshotError            a stored reading that cannot be taken back into records
    └── MissingExtraError        an optional dependency is not installed
"""


class SesakuError(Exception):
    """Base of everything that Sesaku raises on purpose."""


class DocumentError(SesakuError):
    """A file that cannot be opened as a document.

    ``message`` says what happened, where, and what to do; ``path`` is the file as it was named.
    """

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


class FileMissingError(DocumentError):
    """The file does not exist or may not be read."""


class UnsupportedFormatError(DocumentError):
    """No reader takes this kind of file."""


class TooLargeError(DocumentError):
    """The file is larger than Sesaku reads."""


class BrokenFileError(DocumentError):
    """The content is not what the file's type promises."""


class EncodingError(DocumentError):
    """The bytes are text in no encoding that Sesaku knows."""


class UnknownKindError(SesakuError):
    """A document kind that is not registered."""


class UnknownTableError(SesakuError):
    """A table name that a reading does not have."""


class ScaleError(SesakuError):
    """A file of a rating scale cannot be read, or is not a scale."""


class ExportError(SesakuError):
    """What was read cannot be written: not there, or not in that form."""


class ValidationError(SesakuError):
    """A file that cannot be checked: it is not there, is too large, or of none of the forms."""


class LinkError(SesakuError):
    """Two documents between which no links can be sought: not of these kinds."""


class TopicsError(SesakuError):
    """A file of topics that cannot be read or is not as it should be; the message says where."""


class CiteError(SesakuError):
    """A cite that does not join to the value beside it."""


class TopicError(SesakuError):
    """A topic whose definition is incomplete, or of no known form."""


class SnapshotError(SesakuError):
    """A stored reading that is none, or is of another version."""


class MissingExtraError(SesakuError):
    """An optional dependency is needed for this and is not installed."""
