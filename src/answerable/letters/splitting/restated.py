"""What an authority's reply says that it was asked, where it neither repeats the request nor numbers it.

In such a reply nobody asks: what looks like asking ("If you can limit it …", "Please write to …") is the authority's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from answerable.casefile import Question, Span
from answerable.letters.prose import sentences
from answerable.letters.splitting.asking import answers, asks, follows, queries, states
from answerable.letters.splitting.unnumbered import things
from answerable.letters.splitting.zones import Piece, Role, Zone
from answerable.patterns import Pattern

_SPEAKS = Pattern(
    r"\b(?:thank you|thanks) for (?:your|getting in touch|contacting)\b"
    r"|\byour (?:\w+ ){0,4}(?:request|enquiry|e-?mail|letter)\b.{0,80}\b(?:received|dated|of|was|has|for|under|asking|concerning|in which|by which)\b"
    r"|\byou (?:have |had |recently |also )?(?:asked|requested|sought|wrote|enquired)\b"
    r"|\b(?:refer|reference|reply|replying|response|further|respond|responding) to (?:your|the above)\b"
    r"|\byour (?:\w+ ){0,3}(?:request|enquiry)\b",
    re.I,
)
_THANKS = Pattern(r"\b(?:thank you|thanks) for (?:your|the) (?:\w+ ){0,4}(?:request|enquiry)\b", re.I)
_ANSWERS = Pattern(
    r"\b(?:we|I|the (?:[A-Z]\w+ )?(?:council|trust|authority|university|police|force|department|board|service|government|agency|commission|college|school))\b[^.?!]{0,60}"
    r"\b(?:hold|holds|held|confirm|confirms|consider|considers|enclose|attach|withhold|withholding|refus\w+|rely|relies|neither|estimates?|decided|apply|applies)\b"
    r"|\b(?:is|are|was|were|been) (?:attached|enclosed|exempt|withheld|excepted|not held|refused|as follows|below)\b"
    r"|\b(?:therefore|hence) (?:exempt|refused|withheld|unable)\b"
    r"|\bit can be found\b|\byou (?:may|can|have the right to) (?:ask|request|apply|complain|require|appeal)\b"
    r"|\bprocess(?:ed)? your request\b|\bplease (?:clarify|tell us|let us know)\b|\btoo (?:vague|wide|broad|general)\b|\bif we (?:do not|don['’]t) hear\b",
    re.I,
)
_TOLD = Pattern(
    r"\byou (?:have |had |recently |also |further )?(?:asked|requested|sought|enquired|wanted|wished)\b(?!(?: for)? (?:is|are|was|were|has|have|cannot|can|will|would|does|do|did|falls?)\b)(?! (?:that|us to|the council to) (?:we |it )?(?:review|reconsider|look)| (?:me|us) (?:to )?(?:review|for a review|for an internal)| (?:an?|for an?) (?:internal )?review)"
    r"(?P<way>[^.?!]{0,70}?\b(?:for|about|how|what|which|who|whether|when|where|why|if|to (?:know|see|be (?:told|given|sent))))?\b",
    re.I,
)
_YOURS = Pattern(
    r"\byour (?:\w+ ){0,4}(?:request|enquiry|e-?mail|letter|message)\b(?! is too)[^.?:;]{0,90}?"
    r"(?:\b(?:for|about|concerning|regarding|seeking|to see|asking(?: for| about)?)\s+|:\s+(?=[a-z“\"]))"
    r"(?P<things>(?!(?:information )?(?:under|made|which|that|received|dated|and|your|us to)\b)[^.?;]{12,600})(?:[.?]|$)",
    re.I,
)
_OURS = Pattern(
    r"\byour (?:\w+ ){0,3}(?:request|enquiry)\b|\bthis (?:reply|response|letter)\b|\bthe public interest\b"
    r"|\b(?:we|I) (?:have |had |are |am |also |do not |don['’]t |can |cannot |therefore |would )*(?:considered|consider|hold|held|confirm|apply|rely|uphold|withhold|enclose|attach|refus\w+|decided|find|accept|recognise)\b"
    r"|\b(?:is|are|was|were)(?:n['’]t| not) (?:held|recorded|collected|kept|collated)\b|\b(?:give|gives|giving) notice\b|\b(?:has|have) considered\b"
    r"|\b(?:is|are|was|were|being|been) (?:therefore |also |being )?(?:exempt|excepted|withheld|refused)\b|\bunder section \d+\(|\bwould itself\b"
    r"|\byou (?:may|can|have (?:the|a) right to|are entitled to) (?:also )?(?:ask|request|apply|complain|appeal|require|write)\b"
    r"|\bif you (?:can|could|would like|wish|want|are|have|need|disagree|limit\w*|restrict\w*|narrow\w*)\b|\bplease (?:do this|clarify|write to|also tell us|tell us|let us know)\b",
    re.I,
)
_REVIEW = re.compile(r"\b(?:internal )?review\b|\breconsider", re.I)
_BAD = re.compile(r"^(?:the )?(?:freedom of information|environmental|information (?:under|which)|FOI)\b", re.I)
_HEAD = 8  # pieces with words in which a reply says what it was asked


def replies(text: str) -> bool:
    """Whether an authority speaks to an applicant: it thanks for the request, or says what it holds, gives or refuses."""
    return _THANKS.search(text) is not None or (_SPEAKS.search(text) is not None and _ANSWERS.search(text) is not None)


def is_answered_below(parts: Sequence[Piece], zone: Zone) -> bool:
    """Whether the heading of an answer closes the request, so that all above it is the applicant's."""
    return zone.end < len(parts) and parts[zone.end].role is Role.ANSWER


def heard(text: str, parts: Sequence[Piece], zone: Zone, found: tuple[Question, ...]) -> tuple[Question, ...]:
    """Of what seems to be asked in a reply what the applicant asked; else what the reply says that it was asked."""
    first = tuple(takewhile(lambda question: not _is_authority(question.text), found))
    own = (*first, *(question for question in found[len(first) :] if queries(question.text)))
    told = tuple(dict.fromkeys(_told(text, parts[zone.first : zone.end])))
    if not (own or told):  # below a covering message
        told = tuple(dict.fromkeys(_told(text, parts)))
    starts = [question.span.start for question in own if question.span]
    is_asked = bool(own) and all(queries(question.text) for question in own)
    if not told or is_asked or (own and len(own) == len(found) and starts[0] <= told[-1].end):
        return tuple(_alone(text, question, told, place) for place, question in enumerate(own, 1))
    return tuple(Question(str(place), span.of(text), span) for place, span in enumerate(told, 1))


def _alone(text: str, question: Question, told: tuple[Span, ...], place: int) -> Question:
    """A question without the answer that goes on in its paragraph: "You asked for X. We hold it."."""
    span = next((one for one in told if question.span and one.start == question.span.start), question.span)
    if span and question.span and _OURS.search(text[span.end : question.span.end]):
        return Question(str(place), span.of(text), span)
    return replace(question, number=str(place))


def _is_authority(words: str) -> bool:
    if _TOLD.match(words):
        return _REVIEW.search(words) is not None
    return _OURS.search(words) is not None or answers(words)


def _told(text: str, parts: Sequence[Piece]) -> Iterator[Span]:
    said = [part for part in parts if part.has_words and part.role in (Role.WORDS, Role.REQUEST)]
    for part in said[:_HEAD]:
        if part.role is Role.REQUEST:
            yield part.words
            continue
        for span in sentences(text, part.words):
            words = span.of(text)
            if _REVIEW.search(words):
                continue
            if (told := _TOLD.search(words)) and not (told.start() and _OURS.search(words)):
                yield Span(span.start if told.start() < 3 else span.start + told.start(), span.end)
            elif (yours := _YOURS.search(words)) and not _BAD.match(yours["things"]):
                wanted = Span(span.start + yours.start("things"), span.start + yours.end("things"))
                yield from [wanted] if "," in yours["things"] else things(text, wanted)
            elif queries(words) and not answers(words):
                yield span


_ON_ONE_LINE = re.compile(r"(?P<asked>[^:?\n]{3,200}(?::|\?)|[^–—\n]{3,120}?\s[–—])\s+(?P<said>\S[\s\S]*)")
_SAID = Pattern(
    r"^[“\"]?(?:[£$]?\d|none\b|nil\b|yes\b|no\b|n/?a\b|(?:copy|copies|list|see|please see|attached|enclosed|withheld|exempt|refused|not held|held)\b)"
    r"|\b(?:attached|enclosed|withheld|exempt|excepted|not held)\b",
    re.I,
)


def parted(text: str, found: tuple[Question, ...]) -> tuple[Question, ...]:
    """Questions of a reply without the answers that stand on their own lines: "2. Visits: 41", "3. Why? It rained."."""
    cut = [_cut(text, question) for question in found]
    is_cut = [
        span != question.span or (span is not None and text[span.end : span.end + 2].lstrip().startswith(":"))
        for span, question in zip(cut, found, strict=True)
    ]
    if len(found) < 2 or sum(is_cut) * 2 <= len(found):
        return found
    return tuple(
        replace(question, text=span.of(text), span=span) if span else question
        for question, span in zip(found, cut, strict=True)
    )


def _cut(text: str, question: Question) -> Span | None:
    span = question.span
    match = _ON_ONE_LINE.match(text, span.start, span.end) if span else None
    if not span or not match:
        return span
    said, is_query = match["said"], match["asked"].endswith("?")
    is_told = is_query and states(said) and not asks(said) and not follows(said)
    if not (is_told or _SAID.search(said) or answers(said)) or (queries(said) and not _SAID.match(said)):
        return span
    return Span(span.start, match.end("asked") - (0 if is_query else 1))
