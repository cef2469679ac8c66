"""What every statement about breaches needs: the entries meant, their published accounts, and what no field answers."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.casefile import Held, Outcome
from answerable.registers import breach_counts as counts
from answerable.registers.breach_desk import Desk, because, limits
from answerable.registers.facts import Asked, Clause, Kind, Stated
from answerable.registers.phrases import listed, says, stems, written
from answerable.registers.values import Entry, Value


def recorded(desk: Desk) -> list[str]:
    """How what an investigation finds is recorded, as the chain of evidence log says it."""
    if not desk.books.keeps("custody"):
        return []
    rows = desk.books.kept("custody").beside.get("statements", ())
    return [row.text("says") for row in rows if row.text("subject") == "report"]


def meant(desk: Desk) -> counts.Chosen:
    """The entries that the question as a whole means; for a yes or no, those that its first sentence means."""
    if desk.asked.has("near-miss"):
        return desk.pick(Clause(desk.asked.core or desk.asked.focus, desk.asked.concepts), kind="near miss")
    first = desk.asked.clauses[0]
    if desk.asked.kind is Kind.YES_NO and first.has("breach", "lost-device"):
        return desk.pick(first)
    return desk.pick(Clause(desk.asked.core or desk.asked.focus, desk.asked.concepts))


def told(desk: Desk, entries: tuple[Entry, ...], text: str, value: Value, cautions: tuple[str, ...] = ()) -> Stated:
    """The words with how far the register goes, the value, and the entries that they rest on."""
    return Stated(
        " ".join([text, *limits(desk)]),
        value,
        tuple(entry.id for entry in entries),
        because(desk, entries),
        cautions=cautions,
    )


_ORDINARY = stems(
    "discovered compromised controller state common cause causes type types responsible down break breakdown two three four five six ten "
    "complete once takes take taken advise ones hear touched hi uve pls break broken municipal council's uk organisation's altogether "
    "inclusive onwards thereof overall "
    "jan feb mar apr jun jul aug sept sep oct nov dec "
    "commencing commenced terminating aforesaid herein client state further specifically altogether actually "
    "any many much often times occasions time tell know exact overall annual logged classed your any data breach breaches breached personal information security incident incidents record records recorded register log gdpr "
    "protection organisation department service year years period month last past previous recent ever experienced suffered "
    "happened occurred occur involved involving report reported protection privacy serious case cases public body number total "
    "figure details account short summary describe list each please give given since between during calendar financial "
    "january february march april june july august september october november december details know confirm publish published release "
    "something anything nothing shouldn wouldn couldn tax academic fiscal municipal school quarter quarters somebody someone anyone anybody everyone present now today instance article office start end first last half start direct term terms whole altogether combined people person individual individuals affected victims app apps tool tools platform department directorate"
)


def unexplained(asked: Asked) -> tuple[str, ...]:
    """The words of the question, as written, that nothing in the register answers to."""
    return unexplained_in(asked.core or asked.focus)


def unexplained_in(text: str) -> tuple[str, ...]:
    """The words of a text, as written, that nothing in the register answers to."""
    return written(text, roots={root for root in stems(text) - _ORDINARY if not root.isdigit()})


def unexpressed(asked: Asked) -> tuple[str, ...]:
    """The words of a condition, as written, that nothing in the register can express."""
    roots = {root for word in asked.odd for root in stems(word)}
    return written(
        asked.focus, roots={root for root in roots - _ORDINARY if not (root[1:].isdigit() and root[0] == "q")}
    )


def no_field(desk: Desk, odd: Iterable[str]) -> Stated:
    """That the register cannot answer: it has no field for what is asked."""
    text = "The register of data breaches has no field that answers this."
    note = (f"Nothing in the register answers to: {listed([f'“{word}”' for word in odd])}.",)
    return Stated(text, None, outcome=Outcome.OPEN, held=Held.UNSTATED, ask=desk.books.asks("breaches"), cautions=note)


def the_one(desk: Desk, entries: tuple[Entry, ...], *, is_of_papers: bool = False) -> tuple[Entry, ...]:
    """The single entry that the question describes by its story, where one stands out. is_of_papers: all papers of one."""
    if counts.references(desk.asked):
        return entries
    if not is_of_papers and says(desk.asked.core or desk.asked.focus, "each", "every", "all"):
        return ()
    words = stems(desk.asked.core or desk.asked.focus) - stems("data breach personal breaches people report")
    scores = sorted(
        (
            (len(words & stems(f"{entry.text('title')} {entry.text('summary')}")), entry.id)
            for entry in entries
            if not counts.quiet(entry)
        ),
        reverse=True,
    )
    if scores and scores[0][0] >= 2 and (len(scores) == 1 or scores[0][0] > scores[1][0]):
        return tuple(entry for entry in entries if entry.id == scores[0][1])
    return ()


def summary(entry: Entry) -> str:
    """Its published account: the summary, the title alone where it is published in part, or nothing."""
    if counts.quiet(entry):
        return f"{entry.id}: no account is published."
    wanted = {"yes": "summary", "in part": "title"}.get(entry.text("publish.summary") or "yes", "")
    words = entry.shown(wanted).rstrip(".") if wanted else ""
    return f"{entry.id}: {words}." if words else f"{entry.id}."
