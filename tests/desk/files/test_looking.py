"""A file is looked through once, and does not leave with what its reader does not see unless somebody says why."""

from datetime import timedelta

import pytest

from answerable.desk.files import looking
from answerable.desk.files.keeping import keep
from answerable.desk.files.looking import look_again, look_at, look_later, must_be_clean, what_hides
from answerable.desk.files.models import LetThrough, Look, Unwanted
from answerable.desk.files.removal import forget
from answerable.errors import BeingLookedAt, HidesSomething, NoSuchThing, NotComplete
from desk.hiding import SHEET, workbook

pytestmark = pytest.mark.django_db

PLACE = "FOI-2026-0142"


@pytest.fixture(autouse=True)
def store(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def permits(at):
    return keep(workbook(), name="permits.xlsx", media=SHEET, at=at)


@pytest.fixture
def waiting(monkeypatch):
    """What was put in the queue to be looked through."""
    put: list[int] = []
    monkeypatch.setattr(type(look_later), "enqueue", lambda _, key: put.append(key))
    return put


def let(file, by, at, **more):
    return looking.let_through(file, **({"where": PLACE, "reason": "It is meant to go."} | more), by=by.person, at=at)


def test_a_file_that_hides_something_does_not_leave_and_it_is_said_what_and_where(permits, at):
    with pytest.raises(HidesSomething) as refused:
        must_be_clean([permits], where=PLACE, at=at)
    assert "permits.xlsx: hidden sheet" in refused.value.part("what")
    assert "Tregarth" not in str(refused.value)  # what was found stands on the page, not in errors and logs
    look_at([permits], at=at)
    (thing,) = what_hides([permits])[0].standing
    assert (thing.kind, thing.where) == ("hidden sheet", "the sheet “Staff”")
    assert "Unhide it and look" in thing.do


def test_a_file_that_hides_nothing_leaves(at):
    clean = keep(workbook(hides=False), name="permits.xlsx", media=SHEET, at=at)
    must_be_clean([clean, keep(b"a,b\n", name="permits.csv", media="text/csv", at=at)], where=PLACE, at=at)


def test_what_only_tells_who_made_a_file_is_told_and_stops_nothing(at):
    looked_at = keep(workbook(hides=False), name="permits.xlsx", media=SHEET, at=at)
    look_at([looked_at], at=at)
    looked = what_hides([looked_at])[0]
    assert [thing.kind for thing in looked.told] == ["properties"]
    assert looked.is_clear


@pytest.mark.parametrize(
    ("data", "name"), [(b"{\\rtf1 x}", "old.rtf"), (b"\0\1\2\3" * 9, "tape.bin"), (b"%PDF-1.7 no pages", "cut.pdf")]
)
def test_what_cannot_be_looked_into_stops_and_can_be_let_through(data, name, by, at):
    file = keep(data, name=name, media="application/octet-stream", at=at)
    with pytest.raises(HidesSomething, match=f"{name}: cannot be looked into"):
        must_be_clean([file], where=PLACE, at=at)
    look_at([file], at=at)
    let(file, by, at)
    must_be_clean([file], where=PLACE, at=at)


def test_a_file_that_breaks_its_reader_is_not_clean(permits, at, monkeypatch):
    def broken(*_, **__):
        raise RecursionError

    monkeypatch.setattr(looking, "hidden_in", broken)
    look_at([permits], at=at)
    assert "could not be looked through (RecursionError)" in what_hides([permits])[0].standing[0].what


def test_the_same_bytes_are_looked_through_once_whatever_they_are_called(permits, at, monkeypatch):
    look_at([permits], at=at)
    monkeypatch.setattr(looking, "hidden_in", lambda *_, **__: pytest.fail("it was looked through again"))
    again = keep(workbook_of(permits), name="other.xlsx", media=SHEET, at=at)
    look_at([permits, again], at=at)
    assert what_hides([again])[0].kinds == "hidden sheet"


def workbook_of(file):
    from answerable.desk.files.keeping import content

    return content(file)


def test_a_newer_scanner_looks_again_and_what_it_finds_besides_stops(permits, by, at, monkeypatch, waiting):
    look_at([permits], at=at)
    let(permits, by, at)
    assert what_hides([permits], where=PLACE)[0].is_clear
    monkeypatch.setattr(looking, "SCANNER", looking.SCANNER + 1)
    plain = looking.hidden_in

    def finds_more(data, *, name):
        scan = plain(data, name=name)
        scan.add("deleted text", "the sheet “Ward”", "1 text", "Take it out.")
        return scan

    monkeypatch.setattr(looking, "hidden_in", finds_more)
    assert what_hides([permits], where=PLACE)[0].is_waiting
    look_again.call()
    assert waiting == [permits.pk]
    look_later.call(permits.pk)
    assert what_hides([permits], where=PLACE)[0].kinds == "deleted text"


def test_a_large_file_waits_in_the_queue_and_leaves_once_it_was_looked_through(at, monkeypatch, waiting):
    monkeypatch.setattr(looking, "AT_ONCE", 100)
    file = keep(workbook(hides=False), name="large.xlsx", media=SHEET, at=at)
    with pytest.raises(BeingLookedAt, match=r"large\.xlsx"):
        must_be_clean([file], where=PLACE, at=at)
    assert waiting == [file.pk]
    look_later.call(file.pk)
    must_be_clean([file], where=PLACE, at=at)


def test_a_small_file_that_unpacks_to_much_waits_too(permits, at, monkeypatch, waiting):
    monkeypatch.setattr(looking, "UNPACKED_AT_ONCE", 100)
    look_at([permits], at=at)
    assert waiting == [permits.pk]


def test_what_is_let_through_holds_in_its_place_only_and_for_what_was_named(permits, by, at):
    look_at([permits], at=at)
    key = what_hides([permits])[0].standing[0].key
    given = let(permits, by, at, things=[key])
    assert (given.things, given.by) == ([key], by.person)
    must_be_clean([permits], where=PLACE, at=at)
    with pytest.raises(HidesSomething):
        must_be_clean([permits], where="FOI-2026-0143", at=at)


def test_a_reason_and_something_to_let_through_are_needed(permits, by, at):
    look_at([permits], at=at)
    with pytest.raises(NotComplete):
        let(permits, by, at, reason=" ")
    with pytest.raises(NotComplete):
        let(permits, by, at, things=[])
    with pytest.raises(NoSuchThing):
        let(permits, by, at, things=["another"])
    with pytest.raises(NoSuchThing):
        looking.stop_again(permits, where=PLACE)


def test_what_was_seen_in_bytes_goes_with_them(permits, by, at, django_capture_on_commit_callbacks):
    look_at([permits], at=at)
    let(permits, by, at)
    with django_capture_on_commit_callbacks(execute=True):
        forget([permits.pk], at=at + timedelta(days=1))
    assert not (Look.objects.exists() or LetThrough.objects.exists() or Unwanted.objects.exists())


def test_bytes_that_are_put_back_are_looked_through_then(permits, at):
    from answerable.desk.files.keeping import path_of

    path = path_of(permits.sha256)
    kept = path.read_bytes()
    path.write_bytes(b"other")
    look_at([permits], at=at)
    assert what_hides([permits])[0].kinds == "cannot be looked into"
    path.write_bytes(kept)
    look_at([permits], at=at)
    assert what_hides([permits])[0].kinds == "hidden sheet"
