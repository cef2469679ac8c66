"""Use all drafts of a case that are ready, as finished answers, after they were read on one page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.models import Question
from answerable.desk.cases.queries.drafts import drafts
from answerable.desk.people.actors import Actor
from answerable.errors import ChangedMeanwhile, NotComplete
from answerable.law import uk_day


@transaction.atomic
def use_drafts(*, reference: str, shown: Mapping[str, str], by: Actor, at: datetime) -> tuple[str, ...]:
    """The numbers of the questions that are finished now, each with an entry of its own; all of them, or none.

    shown: by question, the digest of the draft that stood on the page (drafts.Draft.stands). Refuses where none
    is chosen (NotComplete), and one that is another by now or that there is something to look at in (ChangedMeanwhile).
    What an answer must have by law it must have here too.
    """
    case = access.for_change(reference, by=by, to="answer")
    if not shown:
        raise NotComplete(thing="Using the drafts", missing="a draft", where=reference, why="No draft was ready, or none was chosen.", do="Open the questions one by one.")  # fmt: skip
    ready = {one.number: one for one in drafts(case, by=by, on=uk_day(at)) if one.is_ready}
    versions = dict(Question.objects.filter(case=case).values_list("number", "version"))
    for number, stands in shown.items():
        draft = ready.get(number)
        if draft is None or draft.answer is None or draft.stands != stands:
            raise ChangedMeanwhile(thing=f"The draft for question {number}", who="the desk or a colleague", at="a moment ago")  # fmt: skip
        answer(reference=reference, number=number, answer=draft.answer, version=versions[number], is_finished=True, by=by, at=at)  # fmt: skip
    return tuple(shown)
