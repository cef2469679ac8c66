"""Search of captured messages: time to the newest twenty by kind of question, beside ripgrep and tantivy, in one run.

    python benchmarks/search.py [--messages 1000000] [--generator make_export.py] [--data FOLDER] [--keep FILE]
    python benchmarks/search.py --keep FILE --draw FILE.svg                      the curve of the runs that were kept
    python tests/desk/postgres.py --durable python benchmarks/search.py …        the same on PostgreSQL

Twenty chats over a thousand days go through the desk's own writing, one after the other, as captures do. Every question is
asked of the same data, warm: rare words and references, words that thousands have, two words, phrases, beginnings, words
near each other, a word in one chat and thirty days; by time and by relevance. "newest" is the list of twenty messages,
"page" all that the page does: counting, reading and marking the messages, and what could not be searched.
ripgrep (--rg PROGRAM) reads the same words from one file; tantivy (group bench) indexes them with their times and chats.
Those that are not there are left out. --generator: a make_export.py whose messages are taken; else messages are made here.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

CHATS, DAYS, BATCH, TOP = 20, 1000.0, 5000, 20
DRAWN = ("word", "AND", "phrase", "prefix", "filtered", "word, ranked")
COLOURS = ("#1d70b8", "#00703c", "#d4351c", "#4c2c92", "#0b0c0c", "#f47738")
START = datetime(2023, 1, 9, 7, 30, tzinfo=UTC)
PEOPLE = ("Amira Abara", "Ben Bevan", "Carys Ellis", "Dev Lomax", "Una Gill", "+44 7700 900123")
STREETS = ("Mill Lane", "Station Road", "Kiln Road", "Quarry Lane", "Church Street", "Abbey View")
SAID = (
    "Bins not collected on {street}, crew says access was blocked by a skip",
    "Road closure on {street} starts Monday at 09:30, diversion via Kiln Road",
    "ok",
    "Thanks",
    "Committee report for 24/{number:05}/FUL needs another draft",
    "Resident of {street} rang again about HW{number:05}, can somebody reply today?",
    "I didn't agree to that, for the record",
)


@dataclass(frozen=True)
class Question:
    """Something that is looked for: as the desk is asked, as ripgrep's patterns and as tantivy's query."""

    kind: str
    asked: object
    patterns: tuple[str, ...]
    query: str
    span: tuple[int, int] | None = None
    chat: int = 0


@dataclass
class Told:
    """Times of one program for one kind of question, in milliseconds, and how many it found."""

    times: list[float]
    hits: int = 0

    @property
    def p50(self) -> float:
        """The time of half of them."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """The time of all but one in twenty."""
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * 0.95))]

    def __str__(self) -> str:
        return f"{self.p50:9.2f} / {self.p95:8.2f}"


def messages(count: int, generator: Path | None) -> Iterator[tuple[int, str, int, str]]:
    """Chat, sender, seconds and text, chat by chat."""
    if generator:
        spec = importlib.util.spec_from_file_location("make_export", generator)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for chat in range(CHATS):
            found = module.generate("android-uk-24h", count // CHATS, chat + 1, START.date(), DAYS, "Depot", False, 24)
            for _, truth in found:
                at = datetime.fromisoformat(truth["utc"].replace("Z", "+00:00"))
                yield chat, truth["sender"] or "", int(at.timestamp()), truth["text"] or truth["body"]
        return
    dice = random.Random(1)
    for chat in range(CHATS):
        at = START.timestamp()
        for _ in range(count // CHATS):
            at += dice.expovariate(count / CHATS / DAYS / 86400)
            text = dice.choice(SAID).format(street=dice.choice(STREETS), number=dice.randrange(99999))
            yield chat, dice.choice(PEOPLE), int(at), text


def load(count: int, generator: Path | None, texts: Path) -> float:
    """Everything into the tables and the index by the desk's own writing; seconds of that. texts: one line a message."""
    from django.db import transaction
    from django.utils import timezone

    from answerable.desk.records.models import Capture, Chat, Party, Step, Way
    from answerable.desk.records.rows import Row, first_id
    from answerable.desk.records.storing.writing import write

    at, dice, spent = timezone.now(), random.Random(3), 0.0
    chats, parties = [], {}
    for number in range(CHATS):
        chat = Chat.objects.create(title=f"Chat {number}", group=f"group-{number}", messages_count=count // CHATS)
        capture = Capture.objects.create(
            key=f"00000000-0000-4000-8000-{number:012}", chat=chat, name=f"{number}.txt", sha256="0" * 64, came_by=Way.COMMAND,
            step=Step.DONE, by="desk", by_name="the desk", at=at, first_at=int(START.timestamp()), last_at=int(START.timestamp()) + int(DAYS * 86400),
        )  # fmt: skip
        chats.append((chat.pk, capture.pk, dice.randrange(1 << 14)))
    used: set[int] = set()
    batch: list[Row] = []

    def flush() -> None:
        nonlocal spent
        began = time.perf_counter()
        with transaction.atomic():
            write(batch)
        spent += time.perf_counter() - began
        batch.clear()

    with texts.open("w", encoding="utf-8") as out:
        for place, (chat, sender, seconds, text) in enumerate(messages(count, generator)):
            key, capture, slot = chats[chat]
            if sender and (chat, sender) not in parties:
                parties[chat, sender] = Party.objects.create(chat_id=key, key=sender.casefold(), name=sender).pk
            number = first_id(seconds // 60) + slot
            while number in used:
                number += 1
            used.add(number)
            local = datetime.fromtimestamp(seconds, UTC).isoformat()[:16]
            batch.append(Row(number, key, capture, place, 0, 9, local, seconds, seconds, parties.get((chat, sender)), "text", text, False, "", number))  # fmt: skip
            out.write(f"{number}\t{chat}\t{text.replace(chr(10), ' ')}\n")
            if len(batch) == BATCH:
                flush()
    flush()
    return spent


def questions(texts: Path) -> list[Question]:
    """The same each time, of words that the messages have."""
    from answerable.desk.records.asked import Asked
    from answerable.desk.records.index.words import words_of

    dice, sample = random.Random(5), []
    with texts.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines):  # a fair sample of messages of some length
            if place % 7 == 0 and len(line) > 40:
                sample.append(line.rstrip("\n").split("\t", 2))
    dice.shuffle(sample)
    sample = [(int(number), int(chat), words_of(text)) for number, chat, text in sample[:200_000]]
    often = Counter(word for _, _, words in sample for word in set(words))
    of = len(sample)
    rare = [
        word for word, count in sorted(often.items()) if count == 1 and any(map(str.isdigit, word)) and len(word) > 4
    ]
    usual = [
        word
        for word, count in sorted(often.items())
        if 0.003 * of < count < 0.2 * of and word.isalpha() and len(word) > 3
    ]
    middle = [row for row in sample if len(row[2]) > 6]
    found = [_plain("rare", word, word) for word in dice.sample(rare, min(30, len(rare)))]
    found += [_plain("word", word, word) for word in dice.sample(usual, min(30, len(usual)))]
    for _, _, words in dice.sample(middle, 20):
        known = [word for word in dict.fromkeys(words) if often[word] > 0.0005 * of and len(word) > 3] or words
        pair = dice.sample(known, min(2, len(known)))
        found.append(_plain("AND", " ".join(pair), *pair))
    for _, _, words in dice.sample(middle, 20):
        place = dice.randrange(len(words) - 1)
        found.append(_plain("phrase", f'"{words[place]} {words[place + 1]}"', f"{words[place]}\\W+{words[place + 1]}"))
    letters = sorted({word[:4] for word in often if word.isalpha() and len(word) > 5})
    found += [_plain("prefix", f"{word}*", f"{word}\\w*") for word in dice.sample(letters, min(20, len(letters)))]
    for _, _, words in dice.sample(middle, 20):
        place = dice.randrange(len(words) - 3)
        one, other = words[place], words[place + 3]
        found.append(_plain("near", f"{one} NEAR/5 {other}", f"{one}\\W+(?:\\w+\\W+){{0,5}}{other}"))
    for _ in range(30):
        first = date(2023, 2, 1) + timedelta(days=dice.randrange(900))
        chat, word = dice.randrange(CHATS), dice.choice(usual)
        span = tuple(
            int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) // 60 << 14
            for day in (first, first + timedelta(days=30))
        )
        asked = Asked(words=word, is_exact=True, chats=(chat + 1,), first=first, last=first + timedelta(days=29))
        found.append(Question("filtered", asked, (word,), word, span, chat))
    forms = [
        replace(one, kind="word, all forms", asked=Asked(words=one.asked.words)) for one in found if one.kind == "word"
    ]
    ranked = [
        replace(one, kind=f"{one.kind}, ranked", asked=replace(one.asked, order="best"))
        for one in found
        if one.kind != "near"
    ]
    return [*found, *forms, *ranked]


def _plain(kind: str, words: str, *patterns: str) -> Question:
    from answerable.desk.records.asked import Asked

    query = words if kind in ("phrase", "rare", "word") else " ".join(f"+{word}" for word in words.split())
    return Question(kind, Asked(words=words, is_exact=True), patterns, "" if kind in ("near", "prefix") else query)


def timed(ask: Callable[[], int]) -> tuple[float, int]:
    """Milliseconds of the best of three times, as other work is done on the machine too; and how many were found."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        hits = ask()
        times.append((time.perf_counter() - began) * 1000)
    return min(times), hits


def desk(question: Question) -> int:
    """The newest twenty, or the best."""
    from answerable.desk.people.actors import DESK
    from answerable.desk.records.asked import understood
    from answerable.desk.records.index.engines import engine
    from answerable.desk.records.queries import find

    asked = question.asked
    sought, problem, _ = find._sought(asked, understood(asked), by=DESK)
    if problem:
        raise ValueError(problem)
    if asked.order == "best":
        return len(engine().ranked(sought, among=find.AMONG, most=TOP))
    return len(find._numbers(sought, most=TOP))


def page(question: Question) -> int:
    """All that the page of results asks the database."""
    from answerable.desk.people.actors import DESK
    from answerable.desk.records.queries.find import find

    return find(question.asked, by=DESK, on=date(2026, 11, 22)).total


def ripgrep(program: str, texts: Path) -> Callable[[Question], int]:
    """Every line with the words, as often as there are words; the newest twenty would still have to be put in order."""

    def ask(question: Question) -> int:
        first, *others = (rf"\b{pattern}\b" for pattern in question.patterns)
        found = subprocess.run([program, "-iN", "--no-filename", first, texts], capture_output=True, check=False).stdout
        for pattern in others:
            found = subprocess.run([program, "-iN", pattern], input=found, capture_output=True, check=False).stdout
        return found.count(b"\n")

    return ask


def tantivy(texts: Path, folder: Path) -> tuple[Callable[[Question], int], float] | None:
    """The index of the same words, and how long it took."""
    try:
        import tantivy as library
    except ImportError:
        return None
    schema = library.SchemaBuilder()
    schema.add_text_field("text")
    for name in ("number", "chat"):
        schema.add_integer_field(name, fast=True, indexed=True, stored=name == "number")
    folder.mkdir(parents=True, exist_ok=True)
    index = library.Index(schema.build(), path=str(folder))
    began, writer = time.perf_counter(), index.writer(256_000_000, 1)
    with texts.open(encoding="utf-8") as lines:
        for line in lines:
            number, chat, text = line.rstrip("\n").split("\t", 2)
            writer.add_document(library.Document(text=text, number=int(number), chat=int(chat)))
    writer.commit()
    writer.wait_merging_threads()
    spent = time.perf_counter() - began
    index.reload()
    searcher = index.searcher()

    def ask(question: Question) -> int:
        if question.kind.startswith("prefix"):
            query = library.Query.regex_query(index.schema, "text", f"{question.asked.words[:-1]}.*")
        elif question.kind == "near":
            one, other = question.asked.words.split(" NEAR/5 ")
            query = library.Query.phrase_query(index.schema, "text", [one, other], slop=5)
        else:
            query = index.parse_query(question.query, ["text"])
        if question.span:
            first, last = question.span
            within = index.parse_query(f"number:[{first} TO {last}] AND chat:{question.chat}", ["text"])
            query = library.Query.boolean_query([(library.Occur.Must, query), (library.Occur.Must, within)])
        order = None if question.asked.order == "best" else "number"
        return len(searcher.search(query, TOP, count=False, order_by_field=order).hits)

    return ask, spent


def curve(rows: list[dict[str, object]]) -> str:
    """What a question costs as messages grow in number, p95, both in powers of ten: one line an engine and kind."""
    shown = [row for row in rows if row["program"] == "newest or best" and row["kind"] in DRAWN]
    left, top, wide, high = 70, 20, 520, 300
    width, height = (
        (lambda count: left + (math.log10(count) - 4.7) / 2.1 * wide),
        (lambda ms: top + (2.7 - math.log10(ms)) / 4.2 * high),
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + wide + 210} {top + high + 50}" font-family="sans-serif" font-size="12">'
    ]
    parts.append("<title>Milliseconds (p95) of a search, by the number of messages</title>")
    for ms in (0.1, 1, 10, 100):
        parts.append(
            f'<path d="M{left} {height(ms):.0f}h{wide}" stroke="#b1b4b6"/><text x="{left - 8}" y="{height(ms) + 4:.0f}" text-anchor="end">{ms:g} ms</text>'
        )
    for count in (100_000, 1_000_000, 5_000_000):
        parts.append(f'<text x="{width(count):.0f}" y="{top + high + 24}" text-anchor="middle">{count:,}</text>')
    for place, key in enumerate(sorted({(str(row["engine"]), str(row["kind"])) for row in shown})):
        points = sorted(
            (int(row["messages"]), float(row["p95"])) for row in shown if (row["engine"], row["kind"]) == key
        )
        colour, dash = COLOURS[DRAWN.index(key[1])], ' stroke-dasharray="5 4"' if key[0] == "postgresql" else ""
        line = " ".join(f"{width(count):.0f},{height(ms):.0f}" for count, ms in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        parts += [
            f'<circle cx="{width(count):.0f}" cy="{height(ms):.0f}" r="3" fill="{colour}"/>' for count, ms in points
        ]
        y = top + 12 + place * 20
        parts.append(
            f'<path d="M{left + wide + 15} {y - 4}h24" stroke="{colour}" stroke-width="2"{dash}/><text x="{left + wide + 46}" y="{y}">{key[1]}, {key[0]}</text>'
        )
    return "\n".join([*parts, "</svg>\n"])


def size(texts: Path) -> str:
    """Megabytes of the texts, of the index and of the database."""
    from django.conf import settings
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_indexes_size('records_words') >> 20, pg_table_size('records_words') >> 20, pg_database_size(current_database()) >> 20"
            )
            index, table, whole = cursor.fetchone()
            return f"texts {texts.stat().st_size >> 20} MB, index {index} MB beside a table of {table} MB, database {whole} MB"
        cursor.execute("SELECT sum(length(block)) >> 20 FROM records_words_data")
        index = cursor.fetchone()[0]
    return f"texts {texts.stat().st_size >> 20} MB, index {index} MB, database {Path(settings.DATABASES['default']['NAME']).stat().st_size >> 20} MB"


def measured(asked: list[Question], programs: dict[str, Callable[[Question], int]]) -> dict[tuple[str, str], Told]:
    """The times of every program, by kind of question. ripgrep puts nothing in order, and has no ranks."""
    told: dict[tuple[str, str], Told] = {}
    for question in asked:
        for name, ask in programs.items():
            if name == "ripgrep" and "," in question.kind:
                continue
            spent, hits = timed(lambda ask=ask, question=question: ask(question))
            row = told.setdefault((question.kind, name), Told([]))
            row.times.append(spent)
            row.hits += hits
    return told


def ready(folder: Path) -> None:
    """The desk, with its tables."""
    os.environ["ANSWERABLE_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--generator", type=Path)
    parser.add_argument("--data", type=Path, default=Path("bench-search"))
    parser.add_argument("--rg", default="rg")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--keep", type=Path, help="a file of JSON lines that the figures are added to")
    parser.add_argument("--draw", type=Path, help="draw what is kept, and measure nothing")
    options = parser.parse_args()
    if options.draw:
        options.draw.write_text(curve([json.loads(line) for line in options.keep.read_text().splitlines()]))
        return
    folder, texts = options.data.resolve(), options.data.resolve() / "messages.txt"
    folder.mkdir(parents=True, exist_ok=True)
    ready(folder)
    from django.db import connection

    from answerable.desk.records.models import Message

    if not Message.objects.exists():
        spent = load(options.messages, options.generator, texts)
        print(
            f"{connection.vendor}: {options.messages:,} messages stored and indexed in {spent:.0f} s, {options.messages / spent:,.0f} a second"
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(size(texts), flush=True)
    programs: dict[str, Callable[[Question], int]] = {"newest or best": desk, "page": page}
    if not options.no_peers and shutil.which(options.rg):
        programs["ripgrep"] = ripgrep(options.rg, texts)
    if not options.no_peers and (found := tantivy(texts, folder / "tantivy")):
        programs["tantivy"] = found[0]
        print(f"tantivy: indexed in {found[1]:.0f} s")
    told = measured(questions(texts), programs)
    if options.keep:
        with options.keep.open("a") as kept:
            for (kind, name), row in told.items():
                said = {"engine": connection.vendor, "messages": options.messages, "kind": kind, "program": name}
                kept.write(json.dumps({**said, "p50": row.p50, "p95": row.p95}) + "\n")
    print(f"{'p50 / p95, ms':20}" + "".join(f"{name:>24}" for name in programs))
    for kind in dict.fromkeys(kind for kind, _ in told):
        print(f"{kind:20}" + "".join(f"{told.get((kind, name), '–')!s:>24}" for name in programs))


if __name__ == "__main__":
    sys.exit(main())
