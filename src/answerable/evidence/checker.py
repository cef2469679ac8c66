#!/usr/bin/env python3
"""Check evidence without the program that made it: a bag, a zip of one, or a receipt.

    python3 check.py [BAG|ZIP|RECEIPT...] [--key NAME+ID+KEY]... [--witness FILE]

Without a name it checks the bag that it lies in. One line a fault, then what no check shows. Ends with 0: no fault; 1: faults; 2: something could not be checked at all.
Written from FORMAT.md, which explains every word. Needs Python 3.8 or later and nothing else.
"""

from __future__ import annotations

import argparse
import base64
import collections
import datetime
import functools
import hashlib
import json
import os
import re
import stat
import sys
import zipfile
from pathlib import Path

LARGEST_FILE, LARGEST_NUMBER, DEEPEST = 2**30, 2**53 - 1, 32
NAME, BASE64 = "[!-*,-~]{1,200}", "[A-Za-z0-9+/]"
KEY = re.compile(rf"({NAME})\+([0-9a-f]{{8}})\+({BASE64}{{44}})")
NOTE = re.compile(
    rf"(({NAME})\n(0|[1-9][0-9]{{0,15}})\n({BASE64}{{43}}=)\n(?:next-key ([!-~]+)\n)?)\n((?:— {NAME} {BASE64}+=*\n)+)"
)
PAYLOAD, TAGS = "manifest-sha256.txt", "tagmanifest-sha256.txt"
TIMESTAMPS = "data/log/timestamps/"
PLACE, HEX = "(0|[1-9][0-9]{0,15})", "[0-9a-f]"
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")
UNREADABLE = (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile)

Note = collections.namedtuple("Note", "text said origin size root next_key signatures")
Key = collections.namedtuple("Key", "name id public")
Log = collections.namedtuple("Log", "keys notes bodies places leaves proofs")
Found = collections.namedtuple("Found", "faults looked_at log has_timestamps", defaults=(None, False))


# Ed25519 (RFC 8032): a point is (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
NEUTRAL = (0, 1, 1, 0)
BASE = bytes.fromhex("58" + "66" * 31)


def add(p, q):
    """The sum of two points."""
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def point(encoded):
    """The point that 32 bytes say."""
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (not x and sign):
        raise ValueError("not a point")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


@functools.lru_cache(maxsize=16)
def multiples(encoded, negative):
    """0 to 15 times a point, then 0 to 15 times 16 times it, and so on: with them, to multiply is 64 additions."""
    x, y, z, t = point(encoded)
    step, rows = (P - x, y, z, P - t) if negative else (x, y, z, t), []
    for _ in range(64):
        row = [NEUTRAL]
        for _ in range(15):
            row.append(add(row[-1], step))
        rows.append(row)
        step = add(row[-1], step)
    return rows


def has_signed(public, message, signature):
    """Whether a signature over a message is that of a public key: whether sB - kA is the R that it names."""
    if len(signature) != 64:
        return False
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(r + public + message).digest(), "little") % ORDER
    try:
        of_base, of_key = multiples(BASE, False), multiples(public, True)
    except ValueError:
        return False
    if s >= ORDER:
        return False
    total = NEUTRAL
    for one, other in zip(of_base, of_key):
        total = add(add(total, one[s & 15]), other[k & 15])
        s, k = s >> 4, k >> 4
    inverse = pow(total[2], P - 2, P)
    x, y = total[0] * inverse % P, total[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == r


# The tree (RFC 6962)


def node(left, right):
    """The hash over two others."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def leaf(body):
    """The leaf of an event."""
    return hashlib.sha256(b"\x00" + body).digest()


def grow(peaks, size, new):
    """Add a leaf to the roots of the full trees that a log of that size is made of."""
    while size & 1:
        new, size = node(peaks.pop(), new), size >> 1
    peaks.append(new)


def top(peaks):
    """The root over those."""
    return (
        functools.reduce(lambda right, left: node(left, right), reversed(peaks)) if peaks else hashlib.sha256().digest()
    )


def led_to(found, place, size, proof):
    """The root that an inclusion proof leads to from a leaf, taken apart from the root down."""
    if not 0 <= place < size or (size == 1 and proof) or (size > 1 and not proof):
        raise ValueError("no such proof")
    if size == 1:
        return found
    half = 1 << ((size - 1).bit_length() - 1)
    if place < half:
        return node(led_to(found, place, half, proof[:-1]), proof[-1])
    return node(proof[-1], led_to(found, place - half, size - half, proof[:-1]))


# What the texts say; each raises ValueError where a text is not in its one form


def unbase64(text):
    """The bytes that base64 says."""
    found = base64.b64decode(text.encode("ascii"), validate=True)
    if base64.b64encode(found).decode() != text:
        raise ValueError("spare bits")
    return found


def unhash(text):
    """The hash that base64 says."""
    found = unbase64(text)
    if len(found) != 32:
        raise ValueError("not a hash")
    return found


def key_of(text):
    """A public key."""
    said = KEY.fullmatch(text)
    blob = unbase64(said[3]) if said else b""
    if blob[:1] != b"\x01" or hashlib.sha256(said[1].encode() + b"\n" + blob).hexdigest()[:8] != said[2]:
        raise ValueError("not a key")
    return Key(said[1], bytes.fromhex(said[2]), blob[1:])


def notes_of(text):
    """The checkpoints of a file."""
    found, at = [], 0
    while text:
        said = NOTE.match(text, at)
        if not said or int(said[3]) > LARGEST_NUMBER:
            raise ValueError("not a checkpoint")
        signatures = []
        for line in said[6].split("\n")[:-1]:
            _, name, encoded = line.split(" ")
            blob = unbase64(encoded)
            if len(blob) < 5:
                raise ValueError("not a signature")
            signatures.append((name, blob[:4], blob[4:]))
        following = key_of(said[5]) if said[5] else None
        new = Note(
            said[0].encode("utf-8"), said[1].encode(), said[2], int(said[3]), unhash(said[4]), following, signatures
        )
        if found and (found[-1].origin != new.origin or found[-1].size >= new.size):
            raise ValueError("another log, or not larger")
        found.append(new)
        at = said.end()
        if at == len(text):
            break
        if text[at] != "\n":
            raise ValueError("no empty line between")
        at += 1
    return found


def keys_of(text):
    """The keys of keys.txt."""
    found = []
    for line in text.split("\n")[:-1]:
        said = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2}) (.*)", line)
        if not said:
            raise ValueError("not a day and a key")
        datetime.date(int(said[1]), int(said[2]), int(said[3]))
        found.append(key_of(said[4]))
    return found


def whole_number(text):
    """A whole number that every reader reads alike."""
    if len(text) > 17 or abs(int(text)) > LARGEST_NUMBER:
        raise ValueError("too large")
    return int(text)


def refused(text):
    """A fraction, or a word that is no JSON."""
    raise ValueError(text)


def keyed(mapping):
    """A mapping whose keys have the characters that they may have."""
    for key in mapping:
        if not re.fullmatch("[a-z0-9_]+", key):
            raise ValueError("not a key")
    return mapping


READ = json.JSONDecoder(object_hook=keyed, parse_int=whole_number, parse_float=refused, parse_constant=refused).decode
WRITE = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def depth(value):
    """How many levels a value has."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if parts is None else 1 + max(map(depth, parts), default=0)


def event_of(body):
    """What an event says."""
    try:
        said = READ(body.decode("utf-8"))
        if not isinstance(said, dict) or WRITE(said).encode("utf-8") != body or depth(said) > DEEPEST:
            raise ValueError("not in its one form")
    except RecursionError:
        raise ValueError("too deep") from None
    texts = [said.get(key) for key in ("id", "kind", "at", "salt")]
    if said.get("v") != 1 or said["v"] is True or not all(isinstance(text, str) for text in texts):
        raise ValueError("a part is missing")
    if not MOMENT.fullmatch(texts[2]) or not re.fullmatch(f"{HEX}{{32}}", texts[3]):
        raise ValueError("no moment or no salt")
    return said


# The log


def runs_of(said, place):
    """The runs of places that a disposal names."""
    data = said.get("data")
    named = data.get("events") if said["kind"] == "disposed" and isinstance(data, dict) else None
    for run in named if isinstance(named, list) else ():
        if isinstance(run, list) and [type(end) for end in run] == [int, int] and 0 <= run[0] <= run[1] < place:
            yield run[0], run[1]


def check_bodies(log):
    """The bytes of each event."""
    missing, runs = [], []
    for place, expected, body in zip(log.places, log.leaves, log.bodies):
        if not body:
            missing.append(place)
            continue
        if leaf(body) != expected:
            yield "leaf", f"place {place}: the event is not the one that was recorded"
        try:
            runs.extend(runs_of(event_of(body), place))
        except ValueError:
            yield "event", f"place {place}: what stands there is no event in its one form"
    runs.sort(reverse=True)
    reach = -1
    for place in missing:
        while runs and runs[-1][0] <= place:
            reach = max(reach, runs.pop()[1])
        if place > reach:
            yield "missing", f"place {place}: the event is gone, and no recorded disposal names it"


def is_signed(note, key):
    """Whether a key signed a checkpoint, with no wrong signature in its name."""
    by = [one[2] for one in note.signatures if one[:2] == (key.name, key.id)]
    return bool(by) and all(has_signed(key.public, note.said, one) for one in by)


def check_signatures(log, published):
    """Each checkpoint by the key whose turn it was."""
    turn, signed = [log.keys[0]], []
    for note in log.notes:
        needed = [turn[-1]] + ([note.next_key] if note.next_key else [])
        for key in needed:
            if not is_signed(note, key):
                yield "signature", f"the checkpoint at {note.size} events is not signed by {key.name} ({key.id.hex()})"
                break
        else:
            signed += needed
            if needed[-1] != turn[-1]:
                turn.append(needed[-1])
    if turn != log.keys:
        yield "key", "the keys listed are not those that signed in turn"
    if published and not any(key in signed for key in published):
        yield "key", "none of the published keys has signed this log"


def check_roots(log, witness):
    """A whole log against its checkpoints, and against those that a witness kept."""
    due = collections.defaultdict(list)
    for code, note in [("root", note) for note in log.notes] + [("witness", note) for note in witness]:
        due[note.size].append((code, note.root))
    peaks, size = [], 0
    for new in [None, *log.leaves]:
        if new is not None:
            grow(peaks, size, new)
            size += 1
        for code, expected in due.pop(size, ()):
            if top(peaks) != expected:
                yield code, f"the first {size} events are not those of the checkpoint"
    for later in sorted(due):
        for code, _ in due[later]:
            yield "cut" if code == "root" else code, f"a checkpoint is over {later} events, and there are {size}"


def check_proofs(log, witness):
    """Some events of a log against the last checkpoint, and the checkpoints against those of a witness."""
    last = log.notes[-1]
    for place, start, proof in zip(log.places, log.leaves, log.proofs):
        try:
            reached = led_to(start, place, last.size, proof)
        except ValueError:
            reached = None
        if reached != last.root:
            yield "proof", f"place {place}: the event is not shown to be in the log"
    roots = {note.size: note.root for note in log.notes}
    for note in witness:
        if roots.get(note.size, note.root) != note.root:
            yield "witness", f"the witness saw another log of {note.size} events"


def check_log(log, published=(), witness=None):
    """Everything about a log whose files could be read."""
    if len(log.bodies) != len(log.leaves):
        yield "count", f"there are {len(log.bodies)} events and {len(log.leaves)} leaves or proofs"
        return
    if not log.notes or not log.keys:
        yield "unsigned", "no checkpoint was ever signed"
        return
    seen = [note for note in witness or () if note.origin == log.notes[-1].origin]
    if witness is not None and not seen:
        yield "witness", "the witness has seen no checkpoint of this log"
    yield from check_bodies(log)
    yield from check_roots(log, seen) if log.proofs is None else check_proofs(log, seen)
    yield from check_signatures(log, published)


def check_timestamps(files, opened, notes):
    """Each timestamp has the SHA-256 of its checkpoint in it; whether it is genuine, its authority's certificates show."""
    sizes = {f"{note.size}.tsr": note for note in notes}
    for path in sorted(path for path in files if path.startswith(TIMESTAMPS)):
        note, found = sizes.get(path[len(TIMESTAMPS) :]), content(opened, path)
        if not note or found is None or hashlib.sha256(note.text).digest() not in found:
            yield "timestamp", f"{path!a} is no timestamp of a checkpoint that is here"


# The bag, as a folder or a zip: `files` are the paths in it, `opened` opens one


def is_safe(path):
    """Whether a path stays inside the bag and is the same everywhere."""
    if any(ord(char) < 0x20 or char in "\\:%\x7f" or "\ud800" <= char <= "\udfff" for char in path):
        return False
    return len(path.encode("utf-8")) <= 1000 and all(part not in ("", ".", "..") for part in path.split("/"))


def walk(root, files):
    """The files of a folder; what is wrong with the rest. Nothing is followed."""
    folders = [""]
    while folders:
        inside = folders.pop()
        for entry in os.scandir(root / inside):
            name = f"{inside}/{entry.name}" if inside else entry.name
            mode = entry.stat(follow_symlinks=False).st_mode
            if not is_safe(name):
                yield "path", f"{name!a} is no path that is the same everywhere"
            elif stat.S_ISDIR(mode):
                folders.append(name)
            elif stat.S_ISREG(mode):
                files.add(name)
            else:
                yield "link", f"{name!a} is neither a file nor a folder"


def zip_faults(packed, size, folder):
    """What makes a zip one that is not looked into."""
    names = [entry.orig_filename for entry in packed.infolist()]
    if not names or not all(name.startswith(folder) for name in names) or len(set(names)) < len(names):
        yield "zip", "its files are not all in one folder, or one is there twice"
    if sum(entry.file_size for entry in packed.infolist()) > size:
        yield "zip", "its files are larger than the zip itself"
    for entry in packed.infolist():
        kind = stat.S_IFMT(entry.external_attr >> 16)
        plain = entry.compress_type == zipfile.ZIP_STORED and not entry.flag_bits & 1
        if not plain or kind not in (0, stat.S_IFREG, stat.S_IFDIR) or not is_safe(entry.orig_filename.rstrip("/")):
            yield (
                "zip",
                f"{entry.orig_filename!a} is packed, encrypted, no file, or has no name that is the same everywhere",
            )


def content(opened, name):
    """The bytes of a file of the log or of a manifest, where it can be read."""
    try:
        with opened(name) as file:
            found = file.read(LARGEST_FILE + 1)
    except UNREADABLE:
        return None
    return found if len(found) <= LARGEST_FILE else None


def lines(found):
    """The lines of a text."""
    if found is None or (found and not found.endswith(b"\n")):
        raise ValueError("not whole lines")
    return found.decode("utf-8").split("\n")[:-1]


def text_of(found):
    """A text of whole lines."""
    lines(found)
    return found.decode("utf-8")


def digest(opened, name):
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    try:
        with opened(name) as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                found.update(piece)
    except UNREADABLE:
        return ""
    return found.hexdigest()


def listed_in(manifest, files, opened, listed):
    """Add the paths that a manifest lists; what is wrong with its lines."""
    if manifest not in files:
        yield "absent", f"{manifest} is not there"
        return
    try:
        said = lines(content(opened, manifest))
    except ValueError:
        yield "manifest", f"{manifest} is not lines of UTF-8"
        return
    for number, line in enumerate(said, 1):
        value, path = line[:64], line[66:]
        is_line = re.fullmatch(f"{HEX}{{64}}", value) and line[64:66] == "  " and path
        if is_line and not is_safe(path):
            yield "path", f"{manifest}, line {number}: {path!a} is no path that stays inside the bag"
        elif not is_line or path in listed or path.startswith("data/") != (manifest == PAYLOAD):
            yield "manifest", f"{manifest}, line {number} is no digest and path, or comes twice, or is misplaced"
        else:
            listed[path] = value


def check_files(files, opened):
    """Every file of the bag against the manifests."""
    if content(opened, "bagit.txt") != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        yield "bag", "bagit.txt does not say that this is a bag of version 1.0 in UTF-8"
    listed = {}
    yield from listed_in(PAYLOAD, files, opened, listed)
    yield from listed_in(TAGS, files, opened, listed)
    for path in sorted(listed):
        if path not in files:
            yield "absent", f"{path} is listed and not there"
        elif digest(opened, path) != listed[path]:
            yield "digest", f"{path} does not have the bytes that were put in"
    for path in sorted(files - listed.keys() - {TAGS}):
        yield "extra", f"{path} is there and not listed"


def proofs_of(found):
    """The places, leaves and proofs of proofs.txt."""
    rows = [line.split(" ") for line in lines(found)]
    if not all(re.fullmatch(PLACE, row[0]) and len(row) > 1 for row in rows):
        raise ValueError("not a place and hashes")
    places = [int(row[0]) for row in rows]
    if any(after <= before for before, after in zip(places, places[1:])):
        raise ValueError("places do not rise")
    return places, [unhash(row[1]) for row in rows], [list(map(unhash, row[2:])) for row in rows]


def leaves_of(found):
    """The same of leaves.txt, which has no proofs."""
    leaves = list(map(unhash, lines(found)))
    return range(len(leaves)), leaves, None


def bodies_of(found):
    """The bytes of each event."""
    if found is None or (found and not found.endswith(b"\n")):
        raise ValueError("not whole lines")
    return found.split(b"\n")[:-1]


def log_of(files, opened, faults):
    """The log in the bag, or None where a file of it cannot be read in its form."""
    readers = {
        "keys.txt": lambda found: keys_of(text_of(found)),
        "checkpoints.txt": lambda found: notes_of(text_of(found)),
        "events.jsonl": bodies_of,
    }
    version = "data/log/version.txt"
    if version not in files:
        faults.append(("absent", f"{version} is not there"))
        return None
    said = content(opened, version)
    if said not in (b"answerable-evidence 1 log\n", b"answerable-evidence 1 part\n"):
        faults.append(("text", f"{version} names no version that is known"))
        return None
    readers.update({"proofs.txt": proofs_of} if b"part" in said else {"leaves.txt": leaves_of})
    absent = [name for name in readers if f"data/log/{name}" not in files]
    faults.extend(("absent", f"data/log/{name} is not there") for name in absent)
    parts = []
    for name, reader in readers.items() if not absent else ():
        try:
            parts.append(reader(content(opened, f"data/log/{name}")))
        except ValueError as error:
            faults.append(("text", f"data/log/{name} cannot be read: {error!a}"))
    return Log(*parts[:3], *parts[3]) if len(parts) == 4 else None


# What is named on the command line


def check_bag(path, published, witness):
    """What was found in a bag."""
    files, faults = set(), []
    if path.is_dir():
        faults += walk(path, files)
        opened = lambda name: (path / name).open("rb")  # noqa: E731  a function of this path
    else:
        try:
            packed = zipfile.ZipFile(path)
            folder = (packed.namelist() or [""])[0].partition("/")[0] + "/"
            faults += zip_faults(packed, path.stat().st_size, folder)
        except UNREADABLE:
            faults.append(("zip", "the zip cannot be read"))
        if faults:
            return Found(faults, "nothing in it was looked at")
        files |= {name[len(folder) :] for name in packed.namelist() if not name.endswith("/")}
        opened = lambda name: packed.open(folder + name)  # noqa: E731
    faults += check_files(files, opened)
    log = log_of(files, opened, faults)
    if log:
        faults += check_log(log, published, witness)
        faults += check_timestamps(files, opened, log.notes)
    last = f", the last checkpoint over {log.notes[-1].size}" if log and log.notes else ""
    has_timestamps = any(path.startswith(TIMESTAMPS) for path in files)
    return Found(faults, f"{len(files)} files, {len(log.bodies) if log else 'no'} events{last}", log, has_timestamps)


def check_receipt(found, published):
    """The fault of a receipt, if it has one."""
    try:
        head, _, under = found.decode("utf-8").partition("\n\n")
        start, key, place, event, *proof = head.split("\n")
        place = re.fullmatch(f"place {PLACE}", place)
        if start != "answerable-receipt 1" or not place or key[:4] != "key ":
            raise ValueError("it is no receipt")
        key, (note,), event = key_of(key[4:]), notes_of(under), event.encode("utf-8")
        event_of(event)
        if led_to(leaf(event), int(place[1]), note.size, list(map(unhash, proof))) != note.root:
            raise ValueError("the event is not shown to be in the log")
        if not is_signed(note, key) or (note.next_key and not is_signed(note, note.next_key)):
            raise ValueError("the checkpoint is not signed with its key")
        if published and key not in published:
            raise ValueError("its key is none of those published")
    except ValueError as error:
        return [("receipt", f"it does not hold: {error!a}")]
    return []


def check(path, published, witness):
    """What was found at a path; or None where nothing can be checked there."""
    try:
        if (path / "bagit.txt").is_file() or (path.is_file() and zipfile.is_zipfile(path)):
            return check_bag(path, published, witness)
        with path.open("rb") as file:
            found = file.read(LARGEST_FILE)
    except (OSError, ValueError):
        return None
    return Found(check_receipt(found, published), "1 event") if found.startswith(b"answerable-receipt ") else None


def not_shown(found, given):
    """What this cannot show of what was found, in plain words."""
    log = found.log
    newer = len(log.leaves) - log.notes[-1].size if log and log.notes and log.proofs is None else 0
    if newer > 0:
        yield f"Anything about the last {newer} events: no checkpoint has been signed over them yet."
    if log and log.proofs is not None:
        yield "That no other event belongs to this matter: only those in the bag were looked at."
    if not given.key:
        yield "That the key is the authority's: compare it with the one that it publishes (--key)."
    if not given.witness:
        yield "That whoever holds the key did not replace the whole log: only a witness's copy shows that (--witness)."
    else:
        yield "Anything that was signed after the last checkpoint that the witness kept: whoever holds the key could replace it."
    if found.has_timestamps:
        yield "That the timestamps are genuine, and their moments: this follows no chain of certificates. openssl ts -verify does."
    if not given.paths:
        yield "That this program is honest: it came with the bag. Take check.py from somewhere you trust."
    yield "That what an event says is true: the log shows what was recorded, when, and under which account."


def main(words):
    """Check each path named, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="BAG|ZIP|RECEIPT")
    parser.add_argument("--key", action="append", default=[], type=key_of, help="a key that the authority publishes")
    parser.add_argument(
        "--witness", type=lambda name: notes_of(Path(name).read_bytes().decode("utf-8")), help="a witness's file"
    )
    given = parser.parse_args(words)
    own = Path(__file__).resolve().parent
    if not given.paths and not (own / "bagit.txt").is_file():
        parser.error("name what is to be checked: this program does not lie in a bag")
    worst = 0
    for path in given.paths or [own]:
        found = check(path, given.key, given.witness)
        if not found:
            print(f"{str(path)!a}: there is no bag and no receipt here that can be checked")
            worst = 2
            continue
        for code, says in found.faults:
            print(f"fault  {code:<9}  {says}")
        print(f"{str(path)!a}: {found.looked_at}; {len(found.faults) or 'no'} faults")
        print("This does not show:", *not_shown(found, given), sep="\n- ")
        worst = max(worst, 1 if found.faults else 0)
    return worst


def start():
    """Run from the command line, whatever the terminal can show."""
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    start()
