"""The rules for pages: the list of them, found by words, by duty and by what an answer does, and the page of each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from answerable.desk.checks.printed import Block, blocks
from answerable.errors import NoSuchThing
from answerable.letters import CODES, rule_page, rule_values

STANCES = {
    "disclosed": "Gives the information",
    "answered": "Answers yes, no or none",
    "held-withheld": "Holds it and withholds it",
    "not-held": "Does not hold it",
    "neither": "Neither confirms nor denies",
    "cost": "Refuses for cost",
    "vexatious": "Refuses as vexatious or repeated",
    "clarify": "Asks what is meant",
    "fee": "Asks for a fee",
    "pointer": "Points to where it is published",
    "future": "Says that it will be published",
    "transfer": "Sends the request elsewhere",
    "outside": "Says that the law does not cover it",
    "unanswered": "Leaves the question open",
}
CERTAINTIES = {"sure": "may be sure", "likely": "likely at most", "look": "shows a place"}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in the list."""

    code: str
    name: str
    title: str
    provisions: tuple[str, ...]
    sure: str
    level: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's page."""

    code: str
    name: str
    title: str
    blocks: tuple[Block, ...]


def rules_found(*, words: str = "", family: str = "", stance: str = "") -> tuple[tuple[str, tuple[RuleRow, ...]], ...]:
    """The rules by duty, those alone that have the words, are of the family and are about the stance.

    A rule that is about every answer, or about the letter, is about every stance.
    """
    wanted = words.casefold().split()
    fits = [
        one
        for one in rule_values()
        if (not family or one["family"] == family)
        and (not stance or not one["stances"] or stance in _list(one["stances"]))
        and all(word in _searched(one) for word in wanted)
    ]
    return tuple(
        (str(duty), tuple(_row(one) for one in group)) for duty, group in groupby(fits, key=lambda one: one["family"])
    )


def families() -> tuple[str, ...]:
    """The duties that rules are about."""
    return tuple(dict.fromkeys(str(one["family"]) for one in rule_values()))


def rule_titles() -> dict[str, str]:
    """The fault that each rule looks for, by its code."""
    return {str(one["code"]): str(one["title"]) for one in rule_values()}


def page_of(code: str) -> RulePage:
    """The page of a rule, as the documentation prints it. Refuses a rule that is not there (NoSuchThing)."""
    if code not in CODES:
        raise NoSuchThing(thing="such rule", where=code)
    one = next(one for one in rule_values() if one["code"] == code)
    return RulePage(code, str(one["name"]), str(one["title"]), blocks(rule_page(code)))


def _row(one: dict[str, Any]) -> RuleRow:
    cited = dict.fromkeys(cite for cites in one["provisions"].values() for cite in cites[:1])
    levels = dict.fromkeys(one["level"].values())
    return RuleRow(one["code"], one["name"], one["title"], tuple(cited), CERTAINTIES[one["certainty"]], ", ".join(levels))  # fmt: skip


def _searched(one: dict[str, Any]) -> str:
    cited = " ".join(cite for cites in one["provisions"].values() for cite in cites)
    return f"{one['code']} {one['name'].replace('-', ' ')} {one['title']} {one['family']} {cited}".casefold()


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
