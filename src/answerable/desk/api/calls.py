"""A call that is made again because nobody knows whether it arrived: answered as the first time, and not done twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from answerable.desk.api.keys import Caller
from answerable.desk.api.models import IdempotentCall
from answerable.errors import CallDiffers

HEADER = "Idempotency-Key"
LONGEST = 100
KEPT = timedelta(hours=24)
AGAIN = "Idempotent-Replay"  # a header of the answer that was given before


def once(request: HttpRequest, caller: Caller, call: Callable[[], HttpResponse], *, at: datetime) -> HttpResponse:
    """The answer to a call with a key of its own: the row that keeps it is written in the transaction of the act.

    A second call at the same moment waits for the first. What was refused is not kept, and may be tried again.
    Refuses another call under the same key (CallDiffers).
    """
    digest = _digest(request)
    with transaction.atomic():
        row, is_new = IdempotentCall.objects.get_or_create(
            token=caller.token, key=request.headers[HEADER], defaults={"digest": digest, "at": at}
        )
        if not is_new:
            return _again(row, digest)
        answer = call()
        if answer.status_code >= 400:
            transaction.set_rollback(True)
        else:
            row.status, row.media, row.body = answer.status_code, answer["Content-Type"], answer.content.decode()
            row.save()
        return answer


def _again(row: IdempotentCall, digest: str) -> HttpResponse:
    if row.digest != digest:
        raise CallDiffers()
    answer = HttpResponse(row.body, status=row.status, content_type=row.media)
    answer[AGAIN] = "true"
    return answer


def _digest(request: HttpRequest) -> str:
    """Of method, address and body; of a form its fields and files, because their frame is another each time."""
    digest = sha256(f"{request.method} {request.get_full_path()}\n".encode())
    for part in _parts(request):
        digest.update(sha256(part).digest())
    return digest.hexdigest()


def _parts(request: HttpRequest) -> Iterator[bytes]:
    if request.content_type != "multipart/form-data":
        yield request.body
        return
    for name, values in sorted(request.POST.lists()):
        yield from (name.encode(), *(str(value).encode() for value in values))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            yield from (name.encode(), str(file.name).encode(), _content(file))


def _content(file: UploadedFile) -> bytes:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.digest()


def forget_old(*, at: datetime) -> None:
    """Take away the answers that are a day old."""
    IdempotentCall.objects.filter(at__lt=at - KEPT).delete()
