"""Personal data proposed in made sentences, letters and chats: how much is found, how much of it rightly, and how fast.

    python benchmarks/personal.py [--half worked|held|both] [--peer PYTHON] [--model en_core_web_sm] [--missed]

200 sentences and 100 letters and chats are made from benchmarks/personal_texts.py, the same each time, with the place
of everything personal in them. Each finder says where it sees something; a place is found where a proposal touches it,
and found whole where proposals cover all of its letters. A proposal is right where it touches such a place. PYTHON is
one that has Presidio and a model of spaCy; it is run with all its recognisers for the United Kingdom switched on:

    python -m venv peer && peer/bin/pip install presidio-analyzer and a model for spaCy

Its findings of dates, places and web addresses count where they are right and are not held against it where they are not.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import time
import unicodedata
from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import personal_texts as texts

from answerable.documents import Known, find_personal

Places = list[tuple[int, int]]
TOLD = ("Harrowmere Borough Council", "foi@harrowmere.example", "0300 123 1113")
_FIELD = re.compile(r"\{(\w+)\}")
_PEER = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
from presidio_analyzer import predefined_recognizers as known
from presidio_analyzer.predefined_recognizers import PhoneRecognizer
model = sys.argv[1]
engine = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]}).create_engine()
registry = RecognizerRegistry()
registry.load_predefined_recognizers(nlp_engine=engine)
for name in ("UkNinoRecognizer", "NhsRecognizer", "UkPostcodeRecognizer", "UkVehicleRegistrationRecognizer", "UkPassportRecognizer", "UkDrivingLicenceRecognizer"):
    if hasattr(known, name):
        registry.add_recognizer(getattr(known, name)())
registry.add_recognizer(PhoneRecognizer(supported_regions=("GB",)))
analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry)
asked = json.load(sys.stdin)
analyzer.analyze("A word first.", language="en")
began = time.process_time()
found = [[(one.start, one.end, one.entity_type in ("DATE_TIME", "LOCATION", "URL", "NRP", "ORGANIZATION")) for one in analyzer.analyze(text, language="en")] for text in asked]
print(json.dumps({"found": found, "seconds": time.process_time() - began}))
"""


class Made:
    """Fills in one template: its people, numbers and addresses, and where they stand."""

    def __init__(self, dice: random.Random, names: tuple[str, ...]) -> None:
        self.dice = dice
        self.people = dict(zip("abcd", dice.sample(names, 4), strict=True))

    def text(self, template: str) -> tuple[str, list[tuple[int, int, str]]]:
        """The text, and the places of what is personal with their kinds."""
        out, gold, at = "", [], 0
        for field in _FIELD.finditer(template):
            out += template[at : field.start()]
            kind, words = self.filled(field[1])
            gold.append((len(out), len(out) + len(words), kind))
            out += words
            at = field.end()
        return out + template[at:], gold

    def filled(self, name: str) -> tuple[str, str]:
        """The kind and the words for a name in braces."""
        if name[0] in self.people and (name[1:] in _OF_PERSON):
            return ("e-mail" if name[1:] == "m" else "name"), _OF_PERSON[name[1:]](self.people[name[0]], self.dice)
        kind, make = _NUMBERS[name]
        return kind, make(self.dice)


def _title(name: str, dice: random.Random) -> str:
    return f"{dice.choice(('Mr', 'Mrs', 'Ms', 'Miss', 'Dr'))} {_surname(name)}"


def _surname(name: str) -> str:
    return name.split(" ", 1)[1]


def _ascii(words: str) -> str:
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", words.casefold()))


def _mail(name: str, dice: random.Random) -> str:
    first, last = _ascii(name.split()[0]), _ascii(_surname(name))
    local = dice.choice((f"{first}.{last}", f"{first[0]}{last}{dice.randint(1, 99)}", f"{last}_{first}"))
    return f"{local}@{dice.choice(('mail.example.net', 'post.example.org', 'harrowmere.example.com'))}"


_OF_PERSON: dict[str, Callable[[str, random.Random], str]] = {
    "": lambda name, _: name,
    "plain": lambda name, _: name,
    "1": lambda name, _: name.split()[0],
    "2": _title,
    "i": lambda name, _: f"{name[0]}. {_surname(name)}",
    "l": lambda name, _: name.split()[0].lower(),
    "u": lambda name, _: "".join(part[0] for part in name.split() if part[0].isupper()),
    "m": _mail,
    "sur": lambda name, _: _surname(name),
    "surl": lambda name, _: _surname(name).lower(),
}


def _digits(dice: random.Random, shape: str) -> str:
    return re.sub("9", lambda _: str(dice.randint(0, 9)), shape)


def _nhs(dice: random.Random) -> str:
    while True:
        nine = [dice.randint(0, 9) for _ in range(9)]
        check = -sum(digit * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
        if check < 10:
            words = "".join(map(str, (*nine, check)))
            return dice.choice((words, f"{words[:3]} {words[3:6]} {words[6:]}"))


def _card(dice: random.Random) -> str:
    digits = [4, *(dice.randint(0, 9) for _ in range(14))]
    check = -sum(digit * 2 - 9 * (digit > 4) if place % 2 == 0 else digit for place, digit in enumerate(digits)) % 10
    words = "".join(map(str, (*digits, check)))
    return " ".join(re.findall("....", words))


def _letters(dice: random.Random, count: int, among: str = "ABCDEFGHJKLMNOPRSTUVWXYZ") -> str:
    return "".join(dice.choice(among) for _ in range(count))


def _street(dice: random.Random) -> str:
    road = dice.choice(
        ("Mill Lane", "Upper Kiln Road", "St Anne's Close", "The Crescent", "Tannery Row", "Heol Isaf", "Alder Street")
    )
    return f"{dice.choice(('', '', 'Flat 3, '))}{dice.randint(1, 220)}{dice.choice(('', '', 'a'))} {road}"


def _postcode(dice: random.Random) -> str:
    return f"HM{dice.randint(1, 19)} {dice.randint(1, 9)}{_letters(dice, 2, 'ABDEFGHJLNPQRSTUWXYZ')}"


def _day(dice: random.Random) -> str:
    day, month, year = dice.randint(1, 28), dice.randint(1, 12), dice.randint(1935, 2015)
    return dice.choice(
        (f"{day:02}/{month:02}/{year}", f"{day} {month_name[month]} {year}", f"{day}.{month}.{year % 100:02}")
    )


_AREA = "ABCDEFGHJKLMNOPRSTVWY"
_NUMBERS: dict[str, tuple[str, Callable[[random.Random], str]]] = {
    "tel": ("telephone", lambda dice: _digits(dice, dice.choice(("01632 960999", "(0117) 496 0999", "020 7946 0999", "+44 1632 960999", "0161 496 0999")))),
    "mob": ("telephone", lambda dice: _digits(dice, dice.choice(("07700 900999", "07700900999", "+44 7700 900999", "07700 900 999")))),
    "post": ("postcode", _postcode),
    "addr": ("address", _street),
    "faddr": ("address", lambda dice: f"{_street(dice)}, Harrowmere, {_postcode(dice)}"),
    "plate": ("plate", lambda dice: f"{_letters(dice, 2, _AREA)}{dice.choice(('07', '19', '21', '56', '68', '74'))}{dice.choice((' ', ''))}{_letters(dice, 3, 'BCDFGHJKLMNPRSTVWXYZ')}"),
    "oldplate": ("plate", lambda dice: f"{_letters(dice, 1, 'ABCDEFGHJKLMNPRSTVWXY')}{dice.randint(101, 999)} {_letters(dice, 3, 'BCDFGHJKLMNPRSTVWXY')}"),
    "nhs": ("NHS number", _nhs),
    "ni": ("NI number", lambda dice: dice.choice(("{} {} {} {} {}", "{}{}{}{}{}")).format(_letters(dice, 2, "ABCEHJLMPRSTWXYZ"), *(f"{dice.randint(0, 99):02}" for _ in range(3)), _letters(dice, 1, "ABCD"))),
    "dob": ("date of birth", _day),
    "sort": ("account", lambda dice: _digits(dice, "29-99-99")),
    "acct": ("account", lambda dice: _digits(dice, "59999999")),
    "card": ("card", _card),
    "ip": ("network address", lambda dice: f"{dice.choice((10, 81, 192))}.{dice.randint(0, 255)}.{dice.randint(0, 255)}.{dice.randint(1, 254)}"),
    "user": ("username", lambda dice: dice.choice(("pothole_king", "jh.walker88", "t-wren42", "mere_lad7"))),
    "ctref": ("reference", lambda dice: _digits(dice, dice.choice(("79999999", "409999996", "8/999999/9")))),
    "rentref": ("reference", lambda dice: _digits(dice, dice.choice(("TN/99999", "H-409999", "300999991")))),
    "staffref": ("reference", lambda dice: _digits(dice, dice.choice(("00499999", "E59999", "HM-9999")))),
    "crimeref": ("reference", lambda dice: _digits(dice, dice.choice(("42/99999/24", "HP-20240999-0999")))),
}  # fmt: skip


def made(half: str) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """The texts of one half: 100 sentences, 50 letters and chats."""
    worked = half == "worked"
    dice = random.Random(20 if worked else 21)
    names = texts.WORKED_NAMES if worked else texts.HELD_NAMES
    sentences = texts.WORKED_SENTENCES if worked else texts.HELD_SENTENCES
    documents = texts.WORKED_DOCUMENTS if worked else texts.HELD_DOCUMENTS
    plain = [one for one in sentences if not _FIELD.search(one)]
    filled = [one for one in sentences if _FIELD.search(one)]
    asked = [*plain, *(filled[number % len(filled)] for number in range(100 - len(plain)))]
    asked += [documents[number % len(documents)] for number in range(50)]
    return [Made(dice, names).text(template) for template in asked]


def covered(start: int, end: int, places: Places, text: str) -> tuple[bool, bool]:
    """Whether proposals touch a place, and whether they cover every letter of it."""
    left = {at for at in range(start, end) if text[at].isalnum()}
    whole = len(left)
    for begin, close in places:
        left -= set(range(begin, close))
    return len(left) < whole, not left


def score(
    name: str, asked: list[tuple[str, list[tuple[int, int, str]]]], found: list[Places], *, missed: bool = False
) -> None:
    """Print recall by kind, and precision."""
    there, touched, whole = Counter[str](), Counter[str](), Counter[str]()
    right = wrong = 0
    for (text, gold), places in zip(asked, found, strict=True):
        for start, end, kind in gold:
            is_touched, is_whole = covered(start, end, places, text)
            there[kind] += 1
            touched[kind] += is_touched
            whole[kind] += is_whole
            if missed and not is_whole:
                print(f"  missed {kind}: {text[start:end]!r} in {text[max(0, start - 40) : end + 30]!r}")
        for start, end in places:
            is_right = any(start < close and begin < end for begin, close, _ in gold)
            right, wrong = right + is_right, wrong + (not is_right)
            if missed and not is_right:
                print(f"  wrong: {text[start:end]!r} in {text[max(0, start - 40) : end + 30]!r}")
    print(f"{name:<26}{'there':>7}{'touched':>9}{'whole':>8}")
    for kind, count in there.most_common():
        print(f"  {kind:<24}{count:>7}{touched[kind] / count:>9.2f}{whole[kind] / count:>8.2f}")
    everything = there.total()
    print(
        f"  {'all (recall)':<24}{everything:>7}{touched.total() / everything:>9.3f}{whole.total() / everything:>8.3f}"
    )
    print(f"  {'precision':<24}{right + wrong:>7}{right / (right + wrong or 1):>9.3f}\n")


def ours(asked: Iterable[str]) -> tuple[list[Places], float]:
    """Where we see something, and the seconds it took."""
    find_personal("A word first, Jane 01632 960000.")
    began = time.process_time()
    found = [[(one.start, one.end) for one in find_personal(text, known=Known(own=TOLD))] for text in asked]
    return found, time.process_time() - began


def peer(python: Path, model: str, asked: list[tuple[str, list[tuple[int, int, str]]]]) -> tuple[list[Places], float]:
    """Where Presidio sees something, and the seconds it took."""
    texts_asked = json.dumps([text for text, _ in asked])
    run = subprocess.run(
        [str(python), "-c", _PEER, model], input=texts_asked, capture_output=True, text=True, check=True
    )
    told = json.loads(run.stdout.splitlines()[-1])
    found = [
        [
            (start, end)
            for start, end, is_soft in places
            if not is_soft or any(start < close and begin < end for begin, close, _ in gold)
        ]
        for places, (_, gold) in zip(told["found"], asked, strict=True)
    ]
    return found, told["seconds"]


def speed() -> None:
    """Print how much text a second is read: one chat of a megabyte, and its messages one by one."""
    dice = random.Random(3)
    lines = []
    while sum(map(len, lines)) < 1_000_000:
        text, _ = Made(dice, texts.WORKED_NAMES).text(dice.choice(texts.WORKED_DOCUMENTS[3:5]) if dice.random() < 0.1 else f"{dice.choice(('ok', 'the bins were missed again, crew says access was blocked', 'can we move the meeting to the afternoon', 'Road closed until further notice, please tell residents'))}")  # fmt: skip
        lines += [
            f"23/03/2022, 13:{dice.randint(10, 59)} - {dice.choice(texts.WORKED_NAMES[:6])}: {line}"
            for line in text.splitlines()
        ]
    for name, asked in (("one chat", ["\n".join(lines)]), ("message by message", lines)):
        _, seconds = ours(asked)
        size = sum(map(len, asked))
        print(
            f"  {name:<24}{size / 1e6:>7.2f} MB{len(lines):>9,} messages{seconds:>8.2f} s{size / seconds / 1e6:>7.2f} MB a second"
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", choices=("worked", "held", "both"), default="both")
    parser.add_argument("--peer", type=Path)
    parser.add_argument("--model", default="en_core_web_sm")
    parser.add_argument("--missed", action="store_true")
    asked = parser.parse_args()
    halves = ("worked", "held") if asked.half == "both" else (asked.half,)
    for half in halves:
        texts_made = made(half)
        plain = [text for text, _ in texts_made]
        found, seconds = ours(plain)
        print(f"== {half} half: {len(plain)} texts, {sum(map(len, plain)):,} characters\n")
        score(f"answerable ({seconds:.2f} s)", texts_made, found, missed=asked.missed)
        if asked.peer:
            found, seconds = peer(asked.peer, asked.model, texts_made)
            score(f"presidio ({seconds:.2f} s)", texts_made, found)
    speed()


if __name__ == "__main__":
    sys.exit(main())
