"""People in a letter that is to be published: who is addressed, who signs, and whose number or mailbox it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.casefile import Span
from answerable.documents import is_full_name, is_own_mailbox, titled_names
from answerable.letters.checking.passages import Passage

_GREETED = re.compile(
    r"^[ \t]*(?:Dear|Annwyl|Hello|Hi|Good (?:morning|afternoon|evening))[ \t]+(?P<who>[A-Z][^\n,:;(\[]{1,50}?)[ \t]*[,:]?[ \t]*$",
    re.MULTILINE,
)
_FIELD = re.compile(
    r"^[ \t]*(?:(?:name of )?(?:the )?(?:applicant|request[eo]r|enquirer|customer)(?:['’]s)?(?: name)?|requested by|request from|to|sent to|addressee)"
    r"[ \t]*[:|\t][ \t]*(?P<who>[A-Z][^\n,;(\[|\t]{2,50}?)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_MAILBOX = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}")
_PRIVATE = re.compile(
    r"@(?:g(?:oogle)?mail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|sky|talktalk|virginmedia|ntlworld|proton(?:mail)?)\.",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:Flat \w{1,4},? )?\d{1,4}[A-Za-z]?,? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3} (?:Road|Street|Lane|Avenue|Close|Drive|Way|Terrace|Crescent|Court"
    r"|Place|Gardens|Grove|Hill|Row|Rise|Walk|Square|Mews|Rd|St|Ave)\b[^\n]{0,80}"
)
_ADDRESS = 4  # lines of an address
_LABEL = re.compile(r"^(?:to|sent to|addressee|by post|from)[ \t]*:[ \t]*", re.IGNORECASE)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[ \t]+\d[A-Z]{2}\b")
_MOBILE = re.compile(r"(?:\+44[ ]?|0)7\d[\d ]{7,10}\d")
_OF_POST = re.compile(
    r"\b(?:council|officer|manager|director|head of|team|department|service|unit|hall|offices?|clerk|solicitor|board|authority|trust|police|headquarters)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?P<number>(?:\+44[ ]?(?:\(0\))?|\(?0)(?!3|8)\d[\d ()-]{7,13}\d)(?!\d)"
_DIRECT = re.compile(
    r"\b(?:direct(?:[ \t]+(?:dial|line|tel(?:ephone)?|number))|DDI|mob(?:ile)?)\b[.:]*[ \t]*" + _NUMBER, re.IGNORECASE
)
_LONE_NAME = re.compile(r"[A-Z][a-z'’-]{1,20}(?: [A-Z][a-z'’-]{1,20})?")
_NOBODY = re.compile(
    r"\b(?:sirs?|madam|requesters?|requestors?|applicants?|enquirers?|colleagues?|customers?|residents?|member|members|all|team|everyone|friend"
    r"|redacted|name|withheld|correspondent|householder|tenant|parent|carer|x+)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:club|group|society|association|ltd|limited|plc|llp|news\w*|media|press|campaign|charity|trust|union|partners|solicitors|research|council|college"
    r"|party|forum|network|foundation|institute|institution|business|company|charity|private individual|member of the public)\b",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(r"\b(?:Cllr|Councillor|MP|MSP|MS|MLA|Lord|Lady|Baroness|Minister|Mayor|Editor|Commissioner)\b")


def greeted(text: str) -> Iterator[Passage]:
    """The person that a letter greets, where it is somebody by name and not in a public office."""
    for hit in _GREETED.finditer(text):
        who = hit["who"]
        named = _LONE_NAME.fullmatch(who) or is_full_name(who) or any(titled_names(who))
        if named and not _NOBODY.search(who) and not _IN_OFFICE.search(who):
            yield _place(hit, "who")


def applicants_named(text: str) -> Iterator[Passage]:
    """Names beside a label that says that they are the applicant's."""
    for hit in _FIELD.finditer(text):
        who = hit["who"]
        named = is_full_name(who) or any(titled_names(who))
        if named and not (_BODY.search(who) or _NOBODY.search(who) or _IN_OFFICE.search(who)):
            yield _place(hit, "who")


def private_mailboxes(text: str) -> Iterator[Passage]:
    """Mail addresses of persons at the services that private people use."""
    for hit in _MAILBOX.finditer(text) if "@" in text else ():
        if _PRIVATE.search(hit.group()) and is_own_mailbox(hit.group()):
            yield _place(hit, 0)


def work_mailboxes(text: str) -> Iterator[Passage]:
    """Mail addresses at work that are one person's, by a forename or initial and a surname."""
    for hit in _MAILBOX.finditer(text) if "@" in text else ():
        local = hit.group().partition("@")[0]
        if "." in local and not _PRIVATE.search(hit.group()) and is_own_mailbox(hit.group()):
            yield _place(hit, 0)


def homes_in_the_head(text: str) -> Iterator[Passage]:
    """Streets that stand right below a person's name before the greeting: the addressee's home."""
    greeting = re.search(r"^[ \t]*(?:Dear|Hello|Hi|Good (?:morning|afternoon|evening))\b", text, re.MULTILINE)
    at, below = 0, 0  # lines that may still be of the person named above
    for line in text[: greeting.start() if greeting else 0].splitlines(keepends=True):
        bare = line.strip()
        who = _LABEL.sub("", bare)
        if below and (
            _STREET.match(bare) or _POSTCODE.search(bare) or _MAILBOX.fullmatch(bare) or _MOBILE.fullmatch(bare)
        ):
            start = at + line.index(bare)
            yield Passage(bare, Span(start, start + len(bare)))
            return
        named = (is_full_name(who) or any(titled_names(who))) and not (
            _BODY.search(who) or _IN_OFFICE.search(who) or _OF_POST.search(who)
        )
        below = _ADDRESS if named else 0 if _OF_POST.search(bare) or not bare else max(below - 1, 0)
        at += len(line)


def direct_lines(text: str) -> Iterator[Passage]:
    """Telephone numbers that are said to be direct or mobile; none of the numbers that are shared lines by their beginning."""
    for hit in _DIRECT.finditer(text):
        yield _place(hit, "number")


def _place(hit: re.Match[str], group: str | int) -> Passage:
    return Passage(hit[group], Span(*hit.span(group)))
