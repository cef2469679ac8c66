"""How large what browsers and programs send may be: said before any of it is read, so that nobody can fill the disk."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from answerable.errors import FileTooLarge

MEGABYTE = 1024 * 1024
BESIDE = 10  # megabytes that a form may have besides its largest file; deploy/nginx.conf allows as much
Upload = tuple[bytes, str, str]  # bytes, name, media type


def most_of_a_form(address: str = "") -> int:
    """Bytes that one form may have with its files; those of captures are larger."""
    limit = settings.CAPTURE_LIMIT if address in settings.CAPTURE_ADDRESSES else settings.FILE_LIMIT
    return (int(limit) + BESIDE) * MEGABYTE


def require_size(name: str, size: int, *, most: int = 0, limit: int = 0) -> None:
    """Refuses a file of more megabytes than the setting allows, or than most where that is less (FileTooLarge).

    limit: of a form whose files may be larger than those of others.
    """
    limit = limit or settings.FILE_LIMIT
    allowed = min(most or limit, limit)
    if size > allowed * MEGABYTE:
        raise FileTooLarge(name=name, most=allowed)


def read(file: UploadedFile) -> Upload:
    """Its bytes, name and media type. Refuses one that is too large (FileTooLarge) before it is read."""
    name = file.name or "file"
    require_size(name, file.size or 0)
    return file.read(), name, file.content_type or "application/octet-stream"


class Limited(FileUploadHandler):
    """Stands before the handlers that keep files, and refuses a form that is larger."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any) -> None:  # Django's name
        if content_length > most_of_a_form(META.get("PATH_INFO", "")):
            raise RequestDataTooBig(f"a form of {content_length} bytes was sent")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """The chunk, for the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: the next handler has the file."""
