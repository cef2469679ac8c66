"""Where people live: addresses, in one line or several, and postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.documents.personal.numbers import near_digits
from answerable.documents.personal.proposal import Certainty, PersonalKind, Proposal

_SUFFIX = (
    "Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Cl|Drive|Dr|Crescent|Cres|Terrace|Terr|Gardens|Gdns|Grove|Court|Ct|Way|Place|Pl|Walk|Mews|Hill|Row|View|Square|Sq|Parade|Rise|Green|Park|Cottages|Villas|Yard|Wharf"
    "|Quay|Gate|Vale|Croft|Fold|Bank|Brow|Buildings|Mount|Circus|Embankment|Path|Passage|Wynd|Brae|Loan|Gait|Side|Field|Fields|Meadow|Meadows|End|Common|Approach|Chase|Dene|Garth|Ridge|Copse|Orchard|Estate|House|Point|Heights|Tower|Towers|Mansions|Flats|Broadway|Arcade|Crossway|Parkway|Heol|Ffordd|Stryd|Lôn|Maes|Rhodfa"
)
_SMALL = "road|rd|street|st|avenue|ave|lane|close|drive|crescent|terrace|gardens|grove|court|way|mews|row|walk"
_WORD = r"[A-ZÀ-Þ][\w'’]{0,25}(?:-[\w'’]{1,25}){0,3}"
_FLAT = r"(?:(?:Flat|Apartment|Apt\.?|Unit|Room|Maisonette|Basement Flat|Ground Floor Flat|Top Flat)[ \t]*(?:\d{1,4}[A-Za-z]?|[A-Z]\b)?,?[ \t]*(?:(?:at|of)[ \t]+)?)"
_NUMBER = r"(?:No\.?[ \t]?)?(?!(?:19|20)\d\d\b)\d{1,4}[A-Za-z]?(?:[-/–]\d{1,4}[A-Za-z]?)?,?[ \t]+"
_JOIN = r"(?:(?:y|yr|the|of|nan|na|an|le|de|la|on|upon|and)[ \t]+)"
_CODE = r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-Z]?[ \t]{0,2}\d[ABD-HJLNP-UW-Z]{2})"
_TOWN = rf"(?:[ \t]*[,\n][ \t]*{_WORD}(?:[ \t]+(?:{_JOIN})?{_WORD}){{0,3}})"
_TAIL = rf"(?:{_TOWN}{{0,4}}(?:[ \t]*[,.\n]?[ \t]*)\b{_CODE}\b)?"
_HOUSE = re.compile(
    rf"(?<![\w£/.-]){_FLAT}?(?:{_WORD}(?:[ \t]{_WORD})?[ \t](?:House|Court|Lodge|Cottages?|Hall|Buildings|Point|Tower|Mansions|Heights|Villas|Farm|Wharf|Mill),[ \t]*)?{_NUMBER}(?:{_JOIN}?{_WORD}[ \t]+){{0,4}}?{_JOIN}?(?:(?!St[ \t]+[A-Z])(?:{_SUFFIX})\b|(?:Heol|Ffordd|Stryd|Lôn|Maes|Rhodfa|The|Rue)[ \t]+(?:{_JOIN}?{_WORD}[ \t]*){{1,3}}\b|(?:[A-Z][a-z]+(?:gate|way|side|fold|croft|wynd))\b)(?:[ \t](?:North|South|East|West))?{_TAIL}"
)
_SMALL_HOUSE = re.compile(
    rf"(?<![\w£/.:-])(?:flat \w{{1,4}},? )?(?:no\.? ?)?(?!(?:19|20)\d\d\b)\d{{1,4}}[a-z]? (?!(?:the|of|on|in|at|down|up|along|a|an|to|from|is|was|and|or|more|cars?|vans?|houses?|people|am|pm|min(?:ute)?s?|hours?|days?|st|way|close|walk)\b)[a-z'’]+(?: (?!(?:the|of|on|in|at|down|up|along|a|an|to|from|is|was|and|or)\b)[a-z'’]+)?? (?:{_SMALL})\b(?! (?:lights?|lamps?|signs?|works))"
)
_ENDED = re.compile(
    rf"(?<![\w’'-])(?:{_FLAT}|{_NUMBER})?{_WORD}(?:[ \t]+(?:{_JOIN})?{_WORD}){{0,4}}{_TOWN}{{1,4}}[ \t]*[,.\n]?[ \t]*\b{_CODE}\b"
)
_LIVES = re.compile(
    rf"(?i:\b(?:li(?:ves?|ved|ving)|resid(?:es?|ed|ing)|resident|staying|stays|stayed|moved|home address(?: is)?|address(?: is| was| given as|:)|tenants?|occupiers?|owners?|householder|lodg(?:es?|ing))[ \t]+(?:at|in|of|to|as)?[ \t]*)(?P<where>(?:{_FLAT}[ \t]*)?{_NUMBER}(?:{_JOIN}?{_WORD})(?:[ \t]+{_JOIN}?{_WORD}){{0,3}}{_TAIL}|(?:The[ \t]+)?{_WORD}(?:[ \t]+{_WORD})?[ \t]+(?:Cottage|House|Lodge|Farm|Barn|Hall|Court|Manor|Bungalow|Caravan Park|Mill)\b(?:{_TAIL}))"
)
_FIELD = re.compile(
    r"(?im)^[ \t>*|-]*(?:(?:home|postal|my|your|correspondence|applicant(?:['’]s)?)\s+)*address[ \t*|]*:[ \t*|]*(?P<where>\w[^\n@]{5,100}?)[ \t.]*$"
)
_KIND_OF_HOUSE = "Cottages?|House|Lodge|Farm|Farmhouse|Barn|Rectory|Vicarage|Manse|Parsonage|Bungalow|Grange|Croft|Gatehouse|Stables|Manor|Mill|Chapel|Forge|Granary|Oast|Nook|End|View"
_NAMED = re.compile(
    rf"(?<![\w’'-])(?:The[ \t]+)?(?:{_WORD}[ \t]+){{0,2}}(?:{_KIND_OF_HOUSE}),[ \t]*(?:{_WORD}[ \t]+){{1,3}}?(?:{_SUFFIX})\b(?:,[ \t]*{_WORD}(?:[ \t]+{_WORD}){{0,2}})*"
)
_LIVES_NAMED = re.compile(
    rf"(?i:\b(?:li(?:ves?|ved|ving)|resid(?:es?|ing)|moved|moving|home|tenancy|tenants?|owners?|occupiers?|of|from|staying)[ \t]+(?:at|to|of|in)[ \t]+)(?P<where>(?:The[ \t]+)?(?:{_WORD}[ \t]+){{1,2}}(?:Cottage|Farm|Farmhouse|Barn|Rectory|Vicarage|Bungalow),[ \t]*{_WORD}(?:[ \t]+{_WORD}){{0,2}})"
)
_HOUSE_WORD = re.compile(rf"(?:{_KIND_OF_HOUSE}), ")
_DOOR = re.compile(
    r"\b(?:at|from|of|opposite|outside)[ \t]+(?P<where>(?:[Nn]umber|[Nn]os?\.?)[ \t]?\d{1,3}[a-z]?)\b(?![/\d-])"
)
_BODYS = re.compile(
    r"\b(?:Council|Ltd|Limited|plc|PLC|LLP|School|Surgery|Hospital|University|Academy|Ombudsman|Tribunal|Court Centre|Police Station|Town Hall|Civic Centre|Guildhall)\b"
)
_SHOUTED = re.compile(
    rf"(?<![\w£/.:-])(?:FLAT \w{{1,4}},? )?(?!(?:19|20)\d\d\b)\d{{1,4}}[A-Z]? [A-Z'’]{{3,}}(?: [A-Z'’]{{3,}})? (?:{_SMALL.upper()})\b"
)
_POSTCODE = re.compile(rf"(?<![\w-]){_CODE}(?![\w-])")
_SMALL_CODE = re.compile(
    r"(?<![\w-])[a-pr-uwyz][a-hk-y]?\d[\da-z]? \d(?!nd\b|rd\b|th\b|st\b)[abd-hjlnp-uw-z]{2}(?![\w-])"
)
_NUMBERED = re.compile(
    r"\b\d{1,4}[ \t]+(?i:questions?|days?|street lights|penalty|working|months?|years?|people|reports?|cases?)\b"
)
# What the information regulators print in every letter of refusal.
REGULATORS = frozenset(("sk9 5af", "ky16 9ds", "ky16 9ag", "cf10 2ht", "cf10 2hh", "bt7 2jb", "bt7 2ja"))
_REGULATOR = re.compile(r"(?i)Wycliffe House|Kinburn Castle|Information Commissioner")


_HOUSES = (
    (_FIELD, Certainty.SURE, "given as an address"),
    (_LIVES, Certainty.SURE, "words say that somebody lives there"),
    (_HOUSE, Certainty.SURE, "the shape of a house’s address"),
    (_SMALL_HOUSE, Certainty.LOOK, "the shape of a house’s address, in small letters"),
    (_ENDED, Certainty.LOOK, "an address that ends in a postcode"),
    (_SHOUTED, Certainty.SURE, "the shape of a house’s address"),
    (_DOOR, Certainty.LOOK, "the number of a house"),
)
_WITHOUT_NUMBER = (
    (_NAMED, Certainty.LOOK, "a house with a name, in a street"),
    (_LIVES_NAMED, Certainty.LOOK, "a house with a name, where somebody lives"),
)


def places(text: str) -> Iterator[Proposal]:
    """Addresses, then postcodes; none of a body that is named in it."""
    of_bodies: list[tuple[int, int]] = []
    for begin, end in near_digits(text, lines=4, above=3):
        for one in _addresses(_HOUSES, text, begin, end):
            if _BODYS.search(one.words):
                of_bodies.append((one.start, one.end))
            else:
                yield one
        for pattern in (_POSTCODE, _SMALL_CODE):
            for match in pattern.finditer(text, begin, end):
                if " ".join(match[0].casefold().split()) not in REGULATORS and not any(
                    first <= match.start() < last for first, last in of_bodies
                ):
                    why = "a postcode, which can be of few homes"
                    yield Proposal(PersonalKind.POSTCODE, *match.span(), match[0], why, Certainty.SURE)
    yield from _houses_with_names(text)


def _houses_with_names(text: str) -> Iterator[Proposal]:
    end = -1
    for match in _HOUSE_WORD.finditer(text):
        if match.start() > end:
            begin = text.rfind("\n", 0, match.start()) + 1
            end = len(text) if (end := text.find("\n", match.end())) < 0 else end
            for one in _addresses(_WITHOUT_NUMBER, text, begin, end):
                if not _BODYS.search(one.words):
                    yield one


def _addresses(
    patterns: tuple[tuple[re.Pattern[str], Certainty, str], ...], text: str, begin: int, end: int
) -> Iterator[Proposal]:
    for pattern, certainty, why in patterns:
        group = "where" if "where" in pattern.groupindex else 0
        for match in pattern.finditer(text, begin, end):
            words = match[group].rstrip(" \t\n,.")
            start = match.start(group)
            if not (_NUMBERED.search(words) or _REGULATOR.search(words) or "www" in words):
                yield Proposal(PersonalKind.ADDRESS, start, start + len(words), words, why, certainty)
