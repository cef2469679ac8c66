"""The page of each rule, printed from its docstring, its law and its examples. Nobody edits a page."""

from __future__ import annotations

import sys
from pathlib import Path

from answerable.letters.check import check
from answerable.letters.checking.examples import Example, Right, Wrong
from answerable.letters.checking.facts import WANTED
from answerable.letters.checking.findings import Certainty, level_of
from answerable.letters.checking.rule import Rule
from answerable.letters.results.families import FAMILIES
from answerable.letters.results.listing import code_of, with_examples

HEADINGS = ("What the law asks", "Why it matters", "How to put it right")
LIMITS = "What this rule does not see"
REGIMES = {
    "foia": "Freedom of Information Act 2000",
    "eir": "Environmental Information Regulations 2004",
    "foisa": "Freedom of Information (Scotland) Act 2002",
    "eisr": "Environmental Information (Scotland) Regulations 2004",
}
CERTAINTIES = {
    Certainty.SURE: "It may call a fault sure, where the text alone shows it.",
    Certainty.LIKELY: "It never says more than “likely”.",
    Certainty.LOOK: "It only shows a place to look at.",
}


def pages() -> dict[Path, str]:
    """Every page by its path under docs/: one a rule."""
    return {Path("rules") / f"{rule.code}.md": _page(rule, examples) for rule, examples in with_examples()}


def rule_page(code: str) -> str:
    """The page of one rule, or the list of a family's rules, in Markdown. Refuses what is neither (NotARule)."""
    plain = code_of(code)
    for rule, examples in with_examples():
        if rule.code == plain:
            return _page(rule, examples)
    return _family(plain)


def _family(family: str) -> str:
    rows = [
        f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.title} |"
        for rule, _ in with_examples()
        if rule.code.startswith(family)
    ]
    table = "\n".join(["| Code | Name | The fault |", "|---|---|---|", *rows])
    return f"# {family} {FAMILIES[family]}\n\n{table}\n"


def _page(rule: Rule, examples: tuple[Example, ...]) -> str:
    parts = [f"# {rule.code} {rule.name}", f"{rule.title}.", _law(rule)]
    parts += [f"## {heading}\n\n{rule.section(heading)}" for heading in HEADINGS]
    parts += [f"## Examples\n\n{_examples(rule, examples)}", f"## {LIMITS}\n\n{rule.section(LIMITS)}"]
    return "\n\n".join(parts) + "\n"


def _law(rule: Rule) -> str:
    rows = [
        f"| {REGIMES[regime]} | {authority} | {level_of(authority)} |"
        for regime in rule.law
        for authority in rule.authorities(regime)
    ]
    notes = [CERTAINTIES[rule.certainty]]
    notes += [
        f"Under the {REGIMES[regime]} {CERTAINTIES[most][0].lower()}{CERTAINTIES[most][1:]}"
        for regime, most in rule.at_most.items()
    ]
    notes += [f"It needs {' and '.join(WANTED[need] for need in rule.needs)}."] if rule.needs else []
    notes += ["It says less where the letter invokes section 17(4)."] if rule.silenced else []
    return "\n".join(["| Under | It follows | Level |", "|---|---|---|", *rows, "", " ".join(notes)])


def _examples(rule: Rule, examples: tuple[Example, ...]) -> str:
    return "\n\n".join(_example(rule, one) for one in examples)


def _example(rule: Rule, one: Example) -> str:
    kind = "Wrong" if isinstance(one, Wrong) else "Right"
    quoted = "\n".join(f"> {line}".rstrip() for line in one.text.splitlines())
    asked = [answer.asks for answer in one.given if answer.asks]
    before = f"Asked: {' / '.join(dict.fromkeys(asked))}\n\n" if asked else ""
    after = "".join(
        f"\n\n*{found.label.capitalize()}*: {found.says}"
        for found in check(one.reading, case=one.facts, select=[rule.code])
    )
    if isinstance(one, Right) and one.because:
        after = f"\n\nWhy: {one.because}."
    return f"**{kind}**, {REGIMES[one.regime]}\n\n{before}{quoted}{after}"


def write(folder: Path) -> None:
    """Write every page under a folder, docs/ in this project."""
    for path, text in pages().items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
