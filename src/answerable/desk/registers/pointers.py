"""Which entries point at an entry."""

from __future__ import annotations

from answerable.registers import AuthorityFolder


def used_by(
    key: str, *, register: str, folder: AuthorityFolder, going: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The entries that point at one, those aside that go together with it."""
    found = set()
    for name in folder.registers:
        for item in folder.definitions[name].sections[0].fields:
            for entry in folder.kept(name).entries if item.refers_to == register else ():
                is_going = name == register and entry.id in {key, *going}
                if key in (*entry.names(item.name), entry.text(item.name)) and not is_going:
                    found.add(entry.id)
    return tuple(sorted(found))
