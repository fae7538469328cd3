"""What can go wrong before the library can be worked on.

::

    SesakuError
    └── SiteError                the library or its server cannot be started so
        ├── DatabaseAddressError     DATABASE_URL names no database
        ├── MailAddressError         SESAKU_EMAIL_URL names no mail server
        ├── LibraryStateError        the library is of another version, or cannot be opened
        ├── ServingRefusedError      the site may not be served so
        └── BackupError              a backup cannot be written or taken back
"""

from sesaku.exceptions import SesakuError


class SiteError(SesakuError):
    """The library or its server cannot be started so."""


class DatabaseAddressError(SiteError):
    """``DATABASE_URL`` does not name a database that Sesaku uses."""


class MailAddressError(SiteError):
    """``SESAKU_EMAIL_URL`` does not name a mail server."""


class LibraryStateError(SiteError):
    """The library is of another version of Sesaku, or cannot be opened."""


class ServingRefusedError(SiteError):
    """The site may not be served so: it would be open to others without protection."""


class BackupError(SiteError):
    """A backup cannot be written, or cannot be taken back."""
