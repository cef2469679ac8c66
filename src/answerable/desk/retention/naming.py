"""Which thing somebody means: by the name that the desk has for it, by its reference alone, or by words of its title."""

from __future__ import annotations

from collections.abc import Mapping

from answerable.desk.retention.holdings import kinds

NOTHING = "“{given}”: nothing that is kept here has that reference. Find it above, or look at how it is written"
SEVERAL = "“{given}” is the reference of more than one thing: write {names}"


class NotOne(ValueError):
    """What somebody wrote names nothing, or more than one thing; its text is for them."""


def things_named(words: str) -> Mapping[str, str]:
    """What may be meant by these words, of every kind: subject and title."""
    return {subject: title for provider in kinds().values() for subject, title in provider.named(words).items()}


def thing_called(given: str) -> tuple[str, str]:
    """The one thing of that name, "case:FOI-2026-0142" or the reference alone: subject and title.

    Refuses what names nothing, or more than one thing (NotOne).
    """
    wanted = given.strip().casefold()
    kind, colon, rest = wanted.partition(":")
    if colon and kind in kinds():
        named = kinds()[kind].named(rest)
        found = {one: title for one, title in named.items() if one.casefold() == f"{kind}:{rest.strip()}"}
    else:
        found = {
            one: title
            for one, title in things_named(wanted).items()
            if one.casefold().endswith((f":{wanted}", f"/{wanted}"))
        }
    if len(found) == 1:
        return next(iter(found.items()))
    said = SEVERAL if found else NOTHING
    raise NotOne(said.format(given=given[:60], names=" or ".join(found)))
