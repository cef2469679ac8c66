"""Rows become cases: checked first, written once, taken back as a whole."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.cases.actions.raise_task import raise_task
from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.files.csvs import safe
from answerable.desk.imports.actions.begin_import import begin_import
from answerable.desk.imports.actions.carry_out import carry_out
from answerable.desk.imports.actions.undo_import import undo_import
from answerable.desk.imports.meanings import columns_of, words_asked
from answerable.desk.imports.models import Import, Step
from answerable.desk.imports.queries import faults_as_rows
from answerable.desk.imports.steps import go_on
from answerable.desk.ledger.models import Entry
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import acting
from answerable.desk.people.models import Team
from answerable.desk.search import index
from answerable.errors import ImportElsewhere, ImportTouched, NotAllowed
from desk.imports.conftest import HEAD, ROWS

pytestmark = pytest.mark.django_db


def test_old_cases_come_in_as_they_ended_and_nothing_is_sent(bring_in, as_csv):
    highways = Team.objects.create(name="Highways")
    found = bring_in(as_csv(), words={"Part refused": "partly_disclosed"})
    assert (found.step, found.rows_count, found.imported_count, found.faulty_count) == ("done", 4, 4, 0)
    first, second, third, fourth = Case.objects.order_by("reference")
    assert (first.stage, first.outcome, first.channel, first.team) == ("sent", "granted", "import", highways)
    assert (first.received_on, first.answered_on, first.answer_due_on) == (
        date(2025, 1, 13),
        date(2025, 1, 30),
        date(2025, 2, 10),
    )
    assert [question.text for question in first.questions.all()] == [
        "How many potholes were filled?",
        "What did it cost?",
    ]
    assert (second.outcome, second.questions.get().provisions) == ("part", " foia.s40.2 foia.s43.2 ")
    assert (third.stage, third.sent_at, third.questions.get().text) == ("withdrawn", None, "Trees")
    assert (fourth.stage, fourth.due_on, fourth.version) == ("new", date(2025, 2, 13), 1)
    assert Message.objects.count() == 0
    assert [row.kind for row in Correspondence.objects.filter(case=first)] == ["request"]
    assert index.find("case", "potholes").rows[0].key == "FOI/0001"
    assert Entry.objects.filter(kind="imported", subject=f"import:{found.pk}").count() == 4


def test_everything_that_is_wrong_with_a_row_is_told_by_row_and_heading(check, as_csv, faults_of):
    rows = [
        ["FOI/1", "31/02/2025", "", "", "", "nobody", "Granted", "30/01/2025", "s40(2)", ""],
        ["", "13/01/2025", "", "", "", "", "Granted", "", "", ""],
        ["FOI/3", "13/01/2027", "", "", "", "", "", "", "", ""],
        ["FOI/4", "13/01/2025", "", "", "", "", "Granted", "12/01/2025", "s999, banana", ""],
        ["FOI/5", "13/01/2025", "", "", "", "", "", "", "", ""],
        ["FOI/5", "13/01/2025", "", "", "", "", "", "", "", ""],
    ]
    assert faults_of(check(as_csv(rows))) == [
        (2, "Date Received", "31/02/2025 is no day"),
        (2, "Email", "no address for mail"),
        (3, "FOI Ref", "empty"),
        (3, "Date Closed", "empty, although the request has an outcome"),
        (4, "Date Received", "13/01/2027 is still to come"),
        (5, "Exemptions", "“s999” is no provision of the law"),
        (5, "Exemptions", "“banana” is no provision of the law"),
        (5, "Date Closed", "before the day of receipt"),
        (7, "FOI Ref", "the same as in row 6"),
    ]


def test_a_column_of_days_is_read_as_a_whole_and_asked_about_where_no_cell_tells(check, begin, as_csv, bring_in):
    proved = [["A", "03/04/2025", *[""] * 8], ["B", "13/04/2025", *[""] * 8]]
    bring_in(as_csv(proved))
    assert Case.objects.get(reference="A").received_on == date(2025, 4, 3)
    open_to_both = [["C", "03/04/2025", *[""] * 8], ["D", "04/04/2025", *[""] * 8]]
    bring_in(as_csv(open_to_both), orders={"1": "mdy"})
    assert Case.objects.get(reference="C").received_on == date(2025, 3, 4)
    assert check(as_csv([["E", "03/04/2025", *[""] * 8]])).faulty_count == 1


def test_what_was_said_of_headings_and_words_is_remembered_for_the_next_file(begin, check, as_csv):
    head = ["Aktenzeichen", *HEAD[1:]]
    data = as_csv([["X/1", "13/01/2025", "", "", "", "", "All good", "30/01/2025", "", ""]], head=head)
    found = begin(data)
    assert "reference" not in columns_of(found)
    from answerable.desk.imports.actions.say_columns import say_columns
    from answerable.desk.imports.actions.say_words import say_words

    by, at = acting(found.by), found.at
    say_columns(number=found.pk, columns={"reference": 0, "received": 1, "outcome": 6, "sent": 7}, by=by, at=at)
    found.refresh_from_db()
    assert [word.ours for word in words_asked(found)] == [""]
    say_words(number=found.pk, words={"outcome": {"all good": "disclosed"}}, orders={}, by=by, at=at)
    again = begin(data)
    assert columns_of(again)["reference"] == 0
    again.columns = columns_of(again)
    assert [word.ours for word in words_asked(again)] == ["disclosed"]


def test_an_import_done_twice_or_again_after_its_worker_died_writes_no_case_twice(
    bring_in, check, as_csv, faults_of, run_jobs, by, at
):
    first = bring_in(as_csv(), words={"Part refused": "partly_disclosed"})
    go_on.call(first.pk, "importing", 0)
    go_on.call(first.pk, "reading", 0)
    second = check(as_csv(), words={"Part refused": "partly_disclosed"})
    assert [words for *_, words in faults_of(second)] == ["a case with this reference is on the desk already"] * 4
    assert Case.objects.count() == 4
    with pytest.raises(ImportElsewhere):
        carry_out(number=first.pk, by=by, at=at)


def test_a_reference_that_came_onto_the_desk_after_the_check_stays_a_row(check, as_csv, faults_of, run_jobs, by, at):
    found = check(as_csv(ROWS[:1]))
    Case.objects.create(reference="FOI/0001", received_on=date(2025, 1, 1), created_at=at)
    carry_out(number=found.pk, by=by, at=at)
    run_jobs()
    found.refresh_from_db()
    assert (found.imported_count, found.faulty_count, len(faults_of(found))) == (0, 1, 1)
    assert found.rows.get().values == ROWS[0]


def test_rows_that_are_not_imported_can_be_downloaded_and_run_nothing(check, as_csv, by):
    found = check(as_csv([["=1+1", "nonsense", "@SUM(A1)", *[""] * 7]]))
    head, row = list(faults_as_rows(found.pk, by=by))
    assert head[:3] == ["Row", "What is wrong", "FOI Ref"]
    assert row[:3] == ["2", "Date Received: nonsense is no day", "=1+1"]
    assert [safe(cell) for cell in row[2:5]] == ["'=1+1", "nonsense", "'@SUM(A1)"]


def test_an_import_is_taken_back_as_a_whole_while_nothing_was_done(bring_in, as_csv, run_jobs, by, at):
    found = bring_in(as_csv(), words={"Part refused": "partly_disclosed"})
    undo_import(number=found.pk, by=by, at=at)
    run_jobs()
    found.refresh_from_db()
    assert (found.step, found.imported_count, Case.objects.count()) == ("undone", 0, 0)
    assert not index.find("case", "potholes").rows
    bring_in(as_csv(), words={"Part refused": "partly_disclosed"})
    assert Case.objects.count() == 4


def test_an_import_is_not_taken_back_once_somebody_worked_on_a_case(bring_in, as_csv, by, at):
    found = bring_in(as_csv(), words={"Part refused": "partly_disclosed"})
    raise_task(reference="FOI/0002", kind="call", words="They rang.", by=by, at=at)
    with pytest.raises(ImportTouched) as refused:
        undo_import(number=found.pk, by=by, at=at)
    assert "FOI/0002" in str(refused.value)
    assert Case.objects.count() == 4


def test_reviews_and_complaints_of_old_cases_come_with_them(bring_in, as_csv):
    head = ["Reference", "Received", "Outcome", "Sent", "Review requested", "Review completed", "Review outcome", "ICO complaint date", "ICO decision date"]  # fmt: skip
    rows = [
        ["A", "2025-01-13", "Refused", "2025-02-01", "2025-02-10", "2025-03-01", "Upheld", "", ""],
        ["B", "2025-01-13", "Refused", "2025-02-01", "2025-02-10", "", "", "", ""],
        [
            "C",
            "2025-01-13",
            "Refused",
            "2025-02-01",
            "2025-02-10",
            "2025-03-01",
            "Overturned",
            "2025-04-01",
            "2025-06-01",
        ],
    ]
    bring_in(as_csv(rows, head=head))
    assert list(Case.objects.order_by("reference").values_list("stage", flat=True)) == ["reviewed", "review", "decided"]
    assert Case.objects.get(reference="A").reviews.get().outcome == "upheld"


def test_only_officers_import(as_csv, person, at, auditor, client_of):
    with pytest.raises(NotAllowed):
        begin_import(data=as_csv(), name="old.csv", by=acting(auditor), at=at)
    file = SimpleUploadedFile("old.csv", as_csv())
    assert client_of(auditor).post("/import/", {"file": file}).status_code == 403
    assert Import.objects.count() == 0


def test_an_auditor_reads_how_far_an_import_is_and_takes_no_step(as_csv, auditor, by, at, client_of, run_jobs):
    found = begin_import(data=as_csv(), name="old.csv", by=by, at=at)
    run_jobs()
    browser, address = client_of(auditor), f"/import/{found.pk}/"
    listed = browser.get("/import/").content.decode()
    assert "old.csv" in listed and "Read the file" not in listed
    text = browser.get(address).content.decode()
    assert "Say which column is what" in text and "Potholes" in text
    for step in ("columns/", "words/", "sheet/", "carry-out/", "undo/"):
        assert browser.post(f"{address}{step}").status_code == 403
    found.refresh_from_db()
    assert found.step == Step.COLUMNS


def test_the_pages_lead_from_the_file_to_the_cases(as_csv, officer, client_of, run_jobs):
    browser = client_of(officer)
    answer = browser.post("/import/", {"file": SimpleUploadedFile("old.csv", as_csv())})
    page = answer["Location"]
    assert "The file is being read" in browser.get(page).content.decode()
    run_jobs()
    answer = browser.get(page, follow=True)
    assert "Which column is what?" in answer.content.decode()
    fields = {name: form_field.initial for name, form_field in answer.context["form"].fields.items()}
    assert browser.post(f"{page}columns/", {**fields, "reference": ""}).status_code == 422
    browser.post(f"{page}columns/", fields)
    answer = browser.get(page, follow=True)
    assert "What do its words mean?" in answer.content.decode()
    said = {name: field.initial or "-" for name, field in answer.context["form"].fields.items()}
    unknown = browser.post(f"{page}words/", {**said, next(iter(said)): ""})
    assert unknown.status_code == 422
    said = {name: "partly_disclosed" if "Part refused" in field.label else value for (name, value), field in zip(said.items(), answer.context["form"].fields.values(), strict=True)}  # fmt: skip
    browser.post(f"{page}words/", said)
    assert "Every row is being checked" in browser.get(page).content.decode()
    run_jobs()
    assert "Import 4 cases" in browser.get(page).content.decode()
    browser.post(f"{page}carry-out/")
    run_jobs()
    assert "4 cases imported" in browser.get(page).content.decode()
    assert 'href="/cases/FOI~0001/"' in browser.get("/desk/?show=closed").content.decode()
    for tab in ("", "questions/", "questions/1/", "letter/", "clock/", "correspondence/", "history/"):
        assert browser.get(f"/cases/FOI~0002/{tab}", follow=True).status_code == 200
    assert "from an older system" in browser.get("/cases/FOI~0002/history/").content.decode()
    assert "Remove 4 cases" in browser.get(f"{page}undo/").content.decode()
    browser.post(f"{page}undo/")
    run_jobs()
    assert "Every case of this import was removed" in browser.get(page).content.decode()
    assert Import.objects.get().step == Step.UNDONE


def test_a_file_that_is_none_is_refused_beside_its_box(officer, client_of):
    answer = client_of(officer).post("/import/", {"file": SimpleUploadedFile("old.xls", b"\xd0\xcf\x11\xe0")})
    assert answer.status_code == 422
    assert "old .xls form" in answer.content.decode()
