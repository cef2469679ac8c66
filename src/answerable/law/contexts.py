"""Contexts: which Act a citation belongs to where none stands beside it, and whether it is one at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.law.acts import Act
from answerable.law.acts import act as act_of
from answerable.law.attachment import SENTENCE_END
from answerable.law.exemptions import exists
from answerable.law.groups import UNIT, Group
from answerable.law.mentions import OTHER, SCOTTISH, Named
from answerable.law.provisions import Provision

_THING = re.compile(
    r"\s+(?:[a-z]+ly\s+)?(?:agreements?|officers?|notices?|orders?|grants?|funding|funds?|payments?|enquir\w+|inquir\w+"
    r"|assessments?|reports?|works|licen[cs]\w+|consultations?|powers?|checks?|aftercare|detentions?|approvals?|mon(?:ey|ies)"
    r"|contributions?|tenan\w+|evict\w+|meetings?|visits?|accommodation|schools?|stops?|searches|chief|monitoring|warrants?"
    r"|(?:of|in|on|from)\s+(?:the|this|our|your|its|their|that|a)\s+(?:(?!act\b)[\w-]+\s+){0,2}?(?:polic|constitution|form|report|code"
    r"|contract|agreement|guidance|handbook|manual|document|lease|website|plan|strategy|page|questionnaire|template|letter"
    r"|register|standing|schedule|bill|convention|treaty|survey|specification|tender|procedure|protocol|application|part\b)"
    r"|above\b|below\b|overleaf\b)",
    re.IGNORECASE,
)
_OWN_NOTICES = ("12", "14", "17")
_LABEL = re.compile(
    r"(?:forms?|questions?|qu?s?\.?|tables?|appendix|annex(?:es)?|items?|rules?|rows?|class|schedules?|articles?|arts?\.?|clauses?"
    r"|cases?|orders?|grades?|levels?|no\.?|numbers?|figures?|pages?|part|step|point|answers?|parts|ref\.?|reference|category"
    r"|lot|phase|version|galaxy|samsung|model|windows|paragraphs?|paras?\.?)[\s:]*$",
    re.IGNORECASE,
)
_HEADING_NUMBERS = ("1", "2", "3", "4", "5", "6", "7")
_HEADING = re.compile(r"\s*(?::|[–—-]\s|\n|\.\s)")
_CLAIM = re.compile(  # words by which a bare number is a ground
    r"\b(?:under|by|with|exempt\w*|exception\w*|except(?:ed)?|withh\w+|refus\w+|Act|FOIS?A?|EIRs?|appl(?:y|ies|ied)|rel(?:y|ies)|engag\w+|sections?"
    r"|regulations?|redact\w*|adran|rheoliad|ddeddf|eithri\w+)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"(?<![\w(£.,/-])(\d{1,6}) ?\((\d{1,4})(?: [a-z]+)?\)(?![\w(])")  # "31 (4)": 31, and 4 of them
_EIR_SHAPE = re.compile(r"12\.(?:[34589]|4\.[a-e]|5\.[a-g]|5)(?:\.|$)|13\.|12\.1\.b")


@dataclass(frozen=True, slots=True)
class Around:
    """What decides the Act of a citation that names none."""

    text: str
    named: Named
    primary: Named  # the two Acts alone
    keys: frozenset[str]
    act: str | None
    has_cue: bool

    @property
    def is_scottish(self) -> bool:
        """True where the Scottish Act or Regulations are the matter."""
        keys = {self.act} if self.act else self.keys
        return bool(keys & set(SCOTTISH)) and "eir" not in keys

    def names(self, key: str) -> bool:
        """True where that Act is given, or named anywhere in the text."""
        return self.act == key or key in self.keys

    def act_at(self, group: Group) -> Act:
        """The Act of a section or regulation, from the act given, the nearest one named, or the mark."""
        regulations, sections = ("eisr", "foisa") if self.is_scottish else ("eir", "foia")
        if group.kind == "regulation":
            return act_of(self.act if self.act in ("eir", "eisr") else regulations)
        if self._is_environmental(group, regulations):
            return act_of(regulations)
        if self.act in ("foia", "foisa"):
            return act_of(self.act)
        return act_of(self._nearest(group, sections))

    def _is_environmental(self, group: Group, regulations: str) -> bool:
        """True for "section 12(5)(b)" where the Environmental Information Regulations are the matter."""
        shape = ".".join(group.items[0][2])
        if regulations == "eisr":
            shape = re.sub(r"^10\.", "12.", re.sub(r"^11\.", "13.", shape))
        if group.kind == "bare" and self.act is None and not self.keys:
            return bool(re.match(r"12\.5\.[a-g]$", shape))
        return self.names(regulations) and bool(_EIR_SHAPE.match(shape))

    def _nearest(self, group: Group, default: str) -> str:
        near = self.primary.before(group.start) or self.primary.after(group.end)
        return near.key if near else default


def is_meant(group: Group, act: Act, around: Around) -> bool:
    """True where a number with no Act beside it is a citation of that Act at all."""
    parts = group.items[0][2]
    if group.kind == "paragraph":
        return act.mark == "reg." and parts[0] in act.grounds and len(parts) > 1
    if group.kind == "bare":
        return _is_bare_ground(group, act, around)
    if group.kind in ("named", "ground"):
        return parts[0] in act.grounds and not UNIT.match(around.text, group.end)
    return _is_section_of(group, act, around)


def _is_bare_ground(group: Group, act: Act, around: Around) -> bool:
    parts = group.items[0][2]
    before = around.text[max(0, group.start - 20) : group.start]
    is_shaped = any(part[0].isdigit() for part in parts[1:2]) or parts[0] in act.lettered
    start, end, _ = group.items[0]
    is_spaced = " " in around.text[start:end] and len(parts) < 3
    return (
        parts[0] in act.grounds
        and is_shaped
        and around.has_cue
        and not _LABEL.search(before)
        and not (is_spaced and (around.act is None or not _CLAIM.search(before)))
        and not _is_count(group, act, around.text)
    )


def _is_count(group: Group, act: Act, text: str) -> bool:
    """True for a figure with a second one in brackets, in a row of such figures that are no places in the Act."""
    start = text.rfind("\n", 0, group.start) + 1
    line = text[start:].partition("\n")[0]
    if len(group.items[0][2]) > 2 or _CLAIM.search(line):
        return False
    above, below = text[:start].rstrip().rpartition("\n")[2], text[start + len(line) :].lstrip().partition("\n")[0]
    beside = [hit for row in (above, line, below) if not _CLAIM.search(row) for hit in _COUNTS.finditer(row)]
    places = (Provision(act.key, (hit[1], hit[2])) for hit in beside)
    return not all(one.parts[0] in act.grounds and exists(one, on=act.from_on) for one in places)


def _is_section_of(group: Group, act: Act, around: Around) -> bool:
    parts = group.items[0][2]
    before = around.text[max(0, group.start - 20) : group.start]
    if not act.has_section(parts[0]) or _is_of_an_act_before(group, act, around):
        return False
    if len(parts) > 1:
        return True
    if _THING.match(around.text, group.end) and not (
        parts[0] in _OWN_NOTICES and re.match(r"\s+(?:refusal\s+)?notices?", around.text[group.end :])
    ):
        return False
    is_glued = re.match(r"s\d", around.text[group.start :], re.IGNORECASE)  # S12, or a telephone's name
    if is_glued and (_LABEL.search(before) or parts[0] not in act.grounds):
        return False
    if group.kind == "regulation":
        return parts[0] in act.grounds or around.names(act.key)
    return not (parts[0] in _HEADING_NUMBERS and _HEADING.match(around.text, group.end))


def _is_of_an_act_before(group: Group, act: Act, around: Around) -> bool:
    """True where another Act opens the sentence: "The Children Act 1989 requires us under section 17 to"."""
    before = around.named.before(group.start)
    if not before or before.key not in (OTHER, "dpa") or group.items[0][2][0] in act.grounds:
        return False
    return not SENTENCE_END.search(around.text, before.end, group.start)
