"""Memory at size: import, matching a request of seven questions, size, and what is still found, in one run.

    .venv/bin/python benchmarks/memory.py [--answers 10000 100000 1000000] [--meaning 20000] [--keep FILE.jsonl]
    .venv/bin/python benchmarks/memory.py --keep FILE.jsonl --draw docs/memory.svg    the curve of the runs that were kept
    python tests/desk/postgres.py --durable .venv/bin/python benchmarks/memory.py …   the same on PostgreSQL

The answers are made by earlier_answers.py, each time the same, and added to until the next of the sizes is reached. Before
them the letters that they are made from are kept ("planted"). Import is from parsed entries to rows that are found, in
transactions of a thousand letters, on one core. Requests are made with other dice; "end to end" is from the text of a letter
to what is like each question, with reasons and answers.

Quality: the queries of the retrieval sets, each against everything. What is found is named by the letter it was made from, a
made copy standing for its original, and each letter counts once, by its best question; so copies neither help nor hurt by
their number, but they can crowd others out. Recall and rank are of the first twenty wordings of each question.

Each size is measured by words alone; with --meaning also with the meaning of so many wordings worked out by the model, from
the first on, so the planted come first. --made: last, all others get the vector of some of these with noise, which costs a
search what real ones cost, and times are told once more. --beside: FTS5 and, where it is installed, bm25s over the same wordings.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import earlier_answers
import matching as retrieval
import memory_quick
from memory_beside import programs
from memory_drawn import curve
from memory_quality import quality

A_TIME, REQUESTS, QUESTIONS, TYPED, BESIDE = 1000, 60, 7, 60, 3


def main() -> None:
    """Runs, or draws what was kept."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--answers", type=int, nargs="+", default=[1000, 10_000])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--meaning", type=int, default=0)
    options.add_argument("--made", action="store_true")
    options.add_argument("--beside", action="store_true", help="measure FTS5 and bm25s too")
    options.add_argument("--no-quality", action="store_true")
    options.add_argument("--quick", type=int, default=0, metavar="PROCESSES", help="the last size is written in bulk")
    options.add_argument("--rows", type=Path, help="a folder in which what is written in bulk is kept for another run")
    options.add_argument(
        "--data", type=Path, help="a folder for the database, which stays; what is in it is taken as it is"
    )
    options.add_argument("--keep", type=Path)
    options.add_argument("--draw", type=Path)
    given = options.parse_args()
    if given.draw:
        given.draw.write_text(curve([json.loads(line) for line in given.keep.read_text("utf-8").splitlines()]), "utf-8")
        return
    with tempfile.TemporaryDirectory(prefix="answerable-memory-") as folder:
        os.environ["ANSWERABLE_DATA"] = str(given.data or folder)
        os.environ.setdefault("ANSWERABLE_SECRET", "none")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.desk.settings")
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        run(given)


def run(given: argparse.Namespace) -> None:
    """Every size, one after the other."""
    from django.db import connection

    from answerable.desk.memory.models import Earlier

    letters = earlier_answers.made(max(given.answers), seed=given.seed)
    answers, origins = plant() if not Earlier.objects.exists() else (Earlier.objects.count(), {})
    for wanted in sorted(given.answers):
        told: dict[str, object] = {"engine": connection.vendor, "answers": wanted}
        if given.quick and wanted == max(given.answers):
            count, letter_count, seconds = quickly(wanted - answers, given, origins), 0, 0.0
        else:
            count, letter_count, seconds = imported(letters, wanted - answers, origins)
        answers += count
        if letter_count:
            told |= {
                "letters": letter_count,
                "letters_s": round(letter_count / seconds),
                "answers_s": round(count / seconds),
            }
        told |= counted() | sizes()
        with words_alone():
            put(
                given,
                told
                | {"by": "words"}
                | times(has_meaning=False)
                | ({} if given.no_quality else quality(origins))
                | (beside() if given.beside else {}),
            )
        if given.meaning:
            told |= meant(given.meaning) | counted() | sizes()
            put(
                given,
                told
                | {"by": "words and meaning"}
                | times(has_meaning=True)
                | ({} if given.no_quality else quality(origins)),
            )
    if given.made:
        make_meaning()
        put(
            given,
            told | counted() | sizes() | {"by": "words and meaning, most of it made up"} | times(has_meaning=True),
        )


def put(given: argparse.Namespace, told: dict[str, object]) -> None:
    """Printed, and kept where it is wanted."""
    print(json.dumps(told), flush=True)
    if given.keep:
        with given.keep.open("a", encoding="utf-8") as out:
            out.write(json.dumps(told) + "\n")


@contextmanager
def words_alone() -> Iterator[None]:
    """As where the extra is not installed."""
    from answerable.desk.memory.index import finding

    kept = finding.embed
    finding.embed = lambda texts: None
    try:
        yield
    finally:
        finding.embed = kept


def counted() -> dict[str, object]:
    """How many there are."""
    from answerable.desk.memory.models import Earlier, Wording

    return {
        "wordings": Wording.objects.count(),
        "kept": Earlier.objects.count(),
        "with_meaning": Wording.objects.exclude(vectors=None).count(),
    }


def plant() -> tuple[int, dict[str, str]]:
    """The letters of the retrieval sets are kept; how many answers, and from which letter each letter was made."""
    from answerable.answers import item_of
    from answerable.desk.memory import index
    from answerable.desk.memory.given import Given

    rows = []
    for over in ("ours", *(["shared"] if retrieval.SHARED.exists() else [])):
        for name, text in retrieval.letters(over).items():
            item = item_of(text, id=name)
            rows += [
                Given(f"{over}:{name}", str(at), question, "", "released", heading=item.head)
                for at, question in enumerate(item.questions or (text[:600],), 1)
            ]
    index.keep(rows, at=now())
    index.gather(at=now(), least=1)
    return len(rows), {}


def imported(letters: Iterator[earlier_answers.Letter], wanted: int, origins: dict[str, str]) -> tuple[int, int, float]:
    """Letters with so many answers into the tables and the index; answers, letters, seconds of the keeping alone."""
    from django.db import transaction

    from answerable.desk.memory import index
    from answerable.desk.memory.given import Given
    from answerable.desk.memory.models import Log, Waiting

    log = Log.objects.create(publisher="Made", read_at=now())
    answers = count = 0
    spent = 0.0
    while answers < wanted:
        some = list(islice(letters, A_TIME))
        if not some:
            break
        rows = []
        for letter in some:
            for at, one in enumerate(letter.asked, 1):
                origins[f"{letter.id}/{at}"] = one.origin
                rows.append(
                    Given(
                        letter.id,
                        str(at),
                        one.question,
                        one.answer,
                        one.outcome,
                        publisher=letter.publisher,
                        asked_on=letter.asked_on,
                        answered_on=letter.answered_on,
                        log=log.pk,
                    )
                )
        began = time.perf_counter()
        with transaction.atomic():
            index.keep(rows, at=now())
        if Waiting.objects.count() >= 20_000:
            index.gather(at=now())
        spent += time.perf_counter() - began
        answers, count = answers + len(rows), count + len(some)
    began = time.perf_counter()
    index.gather(at=now(), least=1)
    return answers, count, spent + time.perf_counter() - began


def quickly(wanted: int, given: argparse.Namespace, origins: dict[str, str]) -> int:
    """So many answers written in bulk."""
    from answerable.desk.memory.models import Log

    if wanted <= 0:
        origins |= memory_quick.origins(max(given.answers), seed=given.seed, folder=given.rows)
        return 0
    log, count = Log.objects.create(publisher="Made in bulk", read_at=now()), 0
    for some, made in memory_quick.written(
        wanted, seed=given.seed, processes=given.quick, folder=given.rows, log=log.pk, at=now()
    ):
        origins |= made
        count += some
        print(f"{count:,} written", flush=True)
    return count


def meant(most: int) -> dict[str, object]:
    """The meaning of the first wordings is worked out, up to so many; seconds."""
    from answerable.answers import matching
    from answerable.desk.memory.index.gathering import keep_meaning, merge
    from answerable.desk.memory.index.wordings import meaning_of
    from answerable.desk.memory.models import Wording

    began = time.perf_counter()
    without = Wording.objects.filter(vectors=None).order_by("pk").values_list("pk", "features")
    left = begun = most - Wording.objects.exclude(vectors=None).count()
    while left > 0 and (rows := list(without[: min(left, 2000)])):
        texts = [meaning_of(bytes(features)) for _, features in rows]
        distinct = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        vectors = matching.embed(list(distinct))
        keep_meaning([pk for pk, _ in rows], vectors[[distinct[text] for text in texts]], at=now())
        left -= len(rows)
    merge(at=now())
    return {"meaning_s": round((begun - left) / (time.perf_counter() - began)) if begun > left else 0}


def make_meaning() -> None:
    """The wordings that have no meaning get that of another with noise: a search of them costs what one of real ones does."""
    import numpy

    from answerable.desk.memory.index.gathering import keep_meaning, merge
    from answerable.desk.memory.index.wordings import vectors_of
    from answerable.desk.memory.models import Wording

    dice = numpy.random.default_rng(1)
    known = Wording.objects.exclude(vectors=None).order_by("pk").values_list("vectors", flat=True)
    some = vectors_of([bytes(one) for one in known[:3000]])
    without = Wording.objects.filter(vectors=None).order_by("pk").values_list("pk", flat=True)
    while rows := list(without[:20_000]):
        noise = dice.normal(0, 0.03, (len(rows), some.shape[1])).astype(numpy.float32)
        noisy = some[dice.integers(len(some), size=len(rows))] + noise
        keep_meaning(rows, noisy / numpy.linalg.norm(noisy, axis=1, keepdims=True), at=now())
    merge(at=now())


def sizes() -> dict[str, object]:
    """Megabytes on disk and in memory, and the time of the first search, which reads the index."""
    from django.db import connection
    from django.db.models import Sum
    from django.db.models.functions import Length

    from answerable.desk.memory import index
    from answerable.desk.memory.index import loaded
    from answerable.desk.memory.models import Segment

    pieces = Segment.objects.values("kind").annotate(bytes=Sum(Length("data")))
    told: dict[str, object] = {f"{row['kind']}_MB": round(row["bytes"] / 1e6, 1) for row in pieces.order_by("kind")}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        else:
            cursor.execute("SELECT pg_database_size(current_database())")
        told["database_MB"] = round(cursor.fetchone()[0] / 1e6)
    loaded._loaded = loaded._Loaded()
    before, began = memory(), time.perf_counter()
    index.like(["How many potholes were repaired?"])
    told |= {
        "first_ms": round((time.perf_counter() - began) * 1000),
        "index_memory_MB": round(memory() - before),
        "process_MB": round(memory()),
    }
    return told


def memory() -> float:
    """Megabytes that the process holds now."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text("utf-8"))[1]) / 1000


def requests() -> list[str]:
    """Letters of seven questions, made with other dice than what is kept."""
    dice, texts = random.Random(9), []
    questions = [one.question for letter in earlier_answers.made(REQUESTS * QUESTIONS, seed=99) for one in letter.asked]
    dice.shuffle(questions)
    for at in range(REQUESTS):
        some = questions[at * QUESTIONS : (at + 1) * QUESTIONS]
        lines = "\n".join(f"{place}. {one}" for place, one in enumerate(some, 1))
        texts.append(
            f"Dear Harrowmere Borough Council,\n\nUnder the Freedom of Information Act I ask:\n\n{lines}\n\nYours faithfully,\nA Reader\n"
        )
    return texts


def times(*, has_meaning: bool) -> dict[str, object]:
    """What matching costs, in milliseconds."""
    from answerable.answers import matching
    from answerable.desk.memory import index
    from answerable.letters import split

    texts = requests()
    asked = [[question.text for question in split(text)] for text in texts]
    typed = [one[: max(12, len(one) * 2 // 3)] for some in asked for one in some][:TYPED]
    told: dict[str, object] = {"questions": round(statistics.mean(map(len, asked)), 1)}

    def end_to_end(text: str) -> int:
        return sum(map(len, index.like([question.text for question in split(text)])))

    index.like(asked[0])
    told |= shown("request", [clocked(lambda text=text: end_to_end(text)) for text in texts])
    told |= shown("typed", [clocked(lambda one=one: len(index.like([one])[0])) for one in typed])
    if has_meaning:
        told |= shown("model", [clocked(lambda some=some: len(matching.embed(some))) for some in asked])
    return told


def beside() -> dict[str, object]:
    """The same questions, the best five wordings for each, by other programs: milliseconds of seven."""
    from answerable.letters import split

    told: dict[str, object] = {}
    for name, ask in programs():
        asked = [[question.text for question in split(text)] for text in requests()[:BESIDE]]
        told |= shown(name, [clocked(lambda some=some, ask=ask: sum(map(ask, some))) for some in asked])
    return told


def clocked(work: Callable[[], int]) -> tuple[float, float]:
    """Milliseconds by the clock and of this process."""
    clock, own = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - own) * 1000


def shown(name: str, spent: Sequence[tuple[float, float]]) -> dict[str, object]:
    """The time of half of them and of all but one in twenty; by the clock, and of the process alone."""
    told: dict[str, object] = {}
    for place, kind in enumerate(("", "_cpu")):
        row = sorted(one[place] for one in spent)
        told[f"{name}{kind}_p50"] = round(statistics.median(row), 1)
        told[f"{name}{kind}_p95"] = round(row[min(len(row) - 1, math.ceil(len(row) * 0.95) - 1)], 1)
    return told


def now():
    """This moment."""
    from django.utils import timezone

    return timezone.now()


if __name__ == "__main__":
    main()
