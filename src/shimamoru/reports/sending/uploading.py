"""Pictures go from the network to the disk as they come: none is held in memory."""

from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from sesaku_web.sources.files import Incoming
from shimamoru.reports.photos.intake import MOST_BYTES, MOST_PHOTOS

if TYPE_CHECKING:
    BytesUploaded = UploadedFile[bytes]
else:  # Django's class takes no parameter at run time
    BytesUploaded = UploadedFile

_PIECE = 256 * 1024


class Uploaded(BytesUploaded):
    """A file of a form that lies on the disk of the library already."""

    def __init__(self, incoming: Incoming, size: int, name: str) -> None:
        super().__init__(None, name, size=size)
        self.incoming = incoming


class StraightToDisk(FileUploadHandler):
    """Writes each file to where it stays; of what is too much, enough to tell that it is."""

    chunk_size = _PIECE

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self._count = 0
        self._incoming: Incoming | None = None

    def new_file(self, *args: Any, **given: Any) -> None:  # noqa: ANN401 - as Django calls it
        """Begin a file; the one after one too many is passed over."""
        super().new_file(*args, **given)
        self._count += 1
        if self._count > MOST_PHOTOS + 1:
            raise SkipFile
        self._incoming = Incoming()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a piece."""
        if self._incoming is not None and start <= MOST_BYTES:
            self._incoming.write(raw_data)

    def file_complete(self, file_size: int) -> Uploaded | None:
        """Return the file."""
        incoming, self._incoming = self._incoming, None
        return None if incoming is None else Uploaded(incoming, file_size, self.file_name or "")

    def upload_interrupted(self) -> None:
        """Remove what came of the file that was on its way."""
        if self._incoming is not None:
            self._incoming.discard()


def straight_to_disk(request: HttpRequest) -> None:
    """Have the files of a form written to the disk; call it before the form is read."""
    request.upload_handlers = [StraightToDisk(request)]


def incoming_of(sent: BytesUploaded) -> Incoming:
    """Return the file on the disk of the library, written there now if it was not yet."""
    if isinstance(sent, Uploaded):
        return sent.incoming
    incoming = Incoming()
    for piece in sent.chunks(_PIECE):
        if incoming.size <= MOST_BYTES:
            incoming.write(piece)
    return incoming
