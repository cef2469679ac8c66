"""Whether a bag is whole, and the log in it what was signed. The names of faults are those of FORMAT.md."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from answerable.errors import EvidenceError, NotABag
from answerable.evidence.containers import LARGEST, Container, Folder, Zipped, digest, is_safe, read
from answerable.evidence.events import Row
from answerable.evidence.log_files import FOLDER, LogText, Unreadable, lines_of, read_log
from answerable.evidence.receipts import HEAD, Receipt
from answerable.evidence.timestamps import timestamps_found
from answerable.evidence.verify import (
    NO_TRUST,
    Checked,
    Finding,
    Trust,
    against_witness,
    check_log,
    check_part,
    not_shown,
    unseen,
)

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TIMESTAMPS = f"{FOLDER}timestamps/"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def check_evidence(path: Path, *, trust: Trust = NO_TRUST, workers: int = 1) -> Checked:
    """Check whatever is at a path: a bag, a zip of one, or a receipt. Refuses what is none of them: NotABag."""
    if path.is_file():
        with path.open("rb") as file:
            if file.read(len(HEAD)) == HEAD.encode():
                file.seek(0)
                return check_receipt(file.read(LARGEST), trust=trust)
    return check_bag(path, trust=trust, workers=workers)


def check_receipt(content: bytes, *, trust: Trust = NO_TRUST) -> Checked:
    """Check a receipt: its one event, its proof, its checkpoint."""
    try:
        receipt = Receipt.parse(content.decode())
        receipt.require(published=trust.published)
    except UnicodeDecodeError:
        return Checked((Finding("receipt", "it is no text in UTF-8"),))
    except EvidenceError as error:
        return Checked((Finding("receipt", error.part("what").rstrip(".")),))
    last = receipt.note.checkpoint
    findings = (*unseen(last.origin, trust), *against_witness(last, trust))
    return Checked(findings, 1, last=last, unproven=not_shown(last, trust, seen=trust.seen(last)))


def check_bag(path: Path, *, trust: Trust = NO_TRUST, workers: int = 1) -> Checked:
    """Check a bag, as a folder or a zip: every file, every event, every signature. Refuses what is no bag: NotABag."""
    container: Container
    if path.is_dir() and (path / "bagit.txt").is_file():
        container = Folder(path)
    elif path.is_file() and zipfile.is_zipfile(path):
        container = Zipped(path)
        if container.findings:
            return Checked(container.findings)
    else:
        raise NotABag(path=path)
    listed, wrong = _manifests(container)
    kept = _kept(container, listed, workers)
    checked, log = _log(container, trust)
    checked = _with_timestamps(checked, container, log, trust) if log else checked
    named = log.named if log else frozenset()
    return replace(
        checked,
        findings=(*container.findings, *_declaration(container), *wrong, *kept, *checked.findings),
        files=sum(name.startswith("data/files/") for name in listed),
        unproven=(*checked.unproven, *_unnamed(listed, named)),
    )


def _declaration(container: Container) -> Iterator[Finding]:
    if read(container, "bagit.txt") != DECLARATION:
        yield Finding("bag", "bagit.txt does not say that this is a bag of version 1.0 in UTF-8")


def _manifests(container: Container) -> tuple[dict[str, str], list[Finding]]:
    """The digest of each path that the two manifests list, and what is wrong with their lines."""
    listed: dict[str, str] = {}
    wrong: list[Finding] = []
    for name, is_payload in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        if name not in container.files:
            wrong.append(Finding("absent", f"{name} is not there"))
            continue
        try:
            lines = lines_of(read(container, name))
        except ValueError:
            wrong.append(Finding("manifest", f"{name} is not lines of UTF-8"))
            continue
        for number, line in enumerate(lines, 1):
            said = _LINE.fullmatch(line)
            if said and not is_safe(said[2]):
                wrong.append(Finding("path", f"{name}, line {number}: this path is not the same everywhere"))
            elif not said or said[2] in listed or said[2].startswith("data/") != is_payload:
                wrong.append(Finding("manifest", f"{name}, line {number}: no digest and path, twice, or misplaced"))
            else:
                listed[said[2]] = said[1]
    return listed, wrong


def _kept(container: Container, listed: dict[str, str], workers: int) -> list[Finding]:
    """Each listed file is there with its bytes, and no other is."""
    there = sorted(listed.keys() & container.files)
    found = [Finding("absent", f"{name} is listed and not there") for name in sorted(listed.keys() - container.files)]
    with ThreadPoolExecutor(workers) as pool:  # hashing lets other threads run
        for name, seen in zip(there, pool.map(lambda name: digest(container, name), there), strict=True):
            if seen != listed[name]:
                found.append(Finding("digest", f"{name} does not have the bytes that were put in"))
    extra = container.files - listed.keys() - {"tagmanifest-sha256.txt"}
    return found + [Finding("extra", f"{name} is there and not listed") for name in sorted(extra)]


def _log(container: Container, trust: Trust) -> tuple[Checked, LogText | None]:
    """What the check of the log found, and the log as far as it could be read."""
    try:
        log = read_log(container)
    except Unreadable as wrong:
        return Checked(wrong.findings), None
    if len(log.bodies) != len(log.leaves):
        count = Finding("count", f"there are {len(log.bodies)} events and {len(log.leaves)} leaves")
        return Checked((count,)), log
    rows = [Row(place, leaf, body) for place, leaf, body in zip(log.places, log.leaves, log.bodies, strict=True)]
    keys = [key.verifier for key in log.keys]
    if log.proofs is None:
        return check_log(rows, notes=log.notes, keys=keys, trust=trust), log
    return check_part(rows, proofs=log.proofs, notes=log.notes, keys=keys, trust=trust), log


def _with_timestamps(checked: Checked, container: Container, log: LogText, trust: Trust) -> Checked:
    """What was found, with what an outside clock says of the checkpoints."""
    names = [name for name in container.files if name.startswith(TIMESTAMPS)]
    replies = {name.removeprefix(TIMESTAMPS): read(container, name) for name in names}
    found = list(timestamps_found(replies, notes=log.notes, roots=trust.clocks))
    wrong = tuple(one for one in found if isinstance(one, Finding))
    seen = [(one[0].checkpoint, one[1]) for one in found if not isinstance(one, Finding)]
    unread = ("Of which moment the timestamps are, and that they are genuine: only the certificates of who made them show it.",)  # fmt: skip
    return replace(
        checked,
        findings=(*checked.findings, *wrong),
        unproven=(*checked.unproven, *(unread if names and not trust.clocks else ())),
        moments=tuple(sorted(seen, key=lambda one: one[0].size)),
    )


def _unnamed(listed: dict[str, str], named: frozenset[str]) -> Iterator[str]:
    """The files that no event speaks of: the bag holds them, and nothing else vouches for them."""
    for name, seen in sorted(listed.items()):
        if name.startswith("data/files/") and seen not in named:
            yield f"That {name} is what an event speaks of: no event in the bag has its digest."
