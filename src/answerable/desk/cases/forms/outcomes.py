"""The outcomes of an answer as a person chooses them: what each is called, what it means, and what its boxes are for."""

from __future__ import annotations

from answerable.casefile import Held, Outcome

OUTCOMES = {
    Outcome.OPEN: ("Not answered yet", ""),
    Outcome.RELEASED: ("Give it", "All that was asked for is in the answer or its attachments."),
    Outcome.PART_RELEASED: ("Give part of it", "Some is given and the rest withheld or not held."),
    Outcome.NOT_HELD: ("Not held", "A search found that it is not recorded anywhere, by us or for us."),
    Outcome.WITHHELD: ("Withhold it", "An exemption or exception applies to all of it."),
    Outcome.NEITHER: ("Neither confirm nor deny", "Saying whether it is held would itself do the harm."),
    Outcome.ALREADY_ACCESSIBLE: ("Already accessible", "They can reasonably get it elsewhere: say exactly where."),
    Outcome.FUTURE_PUBLICATION: ("To be published", "It was going to be published before they asked."),
    Outcome.OVER_LIMIT: ("Over the cost limit", "Finding it would take more than the appropriate limit."),
    Outcome.VEXATIOUS_OR_REPEATED: ("Vexatious or repeated", "The request, not the person."),
    Outcome.CLARIFICATION: ("Ask what is meant", "It cannot be identified or found without more from them."),
    Outcome.TRANSFERRED: ("Held by someone else", "Another authority is likely to hold it: say which."),
    Outcome.OUTSIDE: ("Not a request for recorded information", "Answer it as ordinary correspondence."),
}
HELD = {
    Outcome.NOT_HELD: Held.NO,
    Outcome.TRANSFERRED: Held.NO,
    Outcome.NEITHER: Held.NEITHER,
    **dict.fromkeys((Outcome.RELEASED, Outcome.PART_RELEASED, Outcome.WITHHELD, Outcome.ALREADY_ACCESSIBLE, Outcome.FUTURE_PUBLICATION), Held.YES),
}  # fmt: skip
LABELS: dict[str, dict[Outcome, tuple[str, str]]] = {
    "text": {
        Outcome.RELEASED: ("The answer", "Plain sentences. The letter puts the question above them."),
        Outcome.PART_RELEASED: ("What is given", "Plain sentences. What is withheld goes below, ground by ground."),
        Outcome.NOT_HELD: ("What you can say besides", "Leave empty if there is nothing to add."),
        Outcome.WITHHELD: ("What you can say besides", "Leave empty if there is nothing to add."),
        Outcome.ALREADY_ACCESSIBLE: ("What you can say besides", "Leave empty if there is nothing to add."),
        Outcome.CLARIFICATION: ("What you need to know", "Say what is unclear and what would settle it."),
        Outcome.TRANSFERRED: ("What you can say besides", "Leave empty if there is nothing to add."),
        Outcome.OUTSIDE: ("The answer", "Plain sentences."),
    },
    "searches": {
        Outcome.NOT_HELD: ("Who was asked and what was searched", "For example: the housing system and the shared drive, for “mould”."),
    },
    "where": {
        Outcome.ALREADY_ACCESSIBLE: ("Exactly where it is", "The address of the page or document itself, not of a home page."),
        Outcome.FUTURE_PUBLICATION: ("When it will be published", "A date, or the event that it waits for."),
        Outcome.TRANSFERRED: ("Who is likely to hold it", "The authority, and how to write to it."),
    },
    "advice": {
        Outcome.CLARIFICATION: ("How they could make it clear", "The choices that there are: years, places, kinds of record (section 16)."),
        Outcome.NOT_HELD: ("Help that we can give", "What we hold instead, or who may hold it (section 16)."),
        Outcome.OVER_LIMIT: ("How the request could be made smaller", "What could be found within the limit (section 16). If nothing could, say why."),
        Outcome.VEXATIOUS_OR_REPEATED: ("Help that we can give", "What could be answered instead. Leave empty if nothing could."),
    },
}  # fmt: skip
_WITHHELD = "Name the provision of the Data Protection Act 2018 (look in Schedules 2 to 4 of that Act: the tables here do not hold them) and say why it applies. The letter gives your words."
OWN_DATA_LABELS: dict[str, dict[Outcome, tuple[str, str]]] = {
    "text": {
        Outcome.RELEASED: ("What is given", "Plain sentences, or what is enclosed with the letter."),
        Outcome.PART_RELEASED: ("What is given", "Plain sentences, or what is enclosed with the letter."),
        **{one: LABELS["text"][one] for one in (Outcome.NOT_HELD, Outcome.WITHHELD, Outcome.CLARIFICATION, Outcome.OUTSIDE)},
    },
    "withheld": {
        Outcome.PART_RELEASED: ("What is withheld, under which provision, and why", _WITHHELD),
        Outcome.WITHHELD: ("What is withheld, under which provision, and why", _WITHHELD),
    },
    "searches": LABELS["searches"],
    "advice": {
        Outcome.CLARIFICATION: ("How they could make it clear", "The choices that there are: years, services, kinds of record."),
        Outcome.NOT_HELD: ("Help that we can give", "What we hold instead, or who may hold it."),
    },
}  # fmt: skip
