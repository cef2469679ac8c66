"""Who does what to the registers of Harrowmere."""

import pytest


@pytest.fixture
def values_of():
    """values_of("tools", "TOOL-01", status="blocked"): the values of an entry as it stands, with others put over them."""
    from answerable.desk.registers.authority import authority
    from answerable.registers import jsonable, put

    def values(register, key, **over):
        found = dict(authority().kept(register).find(key).values)
        for name, value in over.items():
            found = put(found, name.replace("__", "."), value)
        return jsonable(found)

    return values


@pytest.fixture
def changed(records, at, values_of):
    """changed("tools", "TOOL-01", owner="Head of Digital"): the records officer changes an entry."""
    from answerable.desk.people.actors import acting
    from answerable.desk.registers.actions.change import change

    def do(register, key, *, version=1, reason="", by=None, when=at, **over):
        by = by or acting(records)
        return change(register=register, key=key, values=values_of(register, key, **over), version=version, reason=reason, by=by, at=when)  # fmt: skip

    return do
