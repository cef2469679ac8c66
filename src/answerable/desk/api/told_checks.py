"""What the API answers of a check of any letter."""

from __future__ import annotations

from typing import Literal

from answerable.desk.api.told import Told, means


class FoundThere(Told):
    """One finding, at its place in the text."""

    rule: str = means("The rule.", "NC03")
    name: str = means("Its name.", "confirming-not-weighed")
    level: Literal["breach", "departure", "practice"] = means("How grave: of law, of a code or guidance, of good practice.")  # fmt: skip
    certainty: Literal["sure", "likely", "look"] = means("How sure the program is; “look” says only that somebody should look.")  # fmt: skip
    questions: list[str] = means("The questions that it is about.")
    start: int = means("Where the words begin, in characters of the text.")
    end: int = means("Where they end; the same as “start” for what stands nowhere.")
    line: int = means("The line, from 1.")
    column: int = means("The character in the line, from 1.")
    words: str = means("The words.")
    says: str = means("What is wrong.")
    cite: str = means("The section, regulation or guidance that says so.", "FOIA s.17(3)(a)")
    why: str = means("Why it matters.")
    suggest: str | None = means("How to mend it.")


class Unlooked(Told):
    """A rule that was not run."""

    rule: str = means("The rule.", "TM01")
    name: str = means("Its name.")
    why: str = means("What it would have needed.")


class Check(Told):
    """What a check of a letter found."""

    kind: str = means("What the text is: a response, a review outcome, a request …", "response")
    findings: list[FoundThere] = means("What was found, in the order of the text.")
    not_looked_at: list[Unlooked] = means("The rules that were not run, and why.")
