"""Who the keys are that the ledger and other tables have for those who act: "person:12" is Rehan Siddiq."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.desk.people.models import Person

STAFF = "person"
OTHERS = {"desk": "the desk", "applicant": "the applicant", "link": "a colleague, by their link"}


def name_of(key: str) -> str:
    """Who that is, in words."""
    return names_of([key])[key]


def names_of(keys: Iterable[str]) -> dict[str, str]:
    """The name to each key, in one question to the database; what is no key is its own name, and nothing names nobody."""
    wanted = {key: key.partition(":") for key in keys}
    numbers = [int(number) for kind, _, number in wanted.values() if kind == STAFF and number.isdecimal()]
    people = {f"{STAFF}:{pk}": name for pk, name in Person.objects.filter(pk__in=numbers).values_list("pk", "name")}
    return {key: people.get(key) or OTHERS.get(kind, key) for key, (kind, _, _) in wanted.items()}
