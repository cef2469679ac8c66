"""The log as data: one answer as JSON, one question as a row, the authority's service as foi.json. docs/open-data.md says the shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from answerable import __version__
from answerable.casefile import Authority
from answerable.desk.disclosure.entries import Download, Published, Said
from answerable.law import clock

VERSION = 1
Address = Callable[..., str]
COLUMNS = (
    "reference", "status", "url", "title", "number", "question", "outcome", "answer", "provisions", "regime", "subject",
    "received_on", "answered_on", "answered_by", "published_at", "changed_at", "taken_down_at", "taken_down_reason",
)  # fmt: skip
_CLOCKS = {
    "scotland": ("foisa.response", "eisr.response"),
    "": ("foia.response", "eir.response"),
}


def entry_values(one: Published, *, address: Address) -> dict[str, Any]:
    """One answer as JSON. Of one that was taken down, only what its page says."""
    head = {
        "version": VERSION,
        "status": "taken down" if one.taken_down_at else "published",
        "url": address("public:entry", one.slug),
        "reference": one.reference,
        "published_at": one.published_at.isoformat(),
        "changed_at": one.changed_at.isoformat(),
    }
    if one.taken_down_at:
        return {**head, "taken_down_at": one.taken_down_at.isoformat(), "taken_down_reason": one.taken_down_reason}
    return {
        **head,
        "title": one.title,
        "summary": one.summary,
        "subject": one.subject,
        "regime": one.regime,
        "received_on": _day(one.received_on),
        "answered_on": _day(one.answered_on),
        "answered_by": one.answered_by,
        "questions": [_said(said) for said in one.said],
        "files": [_file(file, one.slug, address) for file in one.files],
    }


def _said(said: Said) -> dict[str, Any]:
    return {
        "number": said.number,
        "question": said.question,
        "outcome": said.outcome,
        "answer": said.answer,
        "provisions": [{"id": place.id, "cite": place.cite, "heading": place.heading} for place in said.provisions],
    }


def _file(file: Download, slug: str, address: Address) -> dict[str, Any]:
    return {
        "title": file.title,
        "name": file.name,
        "media": file.media,
        "size": file.size,
        "sha256": file.sha256,
        "url": address("public:file", slug, file.key),
    }


def rows(entries: Iterable[Published], *, address: Address) -> Iterator[tuple[str, ...]]:
    """The log as rows: a question each, and one row for each answer that was taken down."""
    yield COLUMNS
    for one in entries:
        values = entry_values(one, address=address)
        for question in values.get("questions") or [{}]:
            places = "; ".join(place["id"] for place in question.get("provisions", ()))
            row = {**values, **question, "provisions": places}
            yield tuple(str(row.get(column, "")) for column in COLUMNS)


def service_values(authority: Authority, *, address: Address, on: date) -> dict[str, Any]:
    """foi.json: how to ask this authority for information, and where its answers are."""
    return {
        "version": VERSION,
        "authority": {
            "name": authority.name,
            "nation": authority.nation,
            "kind": authority.kind,
            "website": authority.website,
            "email": authority.email,
            "telephone": authority.telephone,
            "address": list(authority.address),
        },
        "ask": {"web": address("public:ask"), "email": authority.email, "post": list(authority.address)},
        "clocks": [_clock(name, on) for name in _CLOCKS.get(authority.nation, _CLOCKS[""])],
        "review": {"offered": authority.has_review, "contact": authority.review_contact},
        "commissioner": _commissioner(authority.nation),
        "disclosure_log": {
            "web": address("public:log"),
            "json": address("public:log-json"),
            "csv": address("public:log-csv"),
            "rss": address("public:rss"),
            "atom": address("public:atom"),
        },
        "publication_scheme": address("public:scheme"),
        "privacy": address("public:privacy"),
        "accessibility": address("public:accessibility"),
        "reuse": authority.reuse,
        "software": f"Answerable {__version__}",
    }


def _clock(name: str, on: date) -> dict[str, Any]:
    one = clock(name, on=on)
    return {
        "id": one.id,
        "heading": one.heading,
        "limit": one.limit,
        "unit": one.unit,
        "calendar": one.calendar,
        "cite": one.source,
    }


def _commissioner(nation: str) -> dict[str, str]:
    if nation == "scotland":
        return {"name": "Scottish Information Commissioner", "url": "https://www.foi.scot"}
    return {"name": "Information Commissioner", "url": "https://ico.org.uk"}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
