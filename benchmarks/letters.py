"""Letters a second: read and checked in one process, beside a prose linter over the same texts in the same run.

The texts are the labelled letters beside this checkout, or where they are not there our own example.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "dev.jsonl"
ROUNDS = 3
EXAMPLES = 50  # how often the example stands for a corpus


def texts() -> list[str]:
    """The letters to read."""
    if CORPUS.exists():
        return [json.loads(line)["text"] for line in CORPUS.read_text("utf-8").splitlines()]
    return [(ROOT / "docs" / "example" / "draft.txt").read_text("utf-8")] * EXAMPLES


def rate(work: Callable[[str], object], letters: list[str]) -> float:
    """Letters a second, the best of a few rounds; the first letter is read once before, to load what is needed."""
    work(letters[0])
    best = 0.0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for text in letters:
            work(text)
        best = max(best, len(letters) / (time.perf_counter() - began))
    return best


def proselint() -> Callable[[str], object]:
    """The other program's check of one text, set up as its command line does."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile("letter", text).lint()


def main() -> None:
    """Print the table."""
    from answerable.letters.check import check
    from answerable.letters.read import read

    letters = texts()
    programs: dict[str, Callable[[str], object]] = {
        "answerable: split and read": read,
        "answerable: read and check": lambda text: check(read(text)),
        "proselint: check": proselint(),
    }
    rates = {name: rate(work, letters) for name, work in programs.items()}
    print(f"{f'{len(letters)} letters, {sum(map(len, letters)):,} characters':<38}{'a second':>10}{'ratio':>8}")
    for name, found in rates.items():
        print(f"{name:<38}{found:>10.1f}{found / rates['proselint: check']:>8.2f}")


if __name__ == "__main__":
    main()
