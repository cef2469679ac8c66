"""Attachment: the Act that stands right beside a citation, as in "section 12 of FOIA"."""

from __future__ import annotations

import re

from answerable.law import grammar
from answerable.law.acts import act as act_of
from answerable.law.groups import Group
from answerable.law.mentions import OTHER, Named

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
SENTENCE_END = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"(•\d])|\n\s*\n")


def attach(text: str, groups: list[Group], *, named: Named) -> None:
    """Give each group the Act named right after it, or right before it, in the same sentence."""
    for place, group in enumerate(groups):
        until = groups[place + 1].start if place + 1 < len(groups) else len(text)
        since = groups[place - 1].end if place else 0
        group.key = _right_of(text, group, named, until) or _left_of(text, group, named, since)
    for group, following in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        if not group.key and grammar.BESIDE.fullmatch(text, group.end, following.start):
            group.key = following.key


def _right_of(text: str, group: Group, named: Named, until: int) -> str:
    mention = named.after(group.end)
    if mention is None or mention.start >= until or mention.start - group.end > 140:
        return ""
    gap = text[group.end : mention.start]
    if SENTENCE_END.search(gap):
        return ""
    pattern = _RIGHT_OTHER if mention.key in (OTHER, "dpa") else _RIGHT
    return mention.key if pattern.fullmatch(gap) else ""


def _left_of(text: str, group: Group, named: Named, since: int) -> str:
    if group.kind == "named":
        start = group.items[0][0]
        own = named.after(start)
        return own.key if own and own.start == start else ""
    mention = named.before(group.start)
    if mention is None or mention.start < since or group.start - mention.end > 50:
        return ""
    if mention.key == "dpa" and len(group.items[0][2]) > 1 and group.items[0][2][0] in act_of("foia").grounds:
        return ""  # "as the Data Protection Act defines it, section 40(2) applies"
    pattern = _LEFT_OTHER if mention.key in (OTHER, "dpa") else _LEFT
    return mention.key if pattern.fullmatch(text, mention.end, group.start) else ""
