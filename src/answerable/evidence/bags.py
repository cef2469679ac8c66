"""Make a bag (RFC 8493) of a log, or of some of its events with a proof each, with the files that they speak of.

Written without bagit-python: its maker changes the working folder of the whole process, which a desk that serves many
people at once cannot have, and looks at the clock. What is made here is checked with it in the tests.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from hashlib import file_digest
from importlib import resources
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from answerable.errors import CannotBeBagged
from answerable.evidence.bag_checks import DECLARATION
from answerable.evidence.checkpoint import Note
from answerable.evidence.containers import is_safe
from answerable.evidence.events import Row
from answerable.evidence.keys import Dated
from answerable.evidence.log_files import FOLDER, LogText
from answerable.evidence.tree import Proof, inclusions

Files = Mapping[str, Path | bytes]  # by their paths below data/files/
NO_FILES: Files = {}
Timestamps = Mapping[int, bytes]  # replies of an outside clock, by the size of their checkpoint
NO_TIMESTAMPS: Timestamps = {}


def whole_log(
    rows: Sequence[Row], *, notes: Sequence[Note], keys: Sequence[Dated], timestamps: Timestamps = NO_TIMESTAMPS
) -> LogText:
    """A whole log, as a bag holds it."""
    return _text_of(rows, notes=notes, keys=keys, proofs=None, timestamps=timestamps)


def part_of_log(
    rows: Sequence[Row],
    *,
    leaves: Sequence[bytes],
    notes: Sequence[Note],
    keys: Sequence[Dated],
    timestamps: Timestamps = NO_TIMESTAMPS,
) -> LogText:
    """Some events of a log, with the proof that the last checkpoint has each: nothing is shown of the others."""
    size = notes[-1].checkpoint.size
    proofs = inclusions(leaves, indexes=[row.place for row in rows], size=size)
    handovers = [note for note in notes[:-1] if note.checkpoint.next_key]
    return _text_of(rows, notes=(*handovers, notes[-1]), keys=keys, proofs=proofs, timestamps=timestamps)


def make_bag(folder: Path, *, log: LogText, files: Files = NO_FILES, about: Mapping[str, str]) -> None:
    """Write the bag to a new folder. `about` is what bag-info.txt says: Source-Organization, Bagging-Date and the like.

    Refuses names and words that some system would read otherwise: CannotBeBagged.
    """
    folder.mkdir(parents=True)
    for name, source in files.items():
        if not is_safe(name):
            raise CannotBeBagged(fault="a name holds what some system reads otherwise", where=repr(name))
        _put(folder / "data" / "files" / name, source)
    for name, content in log.files().items():
        _put(folder / FOLDER / name, content)
    payload = _manifest(folder, is_payload=True)
    size = sum(path.stat().st_size for path in (folder / "data").rglob("*") if path.is_file())
    info = {**about, "Payload-Oxum": f"{size}.{len(payload)}"}
    ours = resources.files("answerable.evidence")
    tags = {
        "bagit.txt": DECLARATION,
        "bag-info.txt": "".join(_info(key, value) for key, value in info.items()).encode(),
        "manifest-sha256.txt": "".join(payload).encode(),
        "FORMAT.md": (ours / "FORMAT.md").read_bytes(),
        "check.py": (ours / "checker.py").read_bytes(),
    }
    for name, content in tags.items():
        _put(folder / name, content)
    _put(folder / "tagmanifest-sha256.txt", "".join(_manifest(folder, is_payload=False)).encode())


def zip_bag(folder: Path, *, to: Path) -> None:
    """Put a bag into a zip, its files stored as they are and always in the same order and with the same dates."""
    with ZipFile(to, "x", ZIP_STORED) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}")
            entry.external_attr = 0o100644 << 16
            with path.open("rb") as source, packed.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, 1 << 20)


def _text_of(
    rows: Sequence[Row],
    *,
    notes: Sequence[Note],
    keys: Sequence[Dated],
    proofs: Sequence[Proof] | None,
    timestamps: Timestamps,
) -> LogText:
    bodies, places, leaves = [row.body for row in rows], [row.place for row in rows], [row.leaf for row in rows]
    sizes = [note.checkpoint.size for note in notes]
    stamped = {size: timestamps[size] for size in sizes if size in timestamps}
    return LogText(_in_turn(keys, notes), notes, bodies, places, leaves, proofs, stamped)


def _in_turn(keys: Sequence[Dated], notes: Sequence[Note]) -> Sequence[Dated]:
    """The keys that signed these checkpoints: a later one has signed nothing yet that the bag holds."""
    return keys[: 1 + sum(note.checkpoint.next_key is not None for note in notes)]


def _put(path: Path, source: Path | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(source, bytes):
        path.write_bytes(source)
    else:
        shutil.copyfile(source, path)


def _manifest(folder: Path, *, is_payload: bool) -> list[str]:
    """A line a file below data/, or else a line each of the others."""
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name.startswith("data/") == is_payload:
            with path.open("rb") as file:
                lines.append(f"{file_digest(file, 'sha256').hexdigest()}  {name}\n")
    return lines


def _info(key: str, value: str) -> str:
    if not key.replace("-", "").isalnum() or any(char in value for char in "\r\n"):
        raise CannotBeBagged(fault="what it says of itself must be one line", where=repr(key))
    return f"{key}: {value}\n"
