"""What the retention schedule can state: how long, from when, what happens then, and who says so."""

from __future__ import annotations

import re
from datetime import date

from answerable.casefile import Held, Outcome
from answerable.registers.facts import Asked, Books, Fact, Kind, Stated
from answerable.registers.phrases import compiled, listed, plain, says, stems
from answerable.registers.phrases import says as is_spoken
from answerable.registers.retention_schedule import BASIS, rests_on, signed_off, the_schedule
from answerable.registers.retention_topics import TOPICS
from answerable.registers.values import Entry, Kept, Value

TERMS: dict[str, tuple[str, ...]] = {
    "how-long": (
        "how long",
        "for how long",
        "at what|which point|stage|age",
        "becomes|happens ~ after|once|when ~ years|months|period|time",
        "after two|three|four|five|six|seven|ten|twelve years|months",
        "length of time",
        "until|till|up_to when",
        "until|till|by which|what date",
        "how many days|weeks|months|years after|until|till|once",
        "how many days|weeks|months|years ~ wiped|deleted|destroyed|erased|removed|goes|gone|disposed",
        "after how many|long",
        "retention period*",
        "how many days|months|years ~ kept|keep|retain*|stored|before",
        "what period*|periods",
        "year|years|month|day period",
        "period ~ chosen|set|decided|based|justified",
        "maximum|minimum|longest time|period|length ~ kept|keep|stay*|remain*|stored|held|retain*|email*|messag*|record*",
        "time limit*|period* ~ kept|retention|retained|deletion|destroyed|delet*",
        "how soon ~ delet*|destroy*",
        "when ~ delet*|destroy*|wipe*|purge*|disposed|erased",
        "period of|for retention",
        "retention ~ period*|time|length",
        "how_long|length_of_time ~ hold|keep|held|kept|retain*|stor*|file",
        "for|within|after what|which|how_many length|period|interval|time|days|weeks|months|years",
        "minimum|maximum retention",
        "when ~ shredded|thrown|cleared|pulped|wiped|erased|got_rid|removed",
        "how much time",
    ),
    "keep": (
        "keep|kept|keeps|keeping",
        "stay|stays|remain|remains ~ server|inbox|mailbox|account|system|file",
        "retain*",
        "retention",
        "store|stored|storage",
        "hang on to",
        "hold on to",
        "preserv*",
        "archiv*",
        "kept on file",
        "period ~ chosen|set|decided|based|justified",
        "how_long|period|until ~ held",
        "records|files ~ held ~ long",
        "keep|hold|held|kept|holding|retained|stored ~ for|until|footage|images|recordings|records|files",
        "kept on file|record",
    ),
    "delete": (
        "delet*",
        "destroy*",
        "destruction",
        "wipe*|wiping",
        "phone|handset|device|telephone goes|gone|cleared|cleaned",
        "dispos*",
        "purge*",
        "eras*",
        "shred*",
        "removed ~ permanently",
        "got rid of",
        "get rid of",
        "expire*|expiry",
        "actually removed",
        "clear out",
        "shredd*",
        "thrown away|out",
        "pulped",
        "wiped|wipe",
        "routine deletion",
        "housekeeping",
        "weeded|weeding",
        "whose time is up",
        "time ~ up|expired|lapsed",
    ),
    "schedule": (
        "retention schedule*",
        "disposal schedule*",
        "retention and disposal",
        "retention polic*",
        "disposal|retention schedule*|period*|table*|guideline*|entry|entries|rule*|class|classes",
        "records schedule*",
    ),
    "sign-off": (
        "sign* ~ off",
        "approv* ~ dispos*|destr*|delet*",
        "who ~ authoris*|approv*|sign* ~ dispos*|destr*|delet*",
        "who|whose ~ approv*|authoris*|agree*|permission|sign* ~ destr*|delet*|dispos*|shred*|wip*",
        "sign-off",
        "approve the destruction|deletion|disposal",
    ),
    "hold": (
        "legal hold*",
        "litigation hold*",
        "hold|holds ~ dispos*|delet*|destr*",
        "suspend* ~ dispos*|delet*|destr*",
        "not|aren't|isn't|never ~ delet*|destroy*|disposed",
        "prevent* ~ delet*|destr*|dispos*",
        "request*|asked_for|foi|freedom ~ can|may|could|allowed ~ delet*|destr*|dispos*|shred*",
        "can|may|could|allowed ~ delet*|destr*|dispos*|shred* ~ request*|asked_for|foi|freedom",
        "can|may|could|allowed ~ request*|asked_for|foi|freedom ~ delet*|destr*|dispos*|shred*",
        "stop|stopped|stops|halt*|freeze|frozen|pause*|paused|suspend*|put_on_hold|on_hold ~ delet*|destr*|dispos*|wip*",
        "delet*|destr*|dispos*|wip* ~ on_hold|halted|stopped|frozen|paused|suspended|put_on_hold",
        "put on hold",
        "protect*|safe|safeguard*|preserv*|kept ~ from|against delet*|destr*|dispos*|wip*",
        "preservation notice*",
    ),
    "deletion-date": ("deletion date", "date ~ deletion|destroy*", "due ~ destroyed|deletion|deleted"),
    "mailbox": ("mailbox*", "outlook", "email*", "inbox*"),
    "leaver": (
        "leaver*",
        "left the council|organisation|authority",
        "former employee*|staff|officer*",
        "leave|leaves|leaving|departed",
    ),
    "deletion-rule": ("automatic* ~ delet*|wipe*|purge*", "delet* rule*|setting*|period*", "auto-delet*"),
    "permanent": ("permanent*", "for ever", "forever", "indefinitely"),
    "records-kept": ("records|documents|files|data|information ~ kept|retained|destroyed|deleted|disposed",),
    "removal": ("what|which means|method*", "how ~ removed|destroyed|deleted|wiped|disposed", "actually removed"),
    "schedule-entry": (
        "entry|entries|part|class|classes|line|section|row|category|provision ~ schedule*",
        "schedule ~ entry|entries|class|section",
    ),
    "kept-thing": (
        "cctv|footage",
        "back-up*|backup* ~ tape*|cop*|kept|wiped|deleted",
        "personnel|staff|hr|complaint*|case|customer file*|record*",
        "recording* ~ meeting*|call*",
        "audit|access log*",
        "complaint* correspondence|letters",
    ),
    "where-kept": ("where ~ kept|stored|held",),
}

ABOUT = {
    "how-long": 1.2,
    "keep": 1.0,
    "delete": 1.8,
    "schedule": 2.5,
    "sign-off": 0.3,
    "hold": 3.0,
    "deletion-rule": 2.5,
    "permanent": 1.0,
    "records-kept": 0.5,
    "deletion-date": 1.5,
    "mailbox": 0.9,
    "leaver": 0.8,
    "kept-thing": 0.7,
    "schedule-entry": 4.0,
}

# What people call a thing, and the titles of the classes it falls in, as a schedule commonly has them. Of the
# lines of one group the first that fits is meant.


def _period(entry: Entry) -> str:
    if entry.is_yes("period.permanent"):
        return "permanently"
    for unit in ("years", "months", "days"):
        number = entry.number(f"period.{unit}")
        if number is not None:
            return f"{number:g} {unit[:-1] if number == 1 else unit}"
    return "no period is set"


_THEN = {
    "destroy": "then destroyed",
    "review": "then a person decides what becomes of it",
    "permanent": "not disposed of",
    "anonymise": "then stripped of personal data",
    "transfer": "then moved to the archive",
}


def line(entry: Entry, kept: Kept) -> str:
    """A class in a sentence: title, period, trigger, what happens then."""
    note = entry.text("note")
    note = f" ({note})" if note and not re.search(r"\bS\d\d\b", note) else ""  # sources are not for the letter
    trigger = kept.glossary.get(entry.text("trigger"), entry.text("trigger").replace("_", " "))
    start = "" if entry.is_yes("period.permanent") else f" from the {trigger.removeprefix('the ')}"
    then = _THEN.get(entry.text("action"), entry.text("action"))
    return f"{entry.text('title')} ({entry.id}): {_period(entry)}{start}; {then}{note}"


def classes(text: str, kept: Kept) -> tuple[Entry, ...]:
    """The classes that a text is about: by reference, by what people call the thing, else by the words of title and coverage."""
    if named := tuple(entry for entry in kept.entries if re.search(rf"\b{re.escape(entry.id)}\b", text)):
        return named
    spoken = plain(text)
    titles: dict[str, tuple[str, ...]] = {}
    for group, phrases, names in TOPICS:
        if group not in titles and compiled(phrases).search(spoken):
            titles[group] = names
    wanted = [title for names in titles.values() for title in names]
    found = {e.id: e for title in wanted for e in kept.entries if title in e.text("title").lower()}
    return tuple(found.values()) or _nearest(text, kept)


def _nearest(text: str, kept: Kept) -> tuple[Entry, ...]:
    words = stems(text) - stems("keep kept retain retention period delete destroy long records record schedule policy")
    scored = [(len(words & stems(f"{e.text('title')} {e.text('covers')}")), e) for e in kept.entries]
    best = max((score for score, _ in scored), default=0)
    if best < min(2, len(words)):  # one word in common, and others that no class speaks of
        return ()
    return tuple(entry for score, entry in scored if score == best)[:3] if best else ()


def _stated(kept: Kept, entries: tuple[Entry, ...], text: str, value: Value) -> Stated:
    return Stated(text, value, tuple(e.id for e in entries), tuple(kept.basis(e, line(e, kept)) for e in entries))


def _meant(asked: Asked, books: Books) -> tuple[Kept, tuple[Entry, ...]]:
    kept = books.kept("retention")
    return kept, classes(asked.focus, kept) or classes(asked.whole, kept)


def _no_class(kept: Kept, books: Books) -> Stated:
    text = "The retention schedule has no class that names this. It must be looked up by the activity it belongs to."
    return Stated(text, None, (), (), Outcome.OPEN, Held.UNSTATED, ask=books.asks("retention"))


def periods(asked: Asked, books: Books, on: date) -> Stated:
    """The period, trigger and action of each class meant."""
    kept, entries = _meant(asked, books)
    if not entries:
        return _no_class(kept, books)
    why = "" if not says(asked.focus, *BASIS) else f" {' '.join(rests_on(entry) for entry in entries)}".rstrip()
    filed = why + " Mail that was filed follows the class of its subject." if asked.has("mailbox") else why
    text = f"{'. '.join(line(entry, kept) for entry in entries)}. A hold stops disposal whatever the date.{filed}"
    return _stated(kept, entries, text, tuple(line(entry, kept) for entry in entries))


_NOTE_KEPT = (
    "note|notes|certificate|certificates|list|log|record ~ kept|made|keep|taken ~ destr*|dispos*|delet*|shred*",
    "record|note|log|certificate of ~ destruction|disposal|deletion|destroyed|disposed|deleted",
)


def how_removed(asked: Asked, books: Books, on: date) -> Stated:
    """What happens at the end of a period, by the schedule's own rules, and the record that stays."""
    kept, entries = _meant(asked, books)
    record = next((entry for entry in kept.entries if entry.text("title").lower() == "record of disposal"), None)
    says = [f"{line(entry, kept)}." for entry in entries]
    says += [kept.rules[name] for name in ("sign_off", "hold") if name in kept.rules]
    signed = [entry.id for entry in entries if entry.is_yes("sign_off")]
    says += [f"Sign-off by a named role: {listed(signed)}."] if signed else []
    says += [f"A record of disposal is kept: {record.text('covers')}."] if record else []
    if record and is_spoken(asked.core or asked.focus, *_NOTE_KEPT):
        return _stated(
            kept, (record,), f"Yes. A record of disposal is kept: {record.text('covers')}. {line(record, kept)}.", "yes"
        )
    stays = bool(entries) and all(entry.is_yes("period.permanent") for entry in entries)
    return _stated(kept, (*entries, *((record,) if record else ())), " ".join(says), "no" if stays else "yes")


def by_what_date(asked: Asked, books: Books, on: date) -> Stated:
    """How the day of deletion is known: from the trigger date, unless a hold is open."""
    kept, entries = _meant(asked, books)
    text = (
        f"{'. '.join(line(entry, kept) for entry in entries)}. The day is worked out from the trigger date and the period of the class; "
        "a hold stops disposal whatever the date."
    )
    return _stated(kept, entries, text, "yes")


def policy(asked: Asked, books: Books, on: date) -> Stated:
    """The periods together with the policy that sets them."""
    stated = periods(asked, books, on)
    if not stated.entries:  # the schedule itself
        kept = books.kept("retention")
        stated = _stated(
            kept,
            kept.entries[:1],
            f"The retention schedule, version {kept.version}, has {len(kept.entries)} classes of records.",
            (),
        )
    if not books.keeps("policies"):
        return stated
    policies = books.kept("policies")
    found = [entry for entry in policies.entries if "retention" in entry.names("subjects")]
    found += [
        e for e in policies.entries if asked.near("messaging-app") and "non-corporate channels" in e.names("subjects")
    ]
    lines = "; ".join(f"{entry.text('title')}, {entry.text('url')}" for entry in found)
    because = (*stated.because, *(policies.basis(entry, entry.text("title")) for entry in found))
    ids = (*stated.entries, *(entry.id for entry in found))
    where = found[0].text("url") if found else ""
    return Stated(f"{stated.text} Policies: {lines}.", stated.value, ids, because, where=where)


_STILL_DESTROYED = ("delet*|destr*|dispos*|shred*",)


def general_hold(asked: Asked, books: Books, on: date) -> Stated:
    """That a hold stops disposal, by the schedule's own rule, and what the law says of a request in progress."""
    kept = books.kept("retention")
    entry = next((entry for entry in kept.entries if entry.text("title").lower() == "hold"), None)
    rule = kept.rules.get("hold", "The schedule has no rule on holds.")
    law = "Destroying what a request asks for so as to prevent its disclosure is an offence (FOIA s.77)."
    text = asked.core or asked.focus
    may = says(text, "can|may|could|allowed") and says(text, *_STILL_DESTROYED)
    is_of_destroying = may and not says(text, "hold|holds|stop*|suspend*|prevent*|pause*")
    value = "no" if is_of_destroying else "yes"
    return _stated(kept, (entry,) if entry else (), f"{rule} {law}", value if "hold" in kept.rules else None)


FACTS = (
    Fact("schedule", ("Who approved the retention schedule?",), lambda a: a.kind is not Kind.DOCUMENT, the_schedule),
    Fact(
        "signed-off",
        ("Which records need sign-off before they are destroyed?",),
        lambda a: a.has("sign-off"),
        signed_off,
        (Kind.LIST, Kind.COUNT),
    ),
    Fact("hold", ("Does a request stop deletion?",), lambda a: a.has("hold"), general_hold, (Kind.YES_NO,)),
    Fact(
        "by-what-date",
        ("How do you know when a message is to be deleted?",),
        lambda a: a.has("deletion-date") and a.has("keep", "mailbox", "how-long") and not a.has("removal"),
        by_what_date,
        (Kind.YES_NO,),
    ),
    Fact(
        "how-removed",
        ("By what means is expired e-mail removed?",),
        lambda a: a.has("delete", "sign-off"),
        how_removed,
        (Kind.YES_NO,),
    ),
    Fact(
        "policy", ("How long are WhatsApp messages kept under your policy?",), lambda a: True, policy, (Kind.DOCUMENT,)
    ),
    Fact("periods", ("How long is a mailbox kept?",), lambda a: True, periods),
)
