"""What a sentence does in a request: ask, introduce, say how to answer, or answer."""

from __future__ import annotations

import re

from answerable.letters.splitting.asking_cues import (
    ANSWER,
    ASIDE,
    ASK,
    BACK,
    CHATTER,
    COUNT,
    FIELDS,
    FOLLOW,
    FORMAT,
    INNER,
    LEADING,
    NAME,
    NOTICE,
    PERSON,
    PHRASE,
    REMARK,
    REPLY,
    SETTING,
    STATE,
    TAIL,
    TELLER,
    TITLE,
    TREATED,
    WHAT,
)

_SENTENCES = re.compile(r"(?<=[.?!])\s+|\n+")
_CALLED = re.compile(
    r"\b(?:freedom of information|FOIA?|FOISA|EIRs?|environmental information|subject access|information request)\b",
    re.I,
)
_HEAD = 500  # characters from which a sentence is judged
_TITLE = 12  # words of a heading, at most
_TREATED = 20  # words of a sentence that only says under what law to read a request, at most
_FULL = 12  # words of a stem that names its own object, at least
_CLOSE = " \"”'’)_*"


def asks(sentence: str) -> bool:
    """Whether a sentence asks for information, in a question, an order or a wish."""
    if queries(sentence):
        return True
    head = sentence[:_HEAD].strip()
    setting = SETTING.match(head)
    return bool(
        ASK.match(head) or (setting and ASK.match(head[setting.end() :])) or COUNT.match(head) or INNER.search(head)
    )


def asks_anything(text: str) -> bool:
    """Whether any sentence of a text asks for information, or the text calls itself a request under one of the Acts."""
    return bool(_CALLED.search(text)) or any(asks(sentence) for sentence in _SENTENCES.split(text))


def queries(sentence: str) -> bool:
    """Whether words end in a question mark."""
    return sentence.rstrip(_CLOSE).endswith("?")


def leads(sentence: str) -> bool:
    """Whether a sentence only leads to questions: "Please answer the following."."""
    return bool(LEADING.search(sentence[:_HEAD]))


def asks_what(words: str) -> bool:
    """Whether words begin as a question does: "How many …"."""
    return bool(WHAT.match(words[:_HEAD]))


def names(sentence: str) -> bool:
    """Whether words name a thing that could be wanted: "The number of …", "Copies of …"."""
    return bool(NAME.match(sentence[:_HEAD]))


def is_phrase(words: str) -> bool:
    """Whether words are a thing described and no statement: "The survey of 2021, and what came of it."."""
    return bool(PHRASE.match(words[:_HEAD].rstrip()))


def wants(words: str) -> float:
    """How far words ask: 1 for a question or order, less for a thing named, 0 for a statement."""
    if asks(words):
        return 1.0
    if states(words) or answers(words):
        return 0.0
    return 0.8 if names(words) or is_phrase(words) else 0.4


def states(words: str) -> bool:
    """Whether words have a verb of their own, and so say something: "The number is 214."."""
    return bool(STATE.match(words[:_HEAD]))


def is_title(words: str) -> bool:
    """Whether words are the heading of a section: "Section 2: Staff"."""
    return bool(TITLE.match(words[:_HEAD])) and len(words.split()) <= _TITLE and not queries(words)


def is_chatter(sentence: str) -> bool:
    """Whether a sentence of a request asks for nothing: greetings, law, format, definitions, offers."""
    head = sentence[:_HEAD]
    is_treated = bool(TREATED.search(head)) and len(sentence.split()) <= _TREATED
    return is_treated or (bool(CHATTER.match(head)) and (not queries(sentence) or bool(ASIDE.search(head))))


def is_personal(sentence: str) -> bool:
    """Whether the applicant speaks of himself or herself: "I have no objection to …"."""
    return bool(PERSON.search(sentence[:_HEAD]))


def is_story(sentence: str) -> bool:
    """Whether a sentence tells what the applicant does or has seen, and asks nothing."""
    return bool(TELLER.match(sentence[:_HEAD])) and not asks(sentence)


def is_format(sentence: str) -> bool:
    """Whether a sentence only says in what form the answer is wanted."""
    return bool(FORMAT.match(sentence[:_HEAD]))


def is_remark(sentence: str) -> bool:
    """Whether a sentence only thanks, closes or says where to reply."""
    return bool(REMARK.match(sentence[:_HEAD]) or REPLY.match(sentence[:_HEAD]))


def answers(sentence: str) -> bool:
    """Whether a sentence speaks for the authority or is a bare answer: a figure, "None", "No"."""
    return bool(ANSWER.match(sentence[:_HEAD])) and not queries(sentence) and not names(sentence)


def follows(sentence: str) -> bool:
    """Whether a sentence only carries on the question before it: "If so, …", "Please list them by …"."""
    head = sentence[:_HEAD]
    return bool(BACK.match(head) or FOLLOW.match(head))


def looks_back(sentence: str) -> bool:
    """Whether a sentence rests on the question before it, even in a paragraph of its own: "Of those, …"."""
    return bool(BACK.match(sentence[:_HEAD]))


def is_notice(sentence: str) -> bool:
    """Whether a heading that asks belongs to the authority: "What if I am unhappy?"."""
    return bool(NOTICE.search(sentence[:_HEAD]))


def introduces(words: str) -> bool:
    """Whether words end by leading to what comes next: a colon, comma or dash."""
    return words.rstrip(" \"”'’").endswith((":", ",", ";", "-", "–", "—"))


def wants_parts(words: str) -> bool:
    """Whether a stem asks for one thing and goes on to its parts: "… a list of all, with:"."""
    return bool(FIELDS.search(words[-80:]))


def wants_fields(words: str) -> bool:
    """The same, or a stem so full that its last word only carries it on: "… from 2018 to 2020, above all on:"."""
    is_full = len(words.split(maxsplit=_FULL)) >= _FULL
    return wants_parts(words) or bool(is_full and TAIL.search(words[-40:]))
