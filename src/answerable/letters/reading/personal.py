"""Names and contact details of people, as far as a letter's form gives them away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from answerable.casefile import Span
from answerable.letters.reading.messages import GREETING, Voice, messages

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Rev(?:erend)?|Sir|Dame)\b\.?"
_WORD = r"(?:[A-ZÀ-ÖØ-Þ](?:[a-zß-ÿ]|['’](?=[A-Za-zÀ-ÿ])|[A-ZÀ-Þ](?=[a-zß-ÿ]))*[a-zß-ÿ]+|[A-ZÀ-Þ]['’]?[A-ZÀ-Þ]{2,})(?:[-‐][A-ZÀ-Þ][\w’']+){0,2}"
_INITIAL = r"[A-ZÀ-Þ](?:\.[ \t]?[A-ZÀ-Þ])*(?:\.|(?=[ \t]))"
_JOIN = r"(?:de|da|di|del|della|van|von|der|den|la|le|el|al|bin|ibn|ap|ab|ferch|ní|nic|an|na|nan|a['’]|y|uí)"
_PART = rf"(?:(?!(?:LL[BM]|[BM]A|MBA|[MOC]BE|MS?P|JP|KC|QC|Esq|FRICS|CIPFA|ACCA)\b)(?:St\.[ \t])?{_WORD}|{_INITIAL}|{_JOIN}(?=[ \t]))"
_NAME = rf"(?:{_WORD}|{_INITIAL})(?:[ \t]+{_PART}){{0,4}}"
_TITLED = re.compile(rf"\b{_TITLE}[ \t]+{_NAME}")
_DEAR = re.compile(
    rf"^[ \t>*]*(?:Dear|Hello|Hi|Annwyl|(?:Good[ \t]+)?(?:[Mm]orning|[Aa]fternoon|[Ee]vening))[ \t]+(?P<name>{_NAME})[ \t]*[,.!:–-]?[ \t*]*$",
    re.M,
)

# What names no person: bodies, units, posts, and the words for those who write in.
_NO_PERSON = re.compile(
    r"\b(?:council|trust|police|university|office|team|department|service|services|government|transport|authority|constabulary|agency|board|commission(?:er)?"
    r"|college|school|academy|ministry|archives|london|unit|rights|information|governance|compliance|data|protection|freedom|foi|foia|eir|corporate|customer|customers?|democratic"
    r"|legal|support|complaints?|enquir(?:y|ies|er)|applicant|request(?:er|or|s)?|resident|madam|sirs?|everyone|all|colleagues?|officers?|assistant|manager|clerk|director|secretary"
    r"|executive|head|lead|advis[eo]r|solicitor|minister|chair(?:man)?|permanent|monitoring|editor|panel|public|records|access|reviewer|human|resources|finance|strategic|section"
    r"|division|directorate|branch|group|desk|centre|house|street|road|lane|avenue|hall|hospital|nhs|borough|county|city|district|parish|town|cyngor|scotland|wales|england|ireland"
    r"|internal|review|act|regulations|dear|yours|regards|sincerely|thanks|thank|best|kind|page|link|report|subject|email|tel(?:ephone)?|phone|address|date|reference|ref|fire|rescue|health|care"
    r"|business|planning|highways|housing|education|environment(?:al)?|procurement|communications?|ltd|limited|plc|llp|inc|association|society|committee|royal|king|queen|friend|sent|from|whom|concern"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|redacted|name|withheld|enclosures?|annex|appendix|question|questions|response|answer|notice"
    r"|deputy|senior|principal|interim|acting|vice|general|company|parking|the|lodge|castle|court|close|park|library|museum|right|note|notes|copyright|p\.?s|there|team's|x)\b",
    re.I,
)
_WRITER = re.compile(r"request[eo]r|applicant|enquirer", re.I)
_GIVEN = frozenset(
    (
        "April",
        "May",
        "June",
        "August",
        "Rose",
        "Page",
        "King",
        "Lane",
        "Hall",
        "Best",
        "Law",
        "Chair",
        "Street",
        "House",
        "Head",
        "Parish",
        "Rhodes",
        "London",
    )
)  # also names
_POST = re.compile(
    r"\b(?:officer|assistant|manager|clerk|director|secretary|head|lead|advis[eo]r|solicitor|engineer|co-?ordinator|analyst|administrator|executive|governance|services?|rights|team"
    r"|unit|department|directorate|councillor|registrar|archivist|librarian|curator|inspector|sergeant|constable|superintendent|specialist|consultant|practitioner|lawyer|deputy|chief|principal"
    r"|senior|information|foi|swyddog)\b",
    re.I,
)
_CLOSING = re.compile(
    r"^[ \t>*]*(?:(?:with\s+)?(?:yours|sincerely|(?:(?:kind(?:est)?|best|warm(?:est)?|many|very)\s+)?(?:regards|wishes|thanks)|thank\s+you|cheers|respectfully|best|all\s+the\s+best|cofion|yn\s+gywir"
    r"|le\s+(?:meas|dùrachdan)|signed|diolch))\b(?P<rest>[^\n]{0,60})$",
    re.I | re.M,
)
_CLOSED_INLINE = re.compile(
    rf"(?:^|[.?!][ \t]+)(?:Yours[ \t]+\w+|(?:Kind|Best|Warm|Many|With)?[ \t]*(?:[Rr]egards|[Tt]hanks|[Ww]ishes)|Thank[ \t]you|Cheers),[ \t]+(?P<name>{_NAME})[ \t.]*$",
    re.M,
)
_FILLER = re.compile(r"^(?:pp\.?|p\.p\.|for and on behalf of.*|on behalf of.*|\[.*\]|\W*|signed:?|by e-?mail)$", re.I)
_BADGE = re.compile(rf"^[ \t]*(?P<name>{_NAME})[ \t]*\|[ \t]*(?P<post>[A-Z][a-z][^\n]{{0,60}})", re.M)
_WITH_POST = re.compile(rf"^[ \t*]*(?P<name>{_NAME})[ \t]*(?:,|–|—| - |\()[ \t]*(?P<post>[A-Z][^\n]{{2,60}})$", re.M)
_FIELD = re.compile(
    r"^[ \t>*|-]*(?:(?:your\s+|contact\s+|full\s+|applicant(?:['’]s)?\s+|requester(?:['’]s)?\s+|customer\s+|first\s+|last\s+|fore|sur|given\s+|family\s+|middle\s+)?names?(?:\s*\([^)\n]{0,20}\))?|applicant|requester|requested\s+by|made\s+by"
    r"|from|to|cc|oddi\s+wrth|at|please\s+(?:ask\s+for|contact)|contact(?:\s+officer)?|(?:case|reviewing|dealt\s+with\s+by|your)\s+officer|officer(?:\s+dealing)?|dealt\s+with\s+by|enquiries\s+to|signed|enw)"
    rf"[ \t*|]*:[ \t*|'‘’\"“”]*(?P<name>(?:{_TITLE}[ \t]+)?{_NAME})[ \t]*(?=$|['’\"”<\[(,;|])",
    re.M | re.I,
)
_MADE_BY = re.compile(
    rf"^[ \t]*(?P<name>{_NAME})[ \t]+(?:made[ \t]+this|wrote:|asked[ \t]+[A-Z]|sent[ \t]+a[ \t]+(?:request|message|follow))",
    re.M,
)
_MY_NAME = re.compile(rf"\b[Mm]y[ \t]+name[ \t]+is[ \t]+(?P<name>{_NAME})")
_NUMBER = r"(?P<number>(?:\+44[ \t]?(?:\(0\))?|\(?0)\d[\d ()-]{7,13}\d)(?!\d)"
_DIRECT = re.compile(
    r"(?:\b(?:M|Mob(?:ile)?|DDI?|Direct(?:[ \t]+(?:dial|line))?|my[ \t]+(?:mobile|number|phone)(?:[ \t]+(?:number|no\.?))?[ \t]+is)\b[.:]*[ \t]*)"
    + _NUMBER,
    re.I,
)
_PHONE_LINE = re.compile(
    r"^[ \t*|>-]*(?:(?:T|Tel|Telephone|Phone|Ph|Ffôn|Contact[ \t]+(?:number|no))\b[.:]*[ \t]*)?"
    + _NUMBER
    + r"[ \t]*(?:$|[|;/,(]|ext)",
    re.M | re.I,
)
_CELLPHONE = re.compile(r"(?<![\d+])(?P<number>(?:\+44[ ]?(?:\(0\)[ ]?)?7|07)\d{3}[ -]?\d{3}[ -]?\d{3})(?!\d)")
_PUBLIC_LINE = re.compile(r"^\(?0(?:3|8)\d\d")
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_MASK = re.compile(r"^[xX*.@]+$|redacted|\[|^request-\d+", re.I)
_SHARED = re.compile(
    r"(?:^|[^a-z])(?:foia?|eir|ig|dp|dpo|sar|pr|it|hr|ico)(?:$|[^a-z])|info|inform|freedom|enquir|inquir|review|contact|request|complain|data|govern|team|office(?!r)|admin|mail|custom|rights|access|legal|press|case"
    r"|hello|help|support|council|compliance|record|disclos|publication|corporate|democratic|service|planning|committee|reply|feedback|licen|reuse|copyright|psi|clerk|transparen|parliament|archive|media|web",
    re.I,
)
_STREET = r"(?:(?:Flat|Apartment|Apt|Unit|Room)[ \t]+\w{1,4},?[ \t]+)?(?:\d{1,4}[A-Za-z]?(?:[-/]\d{1,4})?,?[ \t]+(?:(?:y|yr|the|of|nan|na|an)[ \t]+)?[A-Z][\w'’-]*(?:[ \t]+(?:(?:y|yr|the|of|nan|na|an)[ \t]+)?[A-Z][\w'’-]*){0,4})"
_ADDRESS_LINE = re.compile(
    rf"^[ \t>*]*(?P<where>{_STREET}(?:,[ \t]*[A-Z][^\n\d:]{{0,60}}?(?:[A-Z]{{1,2}}\d[\dA-Z]?[ \t]*\d[A-Z]{{2}})?)?)[ \t.,]*$",
    re.M,
)
_ADDRESS_FIELD = re.compile(
    r"^[ \t>*|-]*(?:(?:home|postal|my|your|applicant(?:['’]s)?)\s+)*address[ \t*|]*:[ \t*|]*(?P<where>\w[^\n@]{5,100}?)[ \t.]*$",
    re.M | re.I,
)
_LIVES = re.compile(rf"\bI[ \t]+(?:(?:have[ \t]+)?live[ds]?|am[ \t]+resident|reside)[ \t]+at[ \t]+(?P<where>{_STREET})")
_BLOCK, _NEAR = 7, 300  # lines and characters of a signature below the name


def find_personal(text: str) -> tuple[Span, ...]:
    """The places of names, e-mail addresses, own telephone numbers and home addresses, in order, each wording once."""
    found = [Span(m.start(), m.end()) for m in _TITLED.finditer(text)]
    found += [Span(m.start(), m.end()) for m in _EMAIL.finditer(text) if _is_own_mailbox(m[0])]
    named = sorted((*_signed(text), *_introduced(text)), key=lambda span: span.end)
    found += named
    found += _numbers(text, named)
    found += _addresses(text, named)
    seen: dict[str, Span] = {}
    covered = -1
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if span.end > covered:
            seen.setdefault(span.of(text), span)
            covered = span.end
    return tuple(seen.values())


def signed_by(text: str) -> tuple[str, str]:
    """The name and the mail address that a letter is signed with; empty where there is none, or more than one."""
    names = {span.of(text): span.end for span in _signed(text)}
    name = max(names, key=names.__getitem__) if names else ""
    mailboxes = {match[0].rstrip(".").casefold() for match in _EMAIL.finditer(text, names.get(name, 0)) if not _MASK.search(match[0])}  # fmt: skip
    return name, mailboxes.pop() if len(mailboxes) == 1 else ""


def _introduced(text: str) -> Iterator[Span]:
    """Names in greetings, beside labels, beside a post, and of those who made a published request."""
    for pattern in (_DEAR, _FIELD, _MADE_BY, _MY_NAME):
        for match in pattern.finditer(text):
            if _is_person(match["name"], is_sure=pattern is _FIELD or pattern is _MY_NAME):
                yield Span(match.start("name"), match.end("name"))
    for match in (*_BADGE.finditer(text), *_WITH_POST.finditer(text)):
        if _POST.search(match["post"]) and _is_full(match["name"]) and match.start() > len(text) // 2:
            yield Span(match.start("name"), match.end("name"))


def _signed(text: str) -> Iterator[Span]:
    """Names below a closing formula or beside it, above a post, and alone in the last line."""
    for match in _CLOSING.finditer(text):
        if len(match["rest"].split()) <= 8:
            yield from _first_name(text, match.end())
    for match in _CLOSED_INLINE.finditer(text):
        if _is_person(match["name"], is_sure=True):
            yield Span(match.start("name"), match.end("name"))
    last = messages(text)[-1]
    lines = [(m.start(), m[0].strip(" \t*>")) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    for number, (start, line) in enumerate(lines[2:], 2):
        after = lines[number + 1][1] if number + 1 < len(lines) else ""
        is_last = last.voice is Voice.ASKING and number + 1 == len(lines) and len(lines[number - 1][1]) > len(line)
        if (
            len(line) < 50
            and (is_last or (_POST.search(after) and len(after) < 70 and _is_post(after)))
            and _is_full(line)
        ):
            place = text.find(line, start)
            if is_last or place > len(text) // 3:
                yield Span(place, place + len(line))


def _first_name(text: str, at: int) -> Iterator[Span]:
    """The person in the first lines below a closing formula, if the first that says anything names one."""
    for line in list(re.finditer(r"[^\n]+", text[at : at + 300]))[:4]:
        words = line[0].strip(" \t*>,.")
        if _FILLER.match(words):
            continue
        name = re.match(rf"(?:{_TITLE}[ \t]+)?{_NAME}(?=$|[ \t]*[,(|]|[ \t]+(?:[–-][ \t]|[A-Z]{{2}}))", words)
        if name and _is_person(name[0], is_sure=True):
            start = at + line.start() + line[0].find(words)
            yield Span(start, start + name.end())
        return


def _is_post(line: str) -> bool:
    """Whether a line is the title of a post: a few words, no sentence."""
    return not line.endswith((".", "?", ":", ";")) and len(line.split()) <= 9 and line[0].isupper()


def _is_full(name: str) -> bool:
    """Whether words are a person's whole name: a forename or initial, and a surname."""
    return bool(re.fullmatch(_NAME, name)) and len(name.split()) >= 2 and _is_person(name)


def _is_person(name: str, *, is_sure: bool = False) -> bool:
    """Whether words in the place of a name are one; of a lone word that may be anything only where the place is sure."""
    words = [word for word in re.findall(r"[\w'’.-]+", name) if not re.fullmatch(_TITLE, word)]
    if not words or not name[0].isupper() or not any(len(word.strip(".")) > 1 for word in words):
        return False
    if is_sure and len(words) > 1 and (_WRITER.fullmatch(words[-1]) or len(words[0].strip(".")) == 1):
        words = words[:-1]  # "Pat Requester" and "A. Officer" sign specimens
    if any(_NO_PERSON.search(word) for word in words if word not in _GIVEN or len(words) == 1):
        return False
    return not (is_sure and len(words) == 1 and len(words[0].strip(".")) > 1 and words[0].isupper())


def _is_own_mailbox(address: str) -> bool:
    """Whether an address is one person's: not masked and not named for a unit or a task."""
    local = address.partition("@")[0]
    return not _MASK.search(address) and (not _SHARED.search(local) or bool(re.search(r"\bofficer\b", local)))


def _numbers(text: str, named: list[Span]) -> Iterator[Span]:
    """Mobile and direct numbers, and those in the few lines below a signature; not public lines."""
    for pattern in (_DIRECT, _CELLPHONE):
        yield from (Span(m.start("number"), m.end("number")) for m in pattern.finditer(text))
    for match in _PHONE_LINE.finditer(text):
        near = _before(named, match.start())
        if near and not _PUBLIC_LINE.match(match["number"]) and _is_signature(text[near.end : match.start()]):
            yield Span(match.start("number"), match.end("number"))


def _before(spans: list[Span], at: int) -> Span | None:
    """The last of the spans that ends before a place and close to it."""
    number = bisect_right(spans, at, key=lambda span: span.end)
    return spans[number - 1] if number and at - spans[number - 1].end < _NEAR else None


def _is_signature(between: str) -> bool:
    """Whether what stands between a name and a number is no more than posts, places and addresses."""
    return (
        between.count("\n") <= _BLOCK
        and all(len(line) < 70 for line in between.splitlines())
        and not GREETING.search(between)
    )


def _addresses(text: str, named: list[Span]) -> Iterator[Span]:
    """Home addresses: in a form, in words, at the head or the foot of a request, and below the name of an addressee."""
    for pattern in (_ADDRESS_FIELD, _LIVES):
        yield from (
            Span(m.start("where"), m.end("where"))
            for m in pattern.finditer(text)
            if "@" not in m["where"] and "www" not in m["where"]
        )
    asking = frozenset(post.span.start for post in messages(text) if post.voice is Voice.ASKING)
    for match in _ADDRESS_LINE.finditer(text):
        if len(match["where"]) > 90 or re.search(
            r"\b(?:19|20)\d\d\b|\b(?:question|section|days|street lights)\b", match["where"], re.I
        ):
            continue
        if _is_home(text, match.start("where"), asking, named):
            yield Span(match.start("where"), match.end("where"))


def _is_home(text: str, at: int, asking: frozenset[int], named: list[Span]) -> bool:
    """Whether an address stands below a person's name, or first of all in what a requester writes."""
    before = text[max(0, at - 120) : at].rstrip()
    near = _before(named, at)
    if near and not text[near.end : at].strip(" \t\n,*>"):
        return True
    if _TITLED.search(before.rpartition("\n")[2]) and not re.search(r"\bdear\b", before.rpartition("\n")[2], re.I):
        return True
    name = re.fullmatch(_NAME, before.rpartition("\n")[2].strip())
    if name and _is_full(name[0]):
        return True
    return not asking.isdisjoint(range(at - 4, at + 1))
