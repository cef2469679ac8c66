"""Returns count what they say, and lead to the cases behind each number."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.test.utils import CaptureQueriesContext

from answerable.casefile import Outcome
from answerable.desk.cases.models import BankHoliday, Case, Complaint, Review
from answerable.desk.cases.queries.counting import FIGURES, condition
from answerable.desk.cases.queries.outcomes import Whole, whole
from answerable.desk.people.actors import acting
from answerable.desk.people.models import Team
from answerable.desk.retention.actions.take_away import taking_away
from answerable.desk.returns.filters import Filters
from answerable.desk.returns.layouts import layout, layouts
from answerable.desk.returns.models import WorkedQuarter
from answerable.desk.returns.periods import Period
from answerable.errors import NotAllowed

pytestmark = pytest.mark.django_db
QUARTER = {"year": 2026, "quarter": 2}  # July to September 2026


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        (["disclosed", "disclosed"], Whole.GRANTED),
        (["disclosed", "not_held"], Whole.GRANTED),
        (["disclosed", "refused"], Whole.PART),
        (["disclosed", "cost_limit"], Whole.PART),
        (["partly_disclosed"], Whole.PART),
        (["refused", "not_held"], Whole.WITHHELD),
        (["ncnd"], Whole.WITHHELD),
        (["already_accessible", "future_publication"], Whole.WITHHELD),
        (["vexatious_or_repeated", "not_held"], Whole.PROCEDURAL),
        (["not_held", "clarification"], Whole.NOT_HELD),
        (["referred_elsewhere"], Whole.OTHER),
        (["disclosed", "open"], None),
        ([], None),
    ],
)
def test_a_request_has_one_outcome_from_those_of_its_questions(outcomes, expected):
    assert whole(outcomes) == expected


def test_every_outcome_of_a_question_gives_the_request_one():
    assert all(whole([one.value]) for one in Outcome if one is not Outcome.OPEN)


def test_on_time_is_by_the_last_day_that_the_answer_had_and_extensions_stand_apart(made, returned, figure):
    made(taken=10)
    made(taken=28)
    made(taken=29)
    made(taken=40, due=56, is_extended=True)
    made(taken=60, due=56, is_extended=True)
    made(taken=5, answer_due_on=None)
    found = returned(**QUARTER)
    expected = {"answered": 6, "on-time": 3, "on-time-plain": 2, "on-time-extended": 1, "late": 2, "late-extended": 1, "undated": 1, "extended": 2, "on-time-percentage": 60}  # fmt: skip
    assert {name: figure(found, name)[-1] for name in expected} == expected


def test_every_request_received_is_in_one_place_and_open_ones_are_late_after_their_day(made, returned, figure, on):
    made(taken=3)
    made(received_on=on - timedelta(days=60))
    made(received_on=on - timedelta(days=5))
    made(received_on=on - timedelta(days=50), stage="clarifying", waits_for="applicant")
    for stage in ("withdrawn", "lapsed", "transferred"):
        made(stage=stage)
    found = returned(year=2026)
    parts = ("answered", "open", "open-late", "waiting", "withdrawn", "lapsed", "transferred")
    assert [figure(found, name)[-1] for name in parts] == [1] * 7
    assert figure(found, "received")[-1] == 7


def test_every_number_leads_to_exactly_its_cases(made, returned, officer, client_of, on):
    made(taken=10, outcomes=["disclosed"])
    made(taken=40, is_extended=True, outcome="part", outcomes=["partly_disclosed"], provisions=["foia.s40.2"])
    made(taken=5, regime="eir", outcome="withheld", outcomes=["refused"], provisions=["eir.reg12.5.b"])
    made(taken=5, channel="import", answer_due_on=None, team=Team.objects.create(name="Highways"))
    made()
    for outcome in ("", "upheld", "part", "overturned", "withdrawn"):
        done = date(2026, 8, 9) if outcome else None
        Review.objects.create(
            case=made(taken=1), asked_on=date(2026, 8, 1), reasons="", outcome=outcome, completed_on=done
        )
    for result in ("", "upheld", "partly-upheld", "not-upheld", "resolved"):
        Complaint.objects.create(case=made(taken=1), opened_on=date(2026, 8, 1), result=result)
    found = returned(**QUARTER)
    numbers = [number for part in found.parts for line in part.lines for number in line.numbers]
    numbers += [
        number
        for groups in (found.by_law, found.by_team, found.provisions)
        for group in groups
        for number in group.numbers
    ]
    linked = [number for number in numbers if number.url]
    assert len(linked) > 40
    browser = client_of(officer)
    for number in linked:
        assert browser.get(number.url).context["desk"].page.paginator.count == number.value, number.url


@pytest.mark.parametrize(
    "figure", ["question:nonsense", "nonsense", "provision:nonsense", "question:refused", "reviews"]
)
def test_an_address_of_the_desk_that_names_no_figure_shows_the_desk(figure, officer, client_of):
    days = "from=2026-07-01&until=2026-09-30"
    assert client_of(officer).get(f"/desk/?figure={figure}&{days}").status_code == 200
    assert client_of(officer).get(f"/desk/?figure={figure}&from=2026-99-01&until=x").status_code == 200


def test_the_condition_of_each_figure_can_be_asked(made, on):
    made(taken=1)
    assert {name for name in FIGURES if Case.objects.filter(condition(name, on=on)).exists()} == {"received", "answered", "on-time", "on-time-plain", "granted"}  # fmt: skip


def test_quarters_follow_the_year_asked_for(made, returned, figure):
    made(received_on=date(2026, 1, 5), taken=1)
    made(received_on=date(2026, 4, 1), taken=1)
    made(received_on=date(2026, 3, 31), taken=1)
    assert figure(returned(year=2026, kind="calendar"), "received") == [2, 1, 0, 0, 3]
    assert figure(returned(year=2025, kind="financial"), "received") == [0, 0, 0, 2, 2]
    assert Period(2025, "financial", 4).label == "January to March 2026"
    assert Period(2025).label == "April 2025 to March 2026"


def test_teams_and_laws_are_counted_by_themselves_and_subject_access_only_when_asked_for(made, returned, figure):
    highways = Team.objects.create(name="Highways")
    made(taken=1, team=highways)
    made(taken=40, team=highways, regime="eir")
    made(taken=1, regime="dpa")
    made(taken=1)
    found = returned(**QUARTER)
    assert [(group.label, group.numbers[0].value) for group in found.by_team] == [("Highways", 2), ("No team", 1)]
    assert [(group.label, group.held_to) for group in found.by_law] == [("FOIA", "20 working days, FOIA s.10(1)"), ("EIR", "20 working days, EIR reg.5(2)")]  # fmt: skip
    assert figure(found, "received") == [3]
    assert figure(returned(**QUARTER, regime="dpa"), "received") == [1]
    assert figure(returned(**QUARTER, team=highways.pk, regime="eir"), "late") == [1]
    assert figure(returned(**QUARTER, team=0), "received") == [1]


def test_working_days_are_averaged_and_halved_over_all_answers_of_the_period(made, returned, figure):
    for taken in (1, 2, 14):  # 1, 2 and 9 working days: 13 July is a holiday in Northern Ireland
        made(taken=taken)
    found = returned(**QUARTER)
    assert (figure(found, "average-days"), figure(found, "median-days")) == ([4.0], [2])
    assert figure(returned(year=2020), "median-days") == [None] * 5


def test_a_bank_holiday_that_was_proclaimed_is_no_working_day_of_the_returns_either(made, returned, figure, at):
    made(taken=2)
    assert figure(returned(**QUARTER), "average-days") == [2.0]
    received = Case.objects.get().received_on
    BankHoliday.objects.create(on=received + timedelta(days=1), name="A day of thanks", parts=["england-and-wales"], announced_on=received, at=at)  # fmt: skip
    assert figure(returned(**QUARTER), "average-days") == [1.0]


def test_a_provision_counts_once_a_request_and_once_a_question_with_its_section(made, returned):
    made(taken=1, outcomes=["refused", "refused"], provisions=["foia.s40.2", "foia.s40.1"])
    made(taken=1, outcomes=["refused"], provisions=["foia.s40.2"])
    found = returned(**QUARTER)
    assert [
        (group.label, group.is_under, [number.value for number in group.numbers]) for group in found.provisions
    ] == [
        ("FOIA s.40", False, [2, 3]),
        ("FOIA s.40(2)", True, [2, 2]),
        ("FOIA s.40(1)", True, [1, 1]),
    ]


def test_reviews_are_counted_by_the_day_they_were_asked_for_and_complaints_by_the_day_they_began(
    made, returned, figure
):
    case = made(received_on=date(2025, 1, 6), taken=1)
    asked = date(2026, 7, 6)
    for days, outcome in ((28, "upheld"), (56, "overturned"), (60, "part")):
        Review.objects.create(
            case=case, asked_on=asked, reasons="", completed_on=asked + timedelta(days=days), outcome=outcome
        )
    Review.objects.create(case=case, asked_on=asked, reasons="")
    Complaint.objects.create(case=case, opened_on=asked, decided_on=asked, result="not-upheld")
    Complaint.objects.create(case=case, opened_on=asked)
    found = returned(**QUARTER)
    names = ("reviews", "reviews-20", "reviews-40", "reviews-later", "reviews-open", "review-upheld", "review-part", "review-overturned")  # fmt: skip
    assert [figure(found, name) for name in names] == [[4], [1], [1], [1], [1], [1], [1], [1]]
    assert [figure(found, name) for name in ("complaints", "complaint-not-upheld", "complaints-open")] == [
        [2],
        [1],
        [1],
    ]


def test_kept_figures_follow_every_change_and_the_day(made, returned, figure, by, on, at):
    case = made(received_on=on - timedelta(days=28))
    assert figure(returned(year=2026), "open")[-1] == 1
    with CaptureQueriesContext(__import__("django.db", fromlist=["connection"]).connection) as again:
        returned(year=2026)
    assert not any("FILTER" in query["sql"] for query in again.captured_queries)
    Case.objects.filter(pk=case.pk).update(stage="withdrawn", version=case.version + 1)
    assert figure(returned(year=2026), "withdrawn")[-1] == 1
    other = made(received_on=on - timedelta(days=28))
    with taking_away([case.reference], why="it was never ours", by=by, at=at):
        case.delete()
    assert (figure(returned(year=2026), "open")[-1], figure(returned(year=2026), "withdrawn")[-1]) == (1, 0)
    from answerable.desk.returns.queries import returns

    tomorrow = returns(filters=Filters.of({"year": "2026"}, on=on), by=by, on=on + timedelta(days=1), at=at)
    assert figure(tomorrow, "open-late")[-1] == 1
    assert WorkedQuarter.objects.get(first_on=date(2026, 10, 1)).is_settled is False
    assert other.version == 1


def test_the_number_of_queries_is_the_same_however_many_cases_there_are(made, returned, django_assert_num_queries):
    for month in range(1, 10):
        made(received_on=date(2026, month, 6), taken=5, outcomes=["disclosed"])
    returned(year=2026)
    with django_assert_num_queries(8):
        returned(year=2026)


@pytest.mark.parametrize("name", layouts())
def test_a_layout_adds_up_figures_that_there_are_and_says_that_it_is_ours(made, name, by, on, at, client_of, officer):
    made(taken=1)
    made(taken=40, regime="eir", outcome="withheld", outcomes=["refused"], provisions=["eir.reg12.5.b"])
    found = layout(name, filters=Filters(Period(2026)), by=by, on=on, at=at)
    assert found.columns == ("FOIA", "EIR", "All")
    first = found.parts[0].lines[0]
    assert [number.value for number in first.numbers] == [1, 1, 2]
    assert found.source
    page = client_of(officer).get(f"/returns/{name}/?year=2026").content.decode()
    assert "The layout is ours" in page
    assert ("EIR reg.12(5)(b)" in page) == (name == "central")


def test_the_page_and_its_file_say_the_same_and_no_style_or_script_is_in_the_page(made, officer, client_of):
    made(taken=10)
    browser = client_of(officer)
    page = browser.get("/returns/?year=2026&quarter=2")
    html = page.content.decode()
    assert "style=" not in html.partition("<main")[2]
    assert "<title id=" in html
    assert "<desc id=" in html
    rows = list(csv.reader(StringIO(browser.get("/returns/table.csv?year=2026&quarter=2").content.decode("utf-8-sig"))))
    assert ["Requests", "Received", "1", FIGURES["received"].counts] in rows
    assert browser.get("/returns/central.csv?year=2026").status_code == 200
    assert browser.get("/returns/unheard-of/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "year=abc&quarter=9&team=x&regime=none&kind=lunar",
        "year=999999",
        "quarter=4&kind=calendar&year=2100",
        "figure=x",
    ],
)
def test_an_address_that_makes_no_sense_shows_the_default(query, officer, client_of):
    assert client_of(officer).get(f"/returns/?{query}").status_code == 200


def test_returns_are_for_those_who_may_read_cases(contributor, administrator, auditor, client_of, on, at):
    assert [client_of(one).get("/returns/").status_code for one in (contributor, administrator, auditor)] == [
        403,
        403,
        200,
    ]
    from answerable.desk.returns.queries import returns

    with pytest.raises(NotAllowed):
        returns(filters=Filters(Period(2026)), by=acting(administrator), on=on, at=at)


def test_a_round_of_the_queue_works_the_figures_out_before_anybody_looks(made, run_jobs):
    from answerable.desk.jobs.rounds import figures

    made(taken=1)
    figures.enqueue()
    run_jobs()
    assert WorkedQuarter.objects.count() == 12


def test_beside_the_percentage_on_time_stands_what_is_open_and_late(made, returned, officer, client_of):
    made(taken=10)
    made()
    made()
    found = returned(**QUARTER)
    (line,) = (one for part in found.parts for one in part.lines if one.name == "on-time-percentage")
    assert (line.numbers[-1].says, line.numbers[-1].beside) == ("100%", "2 still open are late")
    assert "2 still open are late" in client_of(officer).get("/returns/", QUARTER).content.decode()
