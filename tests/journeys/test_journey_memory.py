"""What was said before comes up while a request is answered: again, old by now, or against what is about to be said."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from journeys.acts import asks, decide, open_case

BRIDGES = "How many bridges does the council own?"
INSPECTED = "How often is each of the council's bridges inspected?"
GROUPS = "How many official WhatsApp groups does the council have?"
COLOUR = "Which colour were the council's bridges painted in 2025?"
NINE, YEARLY = "The council owns 9 bridges.", "Each bridge is inspected once a year."


@pytest.fixture
def answered(officer, harrowmere):
    """answered({question: answer}, …): a request that was answered and sent some months ago, and is remembered."""
    from answerable.casefile import Answer, Held, Outcome, Stage
    from answerable.desk.cases.actions.answer import answer
    from answerable.desk.cases.actions.indexing import index_answers
    from answerable.desk.cases.actions.receive import receive
    from answerable.desk.cases.models import Case
    from answerable.desk.people.actors import acting
    from answerable.documents import text_of

    def send(said, because=()):
        at, by = timezone.now() - timedelta(days=120), acting(officer)
        words = "\n".join(f"{number}. {question}" for number, question in enumerate(said, 1))
        document = text_of(f"Dear Council,\n\n{words}\n\nYours faithfully,\nAnn Asker\n".encode(), name="a.txt")
        case = receive(document=document, received_on=at.date(), channel="email", by=by, at=at)
        for row, text in zip(case.questions.all(), said.values(), strict=True):
            given = Answer((row.number,), Outcome.RELEASED, Held.YES, text, because=because)
            answer(reference=case.reference, number=row.number, answer=given, version=row.version, by=by, at=at, is_finished=True)  # fmt: skip
        Case.objects.filter(pk=case.pk).update(stage=Stage.SENT.value, sent_at=at, sent_by=by.person)
        case.refresh_from_db()
        index_answers(case, at=at)
        return case.reference

    return send


@pytest.fixture
def exbury():
    """Another authority's answer to the same question, out of its disclosure log."""
    from answerable.desk.memory import index
    from answerable.desk.memory.given import Given
    from answerable.desk.memory.models import Log

    at = timezone.now()
    log = Log.objects.create(publisher="Exbury District Council", licence="Open Government Licence v3.0", form="table", read_at=at)  # fmt: skip
    given = Given("EX-12", "1", BRIDGES, "The council has 31 bridges.", "disclosed", publisher=log.publisher, log=log.pk, asked_on=at.date() - timedelta(days=40), answered_on=at.date() - timedelta(days=30))  # fmt: skip
    index.keep([given], at=at)


@pytest.fixture
def changed_tool(records):
    """What an answer rested on, and what is done to that entry of a register since."""
    from answerable.desk.people.actors import acting
    from answerable.desk.registers.actions.change import change
    from answerable.desk.registers.authority import authority
    from answerable.registers import jsonable, put

    def owned_by(owner, version, days_ago):
        values = jsonable(put(dict(authority().kept("tools").find("TOOL-01").values), "owner", owner))
        at = timezone.now() - timedelta(days=days_ago)
        change(register="tools", key="TOOL-01", values=values, version=version, reason="", by=acting(records), at=at)

    owned_by("Head of Highways", 1, 130)
    kept = authority().kept("tools")
    return kept.basis(kept.find("TOOL-01")), lambda: owned_by("Head of Digital", 2, 0)


def pictured(desk, tmp_path, name):
    """A picture of the page at the width of a desk and of a telephone, with nothing beyond its edge."""
    for width in (1280, 390):
        desk.page.set_viewport_size({"width": width, "height": 900})
        picture = desk.page.screenshot(path=tmp_path / f"{name}-{width}.png", full_page=True)
        assert picture.startswith(b"\x89PNG")
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
    desk.page.set_viewport_size({"width": 1280, "height": 900})


def test_half_of_a_round_robin_stands_answered_with_reasons(keyboard, post, officer, answered, exbury, tmp_path):
    before = answered({BRIDGES: NINE, INSPECTED: YEARLY})
    asks(post, BRIDGES, INSPECTED, COLOUR, "Who chose that colour?", subject="Bridges")
    desk = open_case(keyboard(officer), "Bridges")
    desk.reads(f"Answered before: {before}/1", "Exbury District Council was asked the same", "our answer in")
    pictured(desk, tmp_path, "round-robin")
    desk.press("Use the draft").reads("is saved", "Whose words", f"From our answer {before}/1")
    desk.press("2 How often is each of the council's bridges inspected?").reads(f"Answered before: {before}/2")
    desk.press("Use the draft").reads("is saved", "Each bridge is inspected once a year.")
    desk.press("3 Which colour were the council's bridges painted in 2025?").reads_not("Use the draft")
    desk.press("1 How many bridges does the council own?").press("Who else was asked, and how they answered")
    desk.reads("1 other authority", "Exbury District Council", "Given", "The council has 31 bridges.")
    pictured(desk, tmp_path, "elsewhere")


def test_a_contradiction_is_caught_before_the_letter_is_approved(keyboard, post, officer, approver, answered, tmp_path):
    before = answered({BRIDGES: NINE})
    asks(post, BRIDGES, subject="Bridges")
    desk = decide(open_case(keyboard(officer), "Bridges"), "Not held")
    desk.fill(
        "Who was asked and what was searched", "Highways and the asset register were searched for bridges."
    ).press("Save as finished")
    desk.reads("is finished")
    desk.press("1 How many bridges does the council own?").reads(f"Look here: this is not what stands in {before}/1.")
    desk.press("Letter").reads("What we said before", NINE).press("Send for approval")
    second = open_case(keyboard(approver), "Bridges").press("Letter")
    second.reads("Said otherwise before", "What we said before", f"{before}/1", NINE, "To be said now")
    pictured(second, tmp_path, "contradiction")
    second.press("Approve the letter").reads("There is a problem", "that you have read question 1")
    second.choose(f"I have read question 1 beside {before}/1, and this letter is right").press("Approve the letter")
    second.reads("The letter is approved and can be sent.")


def test_a_stale_answer_says_what_changed(keyboard, post, officer, answered, changed_tool, tmp_path):
    basis, change = changed_tool
    before = answered({BRIDGES: NINE}, because=(basis,))
    change()
    asks(post, BRIDGES, subject="Bridges")
    desk = open_case(keyboard(officer), "Bridges").reads(f"Answered before: {before}/1", "Changed since")
    desk.reads_not("Use the draft")
    desk.press(re.compile("^Answered before")).press("The whole answer, and what it rests on")
    desk.reads("TOOL-01", "Head of Highways", "Head of Digital")
    pictured(desk, tmp_path, "stale")
