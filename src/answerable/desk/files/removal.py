"""Let kept bytes go: the rows in the transaction of the disposal, the bytes after it, and only where nothing else uses them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import models, transaction

from answerable.desk.files.keeping import lock, path_of
from answerable.desk.files.models import LetThrough, Look, StoredFile, Unwanted


@transaction.atomic
def forget(keys: Collection[int], *, at: datetime) -> tuple[str, ...]:
    """Delete those of these rows that no other row refers to; gives their digests.

    Their bytes go after the transaction (sweep), unless another row has the same digest.
    """
    gone = set(keys) - used(StoredFile, keys)
    digests = set(StoredFile.objects.filter(pk__in=gone).values_list("sha256", flat=True))
    StoredFile.objects.filter(pk__in=gone).delete()
    known = set(Unwanted.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    Unwanted.objects.bulk_create(Unwanted(sha256=digest, since=at) for digest in sorted(digests - known))
    if digests:
        transaction.on_commit(sweep, robust=True)
    return tuple(sorted(digests))


def sweep() -> int:
    """Take away the bytes that no row uses any more; gives how many files that was. What was interrupted is finished here."""
    return sum(_sweep(digest) for digest in list(Unwanted.objects.values_list("sha256", flat=True)))


@transaction.atomic
def _sweep(digest: str) -> bool:
    lock(digest)
    is_used = StoredFile.objects.filter(sha256=digest).exists()
    path = path_of(digest)
    is_there = not is_used and path.exists()
    if is_there:
        path.unlink(missing_ok=True)
    Unwanted.objects.filter(sha256=digest).delete()
    if not is_used:  # what was seen in the bytes goes with them
        Look.objects.filter(sha256=digest).delete()
        LetThrough.objects.filter(sha256=digest).delete()
    return is_there


def used(table: type[models.Model], keys: Collection[int]) -> set[int]:
    """Those of these rows of a table that a row of any other refers to; what is their own does not count."""
    found: set[int] = set()
    own = {field.remote_field.through for field in table._meta.many_to_many}
    for relation in table._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and relation.related_model not in own:
            name = relation.field.attname
            rows = relation.related_model._base_manager.filter(**{f"{name}__in": keys})
            found.update(rows.values_list(name, flat=True))
    return found
