"""Earlier answers in any number, made from the letters of this checkout (and of the corpus beside it, where there is one).

    .venv/bin/python benchmarks/earlier_answers.py --answers 1000000 [--seed 1] [--show 5]

Each made letter is one of those letters as another authority, in another year, might have had it: another name and place,
other years and figures; other words for the same things (by the vocabulary); other framing; questions in another order,
left out, or joined by one of another letter; what is asked narrowed to a place, a time or a form, by words of no subject of
their own; now and then a typing error. The same seed
makes the same letters. Each question knows from which letter it was made (its origin), so that whoever measures can say
what is a copy of what. Printed: how many answers, letters and distinct wordings there are.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
OURS = HERE.parent / "tests" / "answers" / "matching" / "items.jsonl"
SHARED = HERE.parent.parent / "shared" / "corpus" / "dev.jsonl"
WORDING = HERE.parent / "src" / "answerable" / "answers" / "matching" / "wording" / "vocabulary.toml"

FIRST = [
    "Ash",
    "Birch",
    "Brook",
    "Cal",
    "Dun",
    "East",
    "Elm",
    "Fern",
    "Glen",
    "Hal",
    "Kings",
    "Lang",
    "Mar",
    "North",
    "Oak",
    "Pem",
    "Quarn",
    "Ros",
    "Sand",
    "South",
    "Thorn",
    "Upp",
    "Wex",
    "Wold",
    "Yar",
]
LAST = [
    "bridge",
    "bourne",
    "by",
    "combe",
    "dale",
    "ey",
    "field",
    "ford",
    "gate",
    "ham",
    "holt",
    "ing",
    "leigh",
    "mere",
    "minster",
    "port",
    "ridge",
    "stead",
    "stow",
    "ton",
    "wick",
    "worth",
]
KINDS = (
    "Borough Council",
    "City Council",
    "County Council",
    "District Council",
    "Council",
    "Metropolitan Borough Council",
)
FRAMES = (
    "", "", "", "", "", "", "Please tell me: ", "I would like to know the following. ", "Can you confirm, from your records: ", "I ask the following: ",
    "Under the Act I ask: ", "We are writing to all authorities. ", "As a resident I want to understand this. ", "Further to my earlier question: ",
)  # fmt: skip
WHERE = (
    "", "", "", "", "", "", "", "", " in {place}", " in the north of the area", " in the south of the area", " in the east", " in the west", " in the three largest towns",
    " in the villages", " in the smallest parish", " in each ward", " outside {place}", " within five miles of {place}", " across the whole area", " on the coast", " in the valley",
)  # fmt: skip
WHEN = (
    "", "", "", "", "", "", "", "", " so far", " at weekends", " on weekdays", " in the first quarter", " in the last quarter", " in summer", " in winter", " before Easter",
    " after Christmas", " in a typical fortnight", " on the busiest day", " at the half-way point", " at the close of business",
)  # fmt: skip
ENDS = (
    "", "", "", "", "", "", "", " Please break this down by month.", " Please give it for each quarter.", " In a spreadsheet if possible.", " Round to the nearest ten if need be.",
    " Estimates will do.", " Exact numbers only.", " If none, please say so.", " Please include the average.", " Please show the highest and the lowest.", " As a percentage too.",
)  # fmt: skip
OUTCOMES = ("released", "released", "released", "not-held", "partly-released", "withheld")
ANSWERS = {
    "released": "The figure recorded by {body} is {figure}.",
    "not-held": "{body} does not hold this information.",
    "partly-released": "In part: {figure}. Smaller numbers are withheld under section 40(2).",
    "withheld": "This is withheld under section 31(1)(a) of the Freedom of Information Act 2000.",
}
_BODY = re.compile(r"\b(?:[A-Z][\w'’]+ |and |of |upon ){1,5}(?:Council|Police|Constabulary|University|Trust)\b")
_YEAR = re.compile(r"(?<![\d£,.])(?:19|20)\d\d(?!\d)")
_SHORT = re.compile(r"(?<![\d/.])[12]\d/[123]\d(?![\d/.])")
_FIGURE = re.compile(r"(?<![\w/.,-])(?!(?:19|20)\d\d\b)[1-9]\d{1,5}(?![\w/.,-])")
_LONG_WORD = re.compile(r"[a-z]{6,}")


@dataclass(frozen=True, slots=True)
class Source:
    """A letter that others are made from. pieces: of each question, the texts between its names of things, and these."""

    id: str
    questions: tuple[str, ...]
    pieces: tuple[tuple[str | tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a made letter, with its answer and the letter it was made from."""

    question: str
    answer: str
    outcome: str
    origin: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A made letter."""

    id: str
    publisher: str
    heading: str
    asked_on: date
    answered_on: date
    asked: tuple[Asked, ...]


def sources() -> list[Source]:
    """The letters at hand in which questions are found."""
    from answerable.answers import item_of

    names, said = _names()
    found = []
    for path in (OURS, SHARED):
        for line in path.read_text("utf-8").splitlines() if path.exists() else ():
            row = json.loads(line)
            if questions := item_of(row["text"], id=row["id"]).questions:
                pieces = tuple(tuple(_pieces(question, names, said)) for question in questions)
                found.append(Source(row["id"], questions, pieces))
    return found


def made(answers: int, *, seed: int = 1) -> Iterator[Letter]:
    """Letters with so many answers in all."""
    dice, every = random.Random(seed), sources()
    bodies = [f"{place} {dice.choice(KINDS)}" for place in dice.sample([a + b for a in FIRST for b in LAST], 400)]
    left, number = answers, 0
    while left > 0:
        number += 1
        source, body = dice.choice(every), dice.choice(bodies)
        rows = [(piece, source.id) for piece in source.pieces]
        if len(rows) > 1 and dice.random() < 0.4:
            dice.shuffle(rows)
        rows = rows[: dice.randint(1, len(rows))] if dice.random() < 0.3 else rows
        if dice.random() < 0.25:
            other = dice.choice(every)
            rows.append((dice.choice(other.pieces), other.id))
        year = dice.randint(2008, 2026)
        on = date(year, 1, 1) + timedelta(days=dice.randrange(365))
        shift, place = year - 2022, body.split()[0]
        asked = tuple(_asked(pieces, origin, body, place, shift, dice) for pieces, origin in rows[:left])
        left -= len(asked)
        yield Letter(f"M{number:07}", body, "", on, on + timedelta(days=dice.randint(5, 40)), asked)


def _asked(
    pieces: Sequence[str | tuple[str, ...]], origin: str, body: str, place: str, shift: int, dice: random.Random
) -> Asked:
    text = "".join(
        piece if isinstance(piece, str) else (piece[0] if dice.random() < 0.5 else dice.choice(piece))
        for piece in pieces
    )
    text = _BODY.sub(body, text)
    text = _YEAR.sub(lambda found: str(int(found[0]) + shift), text)
    text = _SHORT.sub(lambda found: "/".join(f"{(int(one) + shift) % 100:02}" for one in found[0].split("/")), text)
    text = _FIGURE.sub(lambda _: str(dice.randint(10, 9999)), text)
    narrowed = f"{dice.choice(WHERE)}{dice.choice(WHEN)}".format(place=place)
    frame, end = dice.choice(FRAMES), dice.choice(ENDS)
    mark = text[-1] if text[-1:] in "?." else ""
    text = f"{frame}{text[: len(text) - len(mark)]}{narrowed}{mark}{end}"
    if dice.random() < 0.1:
        text = _mistyped(text, dice)
    outcome = dice.choice(OUTCOMES)
    answer = ANSWERS[outcome].format(body=body, figure=dice.randint(1, 5000))
    return Asked(text, answer, outcome, origin)


def _mistyped(text: str, dice: random.Random) -> str:
    words = list(_LONG_WORD.finditer(text))
    if not words:
        return text
    found = dice.choice(words)
    at = dice.randrange(found.start() + 1, found.end() - 2)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _names() -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """What finds the names of things in a text, and what else each of them is called."""
    from answerable.answers.matching.vocabulary import flat

    rows = tomllib.loads(WORDING.read_text("utf-8"))
    said: dict[str, tuple[str, ...]] = {}
    for others in rows["things"].values():
        every = tuple(flat(others))
        for one in every:
            said.setdefault(one.lower(), every)
    longest = sorted((one for one in said if len(one) > 4), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.I), said


def _pieces(text: str, names: re.Pattern[str], said: dict[str, tuple[str, ...]]) -> Iterator[str | tuple[str, ...]]:
    at, text = 0, " ".join(text.split())
    for found in names.finditer(text):
        yield text[at : found.start()]
        yield (found[0], *said[found[0].lower()])
        at = found.end()
    yield text[at:]


def main() -> None:
    """Says how many there are; shows some."""
    from answerable.answers.matching.rounds import shingles

    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--answers", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", type=int, default=0)
    given = options.parse_args()
    letters, answers, texts, wordings = 0, 0, set(), set()
    for letter in made(given.answers, seed=given.seed):
        letters += 1
        for one in letter.asked:
            answers += 1
            texts.add(hash(one.question))
            wordings.add(hash(shingles([one.question])))
            if answers <= given.show:
                print(f"{letter.publisher}, {letter.asked_on}, from {one.origin}: {one.question}")
    print(
        f"{answers:,} answers in {letters:,} letters; {len(texts):,} texts; {len(wordings):,} wordings, names and days apart"
    )


if __name__ == "__main__":
    main()
