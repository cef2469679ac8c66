"""What is pointed out before an entry is kept: what may be wrong, and what may name a person. It refuses nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from answerable.desk.people.models import Person
from answerable.desk.registers.publishing import is_listed, published
from answerable.desk.registers.words import in_words, label_of
from answerable.documents import Certainty, Known, PersonalKind, Proposal, find_personal
from answerable.registers import Entry, Field, Register, Section, check_values

EVERYWHERE = ("title", "name", "summary", "public_line")  # read in lists, in answers and in public


def looks_at(
    before: Entry | None, values: Mapping[str, object], *, register: Register, section: str = ""
) -> tuple[str, ...]:
    """What somebody should look at before the entry is kept with these values; of a change, only what changes."""
    after = check_values(values, register=register, section=section).entry
    return looks_of(before, after, register=register, part=register.section(section), staff=staff_names())


def looks_of(
    before: Entry | None, after: Entry, *, register: Register, part: Section, staff: frozenset[str]
) -> tuple[str, ...]:
    """What somebody should look at before an entry becomes another, or is new."""
    is_main = part is register.sections[0]
    said = [words for look in register.looks if is_main and (words := look.says(before, after))]
    return (*said, *_names(before, after, part, staff))


def staff_names() -> frozenset[str]:
    """The names of everybody on the staff."""
    return frozenset(Person.objects.values_list("name", flat=True))


def mark_of(looks: tuple[str, ...]) -> str:
    """What a form sends back to say that these were looked at."""
    return sha256("\n".join(looks).encode()).hexdigest()[:16]


def people_in(text: str, *, staff: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Words that may name a person: a title or a given name with a name, a mail address, or somebody on the staff."""
    found = find_personal(text, known=Known(identifiers=tuple(sorted(staff))))
    return tuple(dict.fromkeys(one.words for one in found if one.certainty is Certainty.SURE and _names_somebody(one)))


def _names_somebody(one: Proposal) -> bool:
    """A whole name, a mail address, or one of the staff; a given name alone may be anybody's."""
    return bool(one.person) or one.kind in (PersonalKind.EMAIL, PersonalKind.KNOWN)


def _names(before: Entry | None, after: Entry, part: Section, staff: frozenset[str]) -> Iterator[str]:
    for item in part.leaves:
        words = in_words(after.at(item.name))
        if not words or not _is_read(item, after, part) or (before and in_words(before.at(item.name)) == words):
            continue
        if found := people_in(words, staff=staff):
            label = label_of(item, part)
            yield f"“{label}” may name a person: “{'”, “'.join(found)}”. Others read it: leave the name out unless it must be there"


def _is_read(item: Field, entry: Entry, part: Section) -> bool:
    """True for what stands in lists and answers, and for what the public sees."""
    return item.name in EVERYWHERE or (
        item.kind in ("text", "long", "list", "rows") and is_listed(entry, part) and published(entry, item)
    )
