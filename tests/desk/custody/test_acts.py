"""Every act on evidence is one event and one entry; what does not match is written down; a form sent twice is one event."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.desk.custody.actions.access_item import access_item
from answerable.desk.custody.actions.analyse import Analysed, analyse
from answerable.desk.custody.actions.check_out import check_out
from answerable.desk.custody.actions.close import close
from answerable.desk.custody.actions.collect import collect
from answerable.desk.custody.actions.copy_item import Copied, copy_item
from answerable.desk.custody.actions.correct import correct
from answerable.desk.custody.actions.give_back import give_back
from answerable.desk.custody.actions.link import link
from answerable.desk.custody.actions.move import move
from answerable.desk.custody.actions.open_investigation import open_investigation
from answerable.desk.custody.actions.receive import receive
from answerable.desk.custody.actions.redact import Redacted, redact
from answerable.desk.custody.actions.reopen import reopen
from answerable.desk.custody.actions.return_item import return_item
from answerable.desk.custody.actions.seal import seal
from answerable.desk.custody.actions.verify import verify
from answerable.desk.custody.entries import Hand, New, Said, Upload
from answerable.desk.custody.models import CustodyEvent, Investigation, Item, Kind
from answerable.desk.custody.queries.agreeing import agrees, under
from answerable.desk.custody.taking import Taken
from answerable.desk.custody.telling import label_of
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role
from answerable.errors import BadDay, EvidenceReferenceTaken, FormUsed, NoSuchThing, NotAllowed, NotComplete, NotNow
from desk.custody.hands import EXPORT, LAB, STORE, said

pytestmark = pytest.mark.django_db


def item(reference, number):
    return Item.objects.get(investigation__reference=reference, number=number)


def test_every_act_leaves_one_event_and_one_entry_and_all_rows_agree_with_the_log(reference, keeper, at):
    def who(number=None):
        numbered = {"number": number} if number else {}
        return {"reference": reference, **numbered, "said": said(seal_read="HBC-0411"), "by": keeper, "at": at}

    copy = Upload(b"black bars", "chat, redacted.txt", "text/plain")
    done = [
        receive(new=New("Letter of the outsider", Kind.PAPER), taken=Taken(Hand("The outsider", "by post"), STORE, seal="P-9", photograph=Upload(b"jpg", "letter.jpg")), **who()),
        verify(**who(1)),
        verify(**who(2)),
        move(to=LAB, **who(1)),
        check_out(to=LAB, due_back_on=at.date(), **who(2)),
        analyse(analysed=Analysed("chatlook 2.1", "61 people are named.", LAB, "List of names", Upload(b"names", "names.csv")), **who(2)),
        return_item(to=STORE, **who(2)),
        copy_item(copied=Copied(STORE, "Working copy", "cp 9.4"), **who(1)),
        access_item(**who(1)),
        redact(redacted=Redacted("Chat without names", copy, "redactor 1.0", STORE), **who(1)),
        seal(new_seal="HBC-0500", **who(2)),
        correct(event=4, **who()),
        close(finding="No approved tool for swaps.", **who()),
        give_back(to=Hand("Head of Adult Social Care", "Mere House"), **{**who(2), "said": said(seal_read="HBC-0500")}),
        reopen(**who()),
    ]  # fmt: skip
    found = Investigation.objects.get(reference=reference)
    assert [event.number for event in done] == list(range(4, 19)) and found.events_count == 18
    assert len(under(f"evidence:{reference}")) == 18
    assert [each.faults for each in agrees(by=keeper) if each.faults] == []
    assert found.items.count() == found.items_count == 7
    assert {event.result for event in done} == {"match", ""}
    assert item(reference, 2).state == "given-back" and item(reference, 2).custodian == "Head of Adult Social Care"


def test_nothing_personal_and_nothing_that_can_be_guessed_goes_into_the_log(reference, keeper, at):
    move(reference=reference, number=1, to=LAB, said=said("Robin Outsider asked"), by=keeper, at=at)
    written = "".join(f"{entry.subject} {entry.data}" for entry in under(f"evidence:{reference}"))
    assert not any(words in written for words in ("Robin", "Ivy", "Dora", "Mere House", "outsider", "telephone"))
    again = [move(reference=reference, number=1, to=LAB, said=said("yes"), by=keeper, at=at).entry for _ in range(2)]
    words = [entry.data["words"] for entry in under(f"evidence:{reference}") if entry.pk in again]
    assert len(set(words)) == 2


def test_a_file_is_known_by_its_digest_and_what_came_with_it_is_compared(reference, keeper, at):
    assert item(reference, 1).digest == digest_of(EXPORT) and item(reference, 1).size == len(EXPORT)
    upload = Upload(b"more", "more.txt")
    told = {digest_of(b"more").upper(): "match", "0" * 64: "mismatch", "": ""}
    for digest, result in told.items():
        event = collect(reference=reference, new=New("More", Kind.DIGITAL), taken=Taken(LAB, STORE, upload, digest), said=said(), by=keeper, at=at)  # fmt: skip
        assert event.result == result


@pytest.mark.parametrize(("data", "words"), [(b"other bytes", "not those that came in"), (b"", "not there")])
def test_bytes_that_changed_or_went_are_an_event_and_the_item_moves_all_the_same(
    reference, keeper, at, spoil, data, words
):
    spoil(1, data)
    event = move(reference=reference, number=1, to=LAB, said=said(), by=keeper, at=at)
    assert (event.result, words in event.outcome) == ("mismatch", True)
    assert item(reference, 1).place == LAB.place
    assert [each for each in agrees(by=keeper) if not each.holds] == []


def test_a_seal_that_reads_otherwise_is_an_event_and_one_that_nobody_read_is_asked_for(reference, keeper, at):
    event = move(reference=reference, number=2, to=LAB, said=said(seal_read="HBC-0417"), by=keeper, at=at)
    assert event.result == "mismatch" and "HBC-0411" in event.outcome
    with pytest.raises(NotComplete):
        move(reference=reference, number=2, to=STORE, said=said(), by=keeper, at=at)


def test_a_digital_item_needs_its_file_and_paper_its_seal(reference, keeper, at):
    for kind in (Kind.DIGITAL, Kind.PAPER):
        with pytest.raises(NotComplete):
            collect(
                reference=reference, new=New("Something", kind), taken=Taken(LAB, STORE), said=said(), by=keeper, at=at
            )
    with pytest.raises(NotComplete):
        copy_item(reference=reference, number=2, copied=Copied(STORE, "Image", "dd 9"), said=said(seal_read="HBC-0411"), by=keeper, at=at)  # fmt: skip


def test_a_form_sent_twice_is_one_event_also_where_the_act_could_not_be_done_again(reference, keeper, at, person):
    for act, more in ((close, {"finding": "None"}), (reopen, {})):
        words = said()
        first, second = (act(reference=reference, said=words, by=keeper, at=at, **more) for _ in range(2))
        assert first.pk == second.pk
    words = said()
    opened = {open_investigation(title="Twice", said=words, by=keeper, at=at).pk for _ in range(2)}
    assert len(opened) == 1 and Investigation.objects.filter(title="Twice").count() == 1
    with pytest.raises(FormUsed):
        verify(reference=reference, number=1, said=words, by=keeper, at=at)
    other = acting(person("Dan Other", Role.DATA_PROTECTION))
    with pytest.raises(FormUsed):
        open_investigation(title="Twice", said=words, by=other, at=at)


def test_a_key_that_is_that_of_something_else_in_the_log_is_refused(reference, keeper, at):
    with transaction.atomic():
        other = record("something-else", by="desk", at=at)
    with pytest.raises(FormUsed), transaction.atomic():
        verify(reference=reference, number=1, said=Said(other.uid, "Mine"), by=keeper, at=at)
    assert [row for row in agrees(by=keeper) if not row.holds] == []


def test_bytes_that_do_not_come_back_from_the_disk_as_they_came_are_a_mismatch(reference, keeper, at, spoil):
    spoil(1)
    again = Taken(LAB, STORE, Upload(EXPORT, "chat again.txt"))
    event = collect(reference=reference, new=New("The same", Kind.DIGITAL), taken=again, said=said(), by=keeper, at=at)
    assert (event.result, event.outcome) == ("mismatch", "What was read back from the disk is not what came.")


def test_what_is_checked_out_is_in_one_hand(reference, keeper, person, at):
    other = acting(person("Dan Other", Role.DATA_PROTECTION))
    common = {"reference": reference, "number": 1, "at": at}
    with pytest.raises(BadDay):
        check_out(to=LAB, due_back_on=at.date() - timedelta(days=1), said=said(), by=keeper, **common)
    check_out(to=LAB, due_back_on=at.date(), said=said(), by=keeper, **common)
    for act, more in ((move, {"to": STORE}), (copy_item, {"copied": Copied(STORE, "Copy", "cp")}), (access_item, {})):
        with pytest.raises(NotNow):
            act(said=said(), by=other, **common, **more)
    with pytest.raises(NotNow):
        check_out(to=LAB, due_back_on=at.date(), said=said(), by=keeper, **common)
    assert verify(said=said(), by=other, **common).result == "match"
    return_item(to=STORE, said=said(), by=other, **common)
    move(to=LAB, said=said(), by=other, **common)


def test_what_stands_open_is_asked_about_before_an_investigation_is_closed(reference, keeper, at):
    who = {"reference": reference, "by": keeper, "at": at}
    check_out(number=1, to=LAB, due_back_on=at.date(), said=said(), **who)
    misread = verify(number=2, said=said(seal_read="HBC-0417"), **who)
    still = f"item 1 is checked out to Ivy Examiner; item 2 did not match in entry {misread.number}"
    before = CustodyEvent.objects.count()
    for although in ("", "  "):
        with pytest.raises(NotComplete, match=still):
            close(finding="Done", although=although, said=said(), **who)
    assert CustodyEvent.objects.count() == before
    event = close(finding="Done", although="The laboratory keeps it for the police.", said=said("Asked for"), **who)
    assert event.reason == f"Asked for\nClosed although {still}: The laboratory keeps it for the police."
    assert [row for row in agrees(by=keeper) if not row.holds] == []


@pytest.mark.parametrize("settle", [lambda who, wrong: verify(number=2, said=said(seal_read="HBC-0411"), **who), lambda who, wrong: correct(event=wrong, said=said("Misread"), **who)])  # fmt: skip
def test_what_was_settled_is_not_asked_about(reference, keeper, at, settle):
    who = {"reference": reference, "by": keeper, "at": at}
    settle(who, verify(number=2, said=said(seal_read="HBC-0417"), **who).number)
    assert close(finding="Done", said=said("Asked for"), **who).reason == "Asked for"


def test_a_closed_investigation_takes_nothing_in_and_is_opened_again(reference, keeper, at):
    close(reference=reference, finding="Done", said=said(), by=keeper, at=at)
    with pytest.raises(NotNow):
        collect(reference=reference, new=New("Late", Kind.PAPER), taken=Taken(LAB, STORE, seal="1"), said=said(), by=keeper, at=at)  # fmt: skip
    assert verify(reference=reference, number=1, said=said(), by=keeper, at=at).result == "match"
    reopen(reference=reference, said=said(), by=keeper, at=at)
    with pytest.raises(NotNow):
        reopen(reference=reference, said=said(), by=keeper, at=at)


def test_references_go_on_from_those_of_the_register_and_one_from_paper_is_kept(keeper, at):
    def opened(**more):
        return open_investigation(title="Another", said=said(), by=keeper, at=at, **more).investigation.reference

    assert [opened(), opened(reference="EV-2026-04"), opened(), opened(reference="EV-2025-05")] == [
        "EV-2026-03", "EV-2026-04", "EV-2026-05", "EV-2025-05",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "breach", "names"),
    [
        ("EV-2026-03", "", "EV-2026-03 names an investigation"),
        ("EV-2026-003", "", "EV-2026-03 names an investigation"),
        ("EV-2026-001", "", "EV-2026-01 names the evidence of BR-2026-001"),
        ("EV-2026-0001", "BR-2026-001", "EV-2026-01 names the evidence of BR-2026-001"),
        ("EV-2026-01", "BR-2025-007", "EV-2026-01 names the evidence of BR-2026-001"),
    ],
)
def test_a_reference_that_names_something_else_or_differs_by_noughts_is_refused(reference, breach, names, keeper, at):
    open_investigation(title="The first", said=said(), by=keeper, at=at)
    with pytest.raises(EvidenceReferenceTaken, match=names):
        open_investigation(title="Another", reference=reference, breach=breach, said=said(), by=keeper, at=at)
    assert Investigation.objects.count() == 1


def test_a_reference_of_the_register_is_free_for_its_own_breach(keeper, at):
    for reference, breach in (("EV-2026-01", "BR-2026-001"), ("EV-2025-05", "")):
        event = open_investigation(title="Own", reference=reference, breach=breach, said=said(), by=keeper, at=at)
        assert event.investigation.reference == reference


def test_where_no_reference_is_in_use_a_number_has_three_digits(keeper, at, settings, tmp_path):
    settings.AUTHORITY_FOLDER = str(tmp_path)
    numbered = [open_investigation(title="New", said=said(), by=keeper, at=at).investigation.reference for _ in "12"]
    assert numbered == ["EV-2026-001", "EV-2026-002"]


def test_a_correction_points_to_its_entry_and_nothing_is_edited(reference, keeper, at):
    wrong = move(reference=reference, number=1, to=Hand("Ivy Examiner", "Room 12"), said=said(), by=keeper, at=at)
    correct(reference=reference, event=wrong.number, is_with=Hand("Ivy Examiner", "Room 21"), said=said("It was room 21"), by=keeper, at=at)  # fmt: skip
    wrong.refresh_from_db()
    assert (wrong.to_place, item(reference, 1).place) == ("Room 12", "Room 21")
    assert wrong.corrections.get().reason == "It was room 21"


@pytest.mark.parametrize("statement", ["UPDATE custody_custodyevent SET reason = 'other'", "DELETE FROM custody_custodyevent"])  # fmt: skip
def test_the_database_refuses_to_change_an_event_or_take_it_away(reference, statement):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_item_that_was_changed_behind_the_log_is_found(reference, keeper):
    Item.objects.filter(number=1).update(custodian="Somebody else", title="Another")
    Investigation.objects.update(title="Harmless")
    faults = [fault for each in agrees(by=keeper, reference=reference) for fault in each.faults]
    assert [fault.partition(":")[0] for fault in faults] == ["its title or breach", "who has it", "its title"]


def test_an_event_that_was_changed_or_made_up_is_found(reference, keeper, at):
    guards = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'custody%%'"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(guards)
            laid = cursor.fetchall()
            for name, _ in laid:
                cursor.execute(f"DROP TRIGGER {name}")
        else:
            cursor.execute("SET session_replication_role = replica")
        CustodyEvent.objects.filter(number=2).update(reason="Nobody asked")
        CustodyEvent.objects.filter(number=3).update(entry=999_999_999)
        if connection.vendor == "sqlite":
            for _, sql in laid:
                cursor.execute(sql)
        else:
            cursor.execute("SET session_replication_role = DEFAULT")
    faults = {each.thing: each.faults for each in agrees(by=keeper) if not each.holds}
    assert faults["Entry 2"] == ("the words: the log says otherwise",)
    assert faults["Entry 3"] == ("the log has no such entry",)
    assert any("of the log" in thing for thing in faults)


def test_who_keeps_no_evidence_is_refused_and_who_may_not_read_it_finds_nothing(reference, officer, auditor, at):
    with pytest.raises(NoSuchThing):
        verify(reference=reference, number=1, said=said(), by=acting(officer), at=at)
    with pytest.raises(NotAllowed):
        verify(reference=reference, number=1, said=said(), by=acting(auditor), at=at)
    with pytest.raises(NotAllowed):
        open_investigation(title="Mine", said=said(), by=acting(officer), at=at)
    assert agrees(by=acting(officer)) == ()


def test_an_investigation_that_is_linked_to_another_breach_agrees_with_the_log(reference, keeper, at):
    event = link(reference=reference, breach="BR-2025-007", reason="Two reports of one breach", by=keeper, at=at)
    assert Investigation.objects.get(reference=reference).breach == "BR-2025-007"
    assert label_of(event) == "Linked to another breach"
    assert [row for row in agrees(by=keeper) if not row.holds] == []
