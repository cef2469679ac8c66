"""A breach on its three tracks: every guard, every move, the 72 hours, the score, and what an act writes."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.registers import REGISTERS, Entry, check_values, jsonable, put
from answerable.registers.breach_acts import ACTS, acted, acts_for, may
from answerable.registers.breach_clock import (
    OTHER_READING,
    deadline,
    hours_taken,
    is_late,
    notice,
    other_reading,
    running,
)
from answerable.registers.breach_score import ALLOWED, PARTS, aid, enisa, is_score_at_odds, score_of
from answerable.registers.breach_tracks import (
    CASE,
    COMMISSIONER,
    MOVES,
    PEOPLE,
    TRACKS,
    awaited,
    duties,
    is_closable,
    is_in_order,
    standing,
)

BREACHES = REGISTERS["breaches"]
ON = date(2026, 11, 20)
AWARE = "2026-11-18T09:00+00:00"
REPORTED = {"ref": "BR-9", "kind": "not yet decided", "title": "Papers left on a bus", "status": "reported"}
CONFIRMED = {
    **REPORTED, "kind": "personal data breach", "status": "assessing", "aware_at": AWARE, "aware_basis": "the driver had read them",
    "commissioner": {"decision": "undecided"}, "told_people": {"decision": "undecided"},
}  # fmt: skip
DONE = {
    **CONFIRMED, "status": "closed", "risk": {"outcome": "risk"}, "told_people": {"decision": "not told", "basis": "not high risk"},
    "commissioner": {"decision": "notify", "reasons": "names", "notified_at": "2026-11-19T09:00+00:00"},
}  # fmt: skip


def entry(values, **over):
    for name, value in over.items():
        values = put(values, name.replace("__", "."), value)
    checked = check_values(jsonable(values), register=BREACHES)
    assert not [fault for fault in checked.faults if type(fault).__name__ != "BrokenGuard"], checked.faults
    return checked.entry


def broken(values, **over):
    for name, value in over.items():
        values = put(values, name.replace("__", "."), value)
    return [fault.box or fault.fields["says"] for fault in check_values(jsonable(values), register=BREACHES).faults]  # fmt: skip


@pytest.mark.parametrize("values", [REPORTED, CONFIRMED, DONE])
def test_these_stand(values):
    assert broken(values) == []


# fmt: off
REFUSED = [
    (CONFIRMED, {"aware_at": None}, "aware_at"),
    (CONFIRMED, {"aware_basis": None}, "aware_at"),
    (DONE, {"commissioner__notified_at": "2026-11-18T08:59+00:00"}, "commissioner.notified_at"),
    (CONFIRMED, {"commissioner__decision": "do not notify", "commissioner__reasons": "few people"}, "commissioner.decision"),
    (CONFIRMED, {"commissioner__decision": "do not notify", "risk": {"outcome": "unlikely"}}, "commissioner.decision"),
    (CONFIRMED, {"commissioner__decision": "do not notify", "commissioner__reasons": "few", "risk": {"outcome": "risk"}}, "commissioner.decision"),
    (DONE, {"commissioner__notified_at": "2026-11-21T09:01+00:00"}, "commissioner.delay_reasons"),
    (DONE, {"risk__outcome": "high risk"}, "told_people.basis"),
    (DONE, {"risk__outcome": "high risk", "told_people__basis": "34(3): a ground without its letter"}, "told_people.basis"),
    (DONE, {"commissioner__decision": "undecided", "commissioner__notified_at": None}, "it is closed while a decision is open"),
    (DONE, {"told_people__decision": "undecided"}, "it is closed while a decision is open"),
    (DONE, {"commissioner__notified_at": None}, "it is closed while the Commissioner is still to be notified, or the people are still to be told"),
    (DONE, {"told_people__decision": "to be told"}, "it is closed while the Commissioner is still to be notified, or the people are still to be told"),
    (DONE, {"commissioner__phases": [{"what": "how many", "due": "2026-12-01"}]}, "commissioner.phases"),
    (DONE, {"investigation": {"opened_on": "2026-11-19"}}, "investigation.closed_on"),
    (DONE, {"actions": [{"what": "talk to drivers", "owner": "Fleet", "due": "2026-12-01"}]}, "actions"),
    (REPORTED, {"kind": "duplicate"}, "same_as"),
    (REPORTED, {"same_as": "BR-1"}, "same_as"),
    (REPORTED, {"kind": "duplicate", "same_as": "BR-9"}, "same_as"),
    (REPORTED, {"kind": "duplicate", "same_as": "BR-1", "people_affected": {"number": 3}}, "people_affected.number"),
    (REPORTED, {"kind": "duplicate", "same_as": "BR-1", "publish": {"count": "yes"}}, "people_affected.number"),
    (CONFIRMED, {"risk": {"aid": {**dict.fromkeys(PARTS, 0), "data_context": 2, "ease_of_identification": 1, "score": 3, "band": "high"}}}, "risk.aid"),
]
# fmt: on


@pytest.mark.parametrize(("values", "over", "at"), REFUSED)
def test_each_guard_refuses_what_it_is_for(values, over, at):
    assert broken(values, **over) == [at]


@pytest.mark.parametrize("over", [
    {"commissioner__notified_at": "2026-11-21T09:00+00:00"},
    {"commissioner__notified_at": "2026-11-21T09:01+00:00", "commissioner__delay_reasons": "the form was not finished"},
    {"risk__outcome": "high risk", "told_people__basis": "34(3)(a): it was encrypted"},
    {"commissioner__phases": [{"what": "how many", "due": "2026-12-01", "date": "2026-11-30"}]},
    {"investigation": {"opened_on": "2026-11-19", "closed_on": "2026-11-20"}},
    {"actions": [{"what": "a", "done_on": "2026-11-20"}, {"what": "b", "moved_to": "the risk register"}]},
])  # fmt: skip
def test_and_lets_what_meets_it_pass(over):
    assert broken(DONE, **over) == []


def refusals(before, after, reason=""):
    return [one.at for one in BREACHES.changes if not one.holds(before, after, reason)]


def test_awareness_once_set_changes_only_with_a_reason():
    before = entry(CONFIRMED)
    assert refusals(before, entry(CONFIRMED, aware_at="2026-11-17T09:00+00:00")) == ["aware_at"]
    assert refusals(before, entry(CONFIRMED, aware_at="2026-11-17T09:00+00:00"), "the call came a day earlier") == []


def test_a_step_that_does_not_follow_is_refused_even_with_a_reason():
    assert refusals(entry(REPORTED), entry(DONE), "in one go") == ["status"]
    told = entry(DONE, status="assessing", told_people__decision="told")
    assert refusals(told, entry(DONE, status="assessing", told_people__decision="undecided"), "a slip") == [
        "told_people.decision"
    ]


def test_every_state_is_known_and_can_be_left():
    for track, moves in MOVES.items():
        assert {state for after in moves.values() for state in after} <= set(moves), track
        assert all(moves.values())


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_no_course_of_acts_leaves_the_table_or_passes_a_guard(data):
    now, reached = entry(REPORTED), {"reported"}
    said = {
        "aware_at": AWARE, "aware_basis": "seen", "same_as": "BR-1", "risk.outcome": data.draw(st.sampled_from(["unlikely", "risk", "high risk"])),
        "commissioner.notified_at": data.draw(st.sampled_from(["2026-11-19T09:00+00:00", "2026-11-22T09:00+00:00"])),
        "commissioner.delay_reasons": data.draw(st.sampled_from([None, "the weekend"])), "commissioner.reasons": "few", "investigation.opened_on": "2026-11-19",
        "investigation.closed_on": "2026-11-20", "investigation.finding": "none",
        "commissioner.phases.what": "numbers", "commissioner.phases.due": "2026-12-01", "commissioner.phases.date": "2026-11-30",
        "actions.what": "talk", "actions.due": "2026-12-01", "actions.done_on": "2026-11-30", "commissioner.closed_on": "2026-12-10",
    }  # fmt: skip
    for _ in range(data.draw(st.integers(1, 14))):
        name, act = data.draw(st.sampled_from(acts_for(now)))
        values = {one: said[one] for one in act.asks if one in said}
        if act.choices:
            values |= {one: data.draw(st.sampled_from(choices)) for one, choices in act.choices.items()}
        checked = check_values(jsonable(acted(now, name, values, on=ON)), register=BREACHES)
        if checked.faults:
            continue
        after = checked.entry
        assert [one.at for one in BREACHES.changes if not one.holds(now, after, "because")] == [], name
        assert all(is_in_order(track, now, after) for track in TRACKS)
        now = after
        reached.add(standing(now)[CASE])
        if standing(now)[CASE] == "closed":
            assert is_closable(now)
            assert standing(now)[COMMISSIONER] in ("do not notify", "notified", "closed")
            assert standing(now)[PEOPLE] in ("told", "not told")
        if standing(now)[COMMISSIONER] == "do not notify":
            assert now.text("risk.outcome") == "unlikely"
        assert not is_late(now) or now.text("commissioner.delay_reasons")


def test_a_later_outcome_of_risk_reopens_the_commissioners_track_and_starts_the_clock_again():
    unlikely = entry(
        CONFIRMED, risk={"outcome": "unlikely"}, commissioner={"decision": "do not notify", "reasons": "few"}
    )
    assert running(unlikely, at=datetime(2026, 11, 19, tzinfo=UTC)) is None
    after = entry(acted(unlikely, "risk", {"risk.outcome": "risk", "risk.reasons": "more people came to light"}, on=ON))
    assert standing(after)[COMMISSIONER] == "undecided"
    assert after.text("commissioner.reasons") == ""
    assert running(after, at=datetime(2026, 11, 19, 9, tzinfo=UTC)).hours_left == 48
    assert [row.text("to") for row in after.rows("history")] == ["Commissioner’s track reopened: a risk was found"]


def test_a_high_risk_found_later_reopens_the_peoples_track_unless_a_ground_was_named():
    for basis, state in (("not high risk", "undecided"), ("34(3)(a): encrypted", "not told")):
        before = entry(CONFIRMED, risk={"outcome": "risk"}, told_people={"decision": "not told", "basis": basis})
        assert standing(entry(acted(before, "risk", {"risk.outcome": "high risk"}, on=ON)))[PEOPLE] == state


def test_a_duplicate_loses_its_counts_and_its_tracks():
    before = entry(CONFIRMED, people_affected={"number": 4, "at_most": 9}, investigation={"evidence_case": "EV-1"})
    after = entry(acted(before, "duplicate", {"same_as": "BR-1"}, on=ON))
    assert (after.text("kind"), after.at("people_affected.number"), after.at("investigation")) == (
        "duplicate",
        None,
        None,
    )


def test_where_the_clocks_go_back_72_hours_end_earlier_by_the_clock_on_the_wall(harrowmere):
    late = harrowmere.kept("breaches").find("BR-2024-007")
    assert deadline(late).isoformat() == "2024-10-28T15:40:00+00:00"
    assert (hours_taken(late), is_late(late)) == (72.25, True)


def test_where_the_clocks_go_forward_they_end_later(harrowmere):
    timely = harrowmere.kept("breaches").find("BR-2025-002")
    assert deadline(timely).isoformat() == "2025-03-31T18:00:00+01:00"
    assert (hours_taken(timely), is_late(timely)) == (71.75, False)


def test_the_other_reading_is_shown_and_never_makes_a_notice_timely(harrowmere):
    late = harrowmere.kept("breaches").find("BR-2024-007")
    other = other_reading(deadline(late))
    assert other.isoformat() == "2024-10-28T16:00:00+00:00"
    assert late.moment("commissioner.notified_at") < other
    assert is_late(late)
    assert "not verified" in OTHER_READING
    saturday = datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert other_reading(saturday).isoformat() == "2026-11-24T00:00:00+00:00"


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "72 hours left"),
        (50, "22 hours left"),
        (72, "less than a minute left"),
        (75, "3 hours over"),
        (151.5, "3 days 7 hours 30 minutes over"),
    ],
)
def test_the_hours_left_are_said_in_words(hour, words):
    from datetime import timedelta

    clock = running(entry(CONFIRMED), at=datetime(2026, 11, 18, 9, tzinfo=UTC) + timedelta(hours=hour))
    assert clock.left == words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2026-11-21T16:01+00:00", "3 days 7 hours 1 minute after awareness, 7 hours 1 minute late"),
        ("2026-11-21T09:15+00:00", "3 days 15 minutes after awareness, 15 minutes late"),
        ("2026-11-21T09:00+00:00", "3 days after awareness, in time"),
        ("2026-11-18T09:40+00:00", "40 minutes after awareness, in time"),
    ],
)
def test_how_long_a_notice_took_is_said_in_words_with_the_moments_beside_it(told, words):
    given = notice(entry(DONE, commissioner__notified_at=told, commissioner__delay_reasons="the weekend"))
    assert given.words == words
    assert given.instants.startswith("Aware on 18 November 2026 at 9:00am, notified on ")
    assert given.instants.endswith("the 72 hours ended on 21 November 2026 at 9:00am.")
    assert notice(entry(CONFIRMED)) is None


def test_the_words_of_a_notice_are_late_where_the_clocks_went_back(harrowmere):
    late, timely = map(harrowmere.kept("breaches").find, ("BR-2024-007", "BR-2025-002"))
    assert notice(late).words == "3 days 15 minutes after awareness, 15 minutes late"
    assert notice(timely).words == "2 days 23 hours 45 minutes after awareness, in time"


def test_what_is_not_decided_says_what_has_to_be_decided_and_by_when():
    def said(values, track, day=19, **over):
        return awaited(entry(values, **over), track, at=datetime(2026, 11, day, 9, tzinfo=UTC))

    report = jsonable(put(REPORTED, "reported_inside_at", "2026-06-30T10:00+01:00"))
    first = "Decide first whether it is a personal data breach."
    assert said(report, COMMISSIONER) == (
        f"{first} If the authority was aware when it was reported inside, on 30 June 2026 at 10:00am, "
        "the 72 hours end on 3 July 2026 at 10:00am."
    )
    assert said(report, PEOPLE) == said(REPORTED, COMMISSIONER) == first
    by, ended = "by 21 November 2026 at 9:00am: 72 hours after awareness.", "the 72 hours ended on 21 November 2026 at 9:00am."  # fmt: skip
    assert said(CONFIRMED, COMMISSIONER) == f"Decide whether to notify, and notify, {by}"
    assert said(CONFIRMED, COMMISSIONER, commissioner__decision="notify") == f"Notify {by}"
    late = "Notify now, with the reasons for the delay"
    assert said(CONFIRMED, COMMISSIONER, 22) == f"{late}, or record why a risk is unlikely: {ended}"
    assert said(CONFIRMED, COMMISSIONER, 22, commissioner__decision="notify") == f"{late}: {ended}"
    assert "the law names no hours" in said(CONFIRMED, PEOPLE)
    assert "not high" in said(CONFIRMED, PEOPLE, risk={"outcome": "risk"})
    assert "article 34(3)" in said(CONFIRMED, PEOPLE, risk={"outcome": "high risk"})
    assert {said(DONE, track) for track in TRACKS} == {""}
    assert {said(REPORTED, track, kind="near miss", status="closed") for track in TRACKS} == {""}


def test_the_score_shows_its_working():
    score = enisa(context=3, ease=1, confidentiality=0.25, malicious=0.5)
    assert (score.value, score.band) == (3.75, "high")
    assert score.working[-1] == "3 × 1 + 0.75 = 3.75: high (below 2 low, below 3 medium, below 4 high)"


@given(st.tuples(*(st.sampled_from(ALLOWED[name]) for name in PARTS)))
def test_a_score_has_a_band_and_is_read_back_as_it_was_written(parts):
    given = dict(zip(PARTS, parts, strict=True))
    context, ease, *rest = parts
    score = enisa(context=context, ease=ease, **dict(zip(PARTS[2:], rest, strict=True)))
    assert score.band in ("low", "medium", "high", "very high")
    assert score_of(Entry("breaches", "X", {"risk": {"aid": aid(score, parts=given)}})).value == score.value


def test_the_scores_of_the_register_are_those_of_their_parts_and_part_from_the_decision_twice(harrowmere):
    breaches = [one for one in harrowmere.kept("breaches").entries if one.at("risk")]
    assert all(score_of(one).value == one.number("risk.aid.score") for one in breaches)
    parted = {one.id: is_score_at_odds(one) for one in breaches if is_score_at_odds(one)}
    assert parted == {"BR-2024-001": "high yet unlikely", "BR-2024-007": "low yet risk"}


def test_the_next_duty_is_said_in_words():
    def said(values, day, **over):
        return [duty.words for duty in duties(entry(values, **over), at=day, on=day.date())]

    early, late = datetime(2026, 11, 19, 9, tzinfo=UTC), datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert said(REPORTED, early) == [
        "Decide what it is: a breach, a near miss, neither, or one that is entered already."
    ]
    assert (
        said(CONFIRMED, early)[0]
        == "Notify the Commissioner by 21 November 2026 at 9:00am, or record why a risk is unlikely."
    )
    assert said(CONFIRMED, late)[0].startswith("Notify the Commissioner now, with the reasons for the delay")
    assert said(DONE, late) == []
    assert said(DONE, late, status="assessing") == ["Everything is decided and done: close it."]
    phases = [{"what": "numbers", "due": "2026-11-20"}]
    assert said(DONE, late, status="assessing", commissioner__phases=phases) == ["Give the Commissioner what was promised for 20 November 2026: numbers."]  # fmt: skip


def test_every_act_asks_for_fields_of_the_register_and_begins_in_states_that_there_are():
    known = BREACHES.section().known
    for act in ACTS.values():
        asked = [name for name in act.asks if not name.startswith("risk.aid.")]
        assert set(asked) <= set(known) and set(act.needs) <= set(act.asks)
        assert set(act.begins) <= set(MOVES[act.track])
        assert set(act.sets) | set(act.days) <= set(known)


def test_a_near_miss_is_looked_at_again_before_it_is_confirmed():
    near = entry(REPORTED, kind="near miss", status="closed")
    assert may(near, ACTS["assess"]) and not may(near, ACTS["confirm"])


def test_once_a_risk_is_found_nothing_invites_to_undo_that_decision():
    def first(outcome, day, **over):
        at = datetime(2026, 11, day, 9, tzinfo=UTC)
        one = entry(CONFIRMED, risk={"outcome": outcome}, **over)
        duty = duties(one, at=at, on=at.date())[0]
        return duty.act, duty.words, awaited(one, COMMISSIONER, at=at)

    by, ended = "by 21 November 2026 at 9:00am", "the 72 hours ended on 21 November 2026 at 9:00am"
    for outcome in ("risk", "high risk"):
        assert first(outcome, 19) == (
            "notified",
            f"Notify the Commissioner {by}.",
            f"Notify {by}: 72 hours after awareness.",
        )
        late = f"with the reasons for the delay: {ended}."
        assert first(outcome, 22) == ("notified", f"Notify the Commissioner now, {late}", f"Notify now, {late}")
    assert first("unlikely", 19)[:2] == (
        "do-not-notify",
        f"Decide not to notify the Commissioner, with the reasons, or notify {by}.",
    )
    assert first("unlikely", 22)[:2] == (
        "do-not-notify",
        f"Decide not to notify the Commissioner, with the reasons: {ended}.",
    )
