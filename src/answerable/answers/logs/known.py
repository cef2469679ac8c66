"""What a text says of itself as a whole: whose it is, and under what licence."""

from __future__ import annotations

import re

OGL = "Open Government Licence"
_LICENCE = re.compile(
    r"open\s+government\s+licen[cs]e(?:\s*\(OGL\))?(?:\s*,?\s*v(?:ersion)?\.?\s*(?P<ogl>\d(?:\.\d)?))?|\bOGL\b(?:\s*v?\.?(?P<short>\d(?:\.\d)?))?|open-government-licence/version/(?P<address>\d)"
    r"|\b(?P<cc>CC[ -]BY(?:-(?:SA|NC|ND))*(?:[ -]\d\.\d)?|CC0)\b|creativecommons\.org/licenses/(?P<ccaddress>[a-z-]+/\d\.\d)",
    re.I,
)
_KINDS = (
    r"(?:City|County|Borough|District|Metropolitan Borough|Parish|Town|London Borough|Royal Borough)?\s?Council|Combined Authority|Fire (?:and Rescue )?(?:Service|Authority)|Police(?: Service)?|Constabulary|University|"
    r"NHS (?:Foundation )?Trust|Health Board|Integrated Care Board|Housing Association|National Park Authority|College"
)
_PUBLISHER = re.compile(
    rf"\b((?:[A-Z][\w'’&.-]*\s+(?:(?:and|upon|on|of|the|in|with|le|y|under)\s+)*){{1,7}}(?:{_KINDS}))(?=\W|$)"
)
_OF = re.compile(r"\b((?:University|City|London Borough|Royal Borough|Borough|County|Corporation) of (?:the )?[A-Z][\w'’-]+(?: (?:and|upon|of) [A-Z][\w'’-]+| [A-Z][\w'’-]+){0,3})")  # fmt: skip
_LEAD = re.compile(r"^(?:©|Copyright|The|Welcome to|Disclosure [Ll]og(?: of| for| -|:)?|FOI|Freedom of Information|Requests?(?: to)?|Responses?(?: of| from)?|Log of|\d{4})\s+", re.I)  # fmt: skip


def licence_in(words: str) -> str:
    """The licence that some words name, in its short name; blank where they name none."""
    found = _LICENCE.search(words)
    if not found:
        return ""
    if cc := found["cc"] or found["ccaddress"]:
        name = cc.upper().replace("CC-", "CC ").replace("/", " ")
        return name if name.startswith("CC") else f"CC {name}"
    version = found["ogl"] or found["short"] or found["address"]
    return f"{OGL} v{version if '.' in version else version + '.0'}" if version else OGL


def publisher_in(words: str) -> str:
    """The public authority that some words name first; blank where they name none."""
    found = _PUBLISHER.search(words) or _OF.search(words)
    name = found[1] if found else ""
    while shorter := _LEAD.sub("", name):
        if shorter == name:
            break
        name = shorter
    return " ".join(name.split()) if " " in name else ""
