"""The nouns: a Request, its Questions, the Answers to them, and the CaseFile that holds them.

Values only. Nothing here reads a file, looks at a clock or decides what the law is. Words are the
statute's where it has one (GLOSSARY.md).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from answerable.errors import BadCaseFile, WrongStage
from answerable.law import Provision
from answerable.typed_values import plain, typed


class Regime(StrEnum):
    """The law an item is handled under."""

    FOIA = "foia"
    EIR = "eir"
    FOISA = "foisa"
    EISR = "eisr"
    DPA = "dpa"


class Outcome(StrEnum):
    """What is decided on one Question. The values are those of the published labels for letters."""

    RELEASED = "disclosed"
    PART_RELEASED = "partly_disclosed"
    NOT_HELD = "not_held"
    WITHHELD = "refused"
    NEITHER = "ncnd"
    ALREADY_ACCESSIBLE = "already_accessible"
    FUTURE_PUBLICATION = "future_publication"
    OVER_LIMIT = "cost_limit"
    VEXATIOUS_OR_REPEATED = "vexatious_or_repeated"
    CLARIFICATION = "clarification"
    TRANSFERRED = "referred_elsewhere"
    OUTSIDE = "not_a_foi_question"
    OPEN = "open"  # nothing answers it yet; never sent


class Held(StrEnum):
    """Whether the information is Held (FOIA s.3(2)), as said to the Applicant."""

    YES = "yes"
    NO = "no"
    NEITHER = "ncnd"
    UNSTATED = "unstated"


class Likelihood(StrEnum):
    """The statute's two degrees of likelihood; one must be chosen."""

    WOULD = "would"
    WOULD_BE_LIKELY = "would be likely to"


class LetterKind(StrEnum):
    """Every letter that an officer sends."""

    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    FEES_NOTICE = "fees-notice"
    EXTENSION = "extension"
    TRANSFER = "transfer"
    RESPONSE = "response"
    REVIEW_OUTCOME = "review-outcome"


class Stage(StrEnum):
    """Where a case is in the flow."""

    NEW = "new"
    ANSWERING = "answering"
    CLARIFYING = "clarifying"  # waiting for the Applicant (FOIA s.1(3))
    FEE = "fee"  # waiting for a fee to be paid (FOIA s.9)
    APPROVAL = "approval"
    APPROVED = "approved"
    SENT = "sent"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # not clarified or not paid in time
    REVIEW = "review"
    REVIEW_APPROVAL = "review-approval"
    REVIEW_APPROVED = "review-approved"
    REVIEWED = "reviewed"
    COMPLAINT = "complaint"  # with the Commissioner (FOIA s.50)
    DECIDED = "decided"  # the Commissioner's complaint has ended

    @property
    def is_open(self) -> bool:
        """True while the authority, or the Applicant, has something to do before it is answered."""
        return self in OPEN_STAGES


_BEFORE_SENT = (Stage.NEW, Stage.ANSWERING, Stage.CLARIFYING, Stage.FEE, Stage.APPROVAL, Stage.APPROVED)
_IN_REVIEW = (Stage.REVIEW, Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED)
OPEN_STAGES = frozenset((*_BEFORE_SENT, *_IN_REVIEW, Stage.COMPLAINT))

# The stages and the allowed moves between them: act, from where, to where. None leads back from SENT to drafting.
MOVES: dict[str, tuple[tuple[Stage, ...], Stage]] = {
    "start": ((Stage.NEW,), Stage.ANSWERING),
    "clarify": ((Stage.NEW, Stage.ANSWERING), Stage.CLARIFYING),
    "clarified": ((Stage.CLARIFYING,), Stage.ANSWERING),
    "charge": ((Stage.NEW, Stage.ANSWERING), Stage.FEE),
    "paid": ((Stage.FEE,), Stage.ANSWERING),
    "lapse": ((Stage.CLARIFYING, Stage.FEE), Stage.LAPSED),
    "transfer": ((Stage.NEW, Stage.ANSWERING), Stage.TRANSFERRED),
    "withdraw": (_BEFORE_SENT, Stage.WITHDRAWN),
    "submit": ((Stage.ANSWERING,), Stage.APPROVAL),
    "return": ((Stage.APPROVAL,), Stage.ANSWERING),
    "approve": ((Stage.APPROVAL,), Stage.APPROVED),
    "change": ((Stage.APPROVAL, Stage.APPROVED), Stage.ANSWERING),
    "send": ((Stage.APPROVED,), Stage.SENT),
    "ask-review": ((Stage.SENT, Stage.TRANSFERRED, Stage.LAPSED), Stage.REVIEW),
    "submit-review": ((Stage.REVIEW,), Stage.REVIEW_APPROVAL),
    "return-review": ((Stage.REVIEW_APPROVAL,), Stage.REVIEW),
    "approve-review": ((Stage.REVIEW_APPROVAL,), Stage.REVIEW_APPROVED),
    "change-review": ((Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED), Stage.REVIEW),
    "send-review": ((Stage.REVIEW_APPROVED,), Stage.REVIEWED),
    "withdraw-review": (_IN_REVIEW, Stage.SENT),
    "complain": ((Stage.SENT, Stage.REVIEWED, Stage.DECIDED), Stage.COMPLAINT),
    "decide": ((Stage.COMPLAINT,), Stage.DECIDED),
    "reopen": ((Stage.WITHDRAWN, Stage.LAPSED, Stage.TRANSFERRED), Stage.ANSWERING),
}


def moved(stage: Stage, *, act: str) -> Stage:
    """The stage after an act. Refuses an act that this stage does not allow (WrongStage)."""
    if act not in acts_at(stage):
        raise WrongStage(act=act, stage=stage.value, allowed=", ".join(acts_at(stage)) or "none")
    return MOVES[act][1]


def acts_at(stage: Stage) -> tuple[str, ...]:
    """The acts that a stage allows, in the order of the table."""
    return tuple(act for act, (sources, _) in MOVES.items() if stage in sources)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Question:
    """One part of a Request that can be answered by itself.

    number is canonical: "1", "1a", "3ii", "2.1", "a", or "2/1" (second heading, first question).
    """

    number: str
    text: str
    span: Span | None = None
    regime: Regime | None = None  # where it differs from the request's
    queried_on: date | None = None  # when the Applicant was asked what it means (FOIA s.1(3))
    query: str = ""  # what they were asked then
    heard_on: date | None = None  # when they last wrote since, whether or not that makes it clear
    clear_on: date | None = None  # when they said what it means


@dataclass(frozen=True, slots=True)
class Applicant:
    """The person who asked. Names are kept, never weighed: a request is answered blind to who asks."""

    name: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One letter or message asking for recorded information (FOIA s.8, EIR reg.5)."""

    reference: str
    received_on: date
    regime: Regime
    questions: tuple[Question, ...]
    applicant: Applicant = Applicant()
    subject: str = ""
    text: str = ""
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a sentence rests on: a register entry, position, earlier answer, document or provision."""

    kind: str  # "register" | "position" | "earlier" | "document" | "law"
    ref: str  # "BR-2025-008", "POS-IT-01", "FOI-2025-0310/2", "s.1(1)(a)"
    words: str = ""  # the words or value relied on
    as_at: date | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class PublicInterestTest:
    """The weighing under s.2(1)(b) or s.2(2)(b), EIR reg.12(1)(b), FOISA s.2(1)(b)."""

    favouring_disclosure: tuple[str, ...]
    favouring_exemption: tuple[str, ...]
    balance: str
    about: str = "disclosing"  # or "confirming": whether information is held


@dataclass(frozen=True, slots=True)
class Ground:
    """One exemption, exception or refusal ground applied to one Answer."""

    provision: Provision
    reason: str
    likelihood: Likelihood | None = None  # prejudice tests only
    link: str = ""  # the causal link from disclosure (or from yes and from no) to the harm
    public_interest: PublicInterestTest | None = None  # qualified grounds only
    covers: str = ""  # which information it covers, where not all
    qualified_person: str = ""  # s.36: whose opinion, given when
    condition: str = ""  # s.40: which condition and why, in one piece; s.44: the enactment
    elements: tuple[tuple[str, str], ...] = ()  # what the ground must show element by element: name, words


@dataclass(frozen=True, slots=True)
class Answer:
    """What the Authority says to one or more Questions: outcome, words, grounds and what they rest on."""

    questions: tuple[str, ...]
    outcome: Outcome
    held: Held
    text: str = ""  # the information or statement itself, in plain sentences
    grounds: tuple[Ground, ...] = ()
    because: tuple[Basis, ...] = ()
    where: str = ""  # s.21: the exact address; s.22: when it will be published; transfer: the likely holder
    searches: str = ""  # who was asked and what was searched
    advice: str = ""  # s.16, reg.9: help to refine, or why there is none
    estimate: str = ""  # s.12: the estimate in words, printed from law.costs
    withheld: str = ""  # subject access: what is withheld, and under which provision, in the officer's own words
    covers_all: bool = False  # the grounds that each cover a part cover between them all that is asked for
    ask: str = ""  # OPEN: who in the authority should be asked
    score: float | None = None  # how well the evidence fits, 0 to 1, for a proposal
    reasons: tuple[str, ...] = ()  # why this was proposed, in words

    @property
    def is_in_parts(self) -> bool:
        """True where all of it is refused, by grounds that each cover a part."""
        is_whole = self.outcome in (Outcome.WITHHELD, Outcome.FUTURE_PUBLICATION)
        return is_whole and bool(self.grounds) and all(ground.covers.strip() for ground in self.grounds)


@dataclass(frozen=True, slots=True)
class HouseRule:
    """Words that an Authority asks of its own letters, or keeps out of them: good practice, never a duty in law."""

    code: str  # HR01 to HR99, kept by the rule for good: waivers name it
    says: str = ""  # what is told where it is broken
    require: tuple[str, ...] = ()  # one of these must stand there
    forbid: tuple[str, ...] = ()  # none of these may
    place: str = "anywhere"  # anywhere | closing | refusals
    instead: str = ""  # how to mend it
    why: str = ""
    since: date | None = None  # letters of an earlier day are not asked


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority's profile: who answers, and the wording of its own that letters carry."""

    name: str
    nation: str = "england"  # england | wales | scotland | northern-ireland | uk
    kind: str = "council"  # council | department | nhs | police | school | university | other
    cost_limit: int = 450  # pounds: 450, or 600 for bodies in Part I of Schedule 1 (SI 2004/3244 reg.3)
    address: tuple[str, ...] = ()
    email: str = ""
    telephone: str = ""
    website: str = ""
    signatory: str = "Information Governance Officer"
    has_review: bool = True  # False where there is no procedure for reviews, which FOIA s.17(7)(a) allows
    review_contact: str = ""
    reuse: str = ""
    data_protection_officer: str = ""  # and how to reach them
    registration: str = ""  # the number with the Information Commissioner
    privacy_notice: str = ""  # the address of the page: what goes with an answer about somebody's own data
    marketing_notice: str = ""  # shown only where names of officers are released
    accent: str = "#1d4f6e"
    house_rules: tuple[HouseRule, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Everything pure code needs to know of one Request to write and check a Letter about it."""

    authority: Authority
    request: Request
    answers: tuple[Answer, ...] = ()
    kind: LetterKind = LetterKind.RESPONSE
    issued_on: date | None = None
    due_on: date | None = None
    details: tuple[tuple[str, str], ...] = ()  # what this kind of letter needs besides: fee, holder
    attachments: tuple[str, ...] = ()
    names_officers: bool = False

    def detail(self, name: str) -> str:
        """One of the details, or an empty string."""
        return dict(self.details).get(name, "")


def to_json(case: CaseFile) -> str:
    """A case file as JSON, without the fields that have nothing in them; from_json gives it back."""
    return json.dumps(plain(case), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> CaseFile:
    """The case file that a JSON text holds. Refuses one that is not complete and exact (BadCaseFile)."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadCaseFile(fault="it is not JSON", place=f"line {error.lineno}") from error
    case: CaseFile = typed(data, CaseFile, "the case file")
    return case


def answer_values(answer: Answer) -> dict[str, object]:
    """An answer as plain values, as a case file writes it; answer_from gives it back."""
    return cast("dict[str, object]", plain(answer))


def answer_from(values: object) -> Answer:
    """The answer that plain values hold. Refuses values that are not complete and exact (BadCaseFile)."""
    answer: Answer = typed(values, Answer, "the answer")
    return answer
