"""Server time of the desk's pages with 100,000 cases and 400,000 questions, one process, by the test client.

Run with ANSWERABLE_DATABASE for PostgreSQL, without it for SQLite. The data are made once and kept in the folder
given by --data; the rows go straight into the tables, as an import's do. Prints p50, p95 and queries a page.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

WORDS = [
    "parking",
    "permit",
    "housing",
    "repair",
    "damp",
    "mould",
    "school",
    "admissions",
    "appeal",
    "library",
    "fine",
    "tree",
    "felled",
    "road",
    "pothole",
    "claim",
    "council",
    "tax",
    "arrears",
    "bailiff",
    "licence",
    "taxi",
    "food",
    "hygiene",
    "noise",
    "quarry",
    "planning",
    "enforcement",
    "contract",
    "supplier",
    "agency",
    "consultant",
    "spend",
    "breach",
    "data",
    "phone",
    "policy",
    "training",
    "sickness",
    "vacancy",
    "fostering",
    "care",
    "home",
    "street",
    "light",
    "bin",
    "collection",
    "recycling",
    "flood",
    "drain",
    "allotment",
    "burial",
    "cemetery",
    "market",
    "stall",
    "grant",
    "charity",
    "grit",
    "salt",
    "bus",
    "lane",
    "camera",
    "fixed",
    "penalty",
]
SUBJECTS = ("How many {0} cases were there in {2}?", "What was spent on {0} and {1} in {2}?", "Which {0} records does the council hold about {1}?")  # fmt: skip
ROUNDS = 60


def main() -> None:
    """Make the data where they are not there yet, and measure every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--data", type=Path, default=Path("bench-data"))
    options = parser.parse_args()
    os.environ["ANSWERABLE_DATA"] = str(options.data.resolve())
    os.environ.setdefault("ANSWERABLE_AUTHORITY", str(_harrowmere()))
    os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS.append("testserver")
    settings.SECURE_SSL_REDIRECT = False
    call_command("migrate", verbosity=0)
    fill(options.cases)
    measure()


def _harrowmere() -> Path:
    from answerable.registers import DEMOS

    return DEMOS["harrowmere"]


def fill(count: int) -> None:
    """Cases with four questions each: two in a hundred open, the rest sent; a third of those published."""
    from django.db import transaction

    from answerable.desk.cases.models import Case
    from answerable.desk.people.models import Grant, Person

    if Case.objects.count() >= count:
        return
    officers = [
        Person.objects.create_user(f"officer{n}@harrowmere.example", None, name=f"Officer {n}") for n in range(50)
    ]
    Grant.objects.bulk_create(Grant(person=one, role=role) for one in officers for role in ("officer", "approver"))
    began, dice = time.perf_counter(), random.Random(7)
    for start in range(0, count, 2000):
        with transaction.atomic():
            _batch(range(start, min(start + 2000, count)), count, officers, dice)
    _analyse()
    print(f"made {count:,} cases in {time.perf_counter() - began:.0f} s")


def _batch(numbers: range, count: int, officers: list, dice: random.Random) -> None:
    from answerable.desk.cases.models import Case, Question
    from answerable.desk.disclosure.actions.writing import make_findable
    from answerable.desk.disclosure.models import DisclosureLogEntry
    from answerable.desk.search import index

    cases = Case.objects.bulk_create([_case(number, count, officers, dice) for number in numbers])
    rows = [row for case in cases for row in _questions(case, dice)]
    Question.objects.bulk_create(rows)
    published = []
    for place, case in enumerate(cases):
        index.put(
            "case",
            case.reference,
            title=case.subject,
            body=f"{case.reference}\n{case.applicant_name}\n{case.text}",
            at=case.created_at,
        )
        own = rows[place * 4 : place * 4 + 4]
        if case.sent_at and case.pk % 3 == 0:
            published.append(_entry(case, own))
    for entry in DisclosureLogEntry.objects.bulk_create(published):
        make_findable(entry)


def _case(number: int, count: int, officers: list, dice: random.Random) -> object:
    from answerable.casefile import Stage
    from answerable.desk.cases.models import Case

    today = date.today()
    is_open = number >= count - count // 50
    received = today - timedelta(days=dice.randrange(0, 40) if is_open else 45 + (count - number) * 3650 // count)
    stage = (
        dice.choice([Stage.NEW, Stage.ANSWERING, Stage.ANSWERING, Stage.CLARIFYING, Stage.APPROVAL])
        if is_open
        else Stage.SENT
    )
    officer = dice.choice(officers)
    at = datetime(received.year, received.month, received.day, 9, tzinfo=UTC)
    words = [_question(dice) for _ in range(4)]
    sent_at = None if is_open else at + timedelta(days=dice.randrange(5, 35))
    return Case(
        reference=f"FOI-{received.year}-{number:06}", stage=stage.value, subject=words[0][:80], text="\n".join(words),
        applicant_name=f"Applicant {number % 9000}", applicant_email=f"a{number % 9000}@example.org", received_on=received,
        due_on=received + timedelta(days=28), owner=officer, next_step="Answer questions 1, 2, 3 and 4" if is_open else "",
        waits_for="applicant" if stage is Stage.CLARIFYING else "", questions_count=4, answered_count=0 if is_open else 4,
        created_at=at, sent_at=sent_at, sent_by=officer if sent_at else None, closed_at=sent_at, answer_due_on=received + timedelta(days=28),
        clock={"working": [], "heading": "Time for compliance", "term": "20 working days", "cite": "FOIA s.10(1)"},
    )  # fmt: skip


def _question(dice: random.Random) -> str:
    return dice.choice(SUBJECTS).format(*dice.sample(WORDS, 2), dice.randrange(2015, 2027))


def _questions(case: object, dice: random.Random) -> Iterator[object]:
    from answerable.casefile import Answer, Held, Outcome, answer_values
    from answerable.desk.cases.models import Question

    for place, text in enumerate(case.text.split("\n"), 1):
        said = Answer((str(place),), Outcome.RELEASED, Held.YES, f"There were {dice.randrange(1, 900)}.")
        is_done = case.sent_at is not None
        yield Question(
            case=case, position=place, number=str(place), text=text, outcome=said.outcome.value if is_done else "open",
            answer=answer_values(said) if is_done else {}, is_finished=is_done, proposed_on=case.received_on,
        )  # fmt: skip


def _entry(case: object, questions: list) -> object:
    from answerable.desk.disclosure.models import DisclosureLogEntry

    said = [
        {"number": row.number, "text": row.text, "outcome": row.outcome, "answer": row.answer["text"], "provisions": []}
        for row in questions
    ]
    return DisclosureLogEntry(
        slug=case.reference.lower(), reference=case.reference, title=case.subject, questions=said, letter=case.text, regime=case.regime,
        received_on=case.received_on, answered_on=case.sent_at.date(), answered_by="Information Governance Officer",
        published_at=case.sent_at, published_by=case.sent_by, changed_at=case.sent_at,
    )  # fmt: skip


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measure() -> None:
    """Each page many times, with other words and cases each time."""
    from django.conf import settings
    from django.test import Client
    from django.utils import timezone

    from answerable.desk.cases.models import Case
    from answerable.desk.disclosure.models import DisclosureLogEntry
    from answerable.desk.people import sessions as limits
    from answerable.desk.people.models import Person

    browser = Client()
    browser.force_login(
        Person.objects.filter(grants__role="officer").first(), backend=settings.AUTHENTICATION_BACKENDS[0]
    )
    session = browser.session
    limits.begin(session, has_second_factor=True, at=timezone.now())
    session.save()
    dice = random.Random(11)
    references = list(Case.objects.order_by("?").values_list("reference", flat=True)[:ROUNDS])
    working = list(
        Case.objects.filter(stage__in=["answering", "approval"]).values_list("reference", flat=True)[:ROUNDS]
    )
    slugs = list(DisclosureLogEntry.objects.values_list("slug", flat=True)[:ROUNDS])
    pages = {
        "desk": lambda: "/desk/",
        "desk, late": lambda: "/desk/?show=late",
        "desk, mine": lambda: "/desk/?whose=mine",
        "desk, page 30": lambda: "/desk/?page=30",
        "desk, closed": lambda: "/desk/?show=closed",
        "case": lambda: f"/cases/{dice.choice(references)}/questions/1/",
        "letter at work": lambda: f"/cases/{dice.choice(working)}/letter/",
        "history": lambda: f"/cases/{dice.choice(references)}/history/",
        "search, two words": lambda: f"/search/?q={'+'.join(dice.sample(WORDS, 2))}",
        "search, one word": lambda: f"/search/?q={dice.choice(WORDS)}",
        "search, a question": lambda: f"/search/?q={_question(dice).replace(' ', '+').replace('?', '')}",
        "log": lambda: "/disclosure-log/",
        "log, two words": lambda: f"/disclosure-log/?q={'+'.join(dice.sample(WORDS, 2))}",
        "log, filtered": lambda: f"/disclosure-log/?year={dice.randrange(2019, 2026)}",
        "log, an answer": lambda: f"/disclosure-log/{dice.choice(slugs)}/",
        "returns": lambda: "/returns/",
    }
    print(f"{'page':22} {'p50 ms':>8} {'p95 ms':>8} {'most':>8} {'queries':>8}")
    for name, address in pages.items():
        _measure(browser, name, address)


def _measure(browser: object, name: str, address: object) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times, counts = [], set()
    for turn in range(ROUNDS + 3):
        where = address()
        began = time.perf_counter()
        answer = browser.get(where)
        spent = (time.perf_counter() - began) * 1000
        if answer.status_code != 200:
            print(f"{name:22} {where} gave {answer.status_code}")
            return
        if turn >= 3:  # the first ones load what is needed
            times.append(spent)
        if turn < 6:
            with CaptureQueriesContext(connection) as caught:
                browser.get(where)
            counts.add(len(caught))
    worst = statistics.quantiles(times, n=20)[-1]
    print(
        f"{name:22} {statistics.median(times):8.1f} {worst:8.1f} {max(times):8.1f} {'–'.join(map(str, sorted({min(counts), max(counts)}))):>8}"
    )


if __name__ == "__main__":
    main()
