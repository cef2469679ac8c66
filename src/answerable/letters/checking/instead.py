"""What a letter may name instead of the provision that it names: a limb of the same section, or another ground."""

from __future__ import annotations

from datetime import date

from answerable.errors import LawError
from answerable.law import Exemption, Provision, exemptions, meant
from answerable.letters.checking.findings import Suggestion
from answerable.letters.checking.grounds import withholding
from answerable.letters.checking.phrases import phrase
from answerable.letters.checking.subjects import terms

_PERSONAL = phrase(r"personal (?:information|details)", r"information about (?:an individual|individuals|people)")
_OTHERS = "Other people's "
_NAMES = ("Ministerial", "Scottish", "British", "United")


def a_limb(row: Exemption, *, on: date) -> Suggestion:
    """The first limbs of this very section, as the letter would name them."""
    limbs = [limb for limb in (withholding(place, on) for place in row.limbs[:2]) if limb]
    named = " or ".join(f"“{limb.provision.words}, {_as_clause(limb)}”" for limb in limbs)
    return Suggestion(f"Name the limb in the sentence that refuses, as {named}.")


def _as_clause(limb: Exemption) -> str:
    subject = limb.heading.rpartition(": ")[2]
    return subject if subject.split()[0] in _NAMES else subject[0].lower() + subject[1:]


def probably_meant(provision: Provision, *, words: str, on: date) -> Suggestion | None:
    """The nearest place; of a Scottish one the ground that the reason names, as its number may be another Act's."""
    if provision.act in ("foisa", "eisr"):
        named = _ground_named(words, act=provision.act, on=on)
        return _perhaps(named) if named else Suggestion("Name the provision that was meant, by its own number.")
    try:
        row = meant(provision, on=on)
    except LawError:
        return None
    return _perhaps(row) if row else None


def _ground_named(words: str, *, act: str, on: date) -> Exemption | None:
    """The ground whose subject stands in the words of a reason; None where none does, or several do as well."""
    said = terms(_PERSONAL.sub("personal data", words))
    fitting = {}
    for row in exemptions(act, on=on):
        subject = terms(row.heading.removeprefix(_OTHERS).rpartition(": ")[2])
        if len(subject) > 1 and subject <= said:
            fitting[row.provision] = (len(subject), row)
    best = [row for count, row in fitting.values() if count == max(count for count, _ in fitting.values())]
    return best[0] if len(best) == 1 else None


def _perhaps(row: Exemption) -> Suggestion:
    return Suggestion(f"Perhaps {row.provision.words} was meant: {row.heading[0].lower()}{row.heading[1:]}.")
