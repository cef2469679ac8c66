"""What was notified, what people were told of and what was found to be a risk is set aside by two persons, and never by one."""

import json

import pytest

from answerable.desk.breaches.queries import breach_page
from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role
from answerable.desk.registers.actions.carry_out import carry_out
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.actions.offer import offer
from answerable.desk.registers.authority import authority
from answerable.desk.registers.importing import Incoming, plan
from answerable.errors import EntryRefused, StepOutOfTurn
from answerable.registers import breach_report, jsonable, put
from answerable.registers.breach_tracks import standing

pytestmark = pytest.mark.django_db
REPRIMANDED = "BR-2025-001"  # notified, people told, high risk, reprimanded
WHY = {"set_aside__reasons": "The file that was sent held test data alone"}


@pytest.fixture
def second(person):
    return acting(person("Desmond Deputy", Role.DATA_PROTECTION))


@pytest.fixture
def reopened(step):
    step(REPRIMANDED, "reopen", reason="New facts")
    return REPRIMANDED


def entry(key):
    return authority().kept("breaches").find(key)


def figures(at):
    tables = breach_report.report(authority().kept("breaches").entries, first=at.date().replace(2025, 1, 1), last=at.date(), on=at.date())  # fmt: skip
    return {one.id: one for table in tables for one in table.figures}


@pytest.mark.parametrize("act", ["near-miss", "not-a-breach"])
def test_one_letter_by_one_person_does_not_set_a_reprimanded_breach_aside(reopened, step, act):
    with pytest.raises(EntryRefused, match="one person alone"):
        step(reopened, act, reason="x")
    with pytest.raises(EntryRefused, match="one person alone"):
        step(reopened, "duplicate", same_as="BR-2024-001", reason="x")
    assert entry(reopened).text("kind") == "personal data breach"


@pytest.mark.parametrize("weight", [{"risk__outcome": "risk"}, {"risk__outcome": "high risk"}])
def test_a_risk_that_was_found_is_not_set_aside_by_one_and_an_unlikely_one_is(confirmed, step, weight):
    step(confirmed, "risk", **weight, risk__reasons="names of children", risk__decided_by="DPO")
    with pytest.raises(EntryRefused, match="one person alone"):
        step(confirmed, "near-miss")
    step(confirmed, "risk", risk__outcome="unlikely", risk__reasons="the folder was empty", risk__decided_by="DPO")
    step(confirmed, "near-miss")
    assert entry(confirmed).text("kind") == "near miss"


def test_who_proposes_does_not_decide_and_the_second_gives_reasons_too(reopened, step, second):
    step(reopened, "propose", set_aside__kind="not a breach", **WHY)
    with pytest.raises(EntryRefused, match="one person alone"):
        step(reopened, "not-a-breach", reason="As I said")
    with pytest.raises(EntryRefused, match="one person alone"):
        step(reopened, "near-miss", by=second, reason="It is something else")
    step(reopened, "not-a-breach", by=second, reason="I have looked at the file")
    kept = entry(reopened)
    assert kept.text("kind") == "not a breach"
    assert [kept.text(f"set_aside.{name}") for name in ("proposed_by", "agreed_by", "agreed_reasons")] == ["Dora Protection", "Desmond Deputy", "I have looked at the file"]  # fmt: skip


def test_what_was_notified_stays_counted_as_notified_and_told(reopened, step, second, at):
    before = figures(at)
    step(reopened, "propose", set_aside__kind="not a breach", **WHY)
    step(reopened, "not-a-breach", by=second, reason="I have looked at the file")
    after = figures(at)
    assert after["kind.personal-data-breach"].value == before["kind.personal-data-breach"].value - 1
    for name in ("notice.notified", "notice.on-time", "notice.late", "people.told"):
        assert after[name].value == before[name].value
    assert f"{reopened}: found afterwards to be “not a breach”." in after["notice.notified"].notes
    assert standing(entry(reopened)) == {"case": "not a breach", "commissioner": "closed", "people": "told"}


def test_a_late_notice_stays_late(step, second, at):
    late = "BR-2024-007"
    step(late, "reopen", reason="New facts")
    step(late, "propose", set_aside__kind="near miss", **WHY)
    step(late, "near-miss", by=second, reason="Nobody got it")
    assert entry(late).at("commissioner.late") is True
    assert "15 minutes late" in breach_page(late, by=second, at=at).notice.words


def test_where_the_commissioner_found_no_breach_under_a_reference_one_person_is_enough(confirmed, step, keeper, at):
    step(confirmed, "risk", risk__outcome="risk", risk__reasons="names", risk__decided_by="DPO")
    step(confirmed, "notified", commissioner__notified_at="2026-11-20T08:00+00:00")
    with pytest.raises(EntryRefused, match="one person alone"):
        step(confirmed, "not-a-breach")
    step(confirmed, "outcome", commissioner__outcome="Not a personal data breach, file closed", commissioner__closed_on="2026-11-20")  # fmt: skip
    with pytest.raises(EntryRefused, match="one person alone"):
        step(confirmed, "not-a-breach", reason="The Commissioner found so")
    values = jsonable(put(entry(confirmed).values, "commissioner.reference", "IC-000000-A1A1"))
    change(
        register="breaches",
        key=confirmed,
        values=values,
        version=int(entry(confirmed).version),
        reason="Their letter",
        by=keeper,
        at=at,
    )
    step(confirmed, "not-a-breach", reason="The Commissioner found so")
    assert entry(confirmed).text("kind") == "not a breach"


def test_a_notice_that_is_taken_out_first_weighs_all_the_same(confirmed, step, keeper, at):
    step(confirmed, "notified", commissioner__notified_at="2026-11-20T08:00+00:00")
    values = jsonable(put(entry(confirmed).values, "commissioner.notified_at", None))
    change(register="breaches", key=confirmed, values=values, version=3, reason="x", by=keeper, at=at)
    with pytest.raises(EntryRefused, match="one person alone"):
        step(confirmed, "not-a-breach", reason="x")


def test_the_form_of_the_register_is_no_way_round(reopened, keeper, step, at):
    """Whoever types a second person's name is still one person."""
    values = jsonable(entry(reopened).values) | {"kind": "not a breach"}
    values["set_aside"] = {"kind": "not a breach", "reasons": "x", "proposed_by": "Desmond Deputy", "agreed_by": "Dora Protection", "agreed_reasons": "x"}  # fmt: skip
    with pytest.raises(EntryRefused, match="one person alone"):
        change(register="breaches", key=reopened, values=values, version=2, reason="x", by=keeper, at=at)
    proposed = jsonable(entry(reopened).values) | {"set_aside": values["set_aside"]}
    change(register="breaches", key=reopened, values=proposed, version=2, reason="x", by=keeper, at=at)
    with pytest.raises(EntryRefused, match="one person alone"):
        change(register="breaches", key=reopened, values=values, version=3, reason="x", by=keeper, at=at)


def test_an_import_is_no_way_round(reopened, keeper, second, step, at, client_of, data_protection):
    step(reopened, "propose", set_aside__kind="not a breach", **WHY)
    one = jsonable(entry(reopened).values)
    agreed = {**one["set_aside"], "agreed_by": "Someone Else", "agreed_reasons": "x"}
    file = {"incidents": [{**one, "kind": "not a breach", "set_aside": agreed}]}
    incoming = Incoming(json.dumps(file).encode(), "breaches.json", reason="x")
    found = plan(incoming, register=authority().definitions["breaches"], folder=authority())
    assert found.counts["changed"] == 1
    upload = offer(register="breaches", incoming=incoming, by=keeper, at=at)
    kept = {"register": "breaches", "number": upload.pk, "digest": found.digest, "at": at}
    with pytest.raises(EntryRefused, match="one person alone"):
        carry_out(**kept, by=keeper)
    page = client_of(data_protection).post(f"/registers/breaches/import/{upload.pk}/", {"digest": found.digest})
    assert page.status_code == 409 and "one person alone" in page.content.decode()
    carry_out(**kept, by=second)
    assert entry(reopened).text("kind") == "not a breach"


def test_a_notice_is_not_lost_in_a_duplicate(reopened, step, second):
    step(reopened, "propose", set_aside__kind="duplicate", **WHY)
    with pytest.raises(StepOutOfTurn, match="does not have the notice to the Commissioner"):
        step(reopened, "duplicate", same_as="BR-2024-001", by=second, reason="The same file")
    step(reopened, "duplicate", same_as="BR-2025-008", by=second, reason="The same file")
    assert entry(reopened).text("same_as") == "BR-2025-008"


def test_looked_at_again_it_must_be_proposed_again(reopened, step, second):
    step(reopened, "propose", set_aside__kind="not a breach", **WHY)
    step(reopened, "not-a-breach", by=second, reason="I have looked at the file")
    step(reopened, "assess", reason="The file was another")
    with pytest.raises(EntryRefused, match="one person alone"):
        step(reopened, "not-a-breach", by=second, reason="x")


def test_the_pages_say_why_two_are_needed_and_who_proposed_what(reopened, step, client_of, data_protection, second):
    browser, address = client_of(data_protection), f"/breaches/{reopened}/"
    page = browser.get(f"{address}do/not-a-breach/").content.decode()
    assert "The Commissioner was notified; people were told; the risk to people was decided to be: high risk." in page
    assert f"{address}do/propose/" in page and f"{address}do/not-a-breach/" not in browser.get(address).content.decode()
    step(reopened, "propose", set_aside__kind="not a breach", **WHY)
    page = browser.get(address).content.decode()
    assert (
        "Proposed, and not decided yet" in page and "test data alone" in page and f"{address}do/not-a-breach/" in page
    )
    refused = browser.post(f"{address}do/not-a-breach/", {"version": "3", "reason": "x"})
    assert refused.status_code == 422 and "One person alone sets aside" in refused.content.decode()
    assert client_of(second.person).post(f"{address}do/not-a-breach/", {"version": "3", "reason": "I looked"}).status_code == 302  # fmt: skip
    assert "Decided by two persons" in browser.get(address).content.decode()
