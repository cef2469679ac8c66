"""The pages about the rules as a whole: by family, by duty, by stance, and how sure each may be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from answerable.letters.checking.exceptions import EXCEPTIONS
from answerable.letters.checking.facts import WANTED
from answerable.letters.checking.findings import Certainty, Level, level_of
from answerable.letters.checking.rule import Rule
from answerable.letters.readings import Stance
from answerable.letters.results.families import FAMILIES
from answerable.letters.results.gathered import MEANINGS
from answerable.letters.results.rule_pages import REGIMES
from answerable.letters.rules import rules
from printed_letter import letter_page

FOLDER = Path("rules")
STANCES = {
    Stance.DISCLOSED: "The information is given",
    Stance.ANSWERED: "Answered in a word: yes, no, none, a number",
    Stance.HELD_WITHHELD: "Held, and withheld",
    Stance.NOT_HELD: "Not held",
    Stance.NEITHER: "Neither confirmed nor denied",
    Stance.COST: "Refused because of cost",
    Stance.VEXATIOUS: "Refused as vexatious or repeated",
    Stance.CLARIFY: "Clarification is asked for",
    Stance.FEE: "A fee is asked for",
    Stance.POINTER: "Already to be had elsewhere",
    Stance.FUTURE: "To be published later",
    Stance.TRANSFER: "Held by somebody else",
    Stance.OUTSIDE: "Outside the Act",
    Stance.UNANSWERED: "Not answered",
}
SURENESS = {
    Certainty.SURE: (
        "Sure",
        "the text alone shows it: the words that an Act asks for are not there, or a sum does not add up",
    ),
    Certainty.LIKELY: ("Likely", "it looks so; an annex, another reading or facts outside the text may say otherwise"),
    Certainty.LOOK: ("Look here", "a place to look at; nothing is said to be wrong"),
}


def rule_indexes() -> dict[Path, str]:
    """The pages, by their path under docs."""
    return {
        FOLDER / "index.md": _index(),
        FOLDER / "by-duty.md": _by_duty(),
        FOLDER / "by-stance.md": _by_stance(),
        FOLDER / "how-sure.md": _how_sure(),
        FOLDER / "one-letter.md": letter_page(),
    }


def _index() -> str:
    parts = [
        "# The rules that letters are checked by",
        f"{len(rules())} rules, by family. See them also [by duty](by-duty.md) and [by stance](by-stance.md); read "
        "[how sure each may be](how-sure.md), [how they score](score.md) on labelled letters, and [how one bad letter "
        "becomes a good one](one-letter.md). An authority adds rules of its own, HR01 to HR99, in "
        "[its folder](../authority-folder.md).",
    ]
    for family, words in FAMILIES.items():
        own = [rule for rule in rules() if rule.code.startswith(family)]
        rows = [
            f"| {_link(rule)} | {rule.name} | {rule.title} | {SURENESS[rule.certainty][0].lower()} |" for rule in own
        ]
        if rows:
            parts.append(f"## {family}: {words}\n\n" + _table("Code", "Name", "The fault", "At most", rows=rows))
    return "\n\n".join(parts)


def _by_duty() -> str:
    parts = [
        "# The rules by duty",
        "Each place in the law, and each piece of guidance, with the rules that follow it. What follows an Act or Regulations "
        "is a breach; what follows a code or a Commissioner's guidance, a departure; what follows neither, a note.",
    ]
    for regime, act in REGIMES.items():
        cited = _cited(regime, Level.BREACH)
        if cited:
            parts.append(f"## {act}\n\n" + _table("Place", "Rules", rows=_rows(cited)))
    guidance: dict[str, list[Rule]] = defaultdict(list)
    for regime in REGIMES:
        for place, own in _cited(regime, Level.DEPARTURE).items():
            guidance[place] += [rule for rule in own if rule not in guidance[place]]
    parts.append("## Codes and guidance\n\n" + _table("What it is", "Rules", rows=_rows(guidance)))
    taste = [rule for rule in rules() if any(_of_level(rule, regime, Level.PRACTICE) for regime in rule.law)]
    parts.append(f"## Good practice\n\n{_links(taste)}")
    return "\n\n".join(parts)


def _by_stance() -> str:
    parts = [
        "# The rules by stance",
        "Before any rule runs, each answer is given one or more stances: what it does. A rule runs only on answers that "
        "have a stance of its own, so that nobody is told that a cost refusal lacks a weighing of the public interest.",
    ]
    for stance in Stance:
        own = [rule for rule in rules() if stance in rule.stances]
        if own:
            parts.append(f"## {STANCES[stance]}\n\n{_links(own)}")
    whole = [rule for rule in rules() if rule.on_letter]
    pairs = [rule for rule in rules() if rule.on_pair]
    every = [rule for rule in rules() if rule.on_answer and not rule.stances]
    parts.append(f"## Every answer\n\n{_links(every)}")
    parts.append(f"## Two answers held against each other\n\n{_links(pairs)}")
    parts.append(f"## The letter as a whole\n\n{_links(whole)}")
    return "\n\n".join(parts)


def _how_sure() -> str:
    rows = [
        f"| {name} | {says} | {sum(rule.certainty is certainty for rule in rules())} |"
        for certainty, (name, says) in SURENESS.items()
    ]
    labels = [f"| {label} | {says} |" for label, says in MEANINGS.items()]
    lowered = [f"| {one.name} | {one.cite} | {_told(one.leaves)} |" for one in EXCEPTIONS]
    needing = [
        f"| {rule.code} | {' and '.join(WANTED[need] for need in rule.needs)} |" for rule in rules() if rule.needs
    ]
    return "\n\n".join(
        [
            "# How sure it is",
            "A finding says two things, and keeps them apart. Its *level* is how much the fault matters; it follows the "
            "authority cited and nobody sets it: an Act or Regulations make a breach, a code or a Commissioner's "
            "guidance a departure, good practice a note. Its *certainty* is how much the text shows.",
            "## What a rule may claim at most\n\n" + _table("Certainty", "It means", "Rules", rows=rows),
            "## The words that a finding bears\n\n" + _table("Word", "It means", rows=labels),
            "## What makes every rule less sure\n\nThese exceptions stand in one place, and each lowers what any rule may claim.\n\n"
            + _table("Exception", "Where it stands", "What it does", rows=lowered),
            "## What is missing is “not found in this document”\n\nA check reads a text and nothing else. What could stand in a covering "
            "message or an annex is never called missing, and where the text stops early nothing is concluded from what "
            "it leaves out.",
            "## Rules that need a fact from outside the text\n\nWithout it they do not guess: the check lists them under “not looked at”.\n\n"
            + _table("Rule", "Needs", rows=needing),
            "## What is done with it\n\nOnly a sure breach that nobody has waived stops a letter at the desk, and makes "
            "`answerable check` end with 1. Everything else is shown for a person to judge. How often the rules are right on "
            "labelled letters is measured: [the score](score.md).",
        ]
    )


def _cited(regime: str, level: Level) -> Mapping[str, list[Rule]]:
    """The authorities of a level that rules cite under a regime, each with its rules, in the order of their numbers."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules():
        for authority in _of_level(rule, regime, level):
            found[authority].append(rule)
    return dict(sorted(found.items(), key=lambda one: _in_order(one[0])))


def _of_level(rule: Rule, regime: str, level: Level) -> list[str]:
    return [authority for authority in rule.authorities(regime) if level_of(authority) is level]


def _in_order(words: str) -> tuple[bool, list[tuple[int, str]]]:
    """The Act's own places before those of others; words and numbers in turn, so that s.9 comes before s.10."""
    parts = re.findall(r"\d+|\D+", words)
    return words[0].isupper(), [(int(part), "") if part.isdigit() else (0, part) for part in parts]


def _rows(cited: Mapping[str, Iterable[Rule]]) -> list[str]:
    return [f"| {place} | {_links(own)} |" for place, own in cited.items()]


def _links(own: Iterable[Rule]) -> str:
    return ", ".join(f"{_link(rule)} {rule.name}" for rule in own)


def _link(rule: Rule) -> str:
    return f"[{rule.code}]({rule.code}.md)"


def _told(function: object) -> str:
    """The first paragraph of a function's docstring, on one line."""
    return " ".join((getattr(function, "__doc__", "") or "").split("\n\n", 1)[0].split())


def _table(*heads: str, rows: Iterable[str]) -> str:
    return "\n".join([f"| {' | '.join(heads)} |", "|" + "---|" * len(heads), *rows])
