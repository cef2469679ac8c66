"""The outcome and the provisions of an entry: as its publisher says in a word, else as the words of the answer decide."""

from __future__ import annotations

import re
from functools import lru_cache

from answerable.casefile import Outcome
from answerable.law import find, parse
from answerable.letters import decided

WAITING, DROPPED = "not answered yet", "withdrawn or lapsed: nothing was answered"
Said = Outcome | str | None
_VALUES = {one.value: one for one in Outcome if one is not Outcome.OPEN}
_STATES = {  # of requests on request sites
    "successful": Outcome.RELEASED,
    "partially_successful": Outcome.PART_RELEASED,
    "rejected": Outcome.WITHHELD,
    "not_held": Outcome.NOT_HELD,
    "vexatious": Outcome.VEXATIOUS_OR_REPEATED,
    "waiting_clarification": Outcome.CLARIFICATION,
    "not_foi": Outcome.OUTSIDE,
    "waiting_response": WAITING,
    "waiting_response_overdue": WAITING,
    "waiting_response_very_overdue": WAITING,
    "user_withdrawn": DROPPED,
}
_NONE = re.compile(
    r"\b(?:no|without|nil)\b(?: \w+){0,2} (?:exemptions?|exceptions?|redactions?)\b(?: (?:appl\w+|used|cited|engaged))?"
)
# The first that fits; what it is called in full stands before what a single word of it could be.
_WORDS: tuple[tuple[Said, re.Pattern[str]], ...] = tuple(
    (outcome, re.compile(pattern))
    for outcome, pattern in (
        (WAITING, r"^(?:open|new|in progress|pending|ongoing|outstanding|received|acknowledged|live|overdue|on hold)\b|\b(?:awaiting|not yet (?:answered|sent|due)|under (?:consideration|review)|being processed)\b|^waiting"),
        (DROPPED, r"\b(?:withdrawn|withdrew|lapsed|cancell?ed|timed out|no (?:clarification|response from)|clarification not received|abandoned)\b"),
        (Outcome.NEITHER, r"\bncnd\b|\bneither\b|\bconfirm (?:n?or|or) deny"),
        (Outcome.FUTURE_PUBLICATION, r"\bfuture publication\b|\b(?:intended|due) for (?:future )?publication|\bto be published\b|^(?:s|section) ?22\b"),
        (Outcome.ALREADY_ACCESSIBLE, r"\b(?:already|publicly|reasonably|otherwise) (?:available|accessible|published|in the public domain)|\bavailable (?:elsewhere|online|on ?line|on (?:the|our) (?:web|site))|\baccessible\b|\bsignpost|\bin the public domain\b|^(?:s|section) ?21\b"),
        (Outcome.PART_RELEASED, r"\bpart(?:ial(?:ly)?|ly)?\b|\bin part\b|\bsome (?:information|info|data)\b|\bredact"),
        (Outcome.OVER_LIMIT, r"\bcosts?\b|\b(?:over|exceed\w*|above)\b.*\b(?:limit|time|hours?)\b|\bappropriate limit\b|\b18 hours\b|\btime limit\b|\bfees limit\b|^(?:s|section) ?12\b"),
        (Outcome.VEXATIOUS_OR_REPEATED, r"\bvexatious\b|\brepeat(?:ed)?\b|^(?:s|section) ?14\b"),
        (Outcome.NOT_HELD, r"\bnot (?:\w+ )?held\b|\bno (?:\w+ )?(?:information|info|data|records?|documents?)(?: is| are| was)?(?: held)?$|\bnone held\b|\bnil (?:return|response)\b|\b(?:do|does) not hold\b|\bdon t hold\b|\bunheld\b|\bno information held\b|\bdoes not exist\b"),
        (Outcome.CLARIFICATION, r"\bclarif"),
        (Outcome.TRANSFERRED, r"\btransfer\w*\b|\bredirect\w*|\breferred\b|\bother (?:authority|council|body)\b|\banother (?:authority|council|body)\b"),
        (Outcome.OUTSIDE, r"\bnot (?:a |an )?(?:valid |foi |eir )*(?:foi|request)\b|\bbusiness as usual\b|\boutside\b|\binvalid\b|^bau$"),
        (Outcome.WITHHELD, r"\brefus\w*|\bwithh?eld\b|\bwithhold\w*|\bexempt\w*\b(?! (?:was |were )?not)|\breject\w*|\bnot (?:disclosed|released|provided|supplied|granted)\b|\bdeclin\w*|\bnon ?disclos\w*|\bunsuccessful\b|\bdenied\b|^no$"),
        (Outcome.RELEASED, r"\bfull(?:y)?\b|\bdisclos\w*|\breleas\w*|\bgrant\w*|\bsuppl(?:y|ied)\b|\bprovided\b|\bsuccessful\b|\bgiven\b|^(?:all|yes|complete disclosure|information sent)$|\banswered in full\b|\binformation (?:held and )?sent\b"),
    )
)  # fmt: skip
_SHORT = 40  # characters of an answer that may be nothing but a word for its outcome
_OWN_ID = re.compile(r"\b(?:foia|foisa|eir|eisr|dpa)\.(?:s|reg)\d+[A-Z]*(?:\.\w+)*")
_BARE_EIR = re.compile(r"^\W*12 ?\([345]\)")
_BARE = re.compile(r"\s*[1-9]\d[A-Z]?(?:\([0-9a-z]\))*(?:(?:\s*[,;&/]\s*|\s+and\s+)[1-9]\d[A-Z]?(?:\([0-9a-z]\))*)*\s*")
_SCOTS = re.compile(r"\bscot(?:land|tish)\b|FOISA|EI\(S\)R", re.I)
REFUSING = frozenset(
    (Outcome.WITHHELD, Outcome.PART_RELEASED, Outcome.NEITHER, Outcome.OVER_LIMIT, Outcome.VEXATIOUS_OR_REPEATED,
     Outcome.ALREADY_ACCESSIBLE, Outcome.FUTURE_PUBLICATION)
)  # fmt: skip


@lru_cache(maxsize=4096)
def said_outcome(words: str) -> Said:
    """What a publisher's word for an outcome means: an outcome, WAITING, DROPPED; None where it tells none ("Closed")."""
    given = words.strip()
    if given.lower() in _VALUES:
        return _VALUES[given.lower()]
    if given.lower() in _STATES:
        return _STATES[given.lower()]
    plain = re.sub(r"[\W_]+", " ", given.lower()).strip()
    bare = _NONE.sub(" released ", plain)
    found = next((outcome for outcome, pattern in _WORDS if pattern.search(bare)), None)
    if found is Outcome.WITHHELD:
        return by_ground(given)
    return found if found is not None or not given or len(given) > 120 else _of_ground(given)


def is_only_outcome(answer: str) -> bool:
    """Whether an answer is nothing but a word for its outcome: "Refused in full"; yes and no answer themselves."""
    return (
        len(answer) < _SHORT
        and answer.lower().strip(" .") not in ("yes", "no", "all")
        and said_outcome(answer) is not None
    )


def by_ground(words: str) -> Outcome:
    """What a refusal is by the provision that is named for it: for its cost, because it is published, to be published …"""
    found = _of_ground(words)
    return (
        found
        if isinstance(found, Outcome) and found not in (Outcome.RELEASED, Outcome.PART_RELEASED)
        else Outcome.WITHHELD
    )


def _of_ground(words: str) -> Said:
    """The outcome of a cell that holds nothing but the provision that was relied on."""
    places = [place for place in provisions_in(words) if "." in place]
    if not places:
        return None
    found = decided(
        f"We refuse this under {' and '.join(parse(place).words for place in places)}.", act=places[0].partition(".")[0]
    )
    return found.outcome if found else None


@lru_cache(maxsize=4096)
def provisions_in(words: str, *, is_bare: bool = False) -> tuple[str, ...]:
    """The provisions that a cell names, whatever their form, each once. is_bare: numbers alone are sections ("31, 40(2)")."""
    own = _OWN_ID.findall(words)
    act = "eir" if _BARE_EIR.match(words) or (re.search(r"\bEIR|regulation", words) and not re.search(r"\bs(?:ection)?\.? ?\d", words)) else _act(words)  # fmt: skip
    named = f"section {words}" if is_bare and _BARE.fullmatch(words) else words
    return tuple(dict.fromkeys((*own, *(one.provision.id for one in find(named, act=act)))))


def _act(words: str) -> str:
    return "foisa" if _SCOTS.search(words) else "foia"


def outcome_of(answer: str, *, asked: str, said: Outcome | None, grounds: tuple[str, ...]) -> tuple[Outcome | None, tuple[str, ...]]:  # fmt: skip
    """The outcome and the provisions of an answer. What its publisher says of it goes before what its words seem to say."""
    if said is not None and (grounds or said not in REFUSING or not answer):
        return said, grounds
    found = decided(answer, asked=asked, act=_act(answer)) if answer else None
    if found is None:
        return (said or (Outcome.RELEASED if answer else None)), grounds
    return said or found.outcome, grounds or tuple(dict.fromkeys(one.provision.id for one in found.provisions))
