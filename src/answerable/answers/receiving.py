"""A file becomes a Request: its questions, who asked, under which law, and what an officer should notice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from textwrap import shorten

from answerable.casefile import Applicant, Authority, Question, Regime, Request
from answerable.documents import Document
from answerable.law import misquotes
from answerable.letters import environmental_words, leads, signed_by, split, untaken

NORTH = {Regime.FOIA: Regime.FOISA, Regime.EIR: Regime.EISR}
_SUBJECT = re.compile(
    r"^(?:(?:re|fw|fwd)\s*:\s*)*(?:(?:freedom of information|foi|eir|foia)(?: act)?(?: \d{4})?(?: requests?)?\s*[-–:]\s*)?",
    re.IGNORECASE,
)
_OWN_DATA = re.compile(
    r"\bsubject access\b|\bdata about me\b|\b(?:about|relating to|concerning|held on|hold on) me\b"
    r"|\bmy (?:own )?(?:personal (?:data|information|file)|case (?:file|notes)|records?|file|medical \w+|council tax account)\b",
    re.IGNORECASE,
)
_TO_MANY = (
    (re.compile(r"\ball (?:local authorities|councils|trusts|nhs trusts|police forces|universities)\b", re.I),
     "it speaks of all authorities of a kind"),
    (re.compile(r"\byour (?:council|authority|organi[sz]ation|trust|force|institution)\b", re.I),
     "it does not name the authority"),
    (re.compile(r"\bdear (?:sir|madam|foi|freedom of information|information (?:governance|rights)|team|council|all)\b", re.I),
     "its greeting is to anyone"),
)  # fmt: skip
ENOUGH_SIGNS = 2
# What a message says of the letter that comes with it, and asks nothing by itself.
_ONLY_COVERS = re.compile(r"^(?![^?]*\?).*\b(?:attach(?:ed|ment)|enclosed|enclosure|comes with this)\b", re.I | re.S)
TO_MANY = "Likely sent to many authorities"


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it came in. notices: what an officer should know before answering, each with its reason."""

    request: Request
    notices: tuple[str, ...] = ()
    own_data: tuple[str, ...] = ()  # numbers of the questions that ask for the applicant's own personal data
    leads: tuple[str, ...] = ()  # for each question the words before it that hold for it: "For 2024 and 2025:"

    @property
    def is_round_robin(self) -> bool:
        """True where the same request was likely sent to many authorities."""
        return any(notice.startswith(TO_MANY) for notice in self.notices)


def receive(
    document: Document,
    *,
    authority: Authority,
    received_on: date,
    reference: str,
    regime: Regime | None = None,
) -> Received:
    """The request that a file holds, split into its questions, each under the law that it suggests.

    regime: the law to use for every question, where an officer has decided it.
    """
    text, found = document.text, split(document.text)
    if all(_ONLY_COVERS.search(question.text) for question in found):  # the letter may be an attachment
        inside = "\n\n".join(one.document.all_text for one in document.attachments if one.document)
        text = inside if found and split(inside) else document.all_text
        found = split(text)
    questions = tuple(_under(question, authority, regime) for question in found)
    regimes = [question.regime for question in questions if question.regime]
    main = regime or (_most(regimes) if regimes else _law(Regime.FOIA, authority))
    request = Request(
        reference=reference,
        received_on=received_on,
        regime=main,
        questions=questions,
        applicant=_applicant(document, text),
        subject=_SUBJECT.sub("", document.headers.subject.strip()),
        text=text,
        asked_on=document.headers.sent_at.date() if document.headers.sent_at else None,
    )
    own = tuple(question.number for question in questions if _OWN_DATA.search(question.text))
    return Received(request, tuple(_notices(document, request, authority, own)), own, leads(text, questions=questions))


def _law(regime: Regime, authority: Authority) -> Regime:
    """The law of the authority's nation: a Scottish authority answers under the Scottish ones."""
    return NORTH.get(regime, regime) if authority.nation == "scotland" else regime


def _under(question: Question, authority: Authority, regime: Regime | None) -> Question:
    """The question with the law it suggests: the Regulations where it names the environment (EIR reg.2(1))."""
    suggested = Regime.EIR if environmental_words(question.text) else Regime.FOIA
    return Question(question.number, question.text, question.span, regime or _law(suggested, authority))


def _most(regimes: list[Regime]) -> Regime:
    return max(dict.fromkeys(regimes), key=regimes.count)


def _applicant(document: Document, text: str) -> Applicant:
    """Who sent the message; of a letter that no header goes with, who signed it."""
    name, email = parseaddr(document.headers.sender) if document.headers.sender else signed_by(text)
    return Applicant(name=name, email=email)


def _notices(document: Document, request: Request, authority: Authority, own: tuple[str, ...]) -> list[str]:
    found = []
    for question in request.questions:
        words = [span.of(question.text) for span in environmental_words(question.text)]
        if question.regime in (Regime.EIR, Regime.EISR) and words:
            found.append(
                f"Question {question.number} may ask for environmental information: {', '.join(dict.fromkeys(words))}."
            )
    signs = [says for pattern, says in _TO_MANY if pattern.search(request.text)]
    named = authority.name.casefold() in request.text.casefold()
    if len(signs) >= ENOUGH_SIGNS and not named:
        found.append(f"{TO_MANY}: {'; '.join(signs)}. Ask others what they answered.")
    if own:
        found.append(
            f"Question {', '.join(own)} asks for the applicant's own data: handle it as subject access (UK GDPR art.15; FOIA s.40(1))."
        )
    lost = [" ".join(span.of(request.text).split()) for span in untaken(request.text, questions=request.questions)]
    found += [
        f"Not taken as a question: “{shorten(words, 90, placeholder=' …')}” Look whether it asks." for words in lost
    ]
    found += _misquoted(request)
    found += [f"Not read: {unread.part} ({unread.reason})." for unread in document.unread]
    return found


def _misquoted(request: Request) -> list[str]:
    """One notice for all the law that the request quotes wrongly, each place with what the law says."""
    wrong = misquotes(request.text, on=request.received_on)
    told = [f"“{shorten(request.text[one.start : one.end], 60, placeholder=' …')}”: {one.says}" for one in wrong]
    return [f"It quotes the law wrongly, and stands all the same. {' '.join(told)}"] if told else []
