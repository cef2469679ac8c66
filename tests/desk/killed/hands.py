"""Hands that never rest: they bring every case one step on, and take in another, until they are killed."""

import os
import random
import sys
import time
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
django.setup()

from django.utils import timezone  # noqa: E402

from answerable.casefile import Answer, Held, Outcome  # noqa: E402
from answerable.desk.cases.actions.answer import answer  # noqa: E402
from answerable.desk.cases.actions.approve import approve  # noqa: E402
from answerable.desk.cases.actions.publish import publish  # noqa: E402
from answerable.desk.cases.actions.receive import receive  # noqa: E402
from answerable.desk.cases.actions.send import send  # noqa: E402
from answerable.desk.cases.actions.submit import submit  # noqa: E402
from answerable.desk.cases.models import Case  # noqa: E402
from answerable.desk.cases.queries.clashes import clashes  # noqa: E402
from answerable.desk.cases.queries.demonstration import letter_digest, publication  # noqa: E402
from answerable.desk.disclosure.queries import is_published  # noqa: E402
from answerable.desk.mail.doubt import look_after  # noqa: E402
from answerable.desk.people.actors import DESK, acting  # noqa: E402
from answerable.desk.people.models import Person  # noqa: E402
from answerable.desk.post.tasks import collect  # noqa: E402
from answerable.documents import text_of  # noqa: E402
from answerable.law import uk_day  # noqa: E402

MAIL = """From: Applicant {n} <applicant{n}@example.org>
To: information@harrowmere.example
Subject: FOI request - benches {n}
Message-ID: <{n}@example.org>

Dear Harrowmere Borough Council,

1. How many benches are there in park {n}?
2. What was spent on them in 2025?
"""


def take_one(n):
    at = timezone.now()
    receive(
        document=text_of(MAIL.format(n=n).encode(), name="a.eml"),
        received_on=uk_day(at),
        channel="email",
        by=DESK,
        at=at,
    )


def one_step(case, officer, approver):
    at, reference = timezone.now(), case.reference
    match case.stage:
        case "new" | "answering":
            left = case.questions.filter(is_finished=False).first()
            if left is None:
                return submit(reference=reference, by=officer, at=at)
            said = Answer((left.number,), Outcome.RELEASED, Held.YES, f"There are {left.pk} of them.")
            answer(
                reference=reference,
                number=left.number,
                answer=said,
                version=left.version,
                by=officer,
                at=at,
                is_finished=True,
            )
        case "approval":
            seen = frozenset(clash.key for clash in clashes(case, on=uk_day(at)) if clash.is_warning)
            approve(reference=reference, digest=letter_digest(reference, on=uk_day(at)), seen=seen, by=approver, at=at)
        case "approved":
            send(reference=reference, by=officer, at=at)
        case "sent" if not is_published(reference):
            publish(reference=reference, publication=publication(reference, on=uk_day(at)), by=officer, at=at)
    return None


def main(most):
    officer, approver = (acting(Person.objects.get(name=name)) for name in ("Olive Officer", "April Approver"))
    dice = random.Random()
    began = Path(os.environ["ANSWERABLE_DATA"]) / "began"
    began.touch()
    while True:
        if Case.objects.exclude(stage="sent").count() < 3 and Case.objects.count() < most:
            take_one(Case.objects.count())
        unfinished = [
            case
            for case in Case.objects.order_by("-id")[:12]
            if case.stage != "sent" or not is_published(case.reference)
        ]
        if unfinished:
            one_step(dice.choice(unfinished), officer, approver)
        else:
            time.sleep(0.1)
        if dice.random() < 0.1:
            collect.enqueue()
            look_after.enqueue()


main(int(sys.argv[1]))
