"""What is pointed out before an entry is kept: what may be wrong, and what may name a person. It refuses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256

from answerable.desk.people.models import Person
from answerable.desk.registers.publishing import is_listed, published
from answerable.desk.registers.words import in_words, label_of
from answerable.registers import Entry, Field, Register, Section, check_values

EVERYWHERE = ("title", "name", "summary", "public_line")  # read in lists, in answers and in public
_WORD = r"[A-Z][a-z]*[’']?[A-Za-z][a-z]+(?:-[A-Z][a-z]+)*"
_TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Cllr|Councillor|Rev(?:erend)?|PC|Sgt)\.? (?:[A-Z]\.? ?){{0,3}}{_WORD}(?: {_WORD}){{0,2}}"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_GIVEN = """
Aaron Abdul Abigail Adam Adrian Ahmed Aisha Alan Alasdair Alex Alexander Alexandra Ali Alice Alison Amanda Amara Amelia Amina Amit Amy Andrea Andrew
Angela Angus Anita Ann Anna Anne Annie Anthony Antonia Arthur Ashley Barbara Barry Ben Benjamin Bethan Beverley Brian Bridget Bronwen Bruce Callum Cameron
Carol Caroline Carolyn Catherine Catriona Charles Charlie Charlotte Chloe Chris Christian Christina Christine Christopher Claire Clare Colin Connor Craig
Daisy Dan Daniel Darren David Dawn Dean Debbie Deborah Declan Denise Dennis Derek Diana Diane Dilys Dominic Donald Donna Dorothy Douglas Duncan Dylan
Eamonn Edward Eileen Elaine Eleanor Eleri Elizabeth Ella Ellen Ellie Emily Emma Eric Erin Esther Ethan Euan Evan Eve Fatima Fiona Frances Francis Frank
Fraser Fred Frederick Gareth Gary Gavin Gemma Geoffrey George Georgia Gerald Gethin Gillian Glenys Glyn Gordon Graham Greg Gwen Hamza Hannah Harriet Harry
Hassan Hazel Heather Helen Henry Holly Howard Hugh Huw Iain Ian Ibrahim Imran Ines Irene Isaac Isabel Isabella Isla Ivan Ivor Jack Jacob Jacqueline Jade
James Jamie Jan Jane Janet Janice Jason Jean Jeffrey Jenna Jennifer Jenny Jeremy Jessica Jill Jim Joan Joanna Joanne Joe John Jonathan Jordan Joseph Josh
Joshua Joyce Judith Julia Julian Julie June Karen Karl Kate Katherine Kathleen Kathryn Katie Keith Kelly Kenneth Kerry Kevin Khadija Kieran Kim Kirsty
Kyle Laura Lauren Lee Leon Lesley Lewis Liam Lily Linda Lindsay Lisa Lloyd Lorna Lorraine Louis Louise Lucas Lucy Luke Lynn Lynne Maeve Malcolm Marcus
Margaret Maria Marie Marion Mark Martin Mary Maryam Matthew Maureen Megan Melanie Mhairi Michael Michelle Mike Mohamed Mohammad Mohammed Moira Morag Muhammad
Nadia Naomi Natalie Natasha Nathan Neil Niall Niamh Nicholas Nick Nicola Nicole Nigel Nina Noah Nora Norman Olive Oliver Olivia Olwen Omar Oscar Owen Pamela
Patricia Patrick Paul Paula Pauline Peter Philip Phillip Phoebe Pooja Priya Rachel Rajesh Ralph Raymond Rebecca Rehan Rhiannon Rhys Richard Robert Robin
Roger Ronald Rory Rosalind Rosemary Ross Roy Russell Ruth Ryan Saira Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Scott Sean Seren Shane Sharon Sheila
Shirley Sian Simon Siobhan Sophia Sophie Stacey Stanley Stephanie Stephen Steve Steven Stuart Sue Susan Suzanne Sylvia Tariq Teresa Thomas Tim Timothy Tina
Toby Tom Tony Tracey Tracy Trevor Usman Valerie Vanessa Vera Veronica Vijay Vincent Walter Wayne Wendy William Wyn Yasmin Yusuf Yvonne Zachary Zainab Zara Zoe
"""
_NAMED = re.compile(rf"\b(?:{'|'.join(_GIVEN.split())}) (?!{'|'.join(('Road', 'Street', 'House', 'Park', 'Gardens', 'Court', 'Centre', 'Hall', 'Close', 'Avenue', 'Lane', 'School', 'Hospital', 'Library', 'Way'))}\b){_WORD}")  # fmt: skip


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
    found = [match.group() for pattern in (_ADDRESS, _TITLED, _NAMED) for match in pattern.finditer(text)]
    found += [name for name in staff if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)]
    longest = [one for one in found if not any(one != other and one in other for other in found)]
    return tuple(dict.fromkeys(longest))


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
