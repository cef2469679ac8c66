"""Who sends a letter, as its own head or foot says: the kind of authority and the nation, where they are plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.letters.scotland import BODIES
from answerable.patterns import Pattern

_COUNCIL = re.compile(
    r"\b(?:(?:[A-Z][\w'’.-]+|of|and|upon|on|the|&)\s+)*?(?:[A-Z][\w'’.-]+)\s+(?:Council|COUNCIL)\b"
    r"|\b(?:City|Council|Corporation|Comhairle|Royal Borough|London Borough|Borough) (?:of|nan) (?:[A-Z][\w'’-]+)"
    r"|\bCyngor [A-Z][\w'’-]+",
)
_NO_COUNCIL = Pattern(
    r"\b(?:Arts?|Research|Medical|Dental|Nursing|Midwifery|Pharmaceutical|British|Privy|Funding|Sports?|Optical|Teaching"
    r"|Care|Bar|Design|Film|Consumer|Services|Youth|Relations|General|Health|Judicial|Sentencing|Law|Engineering|Press"
    r"|Qualifications?|Learning|Skills|Science|Justice|Chiropractic|Osteopathic|Students?['’]?|Works|Executive|the)\s+Council\b",
    re.IGNORECASE,
)
_KINDS = (
    ("department", r"Department (?:for|of) [A-Z]|Ministry of [A-Z]|Home Office|Cabinet Office|HM Treasury|Foreign,? (?:&|and|Commonwealth)"
     r"|HM Revenue|Government Legal Department|Attorney General['’]s Office|Scotland Office|Wales Office"),
    ("nhs", r"\bNHS\b|Hospitals?\b|Health Board|Integrated Care Board|Ambulance (?:Service|Trust)"),
    ("police", r"Police\b|Constabulary"),
    ("university", r"University\b"),
    ("school", r"(?:Primary|High|Grammar|Junior|Infant|Secondary|Community|Church of England|C of E|Catholic) (?:\w+ )?(?:School|Academy)|(?:Academy|Academies|School)(?: Trust)?\W*$"),
    ("other", r"Fire (?:and|&) Rescue|Combined Authority|Museums?\b|Agency\b|Commission\b|Inspectorate|Ofsted|College\b"),
)  # fmt: skip
_ENGLISH = Pattern(
    r"\b(?:London Borough|Royal Borough|District Council|(?<!County )Borough Council|(?<!Borough )County Council"
    r"|County Borough Council|Metropolitan|Cyngor|Unitary)\b",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"\bScotland\b", re.IGNORECASE)
_FORM = re.compile(
    r"^\W*(?:dear\b|to:|your (?:ref|address)|for the attention|addressee|name|from:|sent:)", re.IGNORECASE
)
_GREETING = re.compile(r"^\s*dear\b", re.IGNORECASE)
_CLOSING = re.compile(r"^\s*(?:yours (?:\w+)|kind regards|best regards|regards|for and on behalf)", re.IGNORECASE)
_NAME = re.compile(r"(?:The )?(?:[A-Z][\w'’.&-]*|of|for|and|the|upon|in|&|,|\(|\)|\s)+(?:\s[–-]\s.*)?")
_SELF = {
    "council": "council", "university": "university", "constabulary": "police", "academy": "school", "school": "school"
}  # fmt: skip
_SPEAKS = Pattern(  # what a letter without a head calls its own side
    r"\bthe (council|university|constabulary|academy|school) (?:\w+ )?(?:(?:does not |has not |neither |also )?(?:holds?|considers?|confirms?|believes?|relies|applied|has (?:decided|considered|concluded|weighed|applied)|is (?:withholding|refusing|satisfied|not obliged)|can confirm|finds?))\b",
    re.IGNORECASE,
)
_ASKED_OF = Pattern(  # what a question calls the body that it asks
    r"\b(?:does|did|has|have|is|do|was|will) the (council|university|constabulary) (?=[a-z]+\b)(?!of\b)"
    r"|\b(?:held|employed|owned|operated|managed|spent|paid|used|issued) by the (council|university|constabulary)\b(?! of\b)",
    re.IGNORECASE,
)
_OF_COUNCIL = Pattern(
    r"\b(?:leader of the council|cabinet member|portfolio holder|full council|members of the council|county hall|council offices"
    r"|(?:town|city|shire|guild)hall\b|(?:town|civic) (?:hall|centre)|the council['’]s (?:monitoring officer|cabinet|leader|chief executive|constitution|website))\b",
    re.IGNORECASE,
)
_LEADER = re.compile(r"\b[Tt]he Leader(?:['’]s)?\b(?! of the (?:House|Opposition))")  # in capitals, of a council
_OF_STATE = Pattern(
    r"\b(?:ministers?|ministerial|government department|our department|the department|secretary of state)\b",
    re.IGNORECASE,
)
_HEAD_LINES, _LINE = 10, 70


@dataclass(frozen=True, slots=True)
class Sender:
    """What a letter's own head or foot says of who sends it. Empty where it says nothing plain."""

    name: str = ""
    kind: str = ""  # council | department | nhs | police | school | university | other
    nation: str = ""  # scotland | south (England, Wales or Northern Ireland)


def sender_of(text: str) -> Sender:
    """The sender named in a line of the head (before the greeting) or of the foot."""
    for line in _own_lines(text):
        for name, kind in _named(line):
            return Sender(name, kind, _nation(line, text, kind))
    spoken = {_SELF[hit[1].lower()] for hit in _SPEAKS.finditer(text)}
    spoken |= {_SELF[(hit[1] or hit[2]).lower()] for hit in _ASKED_OF.finditer(text)}
    is_council = _OF_COUNCIL.search(text) or (_LEADER.search(text) and _SPEAKS.search(text))
    spoken |= {"council"} if is_council else set()
    if _NO_COUNCIL.search(re.sub(r"\bthe council\b", "", text, flags=re.IGNORECASE)):
        spoken.discard("council")  # such as the Arts Council, which calls itself the Council
    is_plain = spoken == {"council"} and is_council and _SPEAKS.search(text)  # it may write of ministers, too
    is_shown = len(spoken) == 1 and (is_plain or not _OF_STATE.search(text))
    return Sender(kind=spoken.pop()) if is_shown else Sender()


def _own_lines(text: str) -> Iterator[str]:
    """The short lines of the head up to the greeting, then those after the closing formula."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = next((n for n, line in enumerate(lines) if _GREETING.match(line)), _HEAD_LINES)
    foot = next((n for n, line in enumerate(lines) if _CLOSING.match(line)), len(lines))
    for line in (*lines[: min(head, _HEAD_LINES)], *lines[foot + 1 : foot + 8]):
        if len(line) <= _LINE and not _FORM.match(line) and not line.endswith("?"):
            yield line


def _named(line: str) -> Iterator[tuple[str, str]]:
    """The names that a line consists of, or begins with; a sentence or a subject names nobody."""
    council = _COUNCIL.search(line)
    if council and council.start() < 3 and not _NO_COUNCIL.search(council.group()):
        yield council.group(), "council"
    for kind, pattern in _KINDS:
        hit = re.search(pattern, line)
        if hit and _NAME.fullmatch(line):
            yield line, kind


def _nation(line: str, text: str, kind: str) -> str:
    head = "\n".join(text.splitlines()[:_HEAD_LINES])
    place = head[head.find(line) : head.find(line) + len(line) + 60] if line in head else line
    if (BODIES.search(place) or _IN_NAME.search(place)) and kind != "department":
        return "scotland"
    return "south" if kind == "council" and _ENGLISH.search(line) else ""
