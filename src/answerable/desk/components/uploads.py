"""How large what browsers and programs send may be: said before any of it is read, so that nobody can fill the disk."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 60 * 1024 * 1024  # bytes of one form with its files; deploy/nginx.conf says the same


class Limited(FileUploadHandler):
    """Stands before the handlers that keep files, and refuses a form that is larger."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any) -> None:  # Django's name
        if content_length > LARGEST:
            raise RequestDataTooBig(f"a form of {content_length} bytes was sent")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """The chunk, for the next handler."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: the next handler has the file."""
