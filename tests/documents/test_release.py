"""Files from dice: what is withheld of them is found in no copy, by no means.

RELEASED_FILES says how many of each kind are made; RELEASED_OCR=1 has each of them read by OCR too.
"""

import os
import random

import pytest

from answerable.documents.release import Parts, Withheld, occurrences, parts_of, released
from answerable.errors import AnswerableError
from released_files import KINDS, Made, made
from released_looks import bare, found_in

COUNT = int(os.environ.get("RELEASED_FILES", "2"))
FIRST = int(os.environ.get("RELEASED_FIRST", "0"))
EVERY_OCR = os.environ.get("RELEASED_OCR") == "1"


def withheld_of(parts: Parts, file: Made) -> list[Withheld]:
    """Every place of every secret, and every area."""
    hidden = {unit.place for unit in parts.units if unit.is_hidden}
    marks = [
        Withheld(span.place, "s.40(2)", "personal data", span.start, span.end)
        for secret in file.secrets
        for occurrence in occurrences(parts, secret)
        for span in occurrence.spans
        if span.place not in hidden
    ]
    return marks + [Withheld(place, "s.40(2)", "seen", box=box) for place, boxes in file.areas.items() for box in boxes]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_withheld_of_a_made_file_is_found_in_its_copy_by_no_means(kind: str) -> None:
    for seed in range(FIRST, FIRST + COUNT):
        file = made(kind, seed)
        parts = parts_of(file.data, name=file.name)
        marks = withheld_of(parts, file)
        assert len(marks) >= len(file.secrets)
        copy = released(file.data, name=file.name, withheld=marks)
        assert found_in(copy.data, file.secrets, ocr=EVERY_OCR or seed == FIRST) == [], (kind, seed)
        assert not any(bare(secret) in bare(copy.name) for secret in file.secrets)
        assert copy.proof.is_proven


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_looks_find_the_secrets_in_the_file_itself(kind: str) -> None:
    file = made(kind, FIRST)
    assert found_in(file.data, file.secrets, ocr=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_was_spoilt_is_released_or_refused_in_words(kind: str) -> None:
    dice = random.Random(kind)  # noqa: S311  the same dice each time
    for seed in range(FIRST, FIRST + COUNT):
        spoilt = bytearray(made(kind, seed).data)
        for _ in range(dice.randrange(1, 9)):
            at = dice.randrange(len(spoilt))
            spoilt[at : at + dice.randrange(1, 60)] = dice.randbytes(dice.randrange(3))
        try:
            copy = released(bytes(spoilt), name=f"spoilt.{kind}", withheld=[])
        except AnswerableError:
            continue
        assert copy.proof.is_proven
