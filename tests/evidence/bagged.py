"""Bags to try things on, and what each checker says of them."""

import contextlib
import importlib.util
import io
from datetime import date
from hashlib import sha256
from pathlib import Path

from answerable import evidence
from answerable.evidence import Dated, Key, Trust, check_bag, make_bag, part_of_log, whole_log
from evidence.made import ORIGIN, log, row

CHECKER = Path(evidence.__file__).with_name("checker.py")
FILES = {"letters/answer.pdf": b"%PDF made up", "notes ä.txt": "für später".encode()}
ABOUT = {"Source-Organization": "Harrowmere Borough Council", "Bagging-Date": "2026-03-02"}


def stand_alone():
    """The checker as a module of its own, which knows nothing of the program."""
    spec = importlib.util.spec_from_file_location("stand_alone_checker", CHECKER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


checker = stand_alone()


def disposed(size=30):
    """A log in which the events 3 and 5 to 7 were destroyed, and in which keys changed."""
    made = log(size, key=OLD, notes=[None])
    made.rows[20] = row(20, kind="disposed", data={"events": [[3, 3], [5, 7]], "class": "INF-01"})
    made.rows = [one._replace(body=None) if one.place in (3, 5, 6, 7) else one for one in made.rows]
    made.notes.clear()
    made.seal([10])
    made.seal([18], next_key=NEW)
    made.seal([25, size], key=NEW)
    return made


def timestamps_of(made):
    """What stands for replies of an outside clock, of every second checkpoint: no more than each one's digest among other bytes."""
    return {note.checkpoint.size: b"0\x82" + sha256(str(note).encode()).digest() + b"\0" for note in made.notes[1::2]}


OLD, NEW = Key.make(ORIGIN), Key.make(ORIGIN)
KEYS = (Dated(date(2026, 1, 5), OLD.verifier), Dated(date(2026, 3, 1), NEW.verifier))


def bag_of_log(folder, made=None, *, files=FILES):
    made = made or disposed()
    log = whole_log(made.rows, notes=made.notes, keys=KEYS, timestamps=timestamps_of(made))
    make_bag(folder, log=log, files=files, about=ABOUT)
    return folder


def bag_of_part(folder, made=None, *, places=(2, 5, 9, 20)):
    made = made or disposed()
    rows = [made.rows[place] for place in places]
    part = part_of_log(rows, leaves=made.leaves, notes=made.notes, keys=KEYS, timestamps=timestamps_of(made))
    make_bag(folder, log=part, files=FILES, about=ABOUT)
    return folder


def program_says(path, *, trust=None):
    """The names of the faults that the program finds."""
    return sorted({finding.code for finding in check_bag(path, trust=trust or Trust()).findings})


def checker_says(path, *, published=(), witness=None):
    """The names of the faults that the stand-alone checker finds."""
    words = [str(path)]
    for key in published:
        words += ["--key", str(key)]
    if witness:
        words += ["--witness", str(witness)]
    with contextlib.redirect_stdout(io.StringIO()) as out:
        ended = checker.main(words)
    found = sorted({line.split()[1] for line in out.getvalue().splitlines() if line.startswith("fault ")})
    assert ended == (1 if found else 0), out.getvalue()
    return found
