"""What a pause in typing costs on the public request page: the answers beside the box, in the server and in Chromium.

    .venv/bin/python benchmarks/deflection.py [--published 10000] [--others 0] [--meaning 500]
    python tests/desk/postgres.py .venv/bin/python benchmarks/deflection.py     the same on PostgreSQL

The answers are made by earlier_answers.py: so many published ones of our own, each in the disclosure log too, and so many of
others beside them, which the page must not show. Requests are made with other dice and typed in three steps: most of the first
question, the first question, and a second one beside it. In the server: from the request for the list to its HTML, one process,
everything counted and limited as it is. In Chromium, against the real server: from the end of the pause until the list stands
on the page; and from the last key, which has the pause of 0.3 seconds in it.

--meaning: how many wordings have their meaning worked out by the model; those of the others are made from these with noise,
which costs a search what real ones cost.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from urllib.request import urlopen

import earlier_answers
import numpy

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
PORT = 8917
TEXTS, IN_BROWSER = 100, 40
TIMED = """() => {
    window.spent = [];
    let key = 0, began = 0;
    document.addEventListener('input', () => { key = performance.now(); });
    document.addEventListener('htmx:beforeRequest', () => { began = performance.now(); });
    document.addEventListener('htmx:afterRequest', ({ detail }) => {
        requestAnimationFrame(() => window.spent.push([performance.now() - began, performance.now() - key, detail.xhr.status]));
    });
}"""


def main() -> None:
    """Make the data, measure in the server, then in a browser."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--published", type=int, default=10_000)
    options.add_argument("--others", type=int, default=0)
    options.add_argument("--meaning", type=int, default=500)
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="answerable-deflection-") as folder:
        os.environ |= {"ANSWERABLE_DATA": folder, "DJANGO_SETTINGS_MODULE": "answerable.desk.settings"}
        os.environ["ANSWERABLE_URL"] = f"http://localhost:{PORT}"
        for measure in (lambda: fill(given), in_server, in_browser):
            print(json.dumps(measure()), flush=True)


def fill(given: argparse.Namespace) -> dict[str, object]:
    """The made-up council, its published answers, those of others, and the meaning of all."""
    import django
    from django.core.management import call_command

    from answerable.registers import DEMOS

    os.environ["ANSWERABLE_AUTHORITY"] = str(DEMOS["harrowmere"])
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from django.conf import settings
    from django.db import connection

    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.ALLOWED_HOSTS.append("testserver")
    letters = earlier_answers.made(given.published + given.others)
    count = publish(letters, given.published)
    others = remember(letters, given.others)
    from answerable.desk.memory.index import gather
    from answerable.desk.memory.models import Wording

    gather(at=now(), least=1)
    if given.meaning:
        mean(given.meaning)
    return {"engine": connection.vendor, "published": count, "others": others, "wordings": Wording.objects.count()}


def publish(letters: Iterable[earlier_answers.Letter], wanted: int) -> int:
    """Letters with so many answers into the disclosure log and into memory, as ours."""
    from answerable.desk.disclosure.models import DisclosureLogEntry
    from answerable.desk.memory.given import Given
    from answerable.desk.memory.index import keep
    from answerable.desk.people.models import Person

    by, on, count = Person.objects.create_user("o@harrowmere.example", None, name="O"), date(2026, 6, 1), 0
    while count < wanted and (some := list(islice(letters, 500))):
        entries, rows = [], []
        for letter in some:
            slug = f"foi-{letter.id}"
            said = [(str(place), one) for place, one in enumerate(letter.asked, 1)]
            questions = [{"number": number, "text": one.question, "outcome": "disclosed", "answer": one.answer, "provisions": []} for number, one in said]  # fmt: skip
            entries.append(DisclosureLogEntry(slug=slug, reference=slug.upper(), title=f"Answer {letter.id}", questions=questions, regime="foia", received_on=on, answered_on=on, answered_by="FOI officer", published_at=now(), published_by=by, changed_at=now()))  # fmt: skip
            rows += [Given(slug.upper(), number, one.question, one.answer, "disclosed", slug=slug, place=int(number), answered_on=on) for number, one in said]  # fmt: skip
        DisclosureLogEntry.objects.bulk_create(entries)
        keep(rows, at=now())
        count += len(rows)
    return count


def remember(letters: Iterable[earlier_answers.Letter], wanted: int) -> int:
    """So many answers of another authority into memory."""
    from answerable.desk.memory.given import Given
    from answerable.desk.memory.index import gather, keep
    from answerable.desk.memory.models import Log

    log, count = Log.objects.create(publisher="Made", read_at=now()).pk, 0
    while count < wanted and (some := list(islice(letters, 5000))):
        rows = [Given(letter.id, str(place), one.question, one.answer, "disclosed", log=log) for letter in some for place, one in enumerate(letter.asked, 1)]  # fmt: skip
        keep(rows, at=now())
        gather(at=now())
        count += len(rows)
    return count


def mean(most: int) -> None:
    """The meaning of so many wordings is worked out; the others get that of one of these, with noise."""
    from answerable.desk.memory.index.gathering import keep_meaning, merge, work_out_meaning
    from answerable.desk.memory.index.wordings import vectors_of
    from answerable.desk.memory.models import Wording

    work_out_meaning(most=most, at=now())
    dice = numpy.random.default_rng(1)
    known = vectors_of([bytes(one) for one in Wording.objects.exclude(vectors=None).values_list("vectors", flat=True)])
    without = Wording.objects.filter(vectors=None).order_by("pk").values_list("pk", flat=True)
    while rows := list(without[:20_000]):
        noise = dice.normal(0, 0.03, (len(rows), known.shape[1])).astype(numpy.float32)
        noisy = known[dice.integers(len(known), size=len(rows))] + noise
        keep_meaning(rows, noisy / numpy.linalg.norm(noisy, axis=1, keepdims=True), at=now())
    merge(at=now())


def typed() -> list[tuple[str, str, str]]:
    """Requests as they stand at three pauses."""
    asked = [one.question for letter in earlier_answers.made(4 * TEXTS, seed=99) for one in letter.asked]
    pairs = zip(asked[::2], asked[1::2], strict=False)
    return [(first[: max(12, len(first) * 2 // 3)], first, f"1. {first}\n2. {other}") for first, other in pairs][:TEXTS]


def in_server() -> dict[str, object]:
    """Milliseconds from the request for the list to its HTML, by the clock and of the process alone."""
    from django.test import Client

    from answerable.desk.memory import offers

    client, fitted = Client(), 0
    answers = [client.post("/request/already/", {"words": "How many potholes were repaired?"})]
    spent: list[tuple[float, float]] = []
    for texts in typed():
        key = offers.new_key()
        for text in texts:
            given = {"words": text, "offer": key, "mark": ""}
            spent.append(clocked(lambda given=given: answers.append(client.post("/request/already/", given))))
            fitted += b"/request/already/" in answers.pop().content
    clock, own = zip(*spent, strict=True)
    told = {f"server_{name}{share * 100:.0f}": p(row, share) for name, row in (("p", clock), ("cpu_p", own)) for share in (0.5, 0.95)}  # fmt: skip
    return {**told, "pauses": len(spent), "with_an_answer": fitted}


def in_browser() -> dict[str, object]:
    """Milliseconds from the end of the pause, and from the last key, until the list stands on the page."""
    from journeys import browser

    command = [sys.executable, "-c", "from answerable.cli import main; main()", "serve", "--no-worker", "--port", str(PORT)]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait()
            with browser.browser() as chromium:
                spent = [row for texts in typed()[:IN_BROWSER] for row in _type(chromium, texts)]
        finally:
            server.terminate()
    asked, keys = [row[0] for row in spent], [row[1] for row in spent]
    return {"browser_p50": p(asked, 0.5), "browser_p95": p(asked, 0.95), "browser_most": p(asked, 1), "from_key_p50": p(keys, 0.5), "from_key_p95": p(keys, 0.95), "browser_pauses": len(spent)}  # fmt: skip


def _type(chromium, texts: Sequence[str]) -> list[list[float]]:
    page = chromium.new_page()
    page.goto(f"http://localhost:{PORT}/request/")
    page.evaluate(TIMED)
    box = page.get_by_label("What information do you want?")
    for at, text in enumerate(texts, 1):
        box.fill(text)
        page.wait_for_function("at => window.spent.length >= at", arg=at)
    spent = page.evaluate("window.spent")
    page.close()
    return spent


def _wait() -> None:
    for _ in range(240):
        try:
            urlopen(f"http://localhost:{PORT}/health/", timeout=5).close()
        except OSError:
            time.sleep(0.25)
        else:
            break
    urlopen(f"http://localhost:{PORT}/request/", timeout=60).close()


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock, and of this process."""
    clock, own = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - own) * 1000


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def p(spent: Iterable[float], share: float) -> float:
    """The time of this share of them, in milliseconds."""
    row = sorted(spent)
    return round(statistics.median(row) if share == 0.5 else row[math.ceil(len(row) * share) - 1], 1)


if __name__ == "__main__":
    main()
