"""How the desk's data stand, as JSON: what waits, every message out, and everything that is not whole."""

import json
import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
django.setup()

from answerable.desk.cases.models import Case  # noqa: E402
from answerable.desk.disclosure.queries import is_published  # noqa: E402
from answerable.desk.files.keeping import content  # noqa: E402
from answerable.desk.files.models import StoredFile  # noqa: E402
from answerable.desk.ledger.models import Checkpoint, Entry  # noqa: E402
from answerable.desk.ledger.verifying import verify  # noqa: E402
from answerable.desk.mail.models import Message  # noqa: E402


def faults():
    for file in StoredFile.objects.all():
        content(file)  # raises where the bytes are not those that were kept
    yield from verify().faults
    yield from () if Checkpoint.objects.exists() else ["nothing was sealed"]
    for case in Case.objects.prefetch_related("questions__versions", "letters"):
        yield from (f"{case.reference}: {fault}" for fault in of_case(case))


def of_case(case):
    acts = list(Entry.objects.filter(case=case.reference).values_list("kind", flat=True))
    questions = list(case.questions.all())
    letters = [letter for letter in case.letters.all() if letter.kind == "response"]
    is_sent = case.stage == "sent"
    rules = {
        "received once": acts.count("received") == 1,
        "split once": acts.count("split") == 1,
        "two questions": len(questions) == 2 == case.questions_count,
        "its request is kept": case.correspondence.filter(kind="request").count() == 1,
        "counts are true": case.answered_count == sum(question.is_finished for question in questions),
        "an entry an answer": acts.count("answered") == sum(question.version - 1 for question in questions),
        "every version is kept": all(
            question.versions.count() in (question.version - 1, question.version - 2) for question in questions
        ),
        "approved as often as it says": acts.count("approved") == (case.stage in ("approved", "sent")),
        "sent once": acts.count("sent") == is_sent,
        "one letter": len(letters) <= 1,
        "a letter that went is whole": not is_sent
        or all(x.pdf_id and x.docx_id and x.message_id and x.text for x in letters),
        "no letter went before its time": is_sent or not any(x.message_id for x in letters),
        "published once": acts.count("published") == bool(is_published(case.reference)),
    }
    return [name for name, holds in rules.items() if not holds]


outgoing = Message.objects.filter(is_incoming=False).exclude(recipients__startswith="archive@")
unsent = [case for case in Case.objects.all() if case.stage != "sent" or not is_published(case.reference)]
waiting = outgoing.exclude(state__in=["sent", "failed"]).count() + len(unsent)
messages = {row.message_id: row.state for row in outgoing}
print(json.dumps({"waiting": waiting, "messages": messages, "cases": Case.objects.count(), "faults": list(faults())}))
