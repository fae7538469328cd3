"""What can be wrong with a picture that is sent."""

from sesaku_web.exceptions import ConditionError


class PhotoRefusedError(ConditionError):
    """The file is no picture that is taken; nothing was stored."""
