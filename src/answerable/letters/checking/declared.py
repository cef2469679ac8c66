"""Under which law the authority's own words say that a letter stands, whatever single sections it cites."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from answerable.casefile import Regime
from answerable.law import Provision
from answerable.letters.checking.passages import Passage
from answerable.letters.reading.regimes import acts_named
from answerable.patterns import Pattern

_OF = {regime.value: regime for regime in (Regime.FOIA, Regime.EIR, Regime.FOISA, Regime.EISR)}
_REGULATIONS = (Regime.EIR, Regime.EISR)
_OWNER = Pattern(  # "of the Freedom of Information Act" after a section: whose section it is, not what the letter stands under
    r"(?<=[\d)a-z]) of (?:the )?(?:Freedom of Information (?:\(Scotland\) )?Act|FOIS?A|FOI Act)(?: (?:2000|2002))?",
    re.IGNORECASE,
)


def regulations_alone(own: Iterable[Passage]) -> Regime | None:
    """The Regulations, where the authority's own words name them and no Act: a section cited beside is a slip."""
    named = {regime for part in own for regime in acts_named(_OWNER.sub(" ", part.words))}
    only = next(iter(named)) if len(named) == 1 else None
    return only if only in _REGULATIONS else None


def by_weight(regimes: Sequence[Regime], provisions: Iterable[Provision]) -> tuple[Regime, ...]:
    """The regimes of a letter, that of most of the provisions relied on first; as read where they tie."""
    cited = Counter(_OF[provision.act] for provision in provisions if provision.act in _OF)
    return tuple(sorted(regimes, key=lambda regime: -cited[regime]))
