"""Some entries of the log as a bag: with the proof of each, the files that they speak of, and nothing of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from answerable.desk.ledger import keys, proofs, timestamping
from answerable.desk.ledger.models import Checkpoint, Entry
from answerable.errors import NotProvedYet
from answerable.evidence import Row, make_bag, part_of_log, zip_bag


def bag_of(
    entries: Sequence[Entry], *, files: Mapping[str, Path | bytes], about: Mapping[str, str], folder: Path
) -> Path:
    """A zip of a bag with these entries, against the first checkpoint that covers all of them: the same whenever it is made.

    Refuses entries that are not sealed yet (NotProvedYet).
    """
    places = [entry.seq for entry in entries if entry.seq is not None]
    covering = Checkpoint.objects.filter(size__gt=max(places)).order_by("size").first() if places else None
    if covering is None or len(places) < len(entries):
        raise NotProvedYet(thing="what is to go into the bag", fault="some of it is newer than the last checkpoint")
    log = part_of_log(
        sorted(Row(entry.seq or 0, bytes(entry.leaf), bytes(entry.body) if entry.body else None) for entry in entries),
        leaves=proofs.leaves_of(covering.size),
        notes=proofs.notes(up_to=covering.size),
        keys=keys.verifiers(),
        timestamps=timestamping.replies(),
    )
    make_bag(folder, log=log, files=files, about=about)
    packed = folder.with_suffix(".zip")
    zip_bag(folder, to=packed)
    return packed
