"""Names and contact details of people, as far as a letter's form gives them away."""

from __future__ import annotations

import re

from answerable.casefile import Span

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev|Sir|Dame)\b\.?"
_NAME = r"[A-Z][a-zA-Z’'-]*\.?(?:[ \t]+[A-Z][a-zA-Z’'-]*\.?){0,3}"
_TITLED = re.compile(rf"\b{_TITLE}[ \t]+{_NAME.replace(chr(92) + '.?', '', 1)}")
_DEAR = re.compile(
    rf"^[ \t]*(?:Dear|Hello|Hi)[ \t]+(?P<name>(?!Sir|Madam|Requester|Applicant|All\b|Team|Colleague|FOI|Freedom|Information|Council|Ms or|X\b){_NAME})[ \t]*[,.]?[ \t]*$",
    re.M,
)
_BODY = re.compile(
    r"\b(?:council|trust|police|university|office|team|department|service|government|transport|authority|constabulary|agency|board|commission|college|school|ministry|archives|london)\b",
    re.I,
)
_SIGNED = re.compile(
    rf"^[ \t]*(?:Yours[ \t]+(?:sincerely|faithfully|truly)|(?:Kind|Best|Warm|Many)?[ \t]*(?:regards|wishes|thanks))[ \t]*[,.]?[ \t]*\n\s*(?P<name>{_NAME})[ \t]*$",
    re.M | re.I,
)
_BADGE = re.compile(r"^[ \t]*(?P<name>[A-Z][a-z’'-]+(?:[ \t]+[A-Z][a-zA-Z’'-]+){1,2})[ \t]*\|[ \t]*[A-Z][a-z]", re.M)
_DIRECT = re.compile(
    r"^[ \t]*(?:T|Tel|Telephone|Phone|M|Mob|Mobile|DD|Direct(?: dial| line)?)\b[.:]*[ \t]*(?P<number>\+?\(?\d[\d ()-]{8,15}\d)",
    re.M | re.I,
)
_NEAR = 200  # characters after a person's signature within which a number is that person's
_EMAIL = re.compile(r"\b[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_MASK = re.compile(r"^[xX*.@]+$|redacted|\[|^request-\d+", re.I)


def find_personal(text: str) -> tuple[Span, ...]:
    """The places of titled names, names in salutations and signatures, and e-mail addresses, in order, each wording once."""
    found = [Span(m.start(), m.end()) for m in _TITLED.finditer(text)]
    found += [Span(m.start(), m.end()) for m in _EMAIL.finditer(text) if not _MASK.search(m[0])]
    found += [Span(m.start("name"), m.end("name")) for m in _DEAR.finditer(text) if _is_person(m["name"])]
    signed = [
        Span(m.start("name"), m.end("name"))
        for p in (_SIGNED, _BADGE)
        for m in p.finditer(text)
        if _is_person(m["name"])
    ]
    found += signed
    found += [
        Span(m.start("number"), m.end("number"))
        for m in _DIRECT.finditer(text)
        if any(0 < m.start() - s.end < _NEAR for s in signed)
    ]
    seen: dict[str, Span] = {}
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not any(span in other for other in seen.values()):
            seen.setdefault(span.of(text), span)
    return tuple(seen.values())


def _is_person(name: str) -> bool:
    return not _BODY.search(name) and name[0].isupper() and not re.fullmatch(rf"{_TITLE}", name)
