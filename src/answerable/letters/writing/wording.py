"""The wording tables: one row a paragraph, with the duty that it meets in each regime."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from answerable.casefile import Basis, Regime
from answerable.law import Provision, act
from answerable.letters.letter import Paragraph, Role

FOLDER = Path(__file__).parents[1] / "wording"
PARTS = ("answers", "grounds", "kinds", "rights")


@dataclass(frozen=True, slots=True)
class Words:
    """One row: its text, when it is printed, and the provision it meets in each regime it is for."""

    id: str
    when: str
    text: str
    duty: Mapping[str, str]
    role: Role = Role.TEXT
    unsettled: str = ""


@dataclass(frozen=True, slots=True)
class Commissioner:
    """Who decides after a review, and how to reach them."""

    name: str
    address: tuple[str, ...]
    telephone: str
    website: str


@cache
def table(name: str) -> Mapping[str, Any]:
    """One wording file, as it stands."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@cache
def rows() -> tuple[Words, ...]:
    """Every paragraph of the wording tables."""
    return tuple(
        Words(**{**row, "role": Role(row.get("role", "text"))}) for part in PARTS for row in table(part)["paragraph"]
    )


@cache
def words(id_: str, regime: Regime) -> Words | None:
    """The row of that name for a regime, or None where that regime has none."""
    return next((row for row in rows() if row.id == id_ and regime.value in row.duty), None)


def act_name(regime: Regime) -> str:
    """The name of the law, as a letter writes it."""
    return act(regime.value).name


def commissioner(regime: Regime) -> Commissioner:
    """The Commissioner of a regime: the Scottish one for the Scottish laws."""
    key = "foisa" if regime in (Regime.FOISA, Regime.EISR) else "foia"
    row = table("commissioners")[key]
    return Commissioner(row["name"], tuple(row["address"]), row["telephone"], row["website"])


def say(id_: str, *, regime: Regime, **fields: str) -> tuple[Paragraph, ...]:
    """The paragraph of that name for a regime, its fields filled in; none where the regime has none."""
    row = words(id_, regime)
    if row is None:
        return ()
    known = {"act": act_name(regime), "ground": table("acts")[regime.value]["ground"], **fields}
    known |= {name.capitalize(): upper_first(known[name]) for name in ("provision", "which") if name in known}
    duty = row.duty[regime.value]
    because = (Basis("law", str(provision_of(duty))),) if duty else ()
    return (Paragraph(row.id, row.role, row.text.format_map(known), duty=duty, because=because),)


def provision_of(id_: str) -> Provision:
    """The Provision that a duty's id names: foia.s17.1.b, eir.reg14.3."""
    key, _, place = id_.partition(".")
    return Provision(key, tuple(re.sub(r"^(?:s|reg)(?=\d)", "", place).split(".")))


def upper_first(text: str) -> str:
    """A text with its first letter a capital, the rest as it was."""
    return text[:1].upper() + text[1:]
