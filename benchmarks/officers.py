"""Fifty officers at once, for five minutes, against the real server: no error, and no edit that is silently lost.

Each opens the desk and cases and saves answers, half of them to the same few questions. What the server says was saved
is compared afterwards with every version that is kept. Run it under tests/desk/postgres.py for PostgreSQL:

    .venv/bin/python tests/desk/postgres.py .venv/bin/python benchmarks/officers.py
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from urllib.parse import urlencode

PORT = 8911
_VERSION = re.compile(r'name="version" value="(\d+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def main() -> None:
    """Make the data, start the server, let the officers work, and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--officers", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--pause", type=float, default=1.0, help="Seconds that an officer thinks between two pages.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"ANSWERABLE_DATA": folder, "DJANGO_SETTINGS_MODULE": "answerable.desk.settings"}
        sessions, cases = _prepare(options.officers)
        server = subprocess.Popen([sys.executable, "-c", "from answerable.cli import main; main()", "serve", "--no-worker", "--port", str(PORT)], stdout=subprocess.DEVNULL)  # fmt: skip
        try:
            _wait_for_server()
            officers = [Officer(key, cases, options) for key in sessions]
            for officer in officers:
                officer.start()
            for officer in officers:
                officer.join()
        finally:
            server.terminate()
            server.wait()
        _report(officers)


def _prepare(count: int) -> tuple[list[str], list[str]]:
    """The officers' sessions, and the references of two hundred cases."""
    from answerable.registers import DEMOS

    os.environ["ANSWERABLE_AUTHORITY"] = str(DEMOS["harrowmere"])
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from answerable.desk.cases.actions.receive import receive
    from answerable.desk.people import sessions as limits
    from answerable.desk.people.actors import DESK
    from answerable.desk.people.models import Grant, Person
    from answerable.documents import text_of
    from answerable.law import uk_day

    call_command("migrate", verbosity=0)
    keys = []
    for n in range(count):
        person = Person.objects.create_user(f"officer{n}@harrowmere.example", None, name=f"Officer {n}")
        Grant.objects.create(person=person, role="officer")
        browser = Client()
        browser.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        session = browser.session
        limits.begin(session, has_second_factor=True, at=timezone.now())
        session.save()
        keys.append(browser.cookies[settings.SESSION_COOKIE_NAME].value)
    at, references = timezone.now(), []
    for n in range(200):
        words = f"From: A {n} <a{n}@example.org>\nSubject: Benches {n}\n\nDear council,\n\n1. How many benches are in park {n}?\n2. Who mends them?\n3. What do they cost?\n"
        document = text_of(words.encode(), name="a.eml")
        references.append(receive(document=document, received_on=uk_day(at), channel="email", by=DESK, at=at).reference)
    return keys, references


def _wait_for_server() -> None:
    for _ in range(120):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
            connection.request("GET", "/sign-in/", headers={"Host": "localhost"})
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the server did not start")


class Officer(threading.Thread):
    """One officer: what they opened, what they saved, what they were told, and how long each page took."""

    def __init__(self, session: str, cases: list[str], options: argparse.Namespace) -> None:
        super().__init__()
        self.session, self.cases, self.options = session, cases, options
        self.times: dict[str, list[float]] = defaultdict(list)
        self.told: Counter[str] = Counter()
        self.saved: list[tuple[str, int, str]] = []
        self.dice = random.Random(session)

    def run(self) -> None:
        """Work until the time is up."""
        ends = time.monotonic() + self.options.seconds
        self.connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        while time.monotonic() < ends:
            self._ask("desk", "GET", "/desk/")
            self._think()
            shared = self.dice.random() < 0.5
            reference = self.cases[0] if shared else self.dice.choice(self.cases)
            self._edit(reference, self.dice.randrange(1, 4))
            self._think()

    def _edit(self, reference: str, place: int) -> None:
        address = f"/cases/{reference}/questions/{place}/"
        status, page = self._ask("case", "GET", address)
        if status != 200:
            return
        self._think()
        words = f"There are {self.dice.randrange(10**12)}."
        form = {
            "csrfmiddlewaretoken": _TOKEN.search(page)[1],
            "version": _VERSION.search(page)[1],
            "outcome": "disclosed",
            "text": words,
            "do": "save",
        }
        status, page = self._ask("save", "POST", address, urlencode(form))
        if status == 302:
            self.saved.append((reference, place, words))
            self.told["saved"] += 1
        elif status == 422 and "was changed by" in page and words in page:
            self.told["told that someone was faster"] += 1
        else:
            self.told[f"save gave {status}"] += 1

    def _ask(self, name: str, method: str, address: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Host": "localhost", "Cookie": f"sessionid={self.session}; csrftoken={'a' * 32}"}
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": "http://localhost"}
        began = time.perf_counter()
        self.connection.request(method, address, body, headers)
        answer = self.connection.getresponse()
        page = answer.read().decode()
        self.times[name].append((time.perf_counter() - began) * 1000)
        if answer.status >= 500 or (method == "GET" and answer.status != 200):
            self.told[f"{name} gave {answer.status}"] += 1
        return answer.status, page

    def _think(self) -> None:
        time.sleep(self.dice.uniform(0.5, 1.5) * self.options.pause)


def _report(officers: list[Officer]) -> None:
    from answerable.desk.cases.models import AnswerVersion, Question

    told: Counter[str] = sum((officer.told for officer in officers), Counter())
    kept = Counter(AnswerVersion.objects.values_list("answer__text", flat=True))
    kept.update(question.answer.get("text") for question in Question.objects.exclude(answer={}))
    saved = [words for officer in officers for _, _, words in officer.saved]
    lost = [words for words in saved if kept[words] != 1]
    versions = sum(Question.objects.values_list("version", flat=True)) - Question.objects.count()
    print(f"{'page':8} {'count':>8} {'p50 ms':>8} {'p95 ms':>8}")
    for name in ("desk", "case", "save"):
        times = [spent for officer in officers for spent in officer.times[name]]
        print(f"{name:8} {len(times):8} {statistics.median(times):8.0f} {statistics.quantiles(times, n=20)[-1]:8.0f}")
    for what, count in sorted(told.items()):
        print(f"{what}: {count}")
    print(f"saved and kept: {len(saved) - len(lost)} of {len(saved)}; versions on the questions: {versions}")


if __name__ == "__main__":
    main()
