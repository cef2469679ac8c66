"""Score the reader and the checker on labelled letters: what they get right, of what a person marked.

    python tests/corpus/score.py [LETTERS.jsonl FINDINGS.jsonl]

Questions count where number and words are both right; the rest is compared question by question.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from answerable.letters import Facts, check_text, finding_values, labels_of, read

HERE = Path(__file__).parent
ON = date(2026, 1, 1)  # the letters are judged by the law of their own days; this one only stands in for today
FIELDS = ("reference", "request_date", "response_date", "regime")
NOTICES = ("has_internal_review", "has_ico_right", "has_reuse_notice")
Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The lines of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def f1(pairs: Iterable[tuple[Counter[Any], Counter[Any]]]) -> float:
    """How well what was found agrees with what was marked, over all letters."""
    marked = found = both = 0
    for wanted, given in pairs:
        marked, found, both = marked + wanted.total(), found + given.total(), both + (wanted & given).total()
    return 2 * both / (marked + found) if marked + found else 1.0


def share(right: Iterable[bool]) -> float:
    """The share of what is right."""
    each = list(right)
    return sum(each) / len(each) if each else 1.0


def _questions(labels: Row) -> Counter[tuple[str, str]]:
    return Counter((one["number"], " ".join(re.findall(r"\w+", one["text"].lower()))) for one in labels["questions"])


def _answers(labels: Row) -> dict[str, Row]:
    return {number: answer for answer in labels["answers"] for number in answer["question_numbers"]}


def _exemptions(labels: Row) -> Counter[tuple[str, str]]:
    return Counter((number, one) for number, answer in _answers(labels).items() for one in set(answer["exemptions"]))


def reading(letters: Iterable[Row]) -> dict[str, float]:
    """The reader's figures on labelled letters."""
    pairs = [(one["gold"], labels_of(read(one["text"], truncated=one["truncated"]))) for one in letters]
    each = [(answer, _answers(found).get(number)) for gold, found in pairs for number, answer in _answers(gold).items()]
    return {
        "questions, F1": f1((_questions(gold), _questions(found)) for gold, found in pairs),
        "letters with every question right": share(_questions(gold) == _questions(found) for gold, found in pairs),
        **{
            f"{name}, of questions": share(found is not None and gold[name] == found[name] for gold, found in each)
            for name in ("outcome", "held", "pit_present")
        },
        "provisions by question, F1": f1((_exemptions(gold), _exemptions(found)) for gold, found in pairs),
        **{name: share((gold[name] or None) == (found[name] or None) for gold, found in pairs) for name in FIELDS},
        "notices": share(bool(gold[name]) == bool(found[name]) for gold, found in pairs for name in NOTICES),
    }


def checking(letters: Iterable[Row], *, labels: Iterable[Row]) -> dict[str, float]:
    """The checker's figures: must-findings made, must-not findings, and sure findings that no list has, per letter."""
    texts = {one["id"]: one for one in letters}
    met: list[bool] = []
    wrong = stray = count = 0
    for label in labels:
        found = _found(texts[label["id"]])
        strong = {one["rule"] for one in found if one["level"] != "practice"}
        musts = [{_code(name) for name in (one["rule"], *one.get("or", ()))} for one in label["must"]]
        met += [bool(names & strong) for names in musts]
        listed = set().union(*musts, map(_code, label["may"]))
        wrong += len({one["rule"] for one in found for entry in label["must_not"] if _breaks(one, entry)})
        stray += len({one["rule"] for one in found if _sure(one)} - listed)
        count += 1
    return {
        "must, recall": share(met),
        "must not, a letter": wrong / count,
        "sure and in no list, a letter": stray / count,
    }


def _found(letter: Row) -> list[Row]:
    checked = check_text(letter["text"], name="", facts=Facts(), on=ON, truncated=letter["truncated"])
    found: list[Row] = [finding_values(one, text=letter["text"]) for one in checked.findings]
    return [{**one, "rule": _code(one["rule"])} for one in found]


def _code(rule: str) -> str:
    return rule.upper().replace("-", "")


def _sure(found: Row) -> bool:
    return bool(found["sure"]) and found["level"] != "practice"


def _breaks(found: Row, entry: Row) -> bool:
    """True where a finding is what the label says must not be found, as far as the label says it."""
    tolerated = {"sure": not _sure(found), "breach or departure": found["level"] == "practice"}
    places = set(entry.get("questions") or ())
    return (
        found["rule"] == _code(entry["rule"])
        and not tolerated.get(entry.get("only", ""), False)
        and (not places or (bool(found["questions"]) and set(found["questions"]) <= places))
    )


def main(letters: Path, findings: Path) -> None:
    """Print the figures."""
    texts = rows(letters)
    figures = {**reading(texts), **checking(texts, labels=rows(findings))}
    for name, figure in figures.items():
        print(f"{name:<36}{figure:>8.3f}")


if __name__ == "__main__":
    main(*(map(Path, sys.argv[1:]) if sys.argv[1:] else (HERE / "letters.jsonl", HERE / "findings.jsonl")))
