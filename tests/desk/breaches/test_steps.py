"""Steps on a breach: each is one change of the register, with its reason, its version and its entry of the log."""

from datetime import timedelta

import pytest

from answerable.desk.breaches.actions.report import report
from answerable.desk.breaches.queries import breach_page, open_clocks
from answerable.desk.custody.actions.open_investigation import open_investigation
from answerable.desk.custody.entries import Said as Told
from answerable.desk.custody.models import Investigation
from answerable.desk.custody.queries.agreeing import agrees
from answerable.desk.ledger.models import Entry as LogEntry
from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import EntryVersion
from answerable.errors import ChangedMeanwhile, EntryRefused, NotAllowed, StepOutOfTurn
from answerable.registers import jsonable, put
from answerable.registers.breach_tracks import standing

pytestmark = pytest.mark.django_db


def entry(key):
    return authority().kept("breaches").find(key)


def test_a_report_gets_the_next_reference_of_its_year_and_no_clock(reported, keeper, at):
    assert reported == "BR-2026-003"
    assert standing(entry(reported)) == {"case": "reported", "commissioner": "", "people": ""}
    assert open_clocks(by=keeper, at=at) == ()


def test_a_confirmed_breach_has_its_clock_from_awareness(confirmed, keeper, at):
    (clock,) = open_clocks(by=keeper, at=at)
    assert (clock.key, clock.left, clock.is_near) == (confirmed, "42 hours left", False)
    assert clock.deadline.isoformat() == "2026-11-22T04:00:00+00:00"


def test_the_whole_course_from_report_to_close(confirmed, step, keeper, at):
    late = at + timedelta(days=3)
    parts = {f"risk.aid.{name}": value for name, value in {"data_context": 3, "ease_of_identification": 1, "confidentiality": 0.5, "integrity": 0, "availability": 0, "malicious": 0}.items()}  # fmt: skip
    step(confirmed, "score", **{name.replace(".", "__"): value for name, value in parts.items()})
    assert (entry(confirmed).number("risk.aid.score"), entry(confirmed).text("risk.aid.band")) == (3.5, "high")
    step(confirmed, "risk", risk__outcome="high risk", risk__reasons="bank details", risk__decided_by="DPO")
    step(confirmed, "notify", commissioner__reasons="high risk", commissioner__decided_by="DPO")
    told = {"commissioner__notified_at": "2026-11-22T09:00+00:00"}
    with pytest.raises(EntryRefused, match="late"):
        step(confirmed, "notified", when=late, **told)
    step(confirmed, "notified", when=late, **told, commissioner__delay_reasons="The count of people took until then")
    step(confirmed, "promise", commissioner__phases__what="how many", commissioner__phases__due="2026-12-01")
    assert standing(entry(confirmed))["commissioner"] == "more due"
    with pytest.raises(EntryRefused, match="34\\(3\\)"):
        step(confirmed, "do-not-tell", told_people__basis="not high risk")
    step(confirmed, "told", told_people__basis="high risk (article 34)", told_people__date="2026-11-23", told_people__how="letter")  # fmt: skip
    with pytest.raises(EntryRefused, match="promised"):
        step(confirmed, "close", when=late, lessons="none")
    step(confirmed, "deliver", commissioner__phases__date="2026-11-30")
    step(confirmed, "investigate", investigation__opened_on="2026-11-20")
    with pytest.raises(EntryRefused, match="investigation"):
        step(confirmed, "close", when=late, lessons="none")
    step(confirmed, "finding", investigation__closed_on="2026-11-28", investigation__finding="No cover on the folder")
    step(confirmed, "action", actions__what="Covers", actions__owner="Planning", actions__due="2026-12-20")
    with pytest.raises(EntryRefused, match="actions"):
        step(confirmed, "close", when=late, lessons="none")
    step(confirmed, "done", actions__moved_to="The fleet's plan")
    step(confirmed, "close", when=late, lessons="Covers help")
    after = entry(confirmed)
    assert standing(after) == {"case": "closed", "commissioner": "notified", "people": "told"}
    assert (after.at("commissioner.late"), after.number("commissioner.hours_from_awareness")) == (True, 77)
    assert [row.text("to") for row in after.rows("history")] == ["reported", "confirmed", "Commissioner notified", "people told", "investigating", "closed"]  # fmt: skip
    versions = EntryVersion.objects.filter(entry__key=confirmed)
    changes = LogEntry.objects.filter(kind__in=("register-added", "register-changed"), subject=f"register:breaches/{confirmed}")  # fmt: skip
    assert versions.count() == changes.count() == 14
    assert all(one.reason for one in versions)


def test_awareness_is_corrected_only_with_a_reason_and_the_old_moment_stays(confirmed, step, keeper, at):
    moved = {"aware_at": "2026-11-18T22:00+00:00", "aware_basis": "The bus company had rung the night before"}
    values = jsonable(put(entry(confirmed).values, "aware_at", moved["aware_at"]))
    with pytest.raises(EntryRefused, match="without a reason"):
        change(register="breaches", key=confirmed, values=values, version=2, reason="", by=keeper, at=at)
    step(confirmed, "awareness", reason="The call log says so", **moved)
    page = breach_page(confirmed, by=keeper, at=at)
    assert page.clock.left == "36 hours left"
    (one,) = page.awareness
    assert one.reason == "The call log says so"
    assert [(d.before, d.after) for d in one.differences if d.name == "aware_at"] == [("19 November 2026 at 4:00am", "18 November 2026 at 10:00pm")]  # fmt: skip


def test_a_later_outcome_of_risk_reopens_the_commissioners_track(confirmed, step, keeper, at):
    step(confirmed, "risk", risk__outcome="unlikely", risk__reasons="found at once", risk__decided_by="DPO")
    step(confirmed, "do-not-notify", commissioner__reasons="nobody read them", commissioner__decided_by="DPO")
    assert open_clocks(by=keeper, at=at) == ()
    step(confirmed, "risk", risk__outcome="risk", risk__reasons="a passenger photographed them", risk__decided_by="DPO")
    assert standing(entry(confirmed))["commissioner"] == "undecided"
    assert len(open_clocks(by=keeper, at=at)) == 1


def test_a_moment_that_has_not_come_is_refused(reported, step):
    with pytest.raises(EntryRefused, match="a moment that has come"):
        step(reported, "confirm", aware_at="2026-11-21T04:00+00:00", aware_basis="x")


def test_a_report_keeps_the_moment_at_which_it_came_in(keeper, at):
    key = report(given={"title": "A call", "reported_inside_at": "2026-11-20T08:15+00:00"}, reason="Rung in", by=keeper, at=at).key  # fmt: skip
    assert entry(key).moment("reported_inside_at").isoformat() == "2026-11-20T08:15:00+00:00"
    with pytest.raises(EntryRefused, match="a moment that has come"):
        report(given={"title": "A call", "reported_inside_at": "2026-11-20T10:15+00:00"}, reason="x", by=keeper, at=at)


def test_not_to_notify_needs_an_unlikely_risk(confirmed, step):
    with pytest.raises(EntryRefused, match="unlikely"):
        step(confirmed, "do-not-notify", commissioner__reasons="few people", commissioner__decided_by="DPO")


def test_a_near_miss_is_kept_and_never_counted(reported, step):
    step(reported, "near-miss", reason="The folder was empty")
    assert standing(entry(reported))["case"] == "near miss"
    with pytest.raises(StepOutOfTurn):
        step(reported, "confirm", aware_at="2026-11-19T04:00+00:00", aware_basis="x")
    step(reported, "assess", reason="A page was in it")
    assert standing(entry(reported))["case"] == "assessing"


def test_a_duplicate_counts_for_nothing_and_its_evidence_goes_over(confirmed, step, keeper, at):
    from uuid import uuid4

    opened = open_investigation(title="Papers on a bus", breach=confirmed, said=Told(uuid4(), "Reported"), by=keeper, at=at)  # fmt: skip
    reference = opened.investigation.reference
    step(confirmed, "investigate", investigation__opened_on="2026-11-20", investigation__evidence_case=reference)
    step(confirmed, "duplicate", reason="Reported twice", same_as="BR-2024-001")
    second, first = entry(confirmed), entry("BR-2024-001")
    assert (second.text("kind"), second.text("status"), second.at("investigation"), second.text("publish.count")) == ("duplicate", "merged", None, "no")  # fmt: skip
    assert first.text("investigation.evidence_case") == reference
    assert Investigation.objects.get(reference=reference).breach == "BR-2024-001"
    assert all(row.holds for row in agrees(by=keeper))
    assert breach_page("BR-2024-001", by=keeper, at=at).evidence == (reference,)
    assert breach_page("BR-2024-001", by=keeper, at=at).duplicates == (confirmed,)


def test_nothing_is_merged_into_a_duplicate_and_nothing_that_others_point_to(confirmed, step):
    with pytest.raises(StepOutOfTurn, match="BR-2025-010 is a duplicate itself"):
        step(confirmed, "duplicate", same_as="BR-2025-010")
    step("BR-2025-008", "reopen")
    with pytest.raises(StepOutOfTurn, match="BR-2025-010 points to it"):
        step("BR-2025-008", "duplicate", same_as="BR-2024-001")


def test_of_two_who_act_at_once_the_second_reads_first(confirmed, step):
    step(confirmed, "notify", commissioner__reasons="risk", commissioner__decided_by="DPO")
    with pytest.raises(ChangedMeanwhile):
        step(confirmed, "notify", version=2, commissioner__reasons="risk", commissioner__decided_by="DPO")


@pytest.mark.parametrize("role", ["officer", "approver", "reviewer", "records", "auditor", "administrator", "contributor"])  # fmt: skip
def test_only_a_data_protection_officer_acts(confirmed, step, request, role):
    by = acting(request.getfixturevalue(role))
    with pytest.raises(NotAllowed):
        step(confirmed, "notify", by=by, commissioner__reasons="risk", commissioner__decided_by="DPO")
