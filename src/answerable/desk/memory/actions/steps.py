"""What the queue does with a log: read its file, keep its answers, remove them again.

Done twice, or begun again after its worker died, each piece of work finds how far it came and goes on from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from answerable.answers import Log as Found
from answerable.desk.files import removal
from answerable.desk.memory.actions.remembering import forget_letters, remember
from answerable.desk.memory.given import Given
from answerable.desk.memory.index import settle
from answerable.desk.memory.models import Earlier, Log, Step
from answerable.desk.memory.reading import given, read
from answerable.desk.memory.words import hide
from answerable.documents import find_personal
from answerable.errors import AnswerableError

MANY = 200  # answers in a transaction: whoever else writes waits for it no longer than a moment
SHOWN = 12  # entries that the preview shows
LOOKED_AT = 2000  # entries whose questions are looked through for persons
TOLD = 200  # things not understood that it names one by one


@task()
def go_on(number: int, step: str) -> None:
    """The work of a step. A log that is elsewhere by now is left alone."""
    log = Log.objects.select_related("stored").filter(pk=number, step=step).first()
    if log is None:
        return
    {Step.READING: look, Step.KEEPING: keep_on, Step.REMOVING: remove}[Step(step)](log)


def put_down(log: Log, step: Step) -> None:
    """Bring the log to a step and put down the work for it, all in the transaction of the caller."""
    log.step = step
    log.save()
    go_on.enqueue(log.pk, step.value)


def look(log: Log) -> None:
    """Read the file and write down what was understood and what was not, for a person to look at."""
    try:
        found = read(log)
    except AnswerableError as error:
        Log.objects.filter(pk=log.pk, step=Step.READING).update(step=Step.REFUSED, reason=error.said)
        return
    fields = {"step": Step.READY, "form": found.form[:40], "found": len(found.entries), "not_understood": _untold(found), "about": _about(found)}  # fmt: skip
    if not log.publisher:
        fields["publisher"] = _whose(found)
    Log.objects.filter(pk=log.pk, step=Step.READING).update(**fields)


def keep_on(log: Log) -> None:
    """Keep the answers that are not kept yet, some hundreds in a transaction."""
    try:
        entries = read(log).entries
    except AnswerableError as error:
        Log.objects.filter(pk=log.pk, step=Step.KEEPING).update(step=Step.REFUSED, reason=error.said)
        return
    references = frozenset(entry.reference for entry in entries if entry.reference)
    whose = sorted({entry.publisher or log.publisher for entry in entries})
    answers = islice(given(entries, log=log), log.kept, None)
    while chunk := list(islice(answers, MANY)):
        if not _keep(log.pk, chunk, references):
            return
    Log.objects.filter(pk=log.pk, step=Step.KEEPING).update(step=Step.KEPT, about={"publishers": whose})


def remove(log: Log) -> None:
    """Let go of every answer of the log, of its file and of itself."""
    rows = Earlier.objects.filter(log=log).order_by("pk")
    while some := dict(rows.values_list("pk", "wording")[:MANY]):
        with transaction.atomic():
            hide(list(some))
            Earlier.objects.filter(pk__in=some).delete()
            settle(set(some.values()))
    with transaction.atomic():
        stored = log.stored_id
        Log.objects.filter(pk=log.pk).delete()
        if stored:
            removal.forget({stored}, at=timezone.now())


@transaction.atomic
def _keep(number: int, chunk: Sequence[Given], references: Collection[str]) -> bool:
    """Keep these, in place of what an older reading of the same publisher's log had. False where the log is being removed.

    references: what in this log is a reference of its publisher, by which the same letter is known again.
    """
    log = Log.objects.select_for_update(of=("self",)).filter(pk=number, step=Step.KEEPING).first()
    if log is None:
        return False
    _replace_older(log, {(one.publisher, one.letter) for one in chunk if one.letter in references})
    remember(chunk, at=timezone.now())
    log.kept += len(chunk)
    log.save(update_fields=["kept"])
    return True


def _replace_older(log: Log, letters: Collection[tuple[str, str]]) -> None:
    rows = Earlier.objects.filter(letter__in=[letter for _, letter in letters]).exclude(log=None).exclude(log=log)
    older = [row for row in rows.values_list("log", "publisher", "letter") if row[1:] in letters]
    for other, count in Counter(row[0] for row in older).items():
        forget_letters(sorted({row[2] for row in older if row[0] == other}), log=other)
        before = Log.objects.select_for_update(of=("self",)).get(pk=other)
        before.kept = max(0, before.kept - count)
        before.save(update_fields=["kept"])


def _whose(found: Found) -> str:
    """Whose answers these are, where each says it; blank where some do not."""
    whose = {one.publisher for one in found.entries}
    return "" if not whose or "" in whose else whose.pop()[:200] if len(whose) == 1 else "Several authorities"


def _untold(found: Found) -> list[dict[str, str]]:
    rows = found.not_understood[:TOLD]
    return [{"place": one.place, "what": one.what, "why": one.why, "do": one.do} for one in rows]


def _about(found: Found) -> dict[str, object]:
    """For the preview: what each column was taken for, the first entries, how much was not understood, outcomes counted."""
    shown = [
        {
            "question": one.question,
            "answer": one.answer,
            "outcome": one.outcome.value,
            "provisions": list(one.provisions),
            "publisher": one.publisher,
            "on": one.on.isoformat() if one.on else "",
            "reference": one.reference,
            "place": one.place,
        }
        for one in found.entries[:SHOWN]
    ]
    outcomes = Counter(one.outcome.value for one in found.entries).most_common()
    return {
        "columns": [list(one) for one in found.columns.items()],
        "samples": dict(found.samples),
        "first": shown,
        "unread": len(found.not_understood),
        "outcomes": outcomes,
        "look": _look_at(found),
    }


def _look_at(found: Found) -> list[list[str]]:
    """Where the words of a question may still be about a person: the place and the words, the first of them."""
    named = (
        (one, dict.fromkeys(words.words for words in find_personal(one.question))) for one in found.entries[:LOOKED_AT]
    )
    return [[one.place, ", ".join(words)] for one, words in islice((one for one in named if one[1]), SHOWN)]
