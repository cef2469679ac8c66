"""What an entry itself says is withheld, found in the words of a question, with the ground that a position gives for it."""

from __future__ import annotations

import re
from dataclasses import replace

from answerable.casefile import Basis, Ground
from answerable.registers.facts import Books
from answerable.registers.phrases import compiled, plain, stems
from answerable.registers.positions import ground
from answerable.registers.values import Entry

_PROVISION = re.compile(r"\b\d+\(\w+\)(?:\(\w+\))*")
_LIKE = (
    ("annex", ("annex*", "appendix", "appendices", "technical part*|section*|pages|chapter*", "playbook*", "runbook*")),
    ("standards", ("standard*", "baseline*", "technical document*|specification*|appendix|annex*")),
)
_WHOLE = compiled(
    (
        "unredacted|un-redacted|uncensored",
        "redacted|withheld|unpublished|missing|confidential|restricted|internal part*|section*|page*|passage*|annex*|version*|piece*|bit|bits|rest|remainder",
        "part*|section*|page*|passage*|annex*|piece*|bit|bits ~ not|missing published|public|available|missing|online|shown|on_your_website|on_the_website",
        "piece*|part*|section*|bit ~ missing|removed|withheld|blanked",
        "left out|blacked out|blanked out",
    )
)


def part_wanted(entry: Entry, text: str) -> str:
    """The withheld part of an entry that the text asks for, in the entry's own words; empty where it asks for none."""
    spoken = plain(text)
    for part in (*entry.names("withheld_fields"), *entry.names("publish.withheld_fields")):
        forms = next((forms for name, forms in _LIKE if part.startswith(name)), (part.split()[0],))
        own = stems(part) - stems(entry.text("title"))
        if compiled(forms).search(spoken) or len(own & stems(text)) >= 2 or _WHOLE.search(spoken):
            return part
    return ""


def ground_named(reason: str, books: Books) -> tuple[Ground, Basis] | None:
    """The ground of the authority's position on the provision that an entry's reason names; nothing where there is none."""
    found = _PROVISION.search(reason)
    if found is None or not books.keeps("positions"):
        return None
    kept = books.kept("positions")
    for position in kept.entries:
        if position.text("outcome") == "refused" and position.text("provision") == f"s.{found[0]}":
            return ground(position), replace(kept.basis(position, position.text("title")), kind="position")
    return None
