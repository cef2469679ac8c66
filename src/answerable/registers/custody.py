"""How the chain of evidence is kept: what an entry of its log holds, how entries are made and checked, and by whom."""

from __future__ import annotations

import re
from datetime import date

from answerable.registers.facts import Asked, Books, Fact, Kind, Stated
from answerable.registers.phrases import listed
from answerable.registers.register import Field, Register, Section
from answerable.registers.values import Entry

FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("name", "Name", is_required=True),
    Field("says", "What it holds", "long", is_required=True),
)
STATEMENTS = (
    Field("id", "Reference", is_required=True),
    Field("subject", "Subject", is_required=True),
    Field("answer", "In a word"),
    Field("says", "How it is done", "long", is_required=True),
)

TERMS: dict[str, tuple[str, ...]] = {
    "custody": (
        "chain of custody|evidence",
        "coc",
        "custody record*|log*|entr*",
        "audit trail*",
        "evidence log*|register*|record*|store*",
        "exhibit*",
        "digital evidence",
        "evidence ~ gathered|collected|seized|handled|handling|stored|kept",
        "evidential",
        "evidence ~ handed|signed|seized|labelled|logged|received",
        "sign*|hand* ~ evidence",
        "evidence|exhibit file*|hash*",
        "hash* ~ evidence|exhibit*",
        "evidence|exhibit item*",
        "evidence ~ opened|moved|accessed|transferred|copied",
        "preserv*|secure*|safeguard*|collect* ~ evidence",
        "evidence ~ preserved|secured|used",
        "continuity of evidence",
        "exhibit*|evidence ~ court|tribunal|handl*|hand*|custody|moved|movement",
        "handl* ~ seized|phone*|computer*|exhibit*|evidence",
        "seiz*|impound* ~ phone*|device*|computer*|laptop*",
        "evidence|evidential|forensic ~ log|logs|record*|register|procedure*|image*|copy|copies|team*|examin*|court|integrity",
        "kept ~ as evidence",
        "forensic*",
        "used|kept|relied ~ as|in evidence",
        "court|tribunal ~ tampered|altered|authentic*|genuine|doctored|forged",
        "looking after|look_after|charge_of|care_of ~ evidence|exhibit*",
        "prove*|proof|satisf*|demonstrate*|show|sure|certain ~ tampered|altered|authentic*|genuine|doctored|forged",
    ),
    "custody-integrity": (
        "tamper*",
        "altered|alter",
        "integrity",
        "authentic*",
        "hash*",
        "digest*",
        "verif*",
        "interfered",
        "genuine",
        "unchanged",
        "changed",
        "doctor*",
        "fake*|forg*|manipulat*|falsif*",
        "admissib*",
        "unalter*",
        "without ~ noticing|noticed|detected|trace",
        "detect* ~ change*|alter*",
        "satisf* ~ court|genuine",
        "secretly|undetected",
    ),
    "custody-who": (
        "who",
        "responsib*",
        "in charge",
        "looked after",
        "contractor*",
        "outside firm",
        "outsourc*",
        "in-house",
        "owner",
        "own people",
        "roles",
        "maintain*",
    ),
    "custody-how": (
        "method*",
        "system*",
        "manual*",
        "automat*",
        "by hand",
        "by machine",
        "electronic*",
        "software",
        "how ~ made|kept|created|maintained|tracked",
    ),
    "custody-fields": (
        "kinds of detail",
        "detail*",
        "what information",
        "information ~ record*|captured|included",
        "fields",
        "what ~ record*|recorded|logged|captured|included|contain*",
        "contents",
        "particulars",
        "must|should ~ written|entered|noted|recorded",
        "what ~ written|entered|noted",
        "columns|headings",
    ),
    "could-alter": (
        "could|can|possible|able|might|may ~ alter|altered|change|changed|tamper|tampered|edit|edited|delete|deleted|amend|amended|falsify|falsified|overwrite",
    ),
    "guarded": ("detect*|prevent*|stop|stops|safeguard*|ensur*|protect*|check*|verif*|prove|proved|shown|satisf*",),
    "custody-correct": ("correct*", "amend*", "edited|edit"),
}

ABOUT = {"custody": 6.0, "custody-integrity": 0.4}
_IS_KEPT = re.compile(
    r"(?:is|are|do|does|has|have)\b(?![^?]*\bor\b)(?![^?]*\b(?:manual\w*|automat\w*|by hand|electronic\w*|hybrid)\b)",
    re.I,
)
_ORDER = (
    ("custody-integrity", "integrity"),
    ("custody-correct", "correction"),
    ("custody-who", "responsibility"),
    ("custody-how", "system"),
)


def fields(asked: Asked, books: Books, on: date) -> Stated:
    """What an entry of the log holds, field by field."""
    kept = books.kept("custody")
    lines = tuple(f"{entry.text('name')}: {entry.text('says')}" for entry in kept.entries)
    because = tuple(kept.basis(entry, entry.text("name")) for entry in kept.entries)
    names = tuple(entry.text("name") for entry in kept.entries)
    return Stated(f"Each entry holds {'; '.join(lines)}.", names, tuple(e.id for e in kept.entries), because)


def _said(asked: Asked, rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    subject = next((name for concept, name in _ORDER if asked.has(concept)), "system")
    if asked.kind is Kind.DOCUMENT:
        subject = "system"
    return tuple(row for row in rows if row.text("subject") == subject) or rows


def statement(asked: Asked, books: Books, on: date) -> Stated:
    """How it is done: made, checked, kept, by whom; with the procedure and its address."""
    kept = books.kept("custody")
    rows = _said(asked, kept.beside.get("statements", ()))
    says = [row.text("says") for row in rows]
    because = [kept.basis(row, row.text("subject")) for row in rows]
    ids = [row.id for row in rows]
    where = ""
    if books.keeps("policies"):
        policies = books.kept("policies")
        for entry in policies.entries:
            if "chain of evidence" in entry.names("subjects"):
                where = entry.text("url")
                says.append(f"The procedure is published: {entry.text('title')}, {where}.")
                because.append(policies.basis(entry, entry.text("title")))
                ids.append(entry.id)
    value = listed([row.text("answer") for row in rows][:1])
    if asked.kind is Kind.YES_NO and value == "both" and _IS_KEPT.match(asked.focus.strip()):
        value = "yes"
        says.insert(0, "Yes.")
    if asked.has("could-alter") and not asked.has("guarded") and asked.kind is Kind.YES_NO and value == "yes":
        value = "no"
        says.insert(0, "No, not without its being found when the log is checked.")
    return Stated(" ".join(says), value, tuple(ids), tuple(because), where=where)


CUSTODY = Register(
    name="custody",
    title="Chain of evidence log",
    files=("custody.yaml",),
    sections=(Section("fields", "id", FIELDS), Section("statements", "id", STATEMENTS)),
    facts=(
        Fact(
            "fields",
            ("What does an entry of the chain of custody record hold?",),
            lambda a: a.has("custody-fields") or not a.has("custody-who", "custody-integrity"),
            fields,
            (Kind.LIST, Kind.COUNT),
        ),
        Fact("statement", ("How is evidence kept from being altered?",), lambda a: True, statement),
    ),
    terms=TERMS,
    about=ABOUT,
)
