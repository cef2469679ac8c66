"""A bag holds a log, or a part of one, with all that is needed to check it; the program and the checker agree on it."""

import ast
import os
import shutil
import subprocess
import sys
import zipfile

import bagit
import pytest

from answerable.errors import CannotBeBagged, NotABag
from answerable.evidence import Trust, check_bag, make_bag, whole_log, zip_bag
from evidence.bagged import (
    ABOUT,
    CHECKER,
    FILES,
    KEYS,
    NEW,
    OLD,
    bag_of_log,
    bag_of_part,
    checker_says,
    disposed,
    program_says,
)
from evidence.made import log


@pytest.fixture(params=[bag_of_log, bag_of_part], ids=["log", "part"])
def bag(request, tmp_path):
    return request.param(tmp_path / "bag")


def both(path):
    found = program_says(path)
    assert checker_says(path) == found
    return found


def test_a_bag_holds(bag):
    assert both(bag) == []
    checked = check_bag(bag)
    assert checked.files == 2
    assert checked.last.size == 30


def test_others_read_our_bags(bag):
    bagit.Bag(str(bag)).validate(processes=1)


def test_a_bag_is_the_same_whenever_it_is_made(tmp_path):
    made = disposed()
    one, other = bag_of_log(tmp_path / "one", made), bag_of_log(tmp_path / "other", made)
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert [(one / name).read_bytes() for name in names] == [(other / name).read_bytes() for name in names]
    for folder in (one, other):
        folder = folder.rename(folder.with_name("bag"))
        zip_bag(folder, to=tmp_path / f"{len(list(tmp_path.glob('*.zip')))}.zip")
        shutil.rmtree(folder)
    assert (tmp_path / "0.zip").read_bytes() == (tmp_path / "1.zip").read_bytes()


def test_a_part_shows_nothing_of_other_events(tmp_path):
    made = disposed()
    bag = bag_of_part(tmp_path / "bag", made)
    text = b"".join(path.read_bytes() for path in bag.rglob("*") if path.is_file())
    shown = [one.place for one in made.rows if one.body and one.body in text]
    assert shown == [2, 9, 20]


def test_a_zip_of_a_bag_holds(bag, tmp_path):
    zip_bag(bag, to=tmp_path / "bag.zip")
    assert both(tmp_path / "bag.zip") == []


def test_the_checker_in_the_bag_runs_by_itself_in_a_bare_folder(bag, tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()
    shutil.copy(bag / "check.py", bare)
    assert (bag / "check.py").read_bytes() == CHECKER.read_bytes()
    run = [sys.executable, "-I", "-S", "check.py", str(bag), "--key", str(NEW.verifier)]
    done = subprocess.run(run, cwd=bare, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no faults" in done.stdout
    (bag / "data" / "files" / "letters" / "answer.pdf").write_bytes(b"another")
    done = subprocess.run(run, cwd=bare, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "fault  digest     data/files/letters/answer.pdf" in done.stdout


def test_the_checker_in_an_unpacked_bag_needs_no_name_and_ends_with_what_it_cannot_show(bag, tmp_path):
    run = [sys.executable, "-I", "-S", str(bag / "check.py")]
    for folder in (bag, tmp_path):
        done = subprocess.run(run, cwd=folder, env={}, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        said, _, not_shown = done.stdout.partition("This does not show:\n")
        assert said.endswith("; no faults\n")
        assert all(line.startswith("- ") for line in not_shown.splitlines())
        for words in ("compare it with the one that it publishes", "a witness's copy", "moments", "came with the bag"):
            assert words in not_shown
        assert not_shown.splitlines()[-1].startswith("- That what an event says is true")
    alone = shutil.copy(bag / "check.py", tmp_path / "check.py")
    done = subprocess.run([sys.executable, "-I", "-S", alone], cwd=bag, env={}, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 2 and "name what is to be checked" in done.stderr


def test_what_is_known_from_outside_is_not_said_to_be_unknown(tmp_path):
    from answerable.evidence import written

    made = disposed()
    (tmp_path / "kept").write_text(written(made.notes), "utf-8")
    words = ["--key", str(NEW.verifier), "--witness", str(tmp_path / "kept")]
    run = [sys.executable, "-I", str(CHECKER), str(bag_of_log(tmp_path / "bag", made)), *words]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert "that it publishes" not in said and "came with the bag" not in said
    assert "after the last checkpoint that the witness kept" in said


def lay(path, content):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: lay(folder / "30.tsr", b"the digest of nothing that is here"),
        lambda folder: lay(folder / "30.tsr", b""),
        lambda folder: lay(folder / "17.tsr", next(folder.glob("*.tsr")).read_bytes()),
        lambda folder: lay(folder / "more" / "30.tsr", (folder / "30.tsr").read_bytes()),
        lambda folder: (folder / "30.tsr").rename(folder / "030.tsr"),
    ],
)
def test_a_timestamp_that_is_of_no_checkpoint_here_is_found(bag, change):
    change(bag / "data" / "log" / "timestamps")
    assert "timestamp" in both(bag)


def test_published_keys_are_asked_for(bag):
    from answerable.evidence import Key

    for key, said in ((OLD, []), (NEW, []), (Key.make("harrowmere.example/log"), ["key"])):
        assert program_says(bag, trust=Trust(published=[key.verifier])) == said
        assert checker_says(bag, published=[key.verifier]) == said


@pytest.mark.parametrize("make", [bag_of_log, bag_of_part])
def test_a_witness_tells_another_log_from_this_one(make, tmp_path):
    from answerable.evidence import written

    made = disposed()
    other = log(30, key=NEW, every=30)
    for name, notes, said in (
        ("same", made.notes[-1:], []),
        ("another", other.notes, ["witness"]),
        ("none", [], ["witness"]),
    ):
        path = tmp_path / name
        path.write_text(written(notes), "utf-8")
        bag = make(tmp_path / f"bag {name}", made)
        assert program_says(bag, trust=Trust(witnessed=notes)) == said
        assert checker_says(bag, witness=path) == said


def test_a_log_cut_below_what_a_witness_saw_is_found(tmp_path):
    from answerable.evidence import written

    made = log(20, key=OLD)
    (tmp_path / "kept").write_text(written(log(30, key=OLD).notes), "utf-8")
    bag = tmp_path / "bag"
    make_bag(bag, log=whole_log(made.rows, notes=made.notes, keys=KEYS[:1]), about=ABOUT)
    assert program_says(bag, trust=Trust(witnessed=log(30, key=OLD).notes)) == ["witness"]
    assert checker_says(bag, witness=tmp_path / "kept") == ["witness"]


def test_what_cannot_be_shown_is_said(tmp_path):
    made = disposed()
    made.rows += log(34).rows[30:]
    said = " ".join(check_bag(bag_of_log(tmp_path / "bag", made)).unproven)
    assert "the last 4 events" in said
    assert "compare it with the one that it publishes" in said
    assert "only a witness's copy" in said
    assert "what an event says is true" in said
    assert "data/files/letters/answer.pdf" in said


def test_a_log_that_was_tampered_with_can_still_leave_as_evidence(tmp_path):
    made = disposed()
    made.rows[2] = made.rows[2]._replace(body=b"\xff\x00")
    bag = bag_of_log(tmp_path / "bag", made)
    assert both(bag) == ["event", "leaf"]
    made.rows[2] = made.rows[2]._replace(body=b"two\nlines")
    assert both(bag_of_log(tmp_path / "other", made)) == ["count"]


def test_a_file_that_an_event_names_is_vouched_for(tmp_path):
    from hashlib import sha256

    from evidence.made import Log, row

    pdf = FILES["letters/answer.pdf"]
    made = Log([row(0, digest=sha256(pdf).hexdigest())], key=OLD, every=1)
    bag = tmp_path / "bag"
    make_bag(bag, log=whole_log(made.rows, notes=made.notes, keys=KEYS[:1]), files=FILES, about=ABOUT)
    said = " ".join(check_bag(bag).unproven)
    assert "answer.pdf" not in said
    assert "notes ä.txt" in said


@pytest.mark.parametrize(
    "name", ["../out", "/out", "a//b", "a/./b", "", "a\\b", "a:b", "a%b", "a\nb", "a\x00b", "a\x7fb"]
)
def test_a_name_that_some_system_reads_otherwise_is_refused(name, tmp_path):
    made = disposed()
    with pytest.raises(CannotBeBagged):
        bag_of_log(tmp_path / "bag", made, files={name: b""})


def test_words_about_the_bag_are_one_line_each(tmp_path):
    made = disposed()
    whole = whole_log(made.rows, notes=made.notes, keys=KEYS)
    for about in ({"Note": "two\nlines"}, {"No:te": "x"}, {"": "x"}):
        with pytest.raises(CannotBeBagged):
            make_bag(tmp_path / f"bag{len(str(about))}", log=whole, about=about)


@pytest.mark.parametrize("name", ["nowhere", "empty", "text"])
def test_what_is_no_bag_is_refused(name, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text").write_text("no bag")
    with pytest.raises(NotABag):
        check_bag(tmp_path / name)
    run = [sys.executable, "-I", "-S", str(CHECKER), str(tmp_path / name)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "")
    assert "no bag and no receipt" in done.stdout


def tree(bag):
    return bag / "data" / "log"


def rewrite(path, change):
    path.write_bytes(change(path.read_bytes()))


HOSTILE = {
    "a path that climbs out": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text + b"0" * 64 + b"  data/../../x\n"),
    "an absolute path": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text + b"0" * 64 + b"  /etc/passwd\n"),
    "a symbolic link": lambda bag: (bag / "data" / "link").symlink_to("/etc/passwd"),
    "a link in place of a file": lambda bag: (
        (tree(bag) / "keys.txt").rename(bag.parent / "kept"), (tree(bag) / "keys.txt").symlink_to(bag.parent / "kept")),
    "a folder that is a link": lambda bag: (bag / "data" / "up").symlink_to(bag),
    "a pipe": lambda bag: os.mkfifo(bag / "data" / "pipe"),
    "a name that is no UTF-8": lambda bag: (bag / "data" / os.fsdecode(b"\xff")).touch(),
    "a name with a line in it": lambda bag: (bag / "data" / "a\nb").write_bytes(b""),
    "folders beyond a thousand bytes": lambda bag: (bag / "data" / "/".join(["a" * 200] * 6)).mkdir(parents=True),
    "a path beyond a thousand bytes": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text + b"0" * 64 + b"  data/" + b"a/" * 600 + b"a\n"),
    "an extra file": lambda bag: (bag / "data" / "files" / "more").write_bytes(b""),
    "an extra tag file": lambda bag: (bag / "more").write_bytes(b""),
    "a missing file": lambda bag: (bag / "data" / "files" / "notes ä.txt").unlink(),
    "a folder in place of a file": lambda bag: ((tree(bag) / "keys.txt").unlink(), (tree(bag) / "keys.txt").mkdir()),
    "no manifest": lambda bag: (bag / "manifest-sha256.txt").unlink(),
    "no tag manifest": lambda bag: (bag / "tagmanifest-sha256.txt").unlink(),
    "a manifest line twice": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text + text.split(b"\n")[0] + b"\n"),
    "a manifest that is no UTF-8": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text + b"\xff\n"),
    "a manifest without an end": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text[:-1]),
    "a manifest with NUL": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text + b"0" * 64 + b"  data/\x00\n"),
    "a manifest of carriage returns": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text.replace(b"\n", b"\r\n")),
    "a digest in capitals": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text.upper()),
    "a tag file in the wrong manifest": lambda bag: rewrite(bag / "manifest-sha256.txt", lambda text: text + b"0" * 64 + b"  bag-info.txt\n"),
    "another declaration": lambda bag: rewrite(bag / "bagit.txt", lambda text: text.replace(b"1.0", b"0.97")),
    "no version": lambda bag: (tree(bag) / "version.txt").unlink(),
    "another version": lambda bag: (tree(bag) / "version.txt").write_bytes(b"answerable-evidence 2 log\n"),
    "no keys": lambda bag: (tree(bag) / "keys.txt").write_bytes(b""),
    "no checkpoints": lambda bag: (tree(bag) / "checkpoints.txt").write_bytes(b""),
    "no events": lambda bag: (tree(bag) / "events.jsonl").write_bytes(b""),
    "an event more": lambda bag: rewrite(tree(bag) / "events.jsonl", lambda text: text + b"{}\n"),
    "an event too deep": lambda bag: rewrite(tree(bag) / "events.jsonl", lambda text: b"[" * 200_000 + b"\n" + text.split(b"\n", 1)[1]),
    "an event with a huge number": lambda bag: rewrite(tree(bag) / "events.jsonl", lambda text: b'{"v":' + b"9" * 200_000 + b"}\n" + text.split(b"\n", 1)[1]),
    "an event that is no UTF-8": lambda bag: rewrite(tree(bag) / "events.jsonl", lambda text: b"\xff\n" + text.split(b"\n", 1)[1]),
    "events without an end": lambda bag: rewrite(tree(bag) / "events.jsonl", lambda text: text[:-1]),
    "a destroyed event that nobody disposed of": lambda bag: rewrite(tree(bag) / "events.jsonl", lambda text: b"\n" + text.split(b"\n", 1)[1]),
    "checkpoints with NUL": lambda bag: rewrite(tree(bag) / "checkpoints.txt", lambda text: text + b"\x00"),
    "keys that are no UTF-8": lambda bag: (tree(bag) / "keys.txt").write_bytes(b"\xff\n"),
    "keys the wrong way round": lambda bag: rewrite(tree(bag) / "keys.txt", lambda text: b"\n".join(text.split(b"\n")[1::-1]) + b"\n"),
    "a key that is missing": lambda bag: rewrite(tree(bag) / "keys.txt", lambda text: text.split(b"\n")[0] + b"\n"),
    "a key on a day that is none": lambda bag: rewrite(tree(bag) / "keys.txt", lambda text: text.replace(b"2026-01-05", b"2026-02-30")),
    "no log at all": lambda bag: shutil.rmtree(tree(bag)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_bag_gives_findings(name, bag):
    HOSTILE[name](bag)
    assert both(bag) != []


def test_a_file_of_the_log_too_large_to_be_one_is_a_finding(bag, monkeypatch):
    monkeypatch.setattr("answerable.evidence.containers.LARGEST", 1000)
    monkeypatch.setattr("evidence.bagged.checker.LARGEST_FILE", 1000)
    assert both(bag) == ["text"]


def zipped(bag, **change):
    """A zip of the bag with something wrong with it."""
    path = bag.with_suffix(".zip")
    with zipfile.ZipFile(path, "w", change.get("pack", zipfile.ZIP_STORED)) as packed:
        for file in sorted(bag.rglob("*")):
            if file.is_file():
                packed.write(file, f"bag/{file.relative_to(bag)}")
        for name, content in change.get("more", {}).items():
            packed.writestr(name, content)
    return path


def bomb(bag):
    """Many entries that say of the same bytes that each is theirs."""
    path = zipped(bag, more={"bag/data/zero": bytes(100_000)})
    with zipfile.ZipFile(path, "a") as packed:
        first = packed.getinfo("bag/data/zero")
        for number in range(100):
            entry = zipfile.ZipInfo(f"bag/data/zero{number}")
            entry.header_offset, entry.CRC = first.header_offset, first.CRC
            entry.file_size = entry.compress_size = first.file_size
            packed.filelist.append(entry)
        packed._didModify = True
    return path


def linked(bag):
    path = zipped(bag)
    entry = zipfile.ZipInfo("bag/data/link")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(entry, "/etc/passwd")
    return path


ZIPS = {
    "packed": lambda bag: zipped(bag, pack=zipfile.ZIP_DEFLATED),
    "a bomb": bomb,
    "a link": linked,
    "a path that climbs out": lambda bag: zipped(bag, more={"bag/../../x": b""}),
    "a second folder": lambda bag: zipped(bag, more={"other/x": b""}),
    "a file beside the folder": lambda bag: zipped(bag, more={"x": b""}),
}


@pytest.mark.parametrize("name", ZIPS)
def test_a_hostile_zip_gives_findings(name, bag):
    assert both(ZIPS[name](bag)) == ["zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_a_file_twice_gives_a_finding(bag):
    assert both(zipped(bag, more={"bag/bagit.txt": b"another"})) == ["zip"]


def test_a_zip_that_is_cut_or_changed_gives_findings(bag, tmp_path):
    path = tmp_path / "bag.zip"
    zip_bag(bag, to=path)
    whole = path.read_bytes()
    at = whole.index(b"%PDF")
    path.write_bytes(whole[:at] + b"!" + whole[at + 1 :])
    assert both(path) == ["digest"]
    path.write_bytes(whole[200:])
    assert both(path) != []


def test_the_checker_keeps_to_what_old_pythons_have():
    source = CHECKER.read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 8))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported <= sys.stdlib_module_names
    assert "answerable-receipt" in source
    assert "import answerable" not in source
