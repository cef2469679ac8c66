"""What must be looked at before a letter goes: a file that it promises, and a register that changed since."""

import shutil
from dataclasses import replace

import pytest

from answerable.casefile import answer_from
from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.attach import detach, enclose
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.models import CaseLetter
from answerable.desk.cases.queries.changed import changed_since
from answerable.desk.cases.queries.previews import written
from answerable.desk.cases.queries.promised import promises
from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.errors import LetterStopped
from answerable.registers import jsonable, put
from desk.cases.letters.answered import GIVEN, NOT_HELD, save_answer

pytestmark = pytest.mark.django_db
REPORT = "The investigation report RPT-2025-05 is sent with this letter."
FILE = (b"%PDF-", "report.pdf", "application/pdf")


@pytest.fixture
def promised(a_case):
    return a_case(replace(GIVEN, text=REPORT), NOT_HELD)


@pytest.fixture
def tool(settings, tmp_path, harrowmere, records, at):
    """tool("TOOL-01", owner="…"): a tool changes in a copy of Harrowmere's registers."""
    settings.AUTHORITY_FOLDER = tmp_path / "authority"
    shutil.copytree(harrowmere, settings.AUTHORITY_FOLDER)

    def changes(key, **over):
        values = dict(authority().kept("tools").find(key).values)
        for name, value in over.items():
            values = put(values, name, value)
        change(register="tools", key=key, values=jsonable(values), version=1, reason="Reviewed.", by=acting(records), at=at)  # fmt: skip

    return changes


@pytest.fixture
def asked(tool, a_case, by, at):
    """A case that asks after WhatsApp, answered with the draft as it was found."""
    case = a_case(GIVEN)
    case.questions.update(text="Is WhatsApp approved for council business?")
    propose(reference=case.reference, by=by, at=at)
    question = case.questions.get()
    save_answer(question, answer_from(question.proposal["answer"]))
    assert [basis.ref for basis in answer_from(question.answer).because if basis.kind == "register"] == ["TOOL-09"]
    return case


def page(browser, case, part="letter/", **posted):
    address = f"/cases/{case.reference}/{part}"
    shown = browser.post(address, posted, follow=True) if posted else browser.get(address)
    return shown.content.decode()


def test_a_letter_that_promises_a_report_does_not_go_on_before_one_goes_with_it(promised, by, second, at, on):
    with pytest.raises(LetterStopped, match="says that something is sent with it, and no file goes with the letter"):
        submit(reference=promised.reference, by=by, at=at)
    letter = enclose(reference=promised.reference, upload=FILE, by=by, at=at)
    submit(reference=promised.reference, by=by, at=at)
    letter.attachments.clear()  # as if it had never been there
    with pytest.raises(LetterStopped):
        approve(reference=promised.reference, digest=written(promised, on=on).digest, by=second, at=at)


def test_an_approved_letter_that_promises_what_is_not_there_is_not_sent(promised, by, at):
    digest = written(promised, on=at.date()).digest
    CaseLetter.objects.create(case=promised, kind="response", state="approved", digest=digest)
    promised.stage = "approved"
    promised.save()
    with pytest.raises(LetterStopped):
        send(reference=promised.reference, by=by, at=at)


def test_a_file_that_is_taken_off_again_leaves_the_promise_empty(promised, by, at, on):
    key = enclose(reference=promised.reference, upload=FILE, by=by, at=at).attachments.get().pk
    assert written(promised, on=on).stops == ()
    detach(reference=promised.reference, key=key, by=by, at=at)
    (stop,) = written(promised, on=on).stops
    assert (stop.question, stop.key) == ("1", "words:1:1")


@pytest.mark.parametrize(
    "words",
    [
        REPORT,
        "The reports RPT-1 and RPT-2 are sent with this letter.",
        "Your council tax file is enclosed.",
        "We do not hold minutes and the report is attached as a spreadsheet.",
        "We confirm that a copy is enclosed for you.",
        "Please find attached the policy.",
        "We enclose the policy.",
        "The figures are in the attached spreadsheet.",
        "Attached is the policy.",
        "The policy accompanies this letter.",
    ],
)
def test_these_words_promise_something(words):
    assert promises(words)


@pytest.mark.parametrize(
    "words",
    [
        "The mail filter held a message to a parent that had the wrong file attached.",
        "Nothing is enclosed.",
        "The report is not sent with this letter.",
        "If you are unhappy with this letter, ask for a review.",
        "We attach great weight to openness.",
        "A tag is attached to each laptop.",
        "It tells the sender when a file is attached.",
        "The report was attached to our letter of 3 March.",
        "The report is published on our website.",
    ],
)
def test_these_words_promise_nothing(words):
    assert not promises(words)


def test_a_caution_of_the_draft_stays_at_the_letter(promised, officer, client_of):
    row = promised.questions.get(number="1")
    row.proposal = {"cautions": ["Take out what identifies people before the report goes."]}
    row.save()
    assert "<b>Look here</b> Question 1<br>Take out what identifies people" in page(client_of(officer), promised)


def test_an_entry_that_changed_since_is_named_at_the_question_the_letter_and_to_the_approver(
    asked, tool, by, at, officer, approver, client_of
):
    tool("TOOL-09", owner="Head of Digital")
    told = "TOOL-09"
    assert changed_since(asked.questions.get()) == (told,)
    assert "changed since this answer was written: TOOL-09" in page(client_of(officer), asked, "questions/1/")
    assert "Changed since this answer was written: TOOL-09" in page(client_of(officer), asked)
    submit(reference=asked.reference, by=by, at=at)
    assert "Changed since this answer was written: TOOL-09" in page(client_of(approver), asked)


def test_nothing_is_said_where_no_entry_or_another_one_changed(asked, tool, officer, client_of):
    assert changed_since(asked.questions.get()) == ()
    tool("TOOL-01", owner="Head of Digital")
    assert changed_since(asked.questions.get()) == ()
    assert "hanged since this answer" not in page(client_of(officer), asked)


def test_it_is_said_no_more_once_the_answer_is_saved_beside_what_the_register_says_now(
    asked, tool, by, at, officer, client_of
):
    tool("TOOL-09", owner="Head of Digital")
    propose(reference=asked.reference, by=by, at=at)
    question = asked.questions.get()
    assert changed_since(question) == ("TOOL-09",)
    answer = answer_from(question.answer)
    page(
        client_of(officer),
        asked,
        "questions/1/",
        do="save",
        version=question.version,
        outcome="given",
        text=answer.text,
    )
    assert changed_since(asked.questions.get()) == ()
