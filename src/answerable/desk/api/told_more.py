"""What the API answers of all that is no request: the log, registers, returns, a search, the key itself."""

from __future__ import annotations

from datetime import date, datetime

from answerable.casefile import Outcome, Regime
from answerable.desk.api.told import Told, means


class Place(Told):
    """Where words stand in the public copy."""

    part: str = means("Which part.")
    before: str = means("What stands before them.")
    after: str = means("What stands after them.")


class PersonalFinding(Told):
    """Words of the public copy that may be personal data; publishing needs a decision about each."""

    key: str = means("Its key; a decision names it.")
    kind: str = means("What it looks like: name, email, telephone …")
    words: str = means("The words.")
    why: str = means("Why they were found.")
    places: tuple[Place, ...] = means("Where they stand.")


class PublicAnswer(Told):
    """One question as anyone would read it."""

    number: str = means("Its number.")
    text: str = means("What was asked.")
    outcome: Outcome = means("What was decided.")
    answer: str = means("What was said.")
    provisions: tuple[str, ...] = means("What was relied on.", ["foia.s40.2"])


class PublicFile(Told):
    """A file that could be published with the answer."""

    stored: int = means("Its key.")
    title: str = means("Its name.")


class Publication(Told):
    """The public copy before it is published."""

    slug: str = means("Where it is published already; empty where it is not.")
    title: str = means("What it is called.")
    questions: tuple[PublicAnswer, ...] = means("Question by question.")
    letter: str = means("The whole letter, without the applicant.")
    findings: tuple[PersonalFinding, ...] = means("What may be personal data.")
    files: tuple[PublicFile, ...] = means("What could be published with it.")


class Slug(Told):
    """Where an answer is published."""

    slug: str = means("The end of its address.", "foi-2026-0001-whatsapp")


class Cited(Told):
    """A provision."""

    cite: str = means("As it is cited.", "section 40(2)")


class Said(Told):
    """One published question with its answer."""

    number: str = means("Its number.")
    question: str = means("What was asked.")
    outcome: Outcome = means("What was decided.")
    outcome_words: str = means("The same in words.")
    answer: str = means("What was said.")
    provisions: tuple[Cited, ...] = means("What was relied on.")


class Download(Told):
    """A published file."""

    key: int = means("Its key.")
    title: str = means("What it is called.")
    media: str = means("Its kind.")
    size: int = means("Its bytes.")
    sha256: str = means("Their digest.")


class Published(Told):
    """A published answer; of one that was taken down only its address, days and reason."""

    slug: str = means("The end of its address.")
    reference: str = means("The request.")
    published_at: datetime = means("When it was published, UTC.")
    changed_at: datetime = means("When it last changed, UTC.")
    taken_down_at: datetime | None = means("When it was taken down, UTC.")
    taken_down_reason: str = means("Why.")
    title: str = means("What it is about.")
    summary: str = means("In short.")
    subject: str = means("The subject that it is listed under.")
    regime: Regime | str = means("The law.")
    received_on: date | None = means("When it was received.")
    answered_on: date | None = means("When it was answered.")
    answered_by: str = means("The post that answered it.")
    said: tuple[Said, ...] = means("Its questions and answers.")
    files: tuple[Download, ...] = means("Its files.")


class PublishedPage(Told):
    """One page of the disclosure log, the newest first."""

    rows: tuple[Published, ...] = means("The answers of this page.")
    total: int = means("How many there are.")
    next: int | None = means("The next page; null on the last.")


class RegisterRow(Told):
    """A register that the authority keeps."""

    name: str = means("Its name in addresses.", "tools")
    title: str = means("What it is called.")
    entries: int = means("How many entries it has.")
    as_at: date | None = means("Of which day.")
    version: str = means("Which version.")
    fault: str = means("Why it cannot be read, where it cannot.")


class EntryRow(Told):
    """An entry in the list of a register."""

    id: str = means("Its identifier.")
    cells: tuple[tuple[str, str], ...] = means("Labels with words.")


class Register(Told):
    """A register with its entries."""

    name: str = means("Its name in addresses.")
    title: str = means("What it is called.")
    as_at: date | None = means("Of which day.")
    version: str = means("Which version.")
    rows: tuple[EntryRow, ...] = means("Its entries.")
    answers: tuple[str, ...] = means("Questions that it can answer.")


class RegisterEntry(Told):
    """One entry, field by field."""

    name: str = means("The register.")
    id: str = means("Its identifier.")
    fields: tuple[tuple[str, str, bool], ...] = means("Label, words, and whether it is held back from the public.")
    derived: tuple[tuple[str, str], ...] = means("What is worked out from it today.")


class Figure(Told):
    """A number, as it is printed and as a value."""

    says: str = means("As it is printed.", "1,204")
    value: float | None = means("Its value; null where there is none.")


class Line(Told):
    """A figure over the columns."""

    label: str = means("What it is called.")
    counts: str = means("What exactly it counts.")
    numbers: tuple[Figure, ...] = means("A number for each column.")


class Part(Told):
    """Lines under a heading."""

    heading: str = means("The heading.")
    lines: tuple[Line, ...] = means("The lines.")


class Group(Told):
    """A team, a law or a provision with its numbers."""

    label: str = means("What it is.")
    numbers: tuple[Figure, ...] = means("Its numbers.")


class Return(Told):
    """The returns of a period."""

    label: str = means("The period.", "July to September 2026")
    headings: tuple[str, ...] = means("The names of the columns.")
    parts: tuple[Part, ...] = means("The figures.")
    by_law: tuple[Group, ...] = means("By law.")
    by_team: tuple[Group, ...] = means("By team.")
    provisions: tuple[Group, ...] = means("What was relied on: requests and questions.")
    worked_at: datetime = means("When the oldest of the figures was worked out, UTC.")


class Layout(Told):
    """A return as another body wants it filled in."""

    id: str = means("Its name in addresses.")
    title: str = means("What it is called.")
    source: str = means("What it rests on.")
    unsettled: str = means("What is not settled about it.")
    columns: tuple[str, ...] = means("The names of the columns.")
    parts: tuple[Part, ...] = means("The figures.")
    provisions: tuple[Group, ...] = means("What was relied on.")
    worked_at: datetime = means("When the oldest of the figures was worked out, UTC.")


class Hit(Told):
    """A request that was found."""

    reference: str = means("Its reference.")
    subject: str = means("What it is about.")
    stage: str = means("Where it is, in words.")
    snippet: str = means("The words that it was found by.")


class Hits(Told):
    """A page of what was found, the best first."""

    rows: tuple[Hit, ...] = means("The requests of this page.")
    next: int | None = means("The next page; null on the last.")


class Me(Told):
    """Whose key this is, and what it allows."""

    name: str = means("Whose it is.")
    roles: tuple[str, ...] = means("Their roles.", ["officer"])
    scopes: tuple[str, ...] = means("What the key allows.", ["read", "write"])


class Named(Told):
    """A person or a team."""

    key: int = means("The key by which calls name it.", 3)
    name: str = means("The name.", "Highways")


class Staff(Told):
    """Whom a request can be given to."""

    officers: tuple[Named, ...] = means("Who may own a request.")
    reviewers: tuple[Named, ...] = means("Who may review an answer; the act refuses whoever took part in it.")
    teams: tuple[Named, ...] = means("What requests are counted with.")
