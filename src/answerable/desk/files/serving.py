"""Give a stored file to a browser: as a download, never shown or run as part of the desk."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from answerable.desk.files.keeping import content
from answerable.desk.files.models import StoredFile


def download(stored: StoredFile) -> HttpResponse:
    """The exact bytes, to be saved: no browser opens them on this origin, whatever they say they are."""
    answer = HttpResponse(content(stored), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, stored.name) or "attachment"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
