"""A witness keeps what it has seen, and refuses whatever does not extend it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import BadNote, BadReceipt, Forked, NotProven, NotSigned, OtherLog, OtherStart, WentBack
from answerable.evidence import Checkpoint, Key, Update, notes, root, sign, update, witness
from evidence.made import ORIGIN, Log, log, row

LONG = log(40)
FIRST = LONG.key.verifier


@pytest.fixture
def kept(tmp_path):
    """A witness that has seen twenty events."""
    path = tmp_path / "harrowmere.notes"
    show(path, LONG.notes[:1])
    show(path, LONG.notes[:2], old=10)
    return path


def show(path, noted, *, old=0, leaves=None, first=FIRST):
    """Bring an update to the witness, as text."""
    brought = update(noted, leaves=leaves or LONG.leaves, old=old)
    return witness(path, update=Update.parse(str(brought)), first=first)


def sizes(path):
    return [note.checkpoint.size for note in notes(path.read_text("utf-8"))]


def test_each_checkpoint_is_kept_once(kept):
    assert show(kept, LONG.notes, old=20).checkpoint.size == 40
    assert show(kept, LONG.notes, old=40).checkpoint.size == 40
    assert sizes(kept) == [10, 20, 40]


def test_a_database_put_back_is_refused(kept):
    before = kept.read_bytes()
    with pytest.raises(WentBack, match="has 10 events now, and had 20"):
        show(kept, LONG.notes[:1], old=20, leaves=LONG.leaves[:10])
    assert kept.read_bytes() == before


def test_a_log_rewritten_is_refused_at_any_size(kept):
    other = Log([*LONG.rows[:4], row(4, by="person:99"), *LONG.rows[5:]], key=LONG.key)
    before = kept.read_bytes()
    for count in (2, 3, 4):  # of the size seen last, and larger
        with pytest.raises(Forked):
            show(kept, other.notes[:count], old=20, leaves=other.leaves)
    assert kept.read_bytes() == before


def test_an_update_that_starts_elsewhere_asks_for_another(kept):
    with pytest.raises(OtherStart, match="from 10 events, but the last checkpoint kept here is at 20"):
        show(kept, LONG.notes, old=10)


def test_another_log_is_refused(kept):
    other = sign(Checkpoint("another.example/log", 40, root(LONG.leaves)), key=LONG.key)
    with pytest.raises(OtherLog):
        show(kept, [other], old=20)


def test_a_key_that_nobody_handed_over_to_is_refused(kept):
    stranger = Log(LONG.rows, key=Key.make(ORIGIN))
    with pytest.raises(NotSigned):
        show(kept, stranger.notes, old=20)
    with pytest.raises(NotSigned):
        show(kept.with_name("new"), stranger.notes)


def test_keys_change_before_the_witness(tmp_path):
    path, following = tmp_path / "notes", Key.make(ORIGIN)
    changed = Log(LONG.rows, key=LONG.key, notes=LONG.notes[:2])
    changed.seal([30], next_key=following)
    changed.seal([40], key=following)
    for old in (0, 30):  # the change of keys is brought before what came after it
        show(path, changed.notes, old=old)
    assert sizes(path) == [30, 40]
    with pytest.raises(NotSigned):
        show(path, Log([*LONG.rows, *log(50).rows[40:]], key=LONG.key).notes, old=40, leaves=log(50).leaves)


def test_a_file_with_a_torn_end_is_not_written_over(kept):
    whole = kept.read_bytes()
    for length in range(len(whole) - 1, len(whole) - 100, -1):
        kept.write_bytes(whole[:length])
        with pytest.raises(BadNote):
            show(kept, LONG.notes, old=20)
        assert kept.stat().st_size == length


@pytest.mark.parametrize(
    "change", [lambda text: text[4:], lambda text: text.replace("old 20", "old 020"), lambda text: ""]
)
def test_an_update_in_any_other_form_is_refused(change):
    text = str(update(LONG.notes, leaves=LONG.leaves, old=20))
    with pytest.raises(BadReceipt):
        Update.parse(change(text))


def test_a_proof_in_any_other_form_is_refused():
    lines = str(update(LONG.notes, leaves=LONG.leaves, old=20)).split("\n")
    for wrong in ("", "AAAA", lines[1] + "=", "é"):
        with pytest.raises((NotProven, BadNote)):
            Update.parse("\n".join([lines[0], wrong, *lines[2:]]))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=6), st.integers(0, 39))
def test_whatever_was_seen_no_changed_event_below_it_passes(tmp_path_factory, steps, changed):
    path = tmp_path_factory.mktemp("witness") / "notes"
    seen = 0
    for size in sorted(set(steps)):
        cut = Log(LONG.rows[:size], key=LONG.key, notes=[], every=size)
        show(path, cut.notes, old=seen)
        seen = size
    other = Log([*LONG.rows[:changed], row(changed, by="x"), *LONG.rows[changed + 1 :]], key=LONG.key, every=40)
    if changed < seen:
        with pytest.raises((Forked, NotProven)):
            show(path, other.notes, old=seen, leaves=other.leaves)
    else:
        assert show(path, other.notes, old=seen, leaves=other.leaves).checkpoint.size == 40
