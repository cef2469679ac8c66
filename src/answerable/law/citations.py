"""Every citation of information law in a text, each with its Act, worked out from what stands around it.

A citation of another Act is left out, and so is a number that only looks like one: a section of a
form, a section 106 agreement, a section 151 officer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.law.acts import act as act_of
from answerable.law.attachment import attach
from answerable.law.contexts import Around, is_meant
from answerable.law.groups import Group, groups
from answerable.law.mentions import OTHER, mentions
from answerable.law.provisions import Citation, Provision

_CUE = re.compile(
    r"exempt|withh|refus|\bFOI|Freedom of Information|exception|\bEIR|neither confirm|public interest",
    re.IGNORECASE,
)


def find(text: str, *, act: str | None = None) -> tuple[Citation, ...]:
    """Every citation in a text, in order, with its span; act is the one to take where the text names none.

    Citations of Acts that have no tables here are left out.
    """
    named = mentions(text)
    found = groups(text)
    attach(text, found, named=named)
    has_cue = act is not None or bool(_CUE.search(text))
    around = Around(text, named, named.of("foia", "foisa"), named.keys, act, has_cue)
    return tuple(citation for group in found for citation in _citations(group, around))


def _citations(group: Group, around: Around) -> Iterator[Citation]:
    key = _corrected(group)
    if key == OTHER:
        return
    act = act_of(key) if key else around.act_at(group)
    if not key and not is_meant(group, act, around):
        return
    for start, end, parts in group.items:
        if key or act.has_section(parts[0]):
            yield Citation(Provision(act.key, parts), start, end, around.text[start:end], bool(key))


def _corrected(group: Group) -> str:
    """The Act named beside it, where the mark agrees: a regulation is not of FOIA, nor a paragraph of it."""
    if group.kind == "regulation" and group.key in ("foia", "foisa", "dpa"):
        return ""
    return group.key
