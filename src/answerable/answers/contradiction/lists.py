"""Lists of what there is, compared as sets: all that one answer names, and what the other leaves out or counts."""

from __future__ import annotations

import re

from answerable.answers.contradiction.marks import Span, of_figures
from answerable.answers.contradiction.said import OPEN, Told
from answerable.answers.contradiction.subjects import Kin
from answerable.answers.contradiction.times import Time
from answerable.answers.contradiction.verdicts import Kind, Marks, Pair, Verdict, contradicts
from answerable.registers import listed

_ASKS = re.compile(r"\b(?:which|list|names?|what|who|how many|number of|identify|each|every|all)\b", re.I)
_LINE = re.compile(r"^[ \t]*(?:[-*•–]|\(?(?:\d{1,2}|[a-z])[.)])[ \t]+(?P<item>[^\n]+)$", re.M)
_RUN = re.compile(
    r"(?:\b(?i:they (?:are|were)|these (?:are|were)|the following(?: \w+){0,6}|namely|made up of|consist(?:ed|s) of|compris(?:ed|es))\b:?|:)\s+(?P<run>[A-Z][^.;:\n\d]+(?:,| and )[^.;:\n\d]+)(?=[.;\n]|$)"
)
_SPLIT = re.compile(r",\s*(?:and\s+)?|\s+and\s+(?=the |[A-Z])")
_NOT_ALL = re.compile(
    r"\b(?:includ\w+|such as|among|for example|for instance|e\.g|notably|some of|mainly|chiefly|principally|(?<!no )others? (?:are|were|include)|the rest|not complete|redacted|withheld)\b",
    re.I,
)
_ONLY = re.compile(
    r"\b(?:no others?|none other|only|no more|nothing else|nowhere else|those (?:are|were) all|that is all|complete list|all of them|in all)\b",
    re.I,
)
_LEAST = 2  # items that make a list


def by_list(pair: Pair) -> Verdict | None:
    """Both name what there was at one time, and the names are not the same."""
    a, b = pair.earlier, pair.now
    if pair.kin.kin is not Kin.SAME or pair.later or not _of_one_past(pair):
        return None
    if not (a.said.outcome in OPEN and b.said.outcome in OPEN):
        return None
    if not (_ASKS.search(a.said.question) or _ASKS.search(b.said.question)):
        return None
    first, second = _items(a), _items(b)
    if first and second:
        return _unlike(pair, first, second)
    return _counted(pair, second or first, is_now=bool(second)) if first or second else None


def _of_one_past(pair: Pair) -> bool:
    """True where both ask, or answer, of one time that was over when the earlier answer was given."""
    first, second = ((*told.asked, *told.times[:1]) for told in (pair.earlier, pair.now))
    return any(_is_one(a, b) and max(a.last, b.last) <= pair.earlier.on for a in first for b in second)


def _is_one(a: Time, b: Time) -> bool:
    return a.same(b) or (a.within(b) and b.length < _MONTHS) or (b.within(a) and a.length < _MONTHS)


_MONTHS = 32  # days: at 1 April, and April


Items = dict[str, Span]


def _items(told: Told) -> Items:
    """What an answer lists in lines, or after a colon, each with its place; none where it does not say all."""
    text = told.said.answer
    if _NOT_ALL.search(text):
        return {}
    found = {_name(match["item"]): match.span("item") for match in _LINE.finditer(text)}
    if not found and (run := _RUN.search(text)):
        at = run.start("run")
        for item in _SPLIT.split(run["run"]):
            place = text.find(item, at)
            found[_name(item)] = (place, place + len(item))
    is_plain = found and all(name and not re.search(r"\d", name) and len(name.split()) < 7 for name in found)
    return found if is_plain and len(found) >= _LEAST else {}


def _name(item: str) -> str:
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]s?\b", "", item.split("(")[0].lower().replace("&", " and ")))
    return " ".join(
        word
        for word in words
        if word
        not in ("the", "a", "and", "of", "ward", "service", "services", "councillor", "councillors", "cllr", "cllrs")
    )


def _unlike(pair: Pair, first: Items, second: Items) -> Verdict | None:
    """Each list has what the other lacks, or one says that there were no others."""
    missing, added = first.keys() - second.keys(), second.keys() - first.keys()
    if not first.keys() & second.keys():
        return None  # other kinds of things
    is_closed = (_ONLY.search(pair.earlier.said.answer) and added) or (_ONLY.search(pair.now.said.answer) and missing)
    if not is_closed and not (missing and added):
        return None
    gone, come = ([items[key] for key in sorted(keys)] for items, keys in ((first, missing), (second, added)))
    marks: Marks = tuple(sorted(gone)), tuple(sorted(come))
    only_then = [pair.earlier.said.answer[slice(*span)] for span in marks[0]]
    only_now = [pair.now.said.answer[slice(*span)] for span in marks[1]]
    parts = [
        f"only {when} names {listed(names)}"
        for when, names in (("the earlier answer", only_then), ("the present one", only_now))
        if names
    ]
    why = f"Both list what there was, and {' and '.join(parts)}."
    return contradicts(pair, Kind.LISTS, why, marks, is_dated=True)


_COUNTS = re.compile(r"\b(?:how many|number)\b", re.I)


def _counted(pair: Pair, items: Items, *, is_now: bool) -> Verdict | None:
    """One counts, and the other lists another number and says that there were no others."""
    listing, counting = (pair.now, pair.earlier) if is_now else (pair.earlier, pair.now)
    counts = [one for one in counting.figures if one.unit == "" and not one.is_part]
    if len(counts) != 1 or not _ONLY.search(listing.said.answer) or not _COUNTS.search(counting.said.question):
        return None
    if counts[0].value == len(items) or counts[0].value < 1:
        return None
    count, names = of_figures(counting.said, counts[0]), tuple(sorted(items.values()))
    one, two = ("earlier", "present") if is_now else ("present", "earlier")
    why = f"The {one} answer counts “{counts[0].words}”, the {two} one lists {len(items)} and says that these are all."
    return contradicts(pair, Kind.LISTS, why, (count, names) if is_now else (names, count), is_dated=True)
