"""What can go wrong when the library is changed.

::

    SesakuError
    └── LibraryError             the library cannot be changed so
        ├── PermissionRefusedError   the person's role or token does not allow it
        ├── ConditionError           the thing is in no state for it, or the input is not valid
        │   └── ChangedMeanwhileError    somebody else has changed it in the meantime
        ├── NotFoundError            there is no such thing
        ├── HistoryBrokenError       the history was changed from outside
        └── UnboundEntryError        an entry would stand outside the transaction of its change
"""

from typing import Any

from sesaku.exceptions import SesakuError


class LibraryError(SesakuError):
    """The library cannot be changed so; nothing was changed."""


class PermissionRefusedError(LibraryError):
    """The person's role, or the token, does not allow it."""


class ConditionError(LibraryError):
    """The thing is in no state for this, or what was given is not valid."""


class ChangedMeanwhileError(ConditionError):
    """Somebody else has changed the thing in the meantime; nothing was changed, or is lost."""

    def members(self) -> dict[str, Any]:
        """Return what a program needs to know to go on: what is there, and what was sent."""
        return {}


class NotFoundError(LibraryError):
    """There is no such thing."""


class HistoryBrokenError(LibraryError):
    """An entry of the history is not what it was when it was written."""


class UnboundEntryError(LibraryError):
    """An entry of the history was to be written outside the transaction of its change."""
