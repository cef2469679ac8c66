"""The files of a log in a bag, written and read: keys, checkpoints, events, and leaves or proofs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from answerable.errors import EvidenceError
from answerable.evidence.checkpoint import Note, notes, written
from answerable.evidence.containers import Container, read
from answerable.evidence.keys import Dated, dated
from answerable.evidence.tree import Proof, parse_proof, write_hash, write_proof
from answerable.evidence.verify import Finding

FOLDER = "data/log/"
LOG, PART = "answerable-evidence 1 log\n", "answerable-evidence 1 part\n"

T = TypeVar("T")
Places = tuple[Sequence[int], Sequence[bytes], Sequence[Proof] | None]  # places, leaves, proofs

_PLACE = re.compile(r"0|[1-9][0-9]{0,15}")
_NAMED = re.compile(rb'"([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True)
class LogText:
    """What the files of a log hold: of a whole one, or of some events with their proofs."""

    keys: Sequence[Dated]
    notes: Sequence[Note]
    bodies: Sequence[bytes | None]
    places: Sequence[int]
    leaves: Sequence[bytes]
    proofs: Sequence[Proof] | None = None
    timestamps: Mapping[int, bytes] = field(
        default_factory=dict
    )  # of an outside clock, by the size of their checkpoint

    @property
    def named(self) -> frozenset[str]:
        """The digests that stand in the events."""
        return frozenset(found.decode() for body in self.bodies if body for found in _NAMED.findall(body))

    def files(self) -> dict[str, bytes]:
        """The files by their names below data/log/; the bytes of events as they are, whatever was done to them."""
        if self.proofs is None:
            version, places = LOG, {"leaves.txt": write_proof(self.leaves)}
        else:
            paths = zip(self.places, self.leaves, self.proofs, strict=True)
            lines = (" ".join((str(place), *map(write_hash, (leaf, *proof)))) for place, leaf, proof in paths)
            version, places = PART, {"proofs.txt": "".join(f"{line}\n" for line in lines)}
        texts = {
            "version.txt": version,
            "keys.txt": "".join(map(str, self.keys)),
            "checkpoints.txt": written(self.notes),
            **places,
        }
        events = b"".join((body or b"") + b"\n" for body in self.bodies)
        replies = {f"timestamps/{size}.tsr": reply for size, reply in self.timestamps.items()}
        return {"events.jsonl": events, **{name: text.encode() for name, text in texts.items()}, **replies}


class Unreadable(Exception):
    """The files of a log that cannot be read, as findings."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*findings)
        self.findings = findings


def read_log(container: Container) -> LogText:
    """The log in a bag. Raises Unreadable where a file of it is not there, or not in its form."""
    version = _contents(container, "version.txt")["version.txt"]
    if version not in (LOG.encode(), PART.encode()):
        raise Unreadable(Finding("text", "data/log/version.txt names no version that is known"))
    of_places = "proofs.txt" if version == PART.encode() else "leaves.txt"
    contents = _contents(container, "keys.txt", "checkpoints.txt", "events.jsonl", of_places)
    wrong: list[Finding] = []

    def parsed(name: str, reader: Callable[[bytes | None], T]) -> T | None:
        try:
            return reader(contents[name])
        except (EvidenceError, ValueError) as error:
            fault = error.part("what") if isinstance(error, EvidenceError) else "It is not lines of UTF-8."
            wrong.append(Finding("text", f"{FOLDER}{name} cannot be read. {fault}"))
            return None

    keys = parsed("keys.txt", lambda content: dated(_text(content)))
    kept = parsed("checkpoints.txt", lambda content: notes(_text(content)))
    bodies = parsed("events.jsonl", lambda content: [body or None for body in _split(content)])
    places = parsed(of_places, _proofs if of_places == "proofs.txt" else _leaves)
    if keys is None or kept is None or bodies is None or places is None:
        raise Unreadable(*wrong)
    return LogText(keys, kept, bodies, *places)


def lines_of(content: bytes | None) -> list[str]:
    """The lines of a text. Raises ValueError where it is no UTF-8, or its last line does not end."""
    return [line.decode() for line in _split(content)]


def _contents(container: Container, *names: str) -> dict[str, bytes | None]:
    absent = [name for name in names if FOLDER + name not in container.files]
    if absent:
        raise Unreadable(*(Finding("absent", f"{FOLDER}{name} is not there") for name in absent))
    return {name: read(container, FOLDER + name) for name in names}


def _split(content: bytes | None) -> list[bytes]:
    if content is None or (content and not content.endswith(b"\n")):
        raise ValueError
    return content.split(b"\n")[:-1]


def _text(content: bytes | None) -> str:
    return "".join(f"{line}\n" for line in lines_of(content))


def _leaves(content: bytes | None) -> Places:
    leaves = parse_proof(lines_of(content))
    return range(len(leaves)), leaves, None


def _proofs(content: bytes | None) -> Places:
    places: list[int] = []
    paths: list[Proof] = []
    for line in lines_of(content):
        place, *path = line.split(" ")
        if not _PLACE.fullmatch(place) or not path or (places and int(place) <= places[-1]):
            raise ValueError
        places.append(int(place))
        paths.append(parse_proof(path))
    return places, [path[0] for path in paths], [path[1:] for path in paths]
