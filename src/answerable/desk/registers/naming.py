"""Who the ledger's keys are, in words."""

from __future__ import annotations

from answerable.desk.people.models import Person


def name_of(by: str) -> str:
    """Who that is, as the ledger names them, in words."""
    return names_of({by})[by]


def names_of(keys: set[str]) -> dict[str, str]:
    """People by the key that the ledger has for them."""
    numbers = [int(key.removeprefix("person:")) for key in keys if key.startswith("person:")]
    people = {f"person:{pk}": name for pk, name in Person.objects.filter(pk__in=numbers).values_list("pk", "name")}
    return {key: people.get(key, "the desk" if key == "desk" else key) for key in keys}
