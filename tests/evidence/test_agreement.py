"""Three checkers that share no code say the same of a thousand bags with something wrong in them.

The program, the stand-alone checker, and one in Perl. ANSWERABLE_BAGS says how many bags; on other days fewer are enough.
"""

import os
import random
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from answerable.evidence import check_evidence, receipt
from evidence.bagged import NEW, OLD, bag_of_log, bag_of_part, checker_says, disposed, program_says
from evidence.made import log
from evidence.test_bags import HOSTILE

PERL = Path(__file__).with_name("check.pl")
BAGS = int(os.environ.get("ANSWERABLE_BAGS", "200"))
IN_PERL = BAGS if BAGS > 200 else 40
needs_perl = pytest.mark.skipif(
    not (shutil.which("perl") and shutil.which("openssl")), reason="the second checker needs perl and openssl"
)
LOG = "data/log/"


def perl_says(*paths):
    """The names of the faults that the checker in Perl finds, for each path."""
    done = subprocess.run(["perl", str(PERL), *map(str, paths)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    found, of_one = [], set()
    for line in done.stdout.splitlines():
        if line.startswith("fault "):
            of_one.add(line.split()[1])
        else:
            found.append(sorted(of_one))
            of_one = set()
    return found


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The files of a whole bag of each kind, by their paths."""
    folder, made = tmp_path_factory.mktemp("whole"), disposed()
    bags = [bag_of_log(folder / "log", made), bag_of_part(folder / "part", made)]
    return [
        {str(path.relative_to(bag)): path.read_bytes() for path in bag.rglob("*") if path.is_file()} for bag in bags
    ]


def mutated(files, chance):
    """The same bag with one to three things wrong in it; often with manifests that hold again, so that the log is what differs."""
    files = dict(files)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        chance.choice(MUTATIONS)(files, chance)
    if chance.random() < 0.7:
        refit(files)
    return files


def refit(files):
    """Manifests that fit the files."""

    def lines(names):
        return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(names)).encode()

    files["manifest-sha256.txt"] = lines(name for name in files if name.startswith("data/"))
    tags = [name for name in files if not name.startswith("data/") and name != "tagmanifest-sha256.txt"]
    files["tagmanifest-sha256.txt"] = lines(tags)


def some(files, chance):
    """The name of a file, most often one of the log."""
    log = sorted(name for name in files if name.startswith(LOG))
    return chance.choice(log if log and chance.random() < 0.75 else sorted(files))


def flip(files, chance):
    name = some(files, chance)
    if content := bytearray(files[name]):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        files[name] = bytes(content)


def insert(files, chance):
    name = some(files, chance)
    at = chance.randint(0, len(files[name]))
    piece = chance.choice(
        (b"\n", b"\r", b"\x00", b" ", b"\xff", b"\xe2\x80\xa8", b"A", b"0", b"=", b'"', b"\\", b"{", b"-")
    )
    files[name] = files[name][:at] + piece + files[name][at:]


def leave_out(files, chance):
    name = some(files, chance)
    at = chance.randint(0, len(files[name]))
    files[name] = files[name][:at] + files[name][at + chance.choice((1, 1, 2, 40)) :]


def cut(files, chance):
    name = some(files, chance)
    files[name] = files[name][: chance.randint(0, len(files[name]))]


def shuffle_lines(files, chance):
    name = some(files, chance)
    lines = files[name].split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(4)
    if way == 0:
        lines[one], lines[other] = lines[other], lines[one]
    elif way == 1:
        lines.insert(other, lines[one])
    elif way == 2:
        del lines[one]
    else:
        lines[one] = lines[other]
    files[name] = b"\n".join(lines)


def take_out(files, chance):
    del files[some(files, chance)]


def put_in(files, chance):
    name = chance.choice(
        (
            "data/files/more",
            "more",
            "data/log/more",
            "data/log/timestamps/10.tsr",
            "data/x y",
            "ä",
            "a:b",
            "a\\b",
            "data/%41",
        )
    )
    files[name] = b"more"


def move(files, chance):
    files[chance.choice(("moved", "data/moved", "data/log/keys.txt"))] = files.pop(some(files, chance))


IN_DATA = (
    *(b"{ }", b'{"a":-0}', b'{"a":9007199254740992}', b'{"a":-9007199254740991}', b'{"B":1}', b'{"b":1,"a":1}', b'{"a":1,"a":1}'),
    *(b'"\\u0041"', b'"\\u000a"', b'"\\ud800"', b'"\xed\xa0\x80"', b'"\\u001F"', b'"\\u001f"', b"1e2", b"NaN", b'"\\/"', b'{"":1}'),
    *(b"[" * 31 + b"]" * 31, b"[" * 32 + b"]" * 32, b'"\x7f\xc2\x85\xe2\x80\xa8"', b"01", b"1.0", b"true"),
)  # fmt: skip
OTHER_WORDS = (
    *((b"{}", becomes) for becomes in IN_DATA),
    *((b"person:12", b"person:13"), (b'"v":1', b'"v":1.0'), (b'"v":1', b'"v":01'), (b'"v":1', b'"v":true'), (b"[3,3]", b"[3,2]")),
    *((b"[5,7]", becomes) for becomes in (b"[5,6]", b"[0,20]", b"[0,19]", b'["5",7]', b"[5,7,7]", b"[5,true]")),
)  # fmt: skip


def other_words(files, chance):
    """Something in an event said otherwise, and its leaf made to fit."""
    if not {LOG + "events.jsonl", LOG + "leaves.txt"} <= files.keys():
        return
    bodies, leaves = files[LOG + "events.jsonl"].split(b"\n"), files[LOG + "leaves.txt"].split(b"\n")
    at = chance.randrange(min(len(bodies), len(leaves)))
    was, becomes = chance.choice(OTHER_WORDS)
    if was in (b"[3,3]", b"[5,7]"):
        at = next((n for n, body in enumerate(bodies[: len(leaves)]) if was in body), at)
    bodies[at] = bodies[at].replace(was, becomes)
    leaves[at] = b64encode(sha256(b"\x00" + bodies[at]).digest())
    files[LOG + "events.jsonl"], files[LOG + "leaves.txt"] = b"\n".join(bodies), b"\n".join(leaves)


def destroy(files, chance):
    """An event without its bytes."""
    bodies = files.get(LOG + "events.jsonl", b"").split(b"\n")
    bodies[chance.randrange(len(bodies))] = b""
    files[LOG + "events.jsonl"] = b"\n".join(bodies)


def shorten(files, chance):
    """A log without its last events, or without its first."""
    names = [LOG + name for name in ("events.jsonl", "leaves.txt", "proofs.txt") if LOG + name in files]
    many, from_the_end = chance.randint(1, 4), chance.random() < 0.7
    for name in names:
        lines = files[name].split(b"\n")
        files[name] = b"\n".join(lines[: -1 - many] + lines[-1:] if from_the_end else lines[many:])


def fewer_notes(files, chance):
    """Checkpoints of which some are gone or come in another order."""
    blocks = files.get(LOG + "checkpoints.txt", b"").split(b"\n\n")
    notes = [b"\n\n".join(blocks[at : at + 2]).strip(b"\n") for at in range(0, len(blocks), 2)]
    chance.choice((lambda: notes.pop(chance.randrange(len(notes))), lambda: chance.shuffle(notes)))()
    files[LOG + "checkpoints.txt"] = b"\n\n".join(notes) + b"\n"


def spare_bits(files, chance):
    """Base64 that says the same bytes in another way."""
    name = LOG + chance.choice(("leaves.txt", "proofs.txt", "checkpoints.txt"))
    parts = files.get(name, b"").split(b"=")
    if len(parts) > 1:
        at = chance.randrange(len(parts) - 1)
        parts[at] = parts[at][:-1] + bytes([parts[at][-1] + 1]) if parts[at] else parts[at]
        files[name] = b"=".join(parts)


MUTATIONS = (
    *(flip, flip, insert, leave_out, cut, shuffle_lines, shuffle_lines, take_out, put_in, move),
    *(other_words, other_words, other_words, destroy, shorten, fewer_notes, spare_bits),
)


def laid(files, folder):
    """The files as a folder; a name that cannot be had is left out."""
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError:
            continue
    return folder


def made(whole, seed, tmp_path):
    chance = random.Random(seed)
    return laid(mutated(whole[seed % 2], chance), tmp_path / str(seed))


def test_the_program_and_the_checker_agree_on_mutated_bags(whole, tmp_path):
    differ, faulty = {}, 0
    for seed in range(BAGS):
        bag = made(whole, seed, tmp_path)
        if (bag / "bagit.txt").is_file():
            ours, theirs = program_says(bag), checker_says(bag)
            faulty += bool(ours)
            if ours != theirs:
                differ[seed] = (ours, theirs)
        shutil.rmtree(bag)
    assert differ == {}
    assert faulty > BAGS * 0.75  # the rest had a byte put back, or a file was changed that no event speaks of


@needs_perl
def test_the_checker_in_perl_agrees_on_mutated_bags(whole, tmp_path):
    bags = [made(whole, seed, tmp_path) for seed in range(IN_PERL)]
    bags = [bag for bag in bags if (bag / "bagit.txt").is_file()]
    ours = [checker_says(bag) for bag in bags]
    theirs = perl_says(*bags)
    assert {bag.name: both for bag, *both in zip(bags, ours, theirs, strict=True) if both[0] != both[1]} == {}


@needs_perl
@pytest.mark.parametrize("make", [bag_of_log, bag_of_part])
def test_the_checker_in_perl_finds_nothing_in_a_whole_bag(make, tmp_path):
    assert perl_says(make(tmp_path / "bag")) == [[]]


@needs_perl
def test_the_checker_in_perl_agrees_on_hostile_bags(tmp_path):
    made = disposed()
    bags = []
    for number, change in enumerate(HOSTILE.values()):
        bags.append((bag_of_log, bag_of_part)[number % 2](tmp_path / f"{number:02}" / "bag", made))
        change(bags[-1])
    assert perl_says(*bags) == [checker_says(bag) for bag in bags]


def receipts(folder):
    """Whole receipts, of logs of any size and at a change of keys, and some with something wrong in them."""
    whole = []
    for size, place in ((1, 0), (2, 1), (30, 17), (25, 24)):
        made = log(size, key=OLD, every=size)
        if size == 25:
            made.notes.clear()
            made.seal([25], next_key=NEW)
        whole.append(
            str(receipt(made.rows[place].body, place=place, leaves=made.leaves, note=made.notes[-1], key=OLD.verifier))
        )
    for seed in range(BAGS):
        chance = random.Random(seed)
        files = {LOG + "one": whole[seed % 4].encode()}
        if seed > 3:
            chance.choice((flip, insert, leave_out, shuffle_lines, cut))(files, chance)
        path = folder / f"{seed}.txt"
        path.write_bytes(files[LOG + "one"])
        yield path


def test_receipts_are_judged_alike(tmp_path):
    paths = [path for path in receipts(tmp_path) if path.read_bytes().startswith(b"answerable-receipt 1")]
    ours = [sorted({finding.code for finding in check_evidence(path).findings}) for path in paths]
    assert ours == [checker_says(path) for path in paths]
    assert ours[:4] == [[]] * 4
    assert ours.count(["receipt"]) > len(paths) * 0.75
    if shutil.which("perl") and shutil.which("openssl"):
        some = paths[:IN_PERL]
        assert perl_says(*some) == ours[: len(some)]
