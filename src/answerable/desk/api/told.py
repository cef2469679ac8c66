"""What the API answers of requests: each part with what it means. Keys stay the same; words may be said better one day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from answerable.casefile import LetterKind, Outcome, Regime, Stage
from answerable.desk.cases.queries.record import OneClock


class Told(BaseModel):
    """What is answered, read from a value of a query."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


def means(words: str, example: object = None) -> Any:
    """A part with what it means."""
    return Field(description=words, examples=[] if example is None else [example])


class Request(Told):
    """A request in a list, and as it stands after an act."""

    reference: str = means("Its reference, which letters carry.", "FOI-2026-0001")
    subject: str = means("What it is about.", "WhatsApp")
    stage: Stage = means("Where it is in the flow.", "answering")
    regime: Regime = means("The law that it is handled under.", "foia")
    received_on: date = means("The day that it reached the authority.", "2026-11-19")
    due_on: date | None = means("The last day of the clock that runs now; null once nothing runs.", "2026-12-17")
    is_late: bool = means("True once that day has passed.")
    waits_for: str = means("Who it waits for: “” is us, else applicant, colleague or commissioner.")
    questions: int = means("How many questions it asks.", 3)
    answered: int = means("How many of them have a finished answer.", 1)
    next_step: str = means("What happens next and who must do it, in words.")
    owner: str = means("The officer whose it is; empty where nobody has it.", "Olwen Farr")
    team: str = means("The team that it is counted with.")
    is_round_robin: bool = means("True where it was likely sent to many authorities.")


class Requests(Told):
    """One page of requests."""

    rows: tuple[Request, ...] = means("The requests of this page.")
    next: str = means("Give this as “after” for the next page; empty on the last.")


class RequestWhole(Told):
    """One request whole, without its questions."""

    request: Request = means("What a list says of it.")
    channel: str = means("How it came: email, web, upload, paper, import or api.", "email")
    text: str = means("The request as it was written.")
    applicant_name: str = means("Who asked.")
    applicant_email: str = means("Their address for mail.")
    applicant_address: str = means("Their postal address.")
    asked_on: date | None = means("The day that the letter bears, where it bears one.")
    outcome: str = means("What became of the whole: granted, part, withheld, not-held, procedural, other; or empty.")
    notices: tuple[str, ...] = means("What an officer should notice.")
    acknowledged_at: datetime | None = means("When it was acknowledged, UTC.")
    sent_at: datetime | None = means("When the answer went, UTC.")
    closed_at: datetime | None = means("When it was closed, UTC.")
    created_at: datetime = means("When it was logged, UTC.")
    acts: tuple[str, ...] = means("What the owner of the key may do with it now.", ["answer", "split"])


class Question(Told):
    """One question with its answer as it was saved."""

    position: int = means("Its place, from 1; addresses name it by this.", 1)
    number: str = means("Its number as the letter has it.", "1a")
    text: str = means("What is asked.")
    lead: str = means("Words before it that hold for it.")
    regime: Regime = means("The law that it is under.")
    is_own_data: bool = means("True where it asks for the applicant's own data.")
    outcome: Outcome = means("What is decided.")
    is_finished: bool = means("True once the answer is called finished.")
    answer: dict[str, Any] | None = means("The answer, in the fields in which answers are given; null while there is none.")  # fmt: skip
    answered_by: str = means("Who answered it last.")
    answered_at: datetime | None = means("When, UTC.")
    has_proposal: bool = means("True where a draft stands ready.")
    version: int = means("Give this back when you change it.", 1)
    due_on: date | None = means("Its own last day; null where it is the request's.")
    waits_since: date | None = means("Since when it waits for the applicant to make it clear; null where it does not.")


class Basis(Told):
    """What a sentence rests on."""

    kind: str = means("register, position, earlier, document or law.")
    ref: str = means("Its identifier.", "POS-IT-01")
    words: str = means("The words relied on.")
    as_at: date | None = means("Of which day.")
    version: str = means("Of which version.")


class Earlier(Told):
    """An answer that was given before to a question like it."""

    ref: str = means("Which answer.", "FOI-2025-0310/2")
    question: str = means("What was asked then.")
    words: str = means("What was said then.")
    on: date | None = means("When.")
    changed_since: bool = means("True where the register has changed since.")
    publisher: str = means("Whose answer it is; empty where it is ours. Another’s is for comparison alone.")
    outcome: str = means("What was decided.")
    is_same: bool = means("True where it answers the same question.")
    why: str = means("Why it is shown.")


class Evidence(Told):
    """What the desk found for a question, and the draft that it made of it."""

    words: str = means("What the register or position says.")
    source: str = means("Which register.")
    as_at: date | None = means("Of which day.")
    basis: tuple[Basis, ...] = means("What the draft rests on.")
    earlier: tuple[Earlier, ...] = means("Earlier answers, the most alike first.")
    reasons: tuple[str, ...] = means("Why this was found.")
    cautions: tuple[str, ...] = means("What to be careful with.")
    of_draft: tuple[str, ...] = means("What to look at before a draft that is an earlier answer is used.")
    ask: str = means("Whom to ask where nothing was found.")
    draft: dict[str, Any] | None = means("The draft, in the fields in which answers are given.")
    proposed_on: date | None = means("When it was looked up.")


class AnswerVersion(Told):
    """An answer as it stood."""

    version: int = means("Which version.")
    by: str = means("Who gave it.")
    at: datetime = means("When, UTC.")
    outcome: str = means("What was decided, in words.")
    text: str = means("What it said.")


class Paragraph(Told):
    """A paragraph of the letter."""

    key: str = means("Its name; an edit gives it back.")
    was: str = means("The digest of the words that the desk wrote; an edit gives it back.")
    stands: str = means("The digest of the words that stand there now; an edit gives it back.")
    typed: str = means("Its words.")
    questions: tuple[str, ...] = means("The questions that it answers.")
    is_own: bool = means("True where an officer wrote it.")
    is_fixed: bool = means("True where it cannot be edited.")


class Finding(Told):
    """What the checks say of the letter."""

    rule: str = means("The rule.", "RN03")
    label: str = means("How grave and how sure: breach, likely breach, departure, look here, note.", "breach")
    says: str = means("What is wrong.")
    authority: str = means("The law or guidance.")
    questions: tuple[str, ...] = means("The questions that it is about.")
    stops: bool = means("True where the letter cannot go on with it.")


class Stop(Told):
    """What keeps the letter from going on."""

    what: str = means("What it is.")
    do: str = means("What to do about it.")
    rule: str = means("The rule, where it is a finding.")
    question: str = means("The question, where it is about one.")


class Waiver(Told):
    """A finding that an officer keeps the letter despite."""

    key: int = means("Its key.")
    rule: str = means("The rule.")
    reason: str = means("Why.")
    by: str = means("Who says so.")


class File(Told):
    """A stored file; its bytes are at …/files/{key}."""

    key: int = means("Its key.")
    name: str = means("The name that it came with.")
    media: str = means("The kind that it came as.")
    size: int = means("Its bytes.")
    sha256: str = means("Their digest.")


class Hiding(Told):
    """One thing that a file holds and its reader does not see."""

    key: str = means("Its key; letting it through names it.")
    kind: str = means("What it is.", "hidden sheet")
    where: str = means("Where it is.", "the sheet “Staff”")
    what: str = means("What is known of it.")
    do: str = means("How to take it out.")
    stops: bool = means("True where it keeps the file from leaving unless it is let through.")
    stands: bool = means("True while it does.")


class Attached(File):
    """A file that goes with the letter."""

    is_waiting: bool = means("True while it is being looked through for hidden data.")
    hides: tuple[Hiding, ...] = means("What it holds that its reader does not see.")


class Clash(Told):
    """An answer of the letter beside one that was sent before, where the two differ."""

    key: str = means("What an approval gives back once both were read.")
    number: str = means("Which question.")
    ref: str = means("Which earlier answer.", "FOI-2025-0310/2")
    on: date | None = means("Its day.")
    before: str = means("What was said then.")
    now: str = means("What is to be said now.")
    why: str = means("Where they clash, or what explains it.")
    is_warning: bool = means("True where nothing explains it: the letter is not approved before both were read.")


class Letter(Told):
    """The letter at work: the answer, or the outcome of a review."""

    kind: LetterKind = means("Which letter.")
    state: str = means("draft, submitted or approved.")
    digest: str = means("Of all that is approved; an approval gives it back. Empty where it cannot be written yet.")
    text: str = means("The letter as it would be sent today.")
    paragraphs: tuple[Paragraph, ...] = means("The same, piece by piece.")
    findings: tuple[Finding, ...] = means("What the checks say.")
    stops: tuple[Stop, ...] = means("What keeps it from going on.")
    waivers: tuple[Waiver, ...] = means("Findings that are kept.")
    attachments: tuple[Attached, ...] = means("What goes with it.")
    clashes: tuple[Clash, ...] = means("What we said before, and this letter says otherwise.")
    names_officers: bool = means("True where names of officers go out with it.")
    submitted_by: str = means("Who sent it for approval.")
    approved_by: str = means("Who approved it.")
    approved_at: datetime | None = means("When, UTC.")
    returned_reason: str = means("Why it was sent back, where it was.")


class Step(Told):
    """One line of the working of a clock."""

    on: date = means("The day.")
    label: str = means("What it is.")
    says: str = means("Why.")
    cite: str = means("The law.")


class ClockEvent(Told):
    """Something that moved a clock."""

    key: int = means("Its key; a correction names it.")
    name: str = means("What it was.", "clarification")
    on: date = means("When.")
    until_on: date | None = means("Until when, where it has an end.")
    note: str = means("What was noted.")
    is_void: bool = means("True where it was corrected.")
    questions: tuple[str, ...] = means("The questions that it is about; empty where it is about all.", ["3"])


class OtherClock(Told):
    """A clock that some questions have of their own."""

    questions: tuple[str, ...] = means("The questions that it is for.", ["3"])
    clock: str = means("Which clock.", "foia.response")
    due_on: date | None = means("The last day; null while it waits for the applicant.")
    waits_since: date | None = means("Since when it waits for the applicant.")
    steps: tuple[Step, ...] = means("The working.")

    @classmethod
    def of(cls, other: OneClock) -> OtherClock:
        """As the page of the clock has it."""
        values, waiting = other.values, other.values["waiting"]
        steps = tuple(Step.model_validate(step) for step in other.steps)
        due_on, since = (None, waiting["since_on"]) if waiting else (values["due_on"], None)
        return cls(questions=other.questions, clock=values["clock"], due_on=due_on, waits_since=since, steps=steps)


class Clock(Told):
    """The clock that runs now, day by day."""

    due_on: date | None = means("The last day.")
    clock: str = means("Which clock.", "foia.response")
    questions: tuple[str, ...] = means("The questions that it is for; empty where it is for all.")
    steps: tuple[Step, ...] = means("The working.")
    beside: tuple[OtherClock, ...] = means("The clocks of questions that have another: of another law, or asked about.")
    events: tuple[ClockEvent, ...] = means("What moved it.")


class Item(Told):
    """One thing that came or went."""

    key: int = means("Its key.")
    is_incoming: bool = means("True where it came to us.")
    kind: str = means("request, reply, note, telephone, material, a kind of letter …")
    at: datetime = means("When, UTC.")
    title: str = means("Its title.")
    text: str = means("Its words.")
    sender: str = means("Of mail that came in: whose address it came from.")
    by: str = means("Who on the staff wrote it or kept it.")
    files: tuple[File, ...] = means("What came with it.")
    state: str = means("For what we sent: whether it went.")


class SentBack(Told):
    """What a colleague sent back."""

    at: datetime = means("When, UTC.")
    text: str = means("Their words.")
    files: tuple[int, ...] = means("The keys of their files.")


class Allocation(Told):
    """A question that was given to a colleague."""

    key: int = means("Its key.")
    reference: str = means("The request.")
    number: str = means("The number of the question.")
    question: str = means("What is asked.")
    name: str = means("Whom it was given to.")
    email: str = means("Their address for mail.")
    state: str = means("asked, answered, passed-on or withdrawn.")
    asked_at: datetime = means("When they were asked, UTC.")
    due_on: date = means("When their answer is due.")
    chased: int = means("How often they were reminded.")
    passed_to: str = means("Who has it, where they said so.")
    sent: tuple[SentBack, ...] = means("What they sent back.")


class Task(Told):
    """Something that a person must look at."""

    key: int = means("Its key.")
    kind: str = means("What kind of thing.")
    words: str = means("What to look at.")
    reference: str = means("The request that it is about; empty where it belongs to none.")
    at: datetime = means("Since when, UTC.")


class Review(Told):
    """An internal review."""

    key: int = means("Its key.")
    asked_on: date = means("When it was asked for.")
    reasons: str = means("What they say is wrong.")
    reviewer: str = means("Who looks at it afresh.")
    note: str = means("Why a late one was taken on.")
    outcome: str = means("upheld, part, overturned or withdrawn; empty while it runs.")
    conclusions: str = means("What was found.")
    completed_on: date | None = means("When it ended.")


class Complaint(Told):
    """A complaint to the Commissioner."""

    key: int = means("Its key.")
    commissioner: str = means("ico or sic.")
    their_reference: str = means("Their reference.")
    opened_on: date = means("When they wrote.")
    reply_due_on: date | None = means("When our reply is due.")
    replied_on: date | None = means("When we replied.")
    decided_on: date | None = means("When they decided.")
    result: str = means("What they decided.")
    note: str = means("What it is about.")


class Entry(Told):
    """One act, as the ledger has it: identifiers and digests."""

    at: datetime = means("When, UTC.")
    kind: str = means("What was done.", "answered")
    by: str = means("Who did it: person:12, desk, applicant or link:34.")
    subject: str = means("What it was done to.", "question:1")
    digest: str = means("The SHA-256 of it.")
    data: dict[str, Any] = means("What else is recorded.")
