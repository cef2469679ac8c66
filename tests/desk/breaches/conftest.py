"""The data protection officer who keeps the register of breaches, and breaches at every step."""

import pytest


@pytest.fixture
def keeper(data_protection):
    from answerable.desk.people.actors import acting

    return acting(data_protection)


@pytest.fixture
def step(keeper, at):
    """step("BR-2026-003", "confirm", aware_at=…, reason="…"): takes one step on a breach as it stands."""
    from answerable.desk.breaches.actions.merge import merge
    from answerable.desk.breaches.actions.take_step import Said, take_step
    from answerable.desk.registers.authority import authority

    def take(key, act, *, reason="", row=0, by=keeper, when=at, version=None, **given):
        read = authority().kept("breaches").find(key)
        values = {name.replace("__", "."): value for name, value in given.items()}
        said = Said(version or int(read.version or 1), values, reason or "It was found so", row)
        return merge(key=key, said=said, by=by, at=when) if act == "duplicate" else take_step(key=key, act=act, said=said, by=by, at=when)  # fmt: skip

    return take


@pytest.fixture
def reported(keeper, at):
    """The reference of something that was reported and is not decided yet."""
    from answerable.desk.breaches.actions.report import report

    return report(
        given={"title": "Papers left on a bus", "service": "Planning"}, reason="Reported", by=keeper, at=at
    ).key


@pytest.fixture
def confirmed(reported, step):
    """The reference of a breach that the authority became aware of 30 hours ago."""
    step(reported, "confirm", aware_at="2026-11-19T04:00+00:00", aware_basis="The driver had read them")
    return reported
