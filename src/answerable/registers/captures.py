"""The register of captures: messages copied from a channel into the records system, and how that is arranged."""

from __future__ import annotations

from datetime import date

from answerable.casefile import Held, Outcome
from answerable.registers.facts import Asked, Books, Fact, Kind, Stated
from answerable.registers.phrases import counted, listed
from answerable.registers.register import YES_PART_NO, Field, Guard, Register, Section, fields, with_reason
from answerable.registers.tool_facts import named
from answerable.registers.values import Entry, Kept, Value

FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("group", "Group", "ref", refers_to="groups"),
    Field("tool", "Tool", "ref", refers_to="tools", is_required=True),
    Field("method", "How", is_required=True),
    Field("captured_on", "Captured on", "date", is_required=True),
    Field("covers", "Messages of", "group"),
    *fields("covers", Field("first", "From", "date"), Field("last", "To", "date")),
    Field("counterparty", "Other party", choices=("inside", "outside")),
    Field("checked", "Checked and found complete", choices=YES_PART_NO),
    Field("to", "Where to"),
    Field("retention_class", "Retention class", "ref", refers_to="retention"),
)
ARRANGEMENTS = (
    Field("id", "Reference", is_required=True),
    Field("subject", "Subject", is_required=True),
    Field("says", "What is arranged", "long", is_required=True),
    Field("answer", "In a word", choices=YES_PART_NO),
    Field("policies", "Policies", "list"),
)

TERMS: dict[str, tuple[str, ...]] = {
    "message-record": (
        "messag*|conversation*|chat*|whatsapp ~ record*|document*|captur*|log|logged|stored|saved|archiv*|transfer*|export*|copied|preserv*|minuted|filed",
        "record*|captur*|export*|transfer*|copy*|copied|archiv*|saving|preserv* ~ messag*|conversation*|chat*|whatsapp",
        "becomes|happens ~ messag*|conversation*|chat*",
        "minutes|notes|note ~ taken|kept|made ~ whatsapp|chat*|messag*",
        "decision* ~ whatsapp|chat|messag* ~ record*|documented|minuted|noted|copied",
        "messag*|whatsapp ~ held",
        "captures",
        "hold|holds|holding|possess|possesses|retain any|some|messages|copies|whatsapp|signal|text ~ messages|whatsapps|texts|conversations",
        "have|has copies|records|transcripts ~ messages|whatsapps|texts|conversations",
        "how_many|number|list ~ export|exports ~ chat*|messag*|whatsapp|conversation*",
        "how_many|number ~ chats|chat|conversations|messages ~ exported|captured|copied|archived|saved",
        "part of the ~ record",
        "corporate record",
        "whatsapps|texts|chats|messages ~ file|copied|recorded|kept_on|added ~ file|record|system",
        "transferred|copied|moved ~ council's|corporate|own|official system*|record*|file*",
    ),
    "message-search": (
        "search* ~ messag*|whatsapp|chat*|phone*|device*",
        "messag*|whatsapp|chat*|channel* ~ search*",
        "messag*|whatsapp ~ request*|foi|freedom_of_information",
        "request*|foi ~ messag*|whatsapp|channel*",
    ),
    "message-access": (
        "access*|get at|see|read|retrieve*|obtain|reach|view ~ messag*|whatsapp|chat*|conversation*",
        "messag*|whatsapp|chat* ~ access*|retriev*|obtain*|reach*",
        "get at the messages",
        "recover*|retriev*|restor* ~ messag*|whatsapp|chat*",
        "messag*|whatsapp|chat* ~ recover*",
        "look|go|looking into|through|at ~ whatsapp|messag*|chat*|texts",
        "searched|search|searching ~ messag*|whatsapp",
    ),
    "message-outsider": (
        "not employed",
        "not|don't|doesn't work for|at",
        "non-employees",
        "third parties",
        "outsider*",
        "outside",
        "external",
        "residents|public|contractors|suppliers|businesses|constituents",
        "people who are not ~ employed",
    ),
    "message-delete": ("delet*|wipe*|remov* ~ phone*|device*|after",),
    "message-integrity": ("original|altered|tamper*|integrity|authentic* ~ messag*|export*|chat*",),
    "messages-themselves": (
        "copies|copy|all|any messages|chats|conversations|correspondence|texts ~ between|sent|from|about|regarding|mention*",
        "whatsapp|text|teams|signal|chat|all|any messages|exchanges|conversations ~ between|sent|from|exchanged|about|regarding|mention*",
    ),
}

ABOUT = {
    "message-record": 5.8,
    "message-search": 5.8,
    "message-access": 5.8,
    "messages-themselves": 4.0,
    "message-outsider": 0.3,
}

_ORDER = (
    ("message-search", "search"),
    ("message-access", "access"),
    ("message-outsider", "outsiders"),
    ("message-integrity", "integrity"),
    ("message-delete", "deletion"),
)


def _arranged(asked: Asked, kept: Kept) -> tuple[Entry, ...]:
    """The arrangements meant; recording is said with every other but search and access."""
    rows = {entry.text("subject"): entry for entry in kept.beside.get("arrangements", ())}
    subject = next((name for concept, name in _ORDER if asked.near(concept)), "recording")
    first = ("recording",) if subject in ("outsiders", "deletion", "integrity") else ()
    return tuple(rows[name] for name in (*first, subject) if name in rows)


def _policies(books: Books, rows: tuple[Entry, ...]) -> str:
    if not books.keeps("policies"):
        return ""
    policies = books.kept("policies")
    names = dict.fromkeys(name for row in rows for name in row.names("policies"))
    found = [entry for name in names if (entry := policies.find(name))]
    lines = [f"{entry.text('title')}, {entry.text('url')}" for entry in found]
    return f"The policies are: {'; '.join(lines)}." if found else ""


def arrangement(asked: Asked, books: Books, on: date) -> Stated:
    """How messages become records, who can reach them, and how they are searched."""
    kept = books.kept("captures")
    rows = _arranged(asked, kept)
    text = " ".join(filter(None, (*(row.text("says") for row in rows), _policies(books, rows))))
    because = tuple(kept.basis(row, row.text("subject")) for row in rows)
    answer = rows[-1].text("answer") if rows else None
    return Stated(text, answer, tuple(row.id for row in rows), because)


def _meant(asked: Asked, books: Books) -> tuple[Kept, tuple[Entry, ...]]:
    """The captures meant: of the period, of the tools named, with outsiders where that is asked."""
    kept = books.kept("captures")
    tools = {tool.id for tool in named(asked.whole, books.kept("tools").entries)} if books.keeps("tools") else set()
    return kept, tuple(
        entry
        for entry in kept.entries
        if (not tools or entry.text("tool") in tools)
        and (asked.period is None or asked.period.holds(entry.day("captured_on")))
        and (not asked.has("message-outsider") or entry.text("counterparty") == "outside")
    )


def count(asked: Asked, books: Books, on: date) -> Stated:
    """How many captures were made."""
    kept, entries = _meant(asked, books)
    because = tuple(kept.basis(entry) for entry in entries)
    text = f"The register has {counted(len(entries), 'capture', many='captures')} of that kind."
    return Stated(text, len(entries), tuple(entry.id for entry in entries), because)


def messages(asked: Asked, books: Books, on: date) -> Stated:
    """Which captures may hold the messages asked for; somebody must search them, and the channel itself."""
    kept, entries = _meant(asked, books)
    rows = tuple(row for row in kept.beside.get("arrangements", ()) if row.text("subject") == "search")
    lines: Value = tuple(f"{entry.id}, captured {entry.day('captured_on')}" for entry in entries)
    says = f"Captures in which the messages may stand: {listed([entry.id for entry in entries]) or 'none'}."
    text = " ".join([says, *(row.text("says") for row in rows)])
    because = tuple(kept.basis(entry) for entry in (*entries, *rows))
    ids = tuple(entry.id for entry in (*entries, *rows))
    note = ("Nothing is said to be not held before the channel itself was searched (s.3(2)(b)).",)
    return Stated(text, lines, ids, because, Outcome.OPEN, Held.UNSTATED, ask=books.asks("captures"), cautions=note)


CAPTURES = Register(
    name="captures",
    title="Register of captures",
    files=("captures.yaml",),
    sections=(Section("captures", "id", FIELDS), Section("arrangements", "id", ARRANGEMENTS)),
    guards=(
        Guard(
            "its messages are dated after the day it was captured",
            "What is captured was there before.",
            "Correct covers.last or captured_on.",
            lambda entry: not (last := entry.day("covers.last")) or last <= (entry.day("captured_on") or last),
            "covers.last",
        ),
        Guard(
            "the last of its messages is dated before the first",
            "An answer says from when to when messages were captured.",
            "Correct covers.first or covers.last.",
            lambda entry: not (last := entry.day("covers.last")) or last >= (entry.day("covers.first") or last),
            "covers.first",
        ),
    ),
    changes=(
        with_reason("captured_on", law="When messages became a record is what the register is there to show."),
        with_reason("covers.first", law="An answer was given on the messages that it says are captured."),
        with_reason("covers.last", law="An answer was given on the messages that it says are captured."),
    ),
    facts=(
        Fact("count", ("How many captures of WhatsApp were made?",), lambda a: True, count, (Kind.COUNT,)),
        Fact(
            "messages",
            ("All WhatsApp messages about the market, please.",),
            lambda a: a.has("messages-themselves"),
            messages,
            (Kind.DOCUMENT, Kind.LIST),
        ),
        Fact("arrangement", ("How is a WhatsApp message to a resident recorded?",), lambda a: True, arrangement),
    ),
    terms=TERMS,
    about=ABOUT,
)
