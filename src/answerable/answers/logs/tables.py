"""Tables, whatever they come from: which row holds the headings, what each column is, and a record a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from answerable.answers.logs import labels
from answerable.answers.logs.days import day_in, is_day, is_month_first
from answerable.answers.logs.entry import Reach, Record, entries_of, rests_on_links
from answerable.answers.logs.log import Item, Source
from answerable.answers.logs.outcomes import provisions_in, said_outcome
from answerable.answers.logs.persons import without_persons, without_signature
from answerable.documents import Link

LOOKED_AT = 40  # rows from the top among which the headings are looked for, and by which columns are judged
_WIDEST = 200  # columns
_NAME = 71  # characters of a heading
_SAMPLE = 60  # characters of each of the first two cells that are shown beside its heading
_SOME = 25  # characters from which cells without a heading may be questions or answers
_WORDS = 40  # characters from which a cell is a text
_ASKS = re.compile(
    r"\?|\b(?:please|how many|how much|what|which|provide|copy of|copies of|number of|list of|would like)\b", re.I
)
_REFERENCE = re.compile(r"[A-Z]{0,8}[\s/_.-]?\d[\w/_.-]{0,18}|[A-Z]{2,8}[/_ -]\w{1,12}(?:[/_ -]\w{1,8})*", re.I)
_HTTP = re.compile(r"(?:https?://|www\.)\S+|\S+\.(?:pdf|docx?|html?)", re.I)
_TAKEN = "taken_down_reason"  # the column of a desk like this one
_HELD = re.compile(r"\bheld\b", re.I)
_ONE = (labels.QUESTION, labels.ANSWER, labels.OUTCOME, labels.ON, labels.REFERENCE, labels.NUMBER, labels.PUBLISHER, labels.LICENCE, labels.LETTER)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its place in words, its cells, the links of each cell, the cells whose value the file does not hold."""

    place: str
    cells: Sequence[str]
    links: Mapping[int, tuple[Link, ...]] = field(default_factory=dict)
    unread: tuple[int, ...] = ()


def read_table(rows: Iterable[Row], source: Source, reach: Reach | None = None) -> Iterator[Item]:
    """The entries of a table, and every row that gave none. A row that repeats the headings is left out, for it says nothing."""
    coming = map(_within, rows)
    first = list(islice(coming, LOOKED_AT))
    if any(len(row.cells) == _WIDEST for row in first):
        yield source.missing(first[0].place, f"the columns beyond the {_WIDEST}th", "No log is that wide.", "Look whether this is the file that was meant.")  # fmt: skip
    heading = _said(first, source)
    heading = _heading(first) if heading < 0 else heading
    heading = _unlike(first) if heading < 0 else heading
    below = first[heading + 1 :]
    headings = [cell.strip() for cell in first[heading].cells] if heading >= 0 else []
    columns = _columns(headings, below, source)
    if not _is_log(columns):
        yield _no_log(source, headings, first)
        return
    yield from _days_in_doubt(columns, headings, below, source)
    for at, row in enumerate(first[: max(heading, 0)]):
        _said_above(row, source, is_title=at == 0)
    month_first = any(is_month_first([row.cells[at] for row in below if at < len(row.cells)]) for at, role in columns.items() if role == labels.ON)  # fmt: skip
    for row in chain(below, coming):
        if any(cell.strip() for cell in row.cells) and [cell.strip() for cell in row.cells] != headings:
            yield from _of_row(row, columns, headings, source, month_first, reach)


def _within(row: Row) -> Row:
    """A row, no wider than any log."""
    return row if len(row.cells) <= _WIDEST else replace(row, cells=row.cells[:_WIDEST])


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether rows of cells have headings of a log: what was asked, and what was answered or decided."""
    found = [Row("", cells) for cells in rows[:LOOKED_AT]]
    at = _heading(found)
    if at < 0:
        return False
    roles = {labels.role_of(cell.strip()) for cell in found[at].cells}
    return bool(roles & {labels.QUESTION, labels.TITLE, labels.REFERENCE}) and bool(roles & {labels.ANSWER, labels.OUTCOME, labels.LINK, labels.LETTER}) and len(roles - {labels.NOTHING}) > 1  # fmt: skip


def _heading(rows: Sequence[Row]) -> int:
    """Which row holds the headings: the one with the most cells that are known ones; -1 where none has two of them."""
    best, most = -1, 1
    for at, row in enumerate(rows):
        cells = [cell.strip() for cell in row.cells if cell.strip()]
        known = {role for cell in cells if (role := labels.role_of(cell))}
        is_short = all(len(cell) < _NAME for cell in cells)
        if len(known) > most and len(known) * 3 >= len(cells) and is_short and not any(map(is_day, cells)):
            best, most = at, len(known)
    return best


def _said(rows: Sequence[Row], source: Source) -> int:
    """The first row with a heading that somebody said the role of."""
    return next((at for at, row in enumerate(rows) if {cell.strip() for cell in row.cells} & set(source.said)), -1)


def _unlike(rows: Sequence[Row]) -> int:
    """The first row where it is unlike those below it: short where they are long, a word where they are days; -1 for no such."""
    if len(rows) < 3 or not all(cell.strip() and len(cell) < _WORDS for cell in rows[0].cells):
        return -1
    for at, cell in enumerate(rows[0].cells):
        below = [row.cells[at].strip() for row in rows[1:] if at < len(row.cells) and row.cells[at].strip()]
        tests = (is_day, lambda words: len(words) > _WORDS, lambda words: bool(_HTTP.fullmatch(words)))
        if below and any(all(map(test, below)) and not test(cell.strip()) for test in tests):
            return 0
    return -1


def _columns(headings: Sequence[str], below: Sequence[Row], source: Source) -> dict[int, str]:
    """The role of each column: as somebody said, as its heading says unless its cells speak against it, as its cells look."""
    width = max((len(row.cells) for row in below), default=len(headings))
    values = {at: [row.cells[at].strip() for row in below if at < len(row.cells) and row.cells[at].strip()] for at in range(max(width, len(headings)))}  # fmt: skip
    found: dict[int, str] = {}
    names = {at: headings[at] if at < len(headings) and headings[at] else f"column {at + 1}" for at in values}
    fixed = {at for at, name in names.items() if name in source.said}
    for at, name in names.items():
        found[at] = source.said[name] if at in fixed else _fitting(labels.role_of(name), values[at])
    _one_each(found, values, fixed)
    _guess(found, values, fixed)
    for at, role in found.items():
        if names[at] not in source.columns or role:
            source.columns[names[at]] = role
    persons = [name for at, role in found.items() if role == labels.PERSON for name in values[at]]
    for at in (at for at, role in found.items() if values[at] and role != labels.PERSON):
        cells = (without_persons(without_signature(cell), persons, is_asked=True) for cell in values[at][:2])
        source.samples.setdefault(names[at], " · ".join(cell[:_SAMPLE] for cell in cells))
    return found


def _fitting(role: str, values: Sequence[str]) -> str:
    """The role that a heading names, corrected by its cells: a "Response" may be a day, a word, a link or the words."""
    if not values or role in (labels.PERSON, labels.KIND, labels.NOTHING):
        return role
    days = _are_days(values)
    if days and role in (labels.ANSWER, labels.QUESTION, labels.OUTCOME, labels.TITLE):
        return labels.ON if role in (labels.ANSWER, labels.OUTCOME) else labels.ASKED_ON
    if role == labels.ON and not days and not any(day_in(value) for value in values):
        return labels.ANSWER if _long(values) else labels.NOTHING
    if role == labels.OUTCOME and _long(values):
        return labels.ANSWER
    if role == labels.ANSWER and sum(bool(_HTTP.fullmatch(value)) for value in values) * 2 > len(values):
        return labels.LINK
    if role == labels.REFERENCE and _long(values):
        return labels.QUESTION
    return role


def _long(values: Sequence[str]) -> bool:
    return sum(map(len, values)) > _WORDS * 1.5 * len(values)


def _one_each(found: dict[int, str], values: Mapping[int, Sequence[str]], fixed: set[int]) -> None:
    """Of several columns for one thing the fullest stays it; a further text joins it, a further day or number is left."""
    for role in _ONE:
        places = [at for at, one in found.items() if one == role and at not in fixed]
        if len(places) > 1:
            best = max(places, key=lambda at: (_telling(role, values[at]), -at))
            for at in places:
                if at != best:
                    short = labels.TITLE if role == labels.QUESTION else labels.NOTHING
                    found[at] = role if role == labels.ANSWER and _long(values[at]) else short
    if labels.NUMBER in found.values() and labels.REFERENCE not in found.values():
        at = next(at for at, one in found.items() if one == labels.NUMBER)
        found[at] = found[at] if at in fixed else labels.REFERENCE


def _telling(role: str, values: Sequence[str]) -> int:
    """How much a column says of its role: words of questions and answers, outcomes that are known, cells of any other."""
    if role in (labels.QUESTION, labels.ANSWER):
        return sum(map(len, values))
    return sum(said_outcome(value) is not None for value in values) if role == labels.OUTCOME else len(values)


def _guess(found: dict[int, str], values: Mapping[int, Sequence[str]], fixed: set[int]) -> None:
    """What is still missing, looked for among the columns without a known heading, by what their cells are."""
    free = [
        at
        for at, role in found.items()
        if role == labels.NOTHING and at not in fixed and values[at] and not _are_days(values[at])
    ]
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (labels.LINK, lambda cell: _HTTP.fullmatch(cell) is not None),
        (
            labels.OUTCOME,
            lambda cell: len(cell) < _WORDS and said_outcome(cell) is not None and not provisions_in(cell),
        ),
        (labels.PROVISIONS, lambda cell: len(cell) < _WORDS and bool(provisions_in(cell))),
        (labels.REFERENCE, lambda cell: _REFERENCE.fullmatch(cell) is not None),
    )
    for role, test in tests:
        for at in list(free):
            if role not in found.values() and sum(map(test, values[at])) * 3 > len(values[at]) * 2:
                found[at] = role
                free.remove(at)
    texts = [at for at in free if sum(map(len, values[at])) > _SOME * len(values[at])]
    if labels.QUESTION not in found.values() and texts and (labels.TITLE not in found.values() or len(texts) > 1):
        asks = max(texts, key=lambda at: (sum(bool(_ASKS.search(cell)) for cell in values[at]) / len(values[at]), -at))
        if sum(bool(_ASKS.search(cell)) for cell in values[asks]) * 3 > len(values[asks]):
            found[asks] = labels.QUESTION
            texts.remove(asks)
    if labels.ANSWER not in found.values() and texts and {labels.QUESTION, labels.TITLE} & set(found.values()):
        found[max(texts, key=lambda at: sum(map(len, values[at])))] = labels.ANSWER


def _are_days(values: Sequence[str]) -> bool:
    return sum(map(is_day, values)) * 3 > len(values) * 2


def _days_in_doubt(columns: Mapping[int, str], headings: Sequence[str], below: Sequence[Row], source: Source) -> Iterator[Item]:  # fmt: skip
    """Columns of days of which nothing says what day it is, where the day of the answer is in no other: asked about, not guessed."""
    if labels.ON in columns.values():
        return
    for at, role in columns.items():
        values = [row.cells[at].strip() for row in below if at < len(row.cells) and row.cells[at].strip()]
        name = headings[at] if at < len(headings) and headings[at] else f"column {at + 1}"
        if role == labels.NOTHING and name not in source.said and values and _are_days(values):
            yield source.missing(below[0].place, f"the days in “{name}”: nothing says which day they are", "The day of a request, or by which an answer was due, is not the day on which it was answered.", f"If they are the days of the answers, say so of “{name}”; else say that it is left out. The answers are read without a day.")  # fmt: skip


def _is_log(columns: Mapping[int, str]) -> bool:
    roles = set(columns.values())
    asked = roles & {labels.QUESTION, labels.TITLE, labels.LETTER, labels.LINK}
    return bool(asked and roles & {labels.ANSWER, labels.OUTCOME, labels.LINK, labels.LETTER})


def _no_log(source: Source, headings: Sequence[str], rows: Sequence[Row]) -> Item:
    named = ", ".join(f"“{one}”" for one in headings if one)[:300] or "none that are known"
    place = rows[0].place if rows else ""
    return source.missing(place, f"a table of which no column is known to hold what was asked and what was answered; its headings: {named}", "An entry needs a question, and an answer or an outcome.", "If it is a log, say which heading is the question and which the answer.")  # fmt: skip


def _said_above(row: Row, source: Source, *, is_title: bool) -> None:
    """What the rows above the headings say of the whole: its publisher and its licence."""
    from answerable.answers.logs.known import licence_in, publisher_in

    words = " ".join(cell for cell in row.cells if cell)
    source.licence = source.licence or licence_in(words)
    source.publisher = source.publisher or (publisher_in(words) if is_title or len(words) < 120 else "")


def _of_row(row: Row, columns: Mapping[int, str], headings: Sequence[str], source: Source, month_first: bool, reach: Reach | None) -> Iterator[Item]:  # fmt: skip
    record = Record(row.place)
    links: list[str] = []
    names: list[str] = []
    for at, cell in enumerate(row.cells):
        role, words, own = columns.get(at, labels.NOTHING), cell.strip(), row.links.get(at, ())
        leads = bool(own) and rests_on_links(words, (link.words for link in own))
        if leads or role == labels.LINK:
            links += [link.address for link in own] or _HTTP.findall(words)
        if role == labels.PERSON:
            names.append(words)
        elif (
            role == labels.OUTCOME
            and at < len(headings)
            and _HELD.search(headings[at])
            and words.lower() in ("yes", "no", "y", "n")
        ):
            record.add(role, "not held" if words.lower().startswith("n") else "")
        elif role in labels.ROLES and role and role != labels.LINK and not (role == labels.ANSWER and leads):
            record.add(role, words)
    record.links, record.names = tuple(dict.fromkeys(links)), tuple(names)
    record.on = day_in(record.get(labels.ON), month_first=month_first)
    lost = [at for at in row.unread if columns.get(at) in (labels.QUESTION, labels.ANSWER, labels.OUTCOME)]
    if lost:
        yield source.missing(row.place, "a formula whose value is not in the file", "What the cell shows is worked out only when a spreadsheet program opens it.", "Open the file in a spreadsheet program, save it, and give it again.")  # fmt: skip
    elif reason := next(
        (cell for cell, heading in zip(row.cells, headings, strict=False) if heading == _TAKEN and cell), ""
    ):
        yield source.missing(row.place, f"{record.get(labels.REFERENCE) or 'an answer'} was taken down", reason, "Nothing; if you keep an earlier copy, take it out.")  # fmt: skip
    elif record.words or record.links:
        yield from entries_of(record, source, reach, is_whole=labels.NUMBER in columns.values())
