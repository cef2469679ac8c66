"""The seven classes of the Commissioner's model publication scheme, and which of them a question seems to belong to."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.registers import stems

CLASSES = (
    ("1", "Who we are and what we do", "How we are organised, where we are, who to speak to, how we are governed."),
    (
        "2",
        "What we spend and how we spend it",
        "What we expect to have and to spend, what we did spend, procurement and contracts.",
    ),
    (
        "3",
        "What our priorities are and how we are doing",
        "Strategies and plans, how we measure ourselves, audits, inspections and reviews.",
    ),
    ("4", "How we make decisions", "Proposals and decisions, how they are made, consultations."),
    ("5", "Our policies and procedures", "Current written rules for what we do and whom we employ."),
    ("6", "Lists and registers", "What is held in registers that the law requires, and other lists."),
    ("7", "The services we offer", "Advice and guidance, leaflets, media releases, what each service does."),
)
OTHERWISE = "7"  # where no word tells
_WORDS = {
    "1": "who staff structure organisation department team office address contact councillor member officer post vacancy headcount constitution location partner",
    "2": "cost spend spent budget money pay paid payment salary allowance expense invoice supplier contract tender procure procurement fee grant income loan debt fine compensation pound price value",
    "3": "plan strategy priority target performance indicator audit inspection assessment review report progress statistics survey breach complaint rate sickness absence lost",
    "4": "decide decision minutes agenda committee meeting vote consultation criteria delegate",
    "5": "policy procedure guidance rule protocol code standard retention protection equality recruitment conduct handbook training",
    "6": "register list log asset licence inventory map record catalogue vehicle tool group",
    "7": "service library park bin waste collection road pothole parking school housing leisure care benefit application permit badge leaflet advice opening",
}
_BY = {number: stems(words) for number, words in _WORDS.items()}
_REGISTERS = {"policies": "5", "retention": "5", "tools": "6", "groups": "6", "breaches": "3", "captures": "6"}


def suggested(text: str, *, registers: Iterable[str] = ()) -> str:
    """The number of the class that most words of a question speak for; registers: those that its answers rest on."""
    said = stems(text)
    counts = {number: len(said & words) for number, words in _BY.items()}
    for name in registers:
        counts[_REGISTERS.get(name, "6")] += 2
    best = max(counts, key=lambda number: counts[number])
    return best if counts[best] else OTHERWISE
