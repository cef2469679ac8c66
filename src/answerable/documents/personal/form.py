"""Names where the form of a letter gives them away: headers, greetings, signatures, fields, and beside a post."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.documents.personal.names import NAME, TITLE, TITLED, is_full_name, is_person
from answerable.patterns import Pattern

_DEAR = re.compile(
    rf"^[ \t>*]*+(?:Dear|Hello|Hi|Annwyl|(?:Good[ \t]+)?(?:[Mm]orning|[Aa]fternoon|[Ee]vening))[ \t]+(?P<name>{NAME})[ \t]*[,.!:–-]?[ \t*]*$",
    re.M,
)
POST = re.compile(
    r"\b(?:officer|assistant|manager|clerk|director|secretary|head|lead|advis[eo]r|solicitor|engineer|co-?ordinator|analyst|administrator|executive|governance|services?|rights|team"
    r"|unit|department|directorate|councillor|registrar|archivist|librarian|curator|inspector|sergeant|constable|superintendent|specialist|consultant|practitioner|lawyer|deputy|chief|principal"
    r"|senior|information|foi|swyddog)\b",
    re.I,
)
_CLOSING = Pattern(
    r"^[ \t>*]*+(?:(?:with\s+)?(?:yours|sincerely|(?:lots[ \t]+of[ \t]+|much[ \t]+)?love(?=[ \t]*(?:from\b|[,.!x]|$))|take[ \t]+care|rgds|(?:(?:kind(?:est)?|best|warm(?:est)?|many|very)\s+)?(?:regards|wishes|thanks)|thank\s+you|cheers|respectfully|best|all\s+the\s+best|cofion|yn\s+gywir"
    r"|le\s+(?:meas|dùrachdan)|signed|diolch))\b(?P<rest>[^\n]{0,60})$",
    re.I | re.M,
)
_CLOSED_INLINE = re.compile(
    rf"(?:^|[.?!][ \t]+)(?:Yours[ \t]+\w+|(?:Kind|Best|Warm|Many|With)?[ \t]*(?:[Rr]egards|[Tt]hanks|[Ww]ishes)|Thank[ \t]you|Cheers),[ \t]+(?P<name>{NAME})[ \t.]*$",
    re.M,
)
_FILLER = re.compile(r"^(?:pp\.?|p\.p\.|for and on behalf of.*|on behalf of.*|\[.*\]|\W*|signed:?|by e-?mail)$", re.I)
_BADGE = re.compile(rf"^[ \t]*+(?P<name>{NAME})[ \t]*\|[ \t]*(?P<post>[A-Z][a-z][^\n]{{0,60}})", re.M)
_WITH_POST = re.compile(rf"^[ \t*]*+(?P<name>{NAME})[ \t]*(?:,|–|—| - |\()[ \t]*(?P<post>[A-Z][^\n]{{2,60}})$", re.M)
_FIELD = re.compile(
    r"^[ \t>*|-]*+(?=[^\n:]{2,60}:)(?:(?:your\s+|contact\s+|full\s+|applicant(?:['’]s)?\s+|requester(?:['’]s)?\s+|customer\s+|first\s+|last\s+|fore|sur|given\s+|family\s+|middle\s+)?names?(?:\s*\([^)\n]{0,20}\))?|applicant|requester|requested\s+by|made\s+by"
    r"|from|to|cc|oddi\s+wrth|at|please\s+(?:ask\s+for|contact)|contact(?:\s+officer)?|(?:case|reviewing|dealt\s+with\s+by|your)\s+officer|officer(?:\s+dealing)?|dealt\s+with\s+by|enquiries\s+to|signed|enw)"
    rf"[ \t*|]*:[ \t*|'‘’\"“”]*(?P<name>(?:{TITLE}[ \t]+)?{NAME})[ \t]*(?=$|['’\"”<\[(,;|])",
    re.M | re.I,
)
_LABEL = re.compile(
    r"^[ \t>*|-]*+(?=[^\n:]{2,60}:)(?:(?:alleged\s+)?(?:perpetrator|victim|suspect)|alleged|complainants?|callers?|informants?|against|witness(?:es)?|claimants?|appellants?|objectors?|partner|spouse|husband|wife|next\s+of\s+kin|landlord|landlady|tenants?|occupiers?|owners?|child|children|young\s+person|mother|father|mum|dad|parents?|guardians?|carers?|foster\s+carers?|pupil|student|adult|patient|service\s+user|driver|keeper|interviewee|interviewer|investigator|(?:social\s+)?worker|keyworker|(?:prepared|reported|completed|taken|recorded|signed|written|requested)\s+by|author|agent|payee|account\s+(?:holder|name)|line\s+manager|manager|emergency\s+contact|referrer|employee|candidate)"
    rf"(?:\(?s\)?)?[ \t]*:[ \t*|'‘’\"“”]*(?P<name>(?:{TITLE}[ \t]+)?{NAME})[ \t]*(?=$|['’\"”<\[(,;|])",
    re.M | re.I,
)
_MADE_BY = Pattern(
    rf"^[ \t]*+(?P<name>{NAME})[ \t]+(?:made[ \t]+this|wrote:|asked[ \t]+[A-Z]|sent[ \t]+a[ \t]+(?:request|message|follow))",
    re.M,
)
_COLLAR = Pattern(rf"\b(?:W?PC|PCSO|PS|DC|DS|Sgt|Constable|Officer)[ \t]+[A-Z]{{0,2}}\d{{2,6}}[ \t]+{NAME}")
_MY_NAME = re.compile(rf"\b[Mm]y[ \t]+name[ \t]+is[ \t]+(?P<name>{NAME})")
Place = tuple[int, int]


def titled_names(text: str) -> Iterator[Place]:
    """Names with a title, the title with them."""
    yield from (match.span() for match in TITLED.finditer(text))
    yield from (match.span() for match in _COLLAR.finditer(text))


def introduced_names(text: str) -> Iterator[Place]:
    """Names in greetings, beside labels, beside a post, and of those who made a published request."""
    for pattern in (_DEAR, _FIELD, _MADE_BY, _MY_NAME):
        for match in pattern.finditer(text):
            if is_person(match["name"], is_sure=pattern is _FIELD or pattern is _MY_NAME):
                yield match.span("name")
    foot = len(text) // 2 + 1  # a name beside a post is the writer's in the second half of a letter only
    badges = _BADGE.finditer(text, foot) if "|" in text else ()
    for match in (*badges, *_WITH_POST.finditer(text, foot)):
        if POST.search(match["post"]) and is_full_name(match["name"]):
            yield match.span("name")


def labelled_names(text: str) -> Iterator[Place]:
    """Names beside labels of forms and records: “Landlord:”, “Next of kin:”."""
    for match in _LABEL.finditer(text):
        if is_person(match["name"], is_sure=True):
            yield match.span("name")


def signed_names(text: str, *, ends_with_asking: bool = False) -> Iterator[Place]:
    """Names below a closing formula or beside it, above a post, and alone in the last line of one who asks."""
    for match in _CLOSING.finditer(text):
        if len(match["rest"].split()) <= 8:
            yield from _first_name(text, match.end())
    for match in _CLOSED_INLINE.finditer(text):
        if is_person(match["name"], is_sure=True):
            yield match.span("name")
    lines = [(m.start(), m[0].strip(" \t*>")) for m in re.finditer(r"[^\n]+", text) if not m[0].isspace()]
    for number, (start, line) in enumerate(lines[2:], 2):
        after = lines[number + 1][1] if number + 1 < len(lines) else ""
        is_last = ends_with_asking and number + 1 == len(lines) and len(lines[number - 1][1]) > len(line)
        if (
            len(line) < 50
            and (is_last or (POST.search(after) and len(after) < 70 and _is_post(after)))
            and is_full_name(line)
        ):
            place = text.find(line, start)
            if is_last or place > len(text) // 3:
                yield place, place + len(line)


def last_names(text: str) -> Iterator[Place]:
    """A name alone in the last line of a letter that has no closing formula."""
    lines = text.rstrip().rsplit("\n", 1)
    match = re.fullmatch(rf"[ \t>*]*(?P<name>{NAME})(?:[ \t]*[xX]{{1,4}})?[ \t.]*", lines[-1])
    above = lines[0].rpartition("\n")[2].strip()
    if (
        len(lines) == 2
        and len(lines[0]) > 60
        and (not above or len(above) > 30 or above[-1] in ".?!,")
        and match
        and is_person(match["name"], is_sure=True)
    ):
        start = text.rstrip().rfind("\n") + 1 + match.start("name")
        yield start, start + len(match["name"])


def _first_name(text: str, at: int) -> Iterator[Place]:
    """The person in the first lines below a closing formula, if the first that says anything names one."""
    for line in list(re.finditer(r"[^\n]+", text[at : at + 300]))[:4]:
        words = line[0].strip(" \t*>,.")
        if _FILLER.match(words):
            continue
        name = re.match(rf"(?:{TITLE}[ \t]+)?{NAME}(?=$|[ \t]*[,(|]|[ \t]+(?:[–-][ \t]|[A-Z]{{2}}))", words)
        if name and is_person(name[0], is_sure=True):
            start = at + line.start() + line[0].find(words)
            yield start, start + name.end()
        return


def _is_post(line: str) -> bool:
    """Whether a line is the title of a post: a few words, no sentence."""
    return not line.endswith((".", "?", ":", ";")) and len(line.split()) <= 9 and line[0].isupper()
