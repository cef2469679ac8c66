"""Holds: placed by people and by rule, lifted by rule, never by hand while a request is open."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from answerable.desk.cases.actions.holds import evidence_of, keep_holds
from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import history
from answerable.desk.people.actors import DESK, acting
from answerable.desk.retention.actions.hold import hold, release
from answerable.desk.retention.models import Hold
from answerable.desk.retention.queries import holds_on
from answerable.desk.retention.scope import Scope
from answerable.errors import BadDay, HeldByRule, NoSuchThing, NotAllowed, NotComplete


@pytest.fixture
def place(keeper, at):
    def make(*subjects, words="", kind="litigation", by=keeper, reason="A claim is expected."):
        return hold(kind=kind, scope=Scope(subjects, words), reason=reason, since=at.date(), by=by, at=at)

    return make


def test_a_request_places_its_hold_at_receipt(take):
    case = take()
    held = Hold.objects.get(case=case.reference)
    assert (held.kind, held.since, held.placed_by) == ("information_request", date(2022, 3, 1), "desk")
    assert held.working == ["The request is open."] and held.ends_on is None
    assert [row.number for row in holds_on(f"case:{case.reference}")] == [held.pk]
    assert [entry.kind for entry in history(case.reference)][:3] == ["received", "split", "held"]


def test_the_hold_reaches_the_entries_that_its_questions_rest_on(take, run_jobs):
    case = take(date(2026, 11, 19))
    run_jobs()
    covered = set(Hold.objects.get(case=case.reference).subjects.values_list("subject", flat=True))
    assert any(one.startswith("register:groups/") for one in covered)
    assert [row.case for row in holds_on(next(one for one in covered if one.startswith("register:")))] == [
        case.reference
    ]
    kinds = [entry.kind for entry in history(case.reference)]
    assert kinds.count("held") == 2


def test_an_entry_that_another_register_answered_from_is_held_where_it_is_kept(take, run_jobs):
    """Which tools are used is answered from the tools with their groups: the groups are held as what they are."""
    case = take(date(2026, 11, 19))
    run_jobs()
    question = case.questions.first()
    question.proposal = {"found": {"register": "tools", "entries": ["TOOL-09", "GRP-02"]}}
    assert evidence_of([question]) == ("register:tools/TOOL-09", "register:groups/GRP-02")


WORDS = """From: a@example.org
Subject: FOI request about EV-2025-05

1. Please send me the whole entry (BR-2024-002), and what br 2024–4 says of it.
2. What does GRP-1 share with tool 17, and what was captured as CAP-2025-031?
3. A copy of RPT-2025-05, of POL-SEC-01, and of your answer foi/2026/0001. My number is 2024 and I live at 17 Tool Street.
"""


def covered_by(case):
    return set(Hold.objects.get(case=case.reference, released_at=None).subjects.values_list("subject", flat=True))


def test_everything_that_a_request_names_by_its_reference_is_held_at_receipt_whatever_is_made_of_it(take):
    """No job has run: nothing has been looked up yet, and what it names may not go in the meantime."""
    first = take(date(2026, 11, 18))
    assert first.reference == "FOI-2026-0001"
    covered = covered_by(take(date(2026, 11, 19), letter=WORDS.encode()))
    named = {
        "register:breaches/BR-2024-002",
        "register:breaches/BR-2024-004",
        "register:groups/GRP-01",
        "register:tools/TOOL-17",
        "register:captures/CAP-2025-031",
        "register:policies/POL-SEC-01",
        "case:FOI-2026-0001",
    }
    assert named <= covered
    assert "register:breaches/BR-2025-008" in covered  # whose report and evidence it names
    assert not [one for one in covered if one.startswith("register:tools/") and one != "register:tools/TOOL-17"]


def test_with_a_breach_its_duplicates_the_captures_of_its_group_and_its_evidence_are_held(take, data_protection, at):
    from uuid import uuid4

    from answerable.desk.custody.actions.open_investigation import open_investigation
    from answerable.desk.custody.entries import Said

    by = acting(data_protection)
    opened = open_investigation(title="A group", breach="BR-2025-008", said=Said(uuid4(), "Reported"), by=by, at=at)
    covered = covered_by(take(date(2026, 11, 19), letter=b"From: a@example.org\n\n1. What happened in BR-2025-010?\n"))
    assert {"register:breaches/BR-2025-008", "register:breaches/BR-2025-010"} <= covered
    assert "register:captures/CAP-2025-031" in covered and f"evidence:{opened.investigation.reference}" in covered


def test_a_hold_shows_what_it_covers_by_title_with_a_link_for_whoever_may_open_it(
    take, client_of, records, officer, data_protection, at
):
    from uuid import uuid4

    from answerable.desk.custody.actions.open_investigation import open_investigation
    from answerable.desk.custody.entries import Said

    by = acting(data_protection)
    event = open_investigation(title="A group", breach="BR-2025-008", said=Said(uuid4(), "Reported"), by=by, at=at)
    evidence = event.investigation.reference
    case = take(date(2026, 11, 19), letter=b"From: a@example.org\n\n1. What happened in BR-2025-008?\n")
    address = reverse("retention:hold", args=[Hold.objects.get(case=case.reference).pk])
    pages = {one: client_of(one).get(address).content.decode() for one in (records, officer, data_protection)}
    assert "BR-2025-008, Visit" not in pages[records]  # who does not read breaches has the reference alone
    for who, page in pages.items():
        assert who is records or "BR-2025-008, Visit notes in a WhatsApp group with an outsider</a>" in page
        assert f"Evidence of investigation {evidence} (BR-2025-008)" in page and "register:" not in page
    assert f'href="/evidence/{evidence}/"' in pages[data_protection] and "/evidence/" not in pages[records]
    assert f'href="/cases/{case.reference}/">Request' in pages[officer]
    assert f'href="/cases/{case.reference}/">Request' not in pages[records]


def test_what_the_applicant_names_later_is_held_too(take, at):
    from answerable.desk.cases.actions.reply import reply

    case = take(date(2026, 11, 19))
    assert "register:breaches/BR-2024-002" not in covered_by(case)
    reply(reference=case.reference, words="I mean BR-2024-002.", by=DESK, at=at)
    assert "register:breaches/BR-2024-002" in covered_by(case)


def test_proposing_again_finds_nothing_new_to_hold(take, run_jobs, at):
    from answerable.desk.cases.actions.propose import propose

    case = take(date(2026, 11, 19))
    run_jobs()
    propose(reference=case.reference, by=DESK, at=at)
    assert [entry.kind for entry in history(case.reference)].count("held") == 2


def test_the_hold_is_lifted_by_rule_with_its_working(closed):
    case = closed(date(2022, 3, 1))
    held = Hold.objects.get(case=case.reference)
    assert held.released_by == "desk" and held.released_why == "Every appeal has had its time."
    last = history(case.reference)[-1]
    assert last.kind == "released"
    assert last.data["working"][0].startswith("Six months after the last correspondence on")
    assert holds_on(f"case:{case.reference}") == ()


def test_the_hold_stays_until_its_last_day_is_over(take, officer):
    from answerable.desk.cases.actions.withdraw import withdraw

    case, at = take(date(2022, 3, 1)), datetime(2022, 3, 8, 10, tzinfo=UTC)
    withdraw(reference=case.reference, how="By telephone.", by=acting(officer), at=at)
    keep_holds(by=DESK, at=at)
    held = Hold.objects.get(case=case.reference)
    assert held.ends_on == date(2022, 9, 1) and held.released_at is None
    assert keep_holds(by=DESK, at=datetime(2022, 9, 1, 22, tzinfo=UTC)) == (0, 0)
    assert keep_holds(by=DESK, at=datetime(2022, 9, 2, 9, tzinfo=UTC)) == (0, 1)


@pytest.mark.parametrize("stage", ["new", "clarifying", "review", "review-approved", "complaint"])
def test_the_hold_is_never_lifted_while_something_is_open(closed, stage):
    case = closed(date(2022, 3, 1))
    Case.objects.filter(pk=case.pk).update(stage=stage)
    assert keep_holds(by=DESK, at=datetime(2026, 11, 20, tzinfo=UTC)) == (1, 0)
    held = Hold.objects.get(case=case.reference, released_at=None)
    assert held.ends_on is None and held.working[0].endswith("is open.")
    assert keep_holds(by=DESK, at=datetime(2036, 11, 20, tzinfo=UTC)) == (0, 0)


def test_once_the_answer_went_the_hold_says_when_and_until_when_at_once(take, keeper, client_of, records):
    """No round has passed since it was sent: what the pages say is what is true, not what was last written down."""
    case = take(date(2026, 11, 2))
    sent_at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    Case.objects.filter(pk=case.pk).update(stage="sent", answered_on=sent_at.date(), closed_at=sent_at)
    held = Hold.objects.get(case=case.reference)
    assert held.ends_on is None
    client = client_of(records)
    page = client.get(reverse("retention:hold", args=[held.pk])).content.decode()
    assert "The answer was sent on 20 November 2026." in page and "The request is open." not in page
    assert "the day after Thursday 20 May 2027, by rule" in page
    listed = client.get(reverse("retention:holds")).content.decode()
    assert f"Came with {case.reference}, whose answer was sent on Friday 20 November 2026" in listed
    assert "until 20 May 2027" in listed


def test_while_a_review_is_open_the_hold_says_so(take, client_of, records):
    case = take(date(2026, 11, 2))
    Case.objects.filter(pk=case.pk).update(stage="review", answered_on=date(2026, 11, 20))
    held = Hold.objects.get(case=case.reference)
    page = client_of(records).get(reverse("retention:hold", args=[held.pk])).content.decode()
    assert "not while the internal review is open" in page and "The internal review is open." in page


def test_a_request_that_is_opened_again_is_held_again_at_once_with_what_it_rests_on(closed, officer, run_jobs, at):
    """Its hold was lifted long ago, and no round has passed since: nothing of it may go in between."""
    from answerable.desk.cases.actions.reopen import reopen

    case = closed(date(2022, 3, 1))
    question = case.questions.last()
    question.proposal = {"found": {"register": "groups", "entries": ["GRP-01"]}}
    question.save(update_fields=["proposal"])
    assert not Hold.objects.filter(case=case.reference, released_at=None).exists()
    reopen(reference=case.reference, reason="They wrote again.", on=at.date(), by=acting(officer), at=at)
    held = Hold.objects.get(case=case.reference, released_at=None)
    covered = set(held.subjects.values_list("subject", flat=True))
    assert covered == {f"case:{case.reference}", "register:groups/GRP-01"}


def test_nobody_lifts_the_hold_of_a_request_by_hand(take, keeper, at):
    held = Hold.objects.get(case=take().reference)
    with pytest.raises(HeldByRule, match="cannot be lifted by hand"):
        release(key=held.pk, reason="It is in the way.", by=keeper, at=at)


def test_a_hold_is_placed_and_released_with_its_reason(place, keeper, at):
    held = place("case:FOI-2022-0001", "register:tools/TOOL-01")
    assert [row.kind for row in holds_on("register:tools/TOOL-01")] == ["Litigation"]
    release(key=held.pk, reason="The claim was settled.", by=keeper, at=at + timedelta(days=3))
    held.refresh_from_db()
    assert (held.released_by, held.released_why) == (keeper.key, "The claim was settled.")
    assert holds_on("register:tools/TOOL-01") == ()
    with pytest.raises(NoSuchThing):
        release(key=held.pk, reason="Again.", by=keeper, at=at)


def test_a_hold_in_words_covers_what_has_them_now_and_what_comes_later(take, place, at):
    from answerable.desk.retention.actions.covering import look_again

    case, other = (
        take(),
        take(letter=b"From: a@example.org\nSubject: FOI request\n\n1. How many libraries are there?\n"),
    )
    held = place(words="Alder Park benches\nCedar Lane")
    assert set(held.subjects.values_list("subject", flat=True)) == {f"case:{case.reference}"}
    assert not any(row.number == held.pk for row in holds_on(f"case:{other.reference}"))
    later = take(letter=b"From: a@example.org\nSubject: FOI request\n\n1. What was built in Cedar Lane?\n")
    assert any(
        row.number == held.pk for row in holds_on(f"case:{later.reference}")
    )  # at once, not only when looked for
    assert look_again(at=at) == 1
    assert set(held.subjects.values_list("subject", flat=True)) == {f"case:{case.reference}", f"case:{later.reference}"}


@pytest.mark.parametrize("role", ["officer", "approver", "reviewer", "auditor", "administrator", "contributor"])
def test_only_who_keeps_the_records_places_and_lifts_holds(role, request, place, keeper, at):
    other = acting(request.getfixturevalue(role))
    with pytest.raises(NotAllowed):
        place("case:FOI-2022-0001", by=other)
    held = place("case:FOI-2022-0001")
    with pytest.raises(NotAllowed):
        release(key=held.pk, reason="No.", by=other, at=at)


def test_a_data_protection_officer_holds_for_an_investigation_and_for_nothing_else(place, data_protection, at):
    by = acting(data_protection)
    held = place("evidence:EV-2026-003/2", kind="breach_investigation", by=by)
    release(key=held.pk, reason="It is closed.", by=by, at=at)
    with pytest.raises(NotAllowed):
        place("evidence:EV-2026-003/2", kind="litigation", by=by)


def test_a_hold_on_a_part_covers_the_whole_and_one_on_a_whole_every_part(place):
    place("evidence:EV-2026-003/2")
    place("register:tools")
    assert len(holds_on("evidence:EV-2026-003")) == 1  # which could not go without its part
    assert holds_on("evidence:EV-2026-003/1") == ()
    assert holds_on("evidence:EV-2026-0031") == ()
    assert len(holds_on("register:tools/TOOL-01")) == 1


def test_a_hold_says_what_it_covers_and_why(place, keeper, at):
    with pytest.raises(NotComplete, match="what it covers"):
        place()
    with pytest.raises(NotComplete, match="the reason"):
        place("case:FOI-2022-0001", reason=" ")
    with pytest.raises(BadDay):
        hold(
            kind="audit",
            scope=Scope(("case:X",)),
            reason="Audit.",
            since=at.date() + timedelta(days=1),
            by=keeper,
            at=at,
        )


def test_the_words_of_a_hold_are_not_in_the_log(place):
    from answerable.desk.ledger.models import Entry

    place(words="Wynn Asker")
    assert "Wynn" not in str(Entry.objects.get(kind="held").data)
