"""Letters a second, each rule's share of the time, and how soon an edited letter is checked again.

    python benchmarks/letters.py                 letters a second, beside a prose linter over the same texts in the same run
    python benchmarks/letters.py --by-rule       what each rule takes of a letter's time, the longest first
    python benchmarks/letters.py --edited        letters of three pages, read and checked again after each of 100 edits

The texts are the labelled letters beside this checkout, or where they are not there our own example. Times are of the
processor, the best of a few rounds; no text comes twice in one round, so that nothing is known of it from before.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "dev.jsonl"
ROUNDS = 3
EXAMPLES = 50  # how often the example stands for a corpus
PAGES, WORDS, EDITS = 5, 1300, 100  # letters of three pages, the words of each, and how often each is edited


def texts() -> list[str]:
    """The letters to read."""
    if CORPUS.exists():
        return [json.loads(line)["text"] for line in CORPUS.read_text("utf-8").splitlines()]
    example = (ROOT / "docs" / "example" / "draft.txt").read_text("utf-8")
    return [f"{example}\n{number}" for number in range(EXAMPLES)]


def rate(work: Callable[[str], object], letters: list[str]) -> float:
    """Letters a second, the best of a few rounds; they are read once before, to load what is needed."""
    best = 0.0
    for number in range(ROUNDS + 1):
        began = time.process_time()
        for text in letters:
            work(text)
        best = max(best, len(letters) / (time.process_time() - began)) if number else 0.0
    return best


def proselint() -> Callable[[str], object]:
    """The other program's check of one text, set up as its command line does."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile("letter", text).lint()


def rates() -> None:
    """Print letters a second."""
    from answerable.letters import check, read

    letters = texts()
    programs: dict[str, Callable[[str], object]] = {
        "answerable: split and read": read,
        "answerable: read and check": lambda text: check(read(text)),
        "proselint: check": proselint(),
    }
    found = {name: rate(work, letters) for name, work in programs.items()}
    print(f"{f'{len(letters)} letters, {sum(map(len, letters)):,} characters':<38}{'a second':>10}{'ratio':>8}")
    for name, speed in found.items():
        print(f"{name:<38}{speed:>10.1f}{speed / found['proselint: check']:>8.2f}")


def by_rule() -> None:
    """Print what each rule takes: all are run, less one at a time would hide what they share, so each is timed as it runs."""
    from answerable.letters import check, read
    from answerable.letters.rules import rules

    letters = texts()
    readings = [read(text) for text in letters]
    taken: dict[str, float] = {}
    began = time.process_time()
    for number in range(ROUNDS + 1):
        if number == 1:
            began = time.process_time()
        for reading in readings:
            check(reading)
    whole = (time.process_time() - began) / ROUNDS / len(letters)
    for rule in rules():
        _time(rule, taken)
    for number in range(ROUNDS + 1):
        if number == 1:
            taken.clear()
        for reading in readings:
            check(reading)
    print(f"{'rule':<8}{'name':<34}{'microseconds a letter':>24}{'share of check':>16}")
    each = {code: seconds / ROUNDS / len(letters) for code, seconds in taken.items()}
    for rule in sorted(rules(), key=lambda one: -each.get(one.code, 0)):
        print(
            f"{rule.code:<8}{rule.name:<34}{each.get(rule.code, 0) * 1e6:>24.1f}{each.get(rule.code, 0) / whole:>16.1%}"
        )
    print(
        f"{len(rules())} rules {sum(each.values()) * 1e6:.0f} of {whole * 1e6:.0f} microseconds; the middle rule {statistics.median([each.get(rule.code, 0) for rule in rules()]) * 1e6:.1f}"
    )


def _time(rule: object, taken: dict[str, float]) -> None:
    """Have a rule's function note what it takes."""
    for name in ("on_answer", "on_letter", "on_pair"):
        run = getattr(rule, name)
        if run is None:
            continue

        def timed(*given: object, run: Callable[..., object] = run, code: str = rule.code) -> list[object]:  # type: ignore[attr-defined]
            began = time.perf_counter()
            faults = list(run(*given))  # type: ignore[call-overload]
            taken[code] = taken.get(code, 0.0) + time.perf_counter() - began
            return faults

        setattr(rule, name, timed)


def long_letters(dice: random.Random) -> list[str]:
    """Letters of about three pages, with some eight questions, put together from whole ones."""
    found = []
    for _ in range(PAGES):
        asked = dice.sample(_QUESTIONS, 8)
        paragraphs = [f"{number}. {words}" for number, words in enumerate(asked, 1)]
        said = dice.sample([one for text in texts() for one in text.split("\n\n") if 100 < len(one) < 600], 60)
        for number in range(1, 9):
            paragraphs.append(f"Question {number}")
            while sum(len(one.split()) for one in paragraphs) < 100 + number * (WORDS - 100) / 8:
                paragraphs.append(said.pop())
        found.append(
            "Dear Ms Marlow,\n\nThank you for your request of 3 March 2026. You asked:\n\n"
            + "\n\n".join(paragraphs)
            + "\n\nYours sincerely,\n\nHarrowmere Borough Council\n"
        )
    return found


_QUESTIONS = [
    f"{start} {matter}?"
    for start in (
        "How much was spent on",
        "How many complaints were made about",
        "Please send the policy on",
        "Who decided on",
    )
    for matter in (
        "taxis in 2025",
        "the library roof",
        "agency staff",
        "school transport",
        "the leisure centre",
        "parking at Mill Lane",
    )
]


def edited() -> None:
    """Print how long a letter of three pages takes after each edit of a paragraph."""
    from answerable.letters import check, read

    dice = random.Random(5)
    taken = []
    letters = long_letters(dice)
    for letter in letters:
        check(read(letter))
        paragraphs = letter.split("\n\n")
        for _ in range(EDITS):
            at = dice.randrange(len(paragraphs))
            words = paragraphs[at].split(" ")
            words.insert(
                dice.randrange(len(words) + 1), dice.choice(("not", "held", "section 40(2)", "because", "we", "2024"))
            )
            paragraphs[at] = " ".join(words)
            text = "\n\n".join(paragraphs)
            began = time.process_time()
            check(read(text))
            taken.append(time.process_time() - began)
    words = statistics.mean(len(letter.split()) for letter in letters)
    cuts = statistics.quantiles(taken, n=20)
    print(
        f"{len(taken)} edits of {PAGES} letters of {words:.0f} words: half within {cuts[9] * 1e3:.1f} ms, 95 % within {cuts[18] * 1e3:.1f} ms"
    )


def main() -> None:
    """Print what is asked for; all of it where nothing is."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--by-rule", action="store_true")
    asked.add_argument("--edited", action="store_true")
    given = asked.parse_args()
    if not (given.by_rule or given.edited):
        rates()
    if given.edited or not given.by_rule:
        edited()
    if given.by_rule or not given.edited:
        by_rule()


if __name__ == "__main__":
    main()
