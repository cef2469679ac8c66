"""answerable cite: citations in any form, each printed in one form with what it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.law import Citation, Provision

UNLISTED = "not in the tables: the places within this section were not all listed here"
_ACTS = ("foia", "eir", "foisa", "eisr", "dpa")


@click.command()
@click.argument("texts", nargs=-1, metavar="[TEXT | FILE | -]...")
@click.option("--act", type=click.Choice(_ACTS), help="The Act to take where the text names none.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day whose law applies; today if not given.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(texts: tuple[str, ...], act: str | None, on: datetime | None, as_json: bool) -> None:
    """Read citations of the law in any form, and say what each one is.

    For example: answerable cite "S12" "Section 40,2" letter.txt. Ends with 1 if a citation is impossible.
    """
    day = on.date() if on else date.today()
    found = [row for text in texts or ("-",) for row in _rows(text, act, day)]
    if as_json:
        print_json(found)
    else:
        for row in found:
            click.echo(_shown(row))
    if any(row["standing"] == "impossible" for row in found):
        sys.exit(1)


def _rows(text: str, act: str | None, on: date) -> Iterator[dict[str, object]]:
    """One row a citation; for words that hold none, one that says so."""
    source, words = _source(text)
    citations = list(_citations(words, act, is_given=not source))
    for citation in citations:
        line = words.count("\n", 0, citation.start) + 1
        place = f"{source}:{line}" if source else ""
        span = {"start": citation.start, "end": citation.end}
        yield {"where": place, "given": citation.raw, **span, **_what(citation.provision, on)}
    if not citations:
        yield {"where": source, "given": words if not source else "", "standing": "no citation"}


def _source(text: str) -> tuple[str, str]:
    """The name of a file, or "-", and its words; an empty name for words given as they are."""
    if text == "-":
        return "-", sys.stdin.buffer.read().decode("utf-8", "replace")
    path = Path(text)
    if len(text) > 255 or not path.is_file():
        return "", text
    if path.suffix.lower() in (".txt", ".md", ""):
        return path.name, path.read_text("utf-8", "replace")
    from answerable.documents import document_at

    return path.name, document_at(path).text


def _citations(words: str, act: str | None, *, is_given: bool) -> Iterator[Citation]:
    """Words given on the command line may be one citation with nothing around it: "17 (1b)"."""
    from answerable.errors import NotAProvision
    from answerable.law import Citation, find, parse

    found = find(words, act=act)
    if found or not is_given:
        yield from found
        return
    try:
        yield Citation(parse(words, act=act), 0, len(words), words)
    except NotAProvision:
        return


def _what(provision: Provision, on: date) -> dict[str, object]:
    """What the tables know of a provision on a day."""
    from answerable.errors import NoSuchProvision, NotAGround, NotInForce
    from answerable.law import act, exemption, is_listed

    named = {
        "id": provision.id,
        "printed": str(provision),
        "act": act(provision.act).short,
        "on": on.isoformat(),
    }
    try:
        row = exemption(provision, on=on)
    except NoSuchProvision as error:
        return {**named, "standing": "impossible", "meant": error.part("do")}
    except NotInForce as error:
        return {**named, "standing": "not in force", "meant": error.part("do")}
    except NotAGround:
        if not is_listed(provision, on=on):
            return {**named, "standing": "not listed", "heading": UNLISTED}
        return {**named, "standing": "no ground", "heading": _duty(provision, on)}
    return {
        **named,
        "standing": "in force",
        "heading": row.heading,
        "kind": row.kind,
        "test": row.test,
        "balance": row.balance,
        "deny": str(row.deny) if row.deny else None,
        "denies": [str(place) for place in row.denies],
        "needs": list(row.needs),
        "stops_short": row.has_limbs,
        "unsettled": row.unsettled or None,
    }


def _duty(provision: Provision, on: date) -> str:
    """What the law asks of a letter there, where the tables have it."""
    from answerable.law import duties

    return next((duty.says for duty in duties(provision.act, on=on) if duty.provision == provision), "")


def _shown(row: dict[str, object]) -> str:
    """A row as it is printed: what was written, what it is, and what follows from it."""
    given = "  ".join(str(row[name]) for name in ("where", "given") if row[name])
    if row["standing"] == "no citation":
        return f"{given}  no citation found"
    head = f"{given}  →  {row['act']} {row['printed']}"
    if row["standing"] in ("impossible", "not in force"):
        return f"{head}  {row['standing']}\n    {row['meant']}"
    if row["standing"] in ("no ground", "not listed"):
        return f"{head}  {row['heading'] or 'no ground to withhold'}"
    facts = [str(row["kind"]).replace("-an-", " an "), str(row["test"])]
    if row["deny"]:
        facts.append(f"neither confirm nor deny: {row['deny']}")
    if row["denies"]:
        facts.append("lifts the duty to confirm or deny")
    if row["stops_short"]:
        facts.append("the limb is missing")
    if row["unsettled"]:
        facts.append(f"unsettled: {row['unsettled']}")
    return f"{head}  {row['heading']}\n    {'; '.join(filter(None, facts))}"
