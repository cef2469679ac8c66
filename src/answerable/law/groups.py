"""Groups: citations that a text writes together, as "sections 31(1)(a), 40(2) and 43(2)"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.law import grammar

UNIT = re.compile(
    r"\s*(?:%|per ?cent|(?:hours?|days?|working|weeks?|months?|years?|minutes?|pages?|people|staff|others?)\b"
    r"|[./:-]?\d|(?:st|nd|rd|th)\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Group:
    """One or more citations that share their Act: "sections 31(1)(a), 40(2) and 43(2)"."""

    kind: str  # section | regulation | ground | paragraph | named | bare
    start: int
    end: int
    items: list[tuple[int, int, tuple[str, ...]]]
    key: str = ""  # the Act named beside it
    is_plural: bool = False


def groups(text: str) -> list[Group]:
    """Marked citations first; then those after a short name; then bare ones where nothing else was read."""
    found: list[Group] = []
    taken = grammar.Taken(text)
    for pattern in (grammar.MARKED, grammar.NAMED, grammar.BARE):
        for match in pattern.finditer(text):
            if taken.take(match.start(), match.end()):
                found.append(_extend(text, _first(match)))
                taken.take(match.end(), found[-1].end)
    return sorted(found, key=lambda group: group.start)


def _first(match: re.Match[str]) -> Group:
    fields = match.groupdict()
    kind = next((k for k in ("section", "regulation", "ground", "paragraph") if fields.get(k)), "")
    kind = kind or ("named" if fields.get("prefix") else "bare")
    inner = [fields.get(name) for name in ("above", "beside", "below")]
    first = grammar.first_of(fields["tail"])
    end = match.end() - len(fields["tail"]) + len(first)
    tail = grammar.parts_of(first) + tuple(part.lower() for part in inner if part)
    item = (match.start(), end, (grammar.section_of(fields["number"]), *tail))
    mark = fields.get(kind) or ""
    is_plural = mark.rstrip(".").lower().endswith("s") and mark.rstrip(".").lower() != "s"
    return Group(kind, match.start(), end, [item], is_plural=is_plural)


def _extend(text: str, group: Group) -> Group:
    """Take in what a list goes on with: "and (ii)", ", 40(2)", "and 41"."""
    while more := _next_item(text, group):
        group.items.append(more)
        group.end = more[1]
    return group


def _next_item(text: str, group: Group) -> tuple[int, int, tuple[str, ...]] | None:
    at = group.end
    described = grammar.DESCRIPTION.match(text, at) if group.is_plural else None
    join = grammar.JOIN.match(text, described.end() if described else at)
    sibling = grammar.SIBLING.match(text, join.end() if join else at)
    if sibling and not described:
        parts = grammar.sibling_of(group.items[-1][2], grammar.parts_of(sibling[0]))
        return (sibling.start(), sibling.end(), parts) if parts else None
    number = grammar.NEXT.match(text, join.end()) if join else None
    if number and _goes_on(text, group, number):
        parts = (grammar.section_of(number["number"]), *grammar.parts_of(number["tail"]))
        return (number.start(), number.end(), parts)
    return None


def _goes_on(text: str, group: Group, number: re.Match[str]) -> bool:
    if number["tail"]:
        return "(" in number["tail"]
    ends_there = not re.match(r"\w", text[number.end() : number.end() + 1]) and not UNIT.match(text, number.end())
    is_of_the_act = re.match(
        r"\s+(?:of\s+(?:the\s+)?)?(?:Act\b|F[Oo]I|Freedom|Environmental|EIR)", text[number.end() :]
    )
    is_slashed = text[number.start() - 1] == "/"
    return ends_there and (group.is_plural or is_slashed or bool(is_of_the_act))
