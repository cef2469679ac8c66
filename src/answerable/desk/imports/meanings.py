"""What headings and words mean: as somebody said before, or as they usually do; and what only a person can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from answerable.desk.cases.queries.words import REGIMES
from answerable.desk.imports.columns import EMPTY, FIELDS, OUTCOMES, REVIEWS, guessed, meant, plain
from answerable.desk.imports.days import DAY_FIRST, MONTH_FIRST
from answerable.desk.imports.models import Import, ImportMapping
from answerable.desk.people.models import Person, Team
from answerable.desk.people.roles import Role


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the file that needs a meaning. ours: what it is taken for; blank where nobody knows."""

    field: str
    plain: str
    shown: str
    ours: str


def remember(kind: str, meanings: Mapping[str, str], *, at: datetime) -> None:
    """Keep these meanings for the next file."""
    rows = [ImportMapping(kind=kind, theirs=theirs, ours=ours, at=at) for theirs, ours in meanings.items() if theirs]
    ImportMapping.objects.bulk_create(rows, update_conflicts=True, unique_fields=["kind", "theirs"], update_fields=["ours", "at"])  # fmt: skip


def remembered(kind: str) -> dict[str, str]:
    """Every meaning of that kind."""
    return dict(ImportMapping.objects.filter(kind=kind).values_list("theirs", "ours"))


def columns_of(found: Import) -> dict[str, int]:
    """Which column is taken for what: as was said for this file, or as its headings suggest."""
    return found.columns or guessed(found.about["headings"], remembered("column"))


def proved_orders(found: Import) -> tuple[dict[str, str], bool]:
    """How each column of days is written where its cells prove it, and whether a person must say so for another."""
    orders, is_open = {}, False
    for place in day_columns(found):
        proofs = set(found.about["profile"][place]["proofs"])
        if (proved := proofs & {DAY_FIRST, MONTH_FIRST}) and len(proved) == 1:
            orders[str(place)] = proved.pop()
        elif proofs:
            is_open = True
    return orders, is_open


def day_columns(found: Import) -> list[int]:
    """The places of the columns that are taken for days."""
    return sorted({place for name, place in found.columns.items() if FIELDS[name].is_day})


def words_asked(found: Import) -> tuple[Word, ...]:
    """Every word of the columns whose words are turned into ours, with what it is taken for."""
    asked = []
    for name, place in found.columns.items():
        if FIELDS[name].has_words:
            before = {**known(name), **remembered(name), **found.words.get(name, {})}
            usable = dict(choices(name))
            for word, shown in (found.about["profile"][place]["words"] or {}).items():
                ours = before.get(word) or meant(name, word)
                asked.append(Word(name, word, shown, ours if ours in usable else ""))
    return tuple(asked)


def known(name: str) -> dict[str, str]:
    """The words that the desk knows by itself: its teams and its officers, by name and by address."""
    if name == "team":
        return {plain(team): str(number) for number, team in Team.objects.values_list("id", "name")}
    if name == "owner":
        rows = list(_officers())
        return {plain(word): str(person.pk) for person in rows for word in (person.name, person.email)}
    return {}


def choices(name: str) -> list[tuple[str, str]]:
    """What the words of a field can mean."""
    if name == "team":
        return [(EMPTY, "No team"), *((str(number), team) for number, team in Team.objects.values_list("id", "name"))]
    if name == "owner":
        return [(EMPTY, "Nobody"), *((str(person.pk), person.name) for person in _officers())]
    if name == "regime":
        return [(law.value, label) for law, label in REGIMES.items()]
    return list((REVIEWS if name == "review-outcome" else OUTCOMES).items())


def too_many_words(found: Import, columns: Mapping[str, int]) -> list[str]:
    """The fields whose column holds too many different words to be one of words."""
    profile = found.about["profile"]
    return [name for name, place in columns.items() if FIELDS[name].has_words and profile[place]["words"] is None]


def _officers() -> list[Person]:
    return list(Person.objects.filter(is_active=True, grants__role=Role.OFFICER.value).distinct())
