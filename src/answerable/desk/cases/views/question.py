"""One question of a case: what is known, what is answered, and the letter and its findings beside it, live."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from answerable.casefile import Regime
from answerable.desk.cases import access
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.actions.ask_report import ask_report
from answerable.desk.cases.actions.edit_question import edit_question
from answerable.desk.cases.forms.answering import Answering, Question
from answerable.desk.cases.queries.beside import beside
from answerable.desk.cases.queries.case import QuestionPage, first_to_do, question_page, received_days
from answerable.desk.cases.queries.changed import resting_on
from answerable.desk.cases.queries.grounds import grounds_used
from answerable.desk.components.numbers import number_in
from answerable.desk.people.gate import actor_of, staff
from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError, ChangedMeanwhile, NoSuchThing


@staff
def case_page(request: HttpRequest, reference: str) -> HttpResponse:
    """The case opens at the first question that is left to do."""
    case = access.for_reading(reference, by=actor_of(request))
    place = first_to_do(case)
    return redirect("cases:question", reference, place) if place else redirect("cases:correspondence", reference)


@staff
def question(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    page = question_page(reference, position, by=actor_of(request), on=timezone.localdate())
    form = _form(request, page)
    do = request.POST.get("do", "").partition(":")[0]
    if request.method != "POST" or do not in DO:
        return _shown(request, page, form)
    try:
        says = DO[do](request, page, form)
    except AnswerableError as error:
        return _shown(request, page, form, error)
    is_done = do == "finish"
    messages.success(request, f"Question {page.number} {says}.")
    return redirect("cases:question", reference, page.after if is_done and page.after else position)


@staff
@require_POST
def look(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """The letter and the findings as they would be with what is typed now. Nothing is saved."""
    page = question_page(reference, position, by=actor_of(request), on=timezone.localdate())
    seen = beside(page, answer=_form(request, page).answer(), on=timezone.localdate(), by=actor_of(request))
    return render(request, "cases/beside.html", {"page": page, "beside": seen})


def _form(request: HttpRequest, page: QuestionPage) -> Answering:
    by = actor_of(request)
    asked = Question(
        page.number,
        Regime(page.regime),
        authority().profile,
        timezone.localdate(),
        page.head.received_on,
        lambda references: received_days(references, by=by),
        lambda: grounds_used(Regime(page.regime)),
    )
    data = request.POST if request.method == "POST" and request.POST.get("do") != "use-draft" else None
    return Answering(asked, answer=page.answer, version=page.version, data=data, worksheet=page.worksheet)


def _save(request: HttpRequest, page: QuestionPage, form: Answering) -> str:
    uses_draft = request.POST["do"] == "use-draft"
    if not uses_draft:
        form.require_hours()
    given = page.known.draft if uses_draft and page.known.draft else resting_on(form.answer(), page.known.basis)
    answer(
        reference=page.head.reference,
        number=page.number,
        answer=given,
        version=number_in(request.POST, "version", 0),
        by=actor_of(request),
        at=timezone.now(),
        is_finished=request.POST["do"] == "finish",
        worksheet=None if uses_draft else form.worksheet(),
    )
    return "is finished" if request.POST["do"] == "finish" else "is saved"


def _searches(request: HttpRequest, page: QuestionPage, form: Answering) -> str:
    """Puts the searches that were made into the answer, after what was typed there."""
    typed = form.answer()
    words = " ".join(filter(None, [typed.searches.replace(page.gathered.searches, "").strip(), page.gathered.searches]))
    answer(
        reference=page.head.reference,
        number=page.number,
        answer=resting_on(replace(typed, searches=words), page.known.basis),
        version=number_in(request.POST, "version", 0),
        by=actor_of(request),
        at=timezone.now(),
        worksheet=form.worksheet(),
    )
    return "says which searches were made"


def _take(request: HttpRequest, page: QuestionPage, form: Answering) -> str:
    """Puts the words of an earlier answer after what was typed, to be worked on; whose they are stands beside them."""
    key = request.POST["do"].partition(":")[2]
    earlier = next((one for one in page.known.earlier if one.key == key), None)
    if earlier is None:
        raise NoSuchThing(thing="earlier answer", where=key)
    typed = form.answer()
    answer(
        reference=page.head.reference,
        number=page.number,
        answer=resting_on(replace(typed, text=f"{typed.text}\n\n{earlier.words}".strip()), page.known.basis),
        version=number_in(request.POST, "version", 0),
        by=actor_of(request),
        at=timezone.now(),
        worksheet=form.worksheet(),
    )
    return f"has the words of {earlier.ref} in its draft"


def _own_data(request: HttpRequest, page: QuestionPage, form: Answering) -> str:
    """Makes it a subject access question, in the words that it has."""
    edit_question(
        reference=page.head.reference,
        number=page.number,
        text=page.text,
        regime=Regime.DPA,
        is_own_data=True,
        version=number_in(request.POST, "version", 0),
        by=actor_of(request),
        at=timezone.now(),
    )
    return "is a subject access question now"


def _report(request: HttpRequest, page: QuestionPage, form: Answering) -> str:
    """Asks for the report that it promises, in one press."""
    asked = ask_report(reference=page.head.reference, number=page.number, by=actor_of(request), at=timezone.now())
    return f"is with {asked.row.name}, for the report"


def _shown(request: HttpRequest, page: QuestionPage, form: Answering, error: AnswerableError | None = None) -> HttpResponse:  # fmt: skip
    typed = form.answer() if request.method == "POST" else page.answer
    seen = beside(page, answer=typed, on=timezone.localdate(), by=actor_of(request)) if page.head.is_open else None
    context = {"page": page, "head": page.head, "answering": form, "beside": seen, "here": "questions"}
    context["is_stale"] = isinstance(error, ChangedMeanwhile)
    found = _faults(error) if error else ()
    context["faults"] = [(fault.said, form.mark(fault)) for fault in found]
    is_part = request.method == "POST" and getattr(request, "htmx", False)
    template = "cases/fields.html" if is_part else "cases/question.html"
    return render(request, template, context, status=422 if error else 200)


def _faults(error: AnswerableError) -> tuple[AnswerableError, ...]:
    """What an answer lacks, one by one, or the one thing that is wrong."""
    found = error.fields.get("faults")
    return found if isinstance(found, tuple) else (error,)


DO = {
    "save": _save,
    "finish": _save,
    "use-draft": _save,
    "use-searches": _searches,
    "take": _take,
    "own-data": _own_data,
    "ask-report": _report,
}
