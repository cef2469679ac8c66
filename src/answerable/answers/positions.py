"""Which position of the authority covers a question, decided by its words before any register is read."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.answers.forms import clauses, sentences
from answerable.answers.lexicon import concepts
from answerable.registers import Asked, AuthorityFolder, Entry, compiled, plain

WITHHOLDS = ("ncnd", "refused")


def covering(asked: Asked, *, folder: AuthorityFolder) -> tuple[Entry, ...]:
    """The positions that cover the question; one that neither confirms nor denies comes first."""
    if not folder.keeps("positions"):
        return ()
    found = [entry for entry in folder.kept("positions").entries if _covers(entry, asked)]
    return tuple(sorted(found, key=lambda entry: entry.text("outcome") != "ncnd"))


def _covers(entry: Entry, asked: Asked) -> bool:
    """True where one sentence of the question is covered, or the whole with what it leans on."""
    taken = concepts(asked.focus) - asked.concepts - asked.around  # what the question was found not to mean
    if any(_speaks(entry, concepts(part) - taken, part) for part in (*sentences(asked.focus), *clauses(asked.focus))):
        return True
    if _speaks(entry, asked.concepts, asked.focus):
        return True
    leans = asked.has("leaning", "if-so", "leans") and not _names(entry.names("about"), asked.concepts, asked.focus)
    return leans and _speaks(entry, asked.concepts | asked.around, asked.whole)


def _speaks(entry: Entry, found: frozenset[str], text: str) -> bool:
    about, also, never = (entry.names(part) for part in ("about", "with", "not"))
    return (
        _names(about, found, text)
        and (not also or _names(also, found, text))
        and not _names(never, found, text)
    )  # fmt: skip


def _names(names: Iterable[str], found: frozenset[str], text: str) -> bool:
    """True where one of the names is a concept in the text, or stands in it word for word."""
    names = tuple(names)
    return not found.isdisjoint(names) or any(
        compiled((plain(name),)).search(plain(text)) for name in names if " " in name
    )
