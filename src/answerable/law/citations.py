"""Every citation of information law in a text, each with its Act, worked out from what stands around it.

A citation of another Act is left out, and so is a number that only looks like one: a section of a
form, a section 106 agreement, a section 151 officer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.law import grammar
from answerable.law.acts import Act
from answerable.law.acts import act as act_of
from answerable.law.mentions import OTHER, SCOTTISH, Mention, mentions
from answerable.law.provisions import Citation, Provision

_GLUE = r"[\s,:;(\[“\"'‘–—-]*(?:the|that|this|our|and|&)?[\s“\"'‘(]*"
_TITLE = r"[^.;!?\n]{0,70}?"
_RIGHT = re.compile(
    rf"(?:{_GLUE}|{_TITLE}(?:\s*\n)?[\s,)]*\b(?:of|under|in|from|to)\s+(?:the\s+|that\s+|this\s+)?[“\"'‘(]*)"
)
_RIGHT_OTHER = re.compile(
    r"[\s,(\[]*(?:\([^()\n]{0,60}\)|[–—-][^.;\n]{0,50}|[“\"‘][^”\"’\n]{0,60}[”\"’])?[\s,]*(?:of|to)?\s*(?:the|that|this)?[\s“\"'‘(]*"
)
_LEFT = re.compile(r"[\s,:;()\]”\"'’–—-]*(?:\([^()\n]{0,40}\)[\s,:]*)?(?:at|under|in|by|and|is|,)?\s*")
_LEFT_OTHER = re.compile(r"[ ,:;(\]–—-]*(?:\([^()\n]{0,40}\)[ ,:]*)?(?:at|under|in)?[ \n]?")
_SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"(•\d])|\n\s*\n")
_THING = re.compile(
    r"\s+(?:[a-z]+ly\s+)?(?:agreements?|officers?|notices?|orders?|grants?|funding|funds?|payments?|enquir\w+|inquir\w+"
    r"|assessments?|reports?|works|licen[cs]\w+|consultations?|powers?|checks?|aftercare|detentions?|approvals?|mon(?:ey|ies)"
    r"|contributions?|tenan\w+|evict\w+|meetings?|visits?|accommodation|schools?|stops?|searches|chief|monitoring|warrants?"
    r"|(?:of|in|on|from)\s+(?:the|this|our|your|its|their|that|a)\s+(?:[\w-]+\s+){0,2}?(?:polic|constitution|form|report|code"
    r"|contract|agreement|guidance|handbook|manual|document|lease|website|plan|strategy|page|questionnaire|template|letter"
    r"|register|standing|schedule|bill|convention|treaty|survey|specification|tender|procedure|protocol|appl|part\b)"
    r"|above\b|below\b|overleaf\b)",
    re.IGNORECASE,
)
_OWN_NOTICES = ("12", "14", "17")
_UNIT = re.compile(
    r"\s*(?:%|per ?cent|(?:hours?|days?|working|weeks?|months?|years?|minutes?|pages?|people|staff|others?)\b"
    r"|[./:-]?\d|(?:st|nd|rd|th)\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:forms?|questions?|qu?s?\.?|tables?|appendix|annex(?:es)?|items?|rules?|rows?|class|schedules?|articles?|arts?\.?|clauses?"
    r"|cases?|orders?|grades?|levels?|no\.?|numbers?|figures?|pages?|part|step|point|answers?|parts|ref\.?|reference|category"
    r"|lot|phase|version|galaxy|samsung|model|windows|paragraphs?|paras?\.?)[\s:]*$",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"exempt|withh|refus|\bFOI|Freedom of Information|exception|\bEIR|neither confirm|public interest",
    re.IGNORECASE,
)
_HEADING_NUMBERS = ("1", "2", "3", "4", "5", "6", "7")
_HEADING = re.compile(r"\s*(?::|[–—-]\s|\n|\.\s)")
_EIR_SHAPE = re.compile(r"12\.(?:[34589]|4\.[a-e]|5\.[a-g]|5)(?:\.|$)|13\.|12\.1\.b")


@dataclass(slots=True)
class _Group:
    """One or more citations that share their Act: "sections 31(1)(a), 40(2) and 43(2)"."""

    kind: str  # section | regulation | ground | paragraph | named | bare
    start: int
    end: int
    items: list[tuple[int, int, tuple[str, ...]]]
    key: str = ""  # the Act named beside it
    is_plural: bool = False


def find(text: str, *, act: str | None = None) -> tuple[Citation, ...]:
    """Every citation in a text, in order, with its span; act is the one to take where the text names none.

    Citations of Acts that have no tables here are left out.
    """
    named = mentions(text)
    groups = _groups(text)
    _attach(text, groups, named)
    around = _Around(text, named, act, bool(_CUE.search(text)) or act is not None)
    return tuple(citation for group in groups for citation in _citations(group, around))


def _groups(text: str) -> list[_Group]:
    """Marked citations first; then those after a short name; then bare ones where nothing else was read."""
    groups: list[_Group] = []
    for pattern in (grammar.MARKED, grammar.NAMED, grammar.BARE):
        for match in pattern.finditer(text):
            if not any(match.start() < group.end and group.start < match.end() for group in groups):
                groups.append(_extend(text, _first(match)))
    return sorted(groups, key=lambda group: group.start)


def _first(match: re.Match[str]) -> _Group:
    fields = match.groupdict()
    kind = next((k for k in ("section", "regulation", "ground", "paragraph") if fields.get(k)), "")
    kind = kind or ("named" if fields.get("prefix") else "bare")
    inner = [fields.get(name) for name in ("above", "beside", "below")]
    first = grammar.first_of(fields["tail"])
    end = match.end() - len(fields["tail"]) + len(first)
    tail = grammar.parts_of(first) + tuple(part.lower() for part in inner if part)
    item = (match.start(), end, (grammar.section_of(fields["number"]), *tail))
    mark = fields.get(kind) or ""
    is_plural = mark.rstrip(".").lower().endswith("s") and mark.rstrip(".").lower() != "s"
    return _Group(kind, match.start(), end, [item], is_plural=is_plural)


def _extend(text: str, group: _Group) -> _Group:
    """Take in what a list goes on with: "and (ii)", ", 40(2)", "and 41"."""
    while more := _next_item(text, group):
        group.items.append(more)
        group.end = more[1]
    return group


def _next_item(text: str, group: _Group) -> tuple[int, int, tuple[str, ...]] | None:
    at = group.end
    described = grammar.DESCRIPTION.match(text, at) if group.is_plural else None
    join = grammar.JOIN.match(text, described.end() if described else at)
    sibling = grammar.SIBLING.match(text, join.end() if join else at)
    if sibling and not described:
        parts = grammar.sibling_of(group.items[-1][2], grammar.parts_of(sibling[0]))
        return (sibling.start(), sibling.end(), parts) if parts else None
    number = grammar.NEXT.match(text, join.end()) if join else None
    if number and _goes_on(text, group, number):
        parts = (grammar.section_of(number["number"]), *grammar.parts_of(number["tail"]))
        return (number.start(), number.end(), parts)
    return None


def _goes_on(text: str, group: _Group, number: re.Match[str]) -> bool:
    if number["tail"]:
        return "(" in number["tail"]
    ends_there = not re.match(r"\w", text[number.end() : number.end() + 1]) and not _UNIT.match(
        text, number.end()
    )
    is_of_the_act = re.match(
        r"\s+(?:of\s+(?:the\s+)?)?(?:Act\b|F[Oo]I|Freedom|Environmental|EIR)", text[number.end() :]
    )
    is_slashed = text[number.start() - 1] == "/"
    return ends_there and (group.is_plural or is_slashed or bool(is_of_the_act))


def _attach(text: str, groups: list[_Group], named: tuple[Mention, ...]) -> None:
    """Give each group the Act named right after it, or right before it, in the same sentence."""
    for place, group in enumerate(groups):
        until = groups[place + 1].start if place + 1 < len(groups) else len(text)
        since = groups[place - 1].end if place else 0
        group.key = _right_of(text, group, named, until) or _left_of(text, group, named, since)
    for group, following in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        if not group.key and grammar.BESIDE.fullmatch(text, group.end, following.start):
            group.key = following.key


def _right_of(text: str, group: _Group, named: tuple[Mention, ...], until: int) -> str:
    mention = next((m for m in named if m.start >= group.end), None)
    if mention is None or mention.start >= until or mention.start - group.end > 140:
        return ""
    gap = text[group.end : mention.start]
    if _SENTENCE_END.search(gap):
        return ""
    pattern = _RIGHT_OTHER if mention.key in (OTHER, "dpa") else _RIGHT
    return mention.key if pattern.fullmatch(gap) else ""


def _left_of(text: str, group: _Group, named: tuple[Mention, ...], since: int) -> str:
    if group.kind == "named":
        start = group.items[0][0]
        return next((m.key for m in named if m.start == start), "")
    mention = next((m for m in reversed(named) if m.end <= group.start), None)
    if mention is None or mention.start < since or group.start - mention.end > 50:
        return ""
    if mention.key == "dpa" and len(group.items[0][2]) > 1 and group.items[0][2][0] in act_of("foia").grounds:
        return ""  # "as the Data Protection Act defines it, section 40(2) applies"
    pattern = _LEFT_OTHER if mention.key in (OTHER, "dpa") else _LEFT
    return mention.key if pattern.fullmatch(text, mention.end, group.start) else ""


@dataclass(frozen=True, slots=True)
class _Around:
    """What decides the Act of a citation that names none."""

    text: str
    named: tuple[Mention, ...]
    act: str | None
    has_cue: bool

    @property
    def is_scottish(self) -> bool:
        keys = {mention.key for mention in self.named} | {self.act or ""}
        return bool(keys & set(SCOTTISH)) and not ("foia" in keys and self.act not in SCOTTISH)

    def names(self, key: str) -> bool:
        return self.act == key or any(mention.key == key for mention in self.named)

    def act_at(self, group: _Group) -> Act:
        """The Act of a section or regulation, from the act given, the nearest one named, or the mark."""
        regulations, sections = ("eisr", "foisa") if self.is_scottish else ("eir", "foia")
        if group.kind == "regulation":
            return act_of(self.act if self.act in ("eir", "eisr") else regulations)
        if self._is_environmental(group, regulations):
            return act_of(regulations)
        if self.act in ("foia", "foisa"):
            return act_of(self.act)
        return act_of(self._nearest(group, sections))

    def _is_environmental(self, group: _Group, regulations: str) -> bool:
        """True for "section 12(5)(b)" where the Environmental Information Regulations are the matter."""
        shape = ".".join(group.items[0][2])
        if regulations == "eisr":
            shape = re.sub(r"^10\.", "12.", re.sub(r"^11\.", "13.", shape))
        if group.kind == "bare" and self.act is None and not self.named:
            return bool(re.match(r"12\.5\.[a-g]$", shape))
        return self.names(regulations) and bool(_EIR_SHAPE.match(shape))

    def _nearest(self, group: _Group, default: str) -> str:
        before = [m.key for m in self.named if m.end <= group.start and m.key in ("foia", "foisa")]
        after = [m.key for m in self.named if m.start >= group.end and m.key in ("foia", "foisa")]
        return before[-1] if before else after[0] if after else default


def _citations(group: _Group, around: _Around) -> Iterator[Citation]:
    key = _corrected(group)
    if key == OTHER:
        return
    act = act_of(key) if key else around.act_at(group)
    if not key and not _is_meant(group, act, around):
        return
    for start, end, parts in group.items:
        if key or act.has_section(parts[0]):
            yield Citation(Provision(act.key, parts), start, end, around.text[start:end], bool(key))


def _corrected(group: _Group) -> str:
    """The Act named beside it, where the mark agrees: a regulation is not of FOIA, nor a paragraph of it."""
    if group.kind == "regulation" and group.key in ("foia", "foisa", "dpa"):
        return ""
    return group.key


def _is_meant(group: _Group, act: Act, around: _Around) -> bool:
    """True where a number with no Act beside it is a citation of that Act at all."""
    parts = group.items[0][2]
    if group.kind == "paragraph":
        return act.mark == "reg." and parts[0] in act.grounds and len(parts) > 1
    if group.kind == "bare":
        return _is_bare_ground(group, act, around)
    if group.kind in ("named", "ground"):
        return parts[0] in act.grounds and not _UNIT.match(around.text, group.end)
    return _is_section_of(group, act, around)


def _is_bare_ground(group: _Group, act: Act, around: _Around) -> bool:
    parts = group.items[0][2]
    before = around.text[max(0, group.start - 20) : group.start]
    is_shaped = parts[1][0].isdigit() or (parts[0] in act.lettered)
    start, end, _ = group.items[0]
    is_spaced = " " in around.text[start:end] and len(parts) < 3
    return (
        parts[0] in act.grounds
        and is_shaped
        and around.has_cue
        and not _LABEL.search(before)
        and not (is_spaced and around.act is None)
    )


def _is_section_of(group: _Group, act: Act, around: _Around) -> bool:
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


def _is_of_an_act_before(group: _Group, act: Act, around: _Around) -> bool:
    """True where another Act opens the sentence: "The Children Act 1989 requires us under section 17 to"."""
    before = [m for m in around.named if m.end <= group.start]
    if not before or before[-1].key not in (OTHER, "dpa") or group.items[0][2][0] in act.grounds:
        return False
    return not _SENTENCE_END.search(around.text, before[-1].end, group.start)
