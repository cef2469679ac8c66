"""Looks at a public copy for personal data, by rules of its own for the United Kingdom. It decides nothing.

Every finding means “look here”: the words may be of nobody, or may rightly be public. What is not found may
still be there, so a person reads the copy whatever this says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from answerable.casefile import Authority
from answerable.desk.disclosure.copies import Dealt, Known, PublicCopy

AROUND = 40  # characters shown on either side
_STREET = "Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Crescent|Terrace|Gardens|Grove|Court|Way|Place|Walk|Mews|Hill|Row|View"
_MONTH = r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d)"
_NAME = r"[A-Z][\w'’]+(?:-[A-Z][\w'’]+)*"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the words stand: in which part of the copy, and what is around them."""

    part: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that may be personal data, wherever they stand in the copy. key stays the same while they do."""

    kind: str
    words: str
    why: str
    places: tuple[Stretch, ...] = ()

    @property
    def key(self) -> str:
        """A short name for forms and the ledger, from which the words cannot be read."""
        return f"{self.kind}-{sha256(_same(self.words).encode()).hexdigest()[:16]}"

    @property
    def mark(self) -> str:
        """What stands in the place of words that go."""
        return f"[{MARKS.get(self.kind, 'personal information')} removed]"


MARKS = {
    "applicant": "name", "name": "name", "officer": "name", "email": "email address", "telephone": "telephone number",
    "address": "address", "postcode": "postcode", "ni-number": "National Insurance number", "nhs-number": "NHS number",
    "birth": "date of birth", "account": "account number", "card": "card number", "vehicle": "vehicle registration",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of personal data with its shape. The first group of the shape is the words; holds confirms them."""

    kind: str
    shape: re.Pattern[str]
    why: str
    holds: Callable[[str], bool] = bool


def _digits(words: str) -> list[int]:
    return [int(letter) for letter in words if letter.isdigit()]


def is_nhs_number(words: str) -> bool:
    """True where ten digits carry the check digit of an NHS number (modulus 11)."""
    *number, check = _digits(words)
    remainder = 11 - sum(digit * weight for digit, weight in zip(number, range(10, 1, -1), strict=True)) % 11
    return remainder != 10 and remainder % 11 == check


def is_card_number(words: str) -> bool:
    """True where the digits carry the check digit of a payment card (Luhn)."""
    digits = _digits(words)[::-1]
    doubled = (digit * 2 - 9 * (digit > 4) if place % 2 else digit for place, digit in enumerate(digits))
    return 13 <= len(digits) <= 19 and sum(doubled) % 10 == 0


def is_telephone(words: str) -> bool:
    """True where a number beginning 0 or +44 has the length of a telephone number here."""
    digits = _digits(words)
    return len(digits) in (10, 11) if digits[0] == 0 else len(digits) in (11, 12, 13)


PATTERNS = (
    Pattern("email", re.compile(r"(?<![\w.+-])([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"), "an email address"),
    Pattern(
        "ni-number",
        re.compile(r"\b((?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D])\b", re.IGNORECASE),
        "the shape of a National Insurance number",
    ),
    Pattern("nhs-number", re.compile(r"(?<![\d-])(\d{3}[ -]?\d{3}[ -]?\d{4})(?![\d-])"), "ten digits with the check digit of an NHS number", is_nhs_number),
    Pattern("card", re.compile(r"(?<![\d-])(\d(?:[ -]?\d){12,18})(?![\d-])"), "digits with the check digit of a payment card", is_card_number),
    Pattern(
        "account",
        re.compile(r"(?i)\b(?:sort code|account(?: no\.?| number)?|acc(?:ount)? no\.?)\W{0,3}(?:is )?((?:\d\d-\d\d-\d\d|\d{6})(?:\W{1,3}\d{8})?|\d{8})\b"),
        "a bank account or sort code",
    ),
    Pattern("account", re.compile(r"\b(\d\d-\d\d-\d\d\W{1,3}\d{8})\b"), "a sort code with an account number"),
    Pattern("account", re.compile(r"\b(GB\d\d ?[A-Z]{4} ?(?:\d{4} ?){3}\d\d)\b"), "the shape of an IBAN"),
    Pattern("telephone", re.compile(r"(?<![\d+(])((?:\+44 ?(?:\(0\) ?)?|\(?0)\d[\d ()-]{7,13}\d)(?!\d)"), "a telephone number", is_telephone),
    Pattern("birth", re.compile(rf"(?i:date of birth|d\.?o\.?b\.?|born)\W{{1,3}}(?:(?:on|is|was) )?({_MONTH})"), "a date of birth"),
    Pattern(
        "address",
        re.compile(rf"\b((?:(?:Flat|Apartment|Unit) \w+,? )?\d{{1,4}}[A-Za-z]?,? (?:{_NAME} ){{1,4}}(?:{_STREET})\b)"),
        "the shape of a house’s address",
    ),
    Pattern("postcode", re.compile(r"\b((?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-Z]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2}))\b"), "a postcode, which can be of few homes"),
    Pattern("vehicle", re.compile(r"\b([A-HJ-PR-Y][A-HJ-PR-Z]\d\d ?[A-HJ-PR-Z]{3})\b"), "the shape of a vehicle registration"),
    Pattern(
        "vehicle",
        re.compile(r"(?i:registration|reg(?:\.| no\.?)?|vehicle|car|plate)\W{1,3}(?:(?:number|no\.?|is|was) ){0,2}([A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z]|[A-Z]{1,3} ?\d{1,4})\b"),
        "words about a vehicle with the shape of a registration",
    ),
    Pattern(
        "name",
        re.compile(rf"\b((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Cllr|Councillor|Rev(?:erend)?|PC|Sgt)\.? (?:(?:[A-Z]\.? ?){{0,3}})?{_NAME}(?: {_NAME}){{0,2}})"),
        "a title with a name",
    ),
    Pattern("name", re.compile(rf"(?m)^(?:From|To|Dear|Signed|Contact|Name)\b:?,? +({_NAME}(?: {_NAME}){{0,3}})(?=,?\s*$|\s*<)"), "where a name stands in a letter"),
    Pattern("name", re.compile(rf"(?m)^Yours (?:sincerely|faithfully),?\s*\n+\s*({_NAME}(?: {_NAME}){{1,3}})\s*$"), "the name under a letter"),
)  # fmt: skip
_NOBODY = re.compile(r"(?i)^(?:sir|madam|applicant|requester|requestor|colleague|all|sir or madam|everyone)\b")


def look(copy: PublicCopy, *, known: Known = Known(), authority: Authority | None = None) -> tuple[Finding, ...]:  # noqa: B008  # frozen
    """What in the copy may be personal data, each once, in the order in which it stands.

    What the authority says of itself in its profile (its address, telephone, mail) is nobody's.
    """
    own = _own(authority) if authority else ""
    found: dict[str, Finding] = {}
    for part, text in parts(copy).items():
        for kind, start, end, why in sorted(_found(text, known), key=lambda item: (item[1], -item[2])):
            words = text[start:end]
            if (_same(words) in own and kind not in ("applicant", "officer")) or _NOBODY.match(words):
                continue
            one = Finding(kind, words, why)
            place = Stretch(part, text[max(0, start - AROUND) : start], text[end : end + AROUND])
            held = found.setdefault(one.key, one)
            found[one.key] = replace(held, places=(*held.places, place))
    return tuple(found.values())


def parts(copy: PublicCopy) -> dict[str, str]:
    """Every text of the copy that anyone may read, under what the page calls it."""
    texts = {"title": copy.title, "subject": copy.subject, "summary": copy.summary}
    for question in copy.questions:
        texts[f"question {question.number}"] = question.text
        texts[f"answer {question.number}"] = question.answer
    names = {f"name of file {number}": file.title for number, file in enumerate(copy.files, 1)}
    return {part: text for part, text in {**texts, **names, "letter": copy.letter}.items() if text}


def redacted(copy: PublicCopy, findings: Iterable[Finding]) -> PublicCopy:
    """The copy with the words of these findings taken out wherever they stand, a note in their place."""
    gone = [(_pattern(finding.words), finding.mark) for finding in sorted(findings, key=lambda item: -len(item.words))]

    def without(text: str) -> str:
        for pattern, mark in gone:
            text = pattern.sub(mark, text)
        return text

    return replace(
        copy,
        title=without(copy.title),
        subject=without(copy.subject),
        summary=without(copy.summary),
        letter=without(copy.letter),
        questions=tuple(replace(one, text=without(one.text), answer=without(one.answer)) for one in copy.questions),
        files=tuple(replace(file, title=without(file.title)) for file in copy.files),
    )


def not_dealt_with(findings: Iterable[Finding], dealt: Iterable[Dealt]) -> tuple[Finding, ...]:
    """The findings that nobody has decided about: neither taken out nor kept for a reason."""
    decided = {one.finding for one in dealt if not one.is_kept or one.reason.strip()}
    return tuple(finding for finding in findings if finding.key not in decided)


def _found(text: str, known: Known) -> Iterator[tuple[str, int, int, str]]:
    """Kind, start, end and why of everything in one text; a stretch inside another is left out."""
    taken: list[tuple[int, int]] = []
    for kind, start, end, why in (*_known(text, known), *_shaped(text)):
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            taken.append((start, end))
            yield kind, start, end, why


def _shaped(text: str) -> Iterator[tuple[str, int, int, str]]:
    for pattern in PATTERNS:
        for match in pattern.shape.finditer(text):
            if pattern.holds(match[1]):
                yield pattern.kind, *match.span(1), pattern.why


def _known(text: str, known: Known) -> Iterator[tuple[str, int, int, str]]:
    """What the case says of people, the longest first, so that a whole name is found before a part of it."""
    for kind, words, why in _wanted(known):
        for match in _pattern(words).finditer(text):
            yield kind, *match.span(), why


def _wanted(known: Known) -> Iterator[tuple[str, str, str]]:
    if known.email:
        yield "email", known.email, "the applicant’s email address"
    lines = [line.strip(" ,") for line in known.address.splitlines()]
    yield from (("address", line, "the applicant’s address") for line in lines if len(line) > 4)
    yield from _name(known.applicant, "applicant", "the applicant’s name")
    for officer in known.officers:
        yield from _name(
            officer, "officer", "the name of an officer who had a hand in this; junior staff are not usually named"
        )


def _name(name: str, kind: str, why: str) -> Iterator[tuple[str, str, str]]:
    """The whole name, then each part of it that begins with a capital and is no mere letter."""
    if name.strip():
        yield kind, name.strip(), why
    for part in name.split():
        if len(part.strip(".,")) > 2 and part[0].isupper() and part.strip(".,") not in ("Mrs", "Miss", "Prof"):
            yield kind, part.strip(".,"), f"{why}, in part"


def _pattern(words: str) -> re.Pattern[str]:
    """These words wherever they stand, however the spaces between them are."""
    inner = r"\s+".join(map(re.escape, words.split()))
    is_capital = words[:1].isupper() and "@" not in words
    return re.compile(rf"(?<!\w){inner}(?!\w)", 0 if is_capital else re.IGNORECASE)


def _same(words: str) -> str:
    return " ".join(words.casefold().split())


def _own(authority: Authority) -> str:
    return _same(" \n ".join((*authority.address, authority.email, authority.telephone, authority.review_contact)))


def counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many findings of each kind, for the ledger."""
    found: dict[str, int] = {}
    for finding in findings:
        found[finding.kind] = found.get(finding.kind, 0) + 1
    return found
