"""Print docs/rules/score.md: what each rule finds, misses and finds wrongly on labelled letters, and every sure finding judged.

    python tests/corpus/report.py            our own letters and, where they lie beside the checkout, the others
    python tests/corpus/report.py --baseline keep today's figures as those to compare with

The page names letters by their ids and never quotes those beside the checkout.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from answerable.letters import CODES, Facts, check_text, finding_values

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BESIDE = ROOT.parent / "shared" / "corpus"
PAGE, BASELINE, JUDGED = ROOT / "docs" / "rules" / "score.md", HERE / "baseline.json", HERE / "judged.toml"
ON = date(2026, 1, 1)
Row = dict[str, Any]
Findings = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Tally:
    """For each rule, over labelled letters: musts that were found and missed, findings that are wrong."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def of(self, rule: str) -> list[int]:
        """The three figures of one rule."""
        return [self.found[rule], self.missed[rule], self.wrong[rule]]


def rows(path: Path) -> list[Row]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def findings_of(letters: Iterable[Row]) -> Findings:
    """What is found in each letter, by its id."""
    found = {}
    for one in letters:
        checked = check_text(one["text"], name="", facts=Facts(), on=ON, truncated=one.get("truncated", False))
        found[one["id"]] = [finding_values(finding, text=one["text"]) for finding in checked.findings]
    return found


def tally(found: Findings, labels: Iterable[Row]) -> Tally:
    """The figures of every rule on labelled letters; a rule that is found for another's must counts as finding it."""
    out = Tally()
    for label in labels:
        here = found[label["id"]]
        strong = {one["rule"] for one in here if one["level"] != "practice"}
        musts = [[_code(name) for name in (must["rule"], *must.get("or", ()))] for must in label["must"]]
        for names in musts:
            (out.found if strong & set(names) else out.missed)[names[0]] += 1
        listed = {name for names in musts for name in names} | {_code(name) for name in label["may"]}
        broken = {one["rule"] for one in here for entry in label["must_not"] if _breaks(one, entry)}
        out.wrong.update(broken | {one["rule"] for one in here if is_sure(one) and one["rule"] not in listed})
    return out


def is_sure(found: Row) -> bool:
    """True for a sure breach or a sure departure."""
    return bool(found["sure"]) and found["level"] != "practice"


def sure_findings(found: Findings) -> list[tuple[str, str, str]]:
    """Every sure breach and departure: letter, rule, level."""
    each = {(id_, one["rule"], one["level"]) for id_, here in found.items() for one in here if is_sure(one)}
    return sorted(each)


def judgements() -> dict[tuple[str, str], tuple[str, str]]:
    """What a reader judged of sure findings, by letter and rule: right, arguable or wrong; and why."""
    judged = tomllib.loads(JUDGED.read_text("utf-8"))["judged"]
    return {(one["letter"], rule): (one["is"], one["why"]) for one in judged for rule in one["rules"]}


def _code(rule: str) -> str:
    return rule.upper().replace("-", "")


def _breaks(found: Row, entry: Row) -> bool:
    tolerated = {"sure": not is_sure(found), "breach or departure": found["level"] == "practice"}
    places = set(entry.get("questions") or ())
    return (
        found["rule"] == _code(entry["rule"])
        and not tolerated.get(entry.get("only", ""), False)
        and (not places or (bool(found["questions"]) and set(found["questions"]) <= places))
    )


def measured() -> dict[str, tuple[Findings, Tally]]:
    """The findings and figures of each collection that is there."""
    out = {}
    for name, letters, labels in (
        ("ours", HERE / "letters.jsonl", HERE / "findings.jsonl"),
        ("beside", BESIDE / "dev.jsonl", BESIDE / "findings.jsonl"),
    ):
        if letters.exists():
            found = findings_of(rows(letters))
            out[name] = (found, tally(found, rows(labels)))
    return out


def page(results: dict[str, tuple[Findings, Tally]]) -> str:
    """The page."""
    before = json.loads(BASELINE.read_text("utf-8"))
    parts = [
        "# How the rules score on labelled letters",
        "Printed by `./run score`. A *must* is a fault that a reader marked; it is found where the rule, or one that "
        "the label allows in its stead, reports a breach or departure, sure or likely. *Wrong* are findings that a "
        "label forbids, and sure ones that no list has. In brackets the figure before, where it was another.",
    ]
    titles = {"ours": "Our own letters", "beside": "The letters beside the checkout"}
    for name, (found, figures) in results.items():
        parts += [f"## {titles[name]}", _table(figures, before.get(name, {}))]
        fired = {one["rule"] for here in found.values() for one in here}
        parts.append(f"{len(fired)} rules report something over {len(found)} texts.")
    fired = {one["rule"] for found, _ in results.values() for here in found.values() for one in here}
    parts.append(f"Over all of them {len(fired)} of {len(CODES)} rules report something.")
    if "beside" in results:
        parts += ["## Every sure finding beside the checkout, judged", _judged(results["beside"][0])]
    return "\n\n".join(parts) + "\n"


def _table(figures: Tally, before: dict[str, list[int]]) -> str:
    codes = sorted({*figures.found, *figures.missed, *figures.wrong, *before})
    lines = ["| Rule | Found | Missed | Wrong |", "|---|---|---|---|"]
    sums = [[*map(sum, zip(*(of(code) for code in codes), strict=True))] if codes else [0, 0, 0] for of in
            (figures.of, lambda code: before.get(code, [0, 0, 0]))]  # fmt: skip
    named = [(code, figures.of(code), before.get(code, [0, 0, 0])) for code in codes]
    for code, now, then in (*named, ("all", *sums)):
        cells = (f"{one}" if one == other else f"{one} ({other})" for one, other in zip(now, then, strict=True))
        lines.append(f"| {code} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _judged(found: Findings) -> str:
    known = judgements()
    lines = ["| Letter | Rule | Level | Judged | Why |", "|---|---|---|---|---|"]
    for letter, rule, level in sure_findings(found):
        judged, why = known.get((letter, rule), ("not yet", ""))
        lines.append(f"| {letter} | {rule} | {level} | {judged} | {why} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Measure, print how many rules report something, and write the page where every collection is there."""
    results = measured()
    if "--baseline" in arguments:
        kept = {name: {code: figures.of(code) for code in sorted({*figures.found, *figures.missed, *figures.wrong})}
                for name, (_, figures) in results.items()}  # fmt: skip
        BASELINE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    shown = page(results)
    sys.stdout.write(next(line for line in shown.splitlines() if line.startswith("Over all")) + "\n")
    if "beside" in results:
        PAGE.write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
