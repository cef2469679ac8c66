"""The rules as plain values, and each with its page: what a list, a page or a program says about them."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from difflib import get_close_matches

from answerable.errors import NotARule
from answerable.letters.checking.examples import Example, Right
from answerable.letters.checking.findings import level_of
from answerable.letters.checking.rule import Rule
from answerable.letters.results.families import FAMILIES
from answerable.letters.rules import CODES, RULES

_HOUSE = re.compile(r"HR\d*")
_SECTION = re.compile(r"(?:S|SS|SEC|SECTION|REG|REGULATION|ART|ARTICLE)?\W*\d")


def with_examples() -> Iterator[tuple[Rule, tuple[Example, ...]]]:
    """Every rule with its examples, in code order."""
    for name in RULES:
        module = importlib.import_module(f"answerable.letters.rules.{name}")
        yield module.rule, tuple(module.examples)


def rule_values() -> tuple[dict[str, object], ...]:
    """Every rule as plain values: what it looks for, under which law, how sure it may be, and what it reads."""
    return tuple(_values(rule, examples) for rule, examples in with_examples())


def code_of(given: str) -> str:
    """The code of a rule or of a family as it is written: "nc-03" is NC03. Refuses what is neither (NotARule)."""
    plain = given.strip().upper().replace("-", "")
    known = (*CODES, *FAMILIES)
    if plain not in known:
        raise NotARule(given=given, mend=_mend(plain, known))
    return plain


def _mend(given: str, known: tuple[str, ...]) -> str:
    """What to ask for instead: the law and an authority's own rules are explained elsewhere."""
    if _HOUSE.fullmatch(given):
        return "Look in the authority's folder: its profile holds its house rules, which are its own."
    if _SECTION.match(given):
        return f"Ask “answerable cite '{given.lower()}'”, which explains sections; a rule is asked for as RN03."
    near = get_close_matches(given, known, n=1, cutoff=0)
    return f"Ask for {near[0] if near else known[0]}; the command “answerable rules” lists them all."


def _values(rule: Rule, examples: tuple[Example, ...]) -> dict[str, object]:
    right = sum(isinstance(one, Right) for one in examples)
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "family": FAMILIES[rule.code[:2]],
        "level": {regime: level_of(rule.authorities(regime)[0]).value for regime in rule.law},
        "provisions": {regime: list(rule.authorities(regime)) for regime in rule.law},
        "certainty": rule.certainty.name.lower(),
        "at_most": {regime: most.name.lower() for regime, most in rule.at_most.items()},
        "reads": reads(rule),
        "stances": [stance.value for stance in rule.stances],
        "needs": list(rule.needs),
        "examples": {"wrong": len(examples) - right, "right": right},
    }


def reads(rule: Rule) -> str:
    """What a rule reads: "answers", one at a time; "pairs" of them; or the "letter" as a whole."""
    if rule.on_letter:
        return "letter"
    return "pairs" if rule.on_pair else "answers"
