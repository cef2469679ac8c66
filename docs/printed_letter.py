"""The page that shows one bad letter becoming a good one: each step is applied and checked as it is printed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from answerable.letters import Facts, Gathered, check_text, gather, summary
from answerable.registers import DEMOS, open_folder

SOURCE = Path(__file__).parent / "example" / "one-letter"
FULL = re.compile(r"(?<=.{80})\n(?=\S)")  # the end of a line that is only full
RECEIVED = date(2026, 3, 2)


@dataclass(frozen=True)
class Step:
    """One mending: what was found before it, what it changes, and the letter after it."""

    mends: tuple[str, ...]
    why: str
    was: str
    now: str
    before: tuple[Gathered, ...]
    after: tuple[Gathered, ...]
    letter: str

    @property
    def found(self) -> tuple[Gathered, ...]:
        """The findings that it mends."""
        return tuple(one for one in self.before if one.first.rule in self.mends)


def steps() -> Iterator[Step]:
    """The steps in their order, each checked. Refuses one whose words are not in the letter (ValueError)."""
    letter = first_letter()
    for row in tomllib.loads((SOURCE / "steps.toml").read_text("utf-8"))["step"]:
        now = FULL.sub(" ", row["now"].strip())
        if letter.count(row["was"]) != 1:
            raise ValueError(f"the letter has not once: {row['was']}")
        changed = letter.replace(row["was"], now)
        yield Step(tuple(row["mends"]), row["why"], row["was"], now, found_in(letter), found_in(changed), changed)
        letter = changed


def first_letter() -> str:
    """The bad letter."""
    return (SOURCE / "letter.txt").read_text("utf-8")


def found_in(letter: str) -> tuple[Gathered, ...]:
    """What the check finds in a letter of Harrowmere about a request of that day."""
    facts = Facts(received_on=RECEIVED, authority=open_folder(DEMOS["harrowmere"]).profile, log_entry=False)
    return gather(check_text(letter, facts=facts, on=RECEIVED).findings)


def letter_page() -> str:
    """The page."""
    made = list(steps())
    told = "\n\n".join(_step(number, step) for number, step in enumerate(made, 1))
    return (
        "# One bad letter becomes a good one\n\n"
        "The council is invented, and so is everybody in this letter. Each step below was run through the check as this page was "
        "printed: the findings are what it said, and at the end it has nothing left to say. The day of receipt, 2 March "
        "2026, and the council's profile are known to it.\n\n"
        f"## The letter as it was first written\n\n{_quoted(first_letter())}\n\n"
        f"The check: {_sum(found_in(first_letter()))}.\n\n{told}\n\n"
        f"## The letter as it goes\n\n{_quoted(made[-1].letter)}\n\nThe check: {_sum(made[-1].after)}.\n"
    )


def _step(number: int, step: Step) -> str:
    found = "\n".join(
        f"- [{one.first.rule}]({one.first.rule}.md), {', '.join(filter(None, (one.first.label, one.where)))}: "
        f"{one.first.says} *{one.first.authority}*"
        for one in step.found
    )
    return (
        f"## Step {number}: {', '.join(step.mends)}\n\n{found}\n\n{step.why}\n\nOut:\n\n{_quoted(step.was)}\n\n"
        f"In:\n\n{_quoted(step.now)}\n\nThe check now: {_sum(step.after)}."
    )


def _sum(found: tuple[Gathered, ...]) -> str:
    words = summary(found)
    return words[0].lower() + words[1:]


def _quoted(words: str) -> str:
    """Words of the letter as a quotation, a line of it a line."""
    lines = words.strip().split("\n")
    return "\n".join(
        f"> {line}\\" if line and following else f"> {line}".rstrip()
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
    )
