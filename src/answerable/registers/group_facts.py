"""What the register of chat groups can state: how many, which, whose, and with whom in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from answerable.registers.facts import Asked, Books, Fact, Kind, Stated
from answerable.registers.periods import long_day
from answerable.registers.phrases import listed, plain, says, stems
from answerable.registers.tool_facts import named
from answerable.registers.values import Entry, Kept, Value

TERMS: dict[str, tuple[str, ...]] = {
    "chat-group": (
        "whatsapp|chat|messaging|signal|telegram|messenger|teams|text group*",
        "group chat*",
        "groups ~ whatsapp|signal|telegram|teams",
        "chats groups",
        "whatsapp|signal|telegram chats",
        "chat|messaging|whatsapp ~ group|groups",
        "share|shared ~ whatsapp|chat|group",
        "groups|group ~ disappear*|auto-delet*|self-destruct*|ephemeral|authorised|unauthorised|captured",
        "groups ~ run|operat*|discovered|found|members",
    ),
    "official": ("official*", "authorised", "approved", "sanctioned", "recognised", "corporate", "run by the council"),
    "unofficial": (
        "unofficial*",
        "unauthorised",
        "not authorised|approved|sanctioned",
        "without approval|permission",
        "informal",
        "rogue",
    ),
    "outsiders": (
        "outside|external people|person*|member*|parties|partner*|organisation*",
        "people|members|anyone ~ outside|external",
        "outsiders",
        "non-employees",
        "not employed",
        "non-staff",
        "third parties",
        "external",
        "outside the",
    ),
    "ended-groups": ("closed", "ended", "shut down", "wound up", "no longer running|open"),
    "councillors-in": ("councillor*", "elected member*", "cabinet member*", "politician*"),
    "closed-too": ("ever", "closed", "ended", "past", "since", "have been", "previously", "found"),
    "members": ("member*", "membership", "people ~ in|belong", "participants"),
    "members-wanted": (
        "names|identities of member*|participants|admins ~ group*|chat*|whatsapp",
        "who ~ belong*|participant*|member* ~ group*|chat*|whatsapp",
    ),
    "watch-members": ("shopwatch|pubwatch|farmwatch ~ member*|shops|businesses|retailers",),
    "disappearing": ("disappear*", "auto-delet*", "self-destruct*", "ephemeral", "vanish*"),
    "purpose-of": ("purpose*", "what ~ for"),
    "group-departments": ("department*", "service*", "team*", "directorate*", "which parts"),
}

ABOUT = {"chat-group": 5.5, "councillors-in": 0.2, "members-wanted": 2.0, "watch-members": 5.0}


def open_on(entry: Entry, on: date) -> bool:
    """True where the group exists on that day."""
    started, ended = entry.day("started"), entry.day("ended")
    return (started is None or started <= on) and (ended is None or ended >= on)


def official_groups(entries: Iterable[Entry], *, on: date, tools: Iterable[str]) -> tuple[Entry, ...]:
    """The open, authorised groups on those tools; every tool where none is named."""
    wanted = frozenset(tools)
    return tuple(
        entry
        for entry in entries
        if entry.text("official") == "authorised"
        and open_on(entry, on)
        and (not wanted or entry.text("tool") in wanted)
    )


def unauthorised_groups(entries: Iterable[Entry], *, on: date | None = None) -> tuple[Entry, ...]:
    """The groups that were found and had not been authorised: ever, or those open on a day."""
    return tuple(
        entry for entry in entries if entry.text("official").startswith("found") and (on is None or open_on(entry, on))
    )


def with_outsiders(entries: Iterable[Entry], *, on: date) -> tuple[Entry, ...]:
    """The open groups that people outside belong to."""
    return tuple(entry for entry in entries if open_on(entry, on) and (entry.number("members.external") or 0) > 0)


def _is_open_to_view(entry: Entry) -> bool:
    return entry.text("publish.list") != "no"


def _tools(asked: Asked, books: Books) -> dict[str, str]:
    """The tools that the question names, by identifier."""
    if not books.keeps("tools"):
        return {}
    entries = books.kept("tools").entries
    return {tool.id: tool.text("name") for tool in named(asked.focus, entries) or named(asked.whole, entries)}


def _day(kept: Kept, on: date) -> date:
    return min(on, kept.as_at or on)


def _meant(asked: Asked, books: Books, on: date) -> tuple[Kept, tuple[Entry, ...], str]:
    """The groups meant, and the words for them. A field that is withheld is not searched by."""
    kept = books.kept("groups")
    day, tools = _day(kept, on), _tools(asked, books)
    view = [entry for entry in kept.entries if _is_open_to_view(entry) and not (tools and entry.withholds("tool"))]
    on_tool = [entry for entry in view if not tools or entry.text("tool") in tools]
    theirs = {
        name for entry in view for name in entry.names("departments") if says(asked.core or asked.focus, plain(name))
    }
    on_tool = [entry for entry in on_tool if not theirs or theirs & set(entry.names("departments"))]
    name = f"{listed(list(tools.values()))} " if tools else ""
    name = f"{listed(sorted(theirs))} {name}" if theirs else name
    if asked.has("unofficial"):
        found = unauthorised_groups(on_tool, on=None if asked.has("closed-too") else day)
        return kept, found, f"{name}groups found that had not been authorised"
    if asked.has("councillors-in"):
        return (
            kept,
            tuple(g for g in on_tool if open_on(g, day) and g.number("members.councillors")),
            f"open {name}groups with councillors in them",
        )
    if one := _called(asked, kept, view):
        return kept, one, OF_THAT_NAME
    if asked.has("disappearing"):
        on_tool = [entry for entry in on_tool if entry.text("disappearing_messages") == "enabled"]
        return kept, tuple(on_tool), f"{name}groups with messages set to disappear"
    if asked.has("ended-groups"):
        gone = tuple(g for g in on_tool if g.day("ended") and (not asked.period or asked.period.holds(g.day("ended"))))
        return kept, gone, f"{name}groups that were closed"
    official = official_groups(on_tool, on=day, tools=())
    if asked.has("outsiders"):
        shown = tuple(g for g in with_outsiders(official, on=day) if not g.withholds("members.external"))
        return kept, shown, f"open {name}groups that are authorised and have members from outside"
    return kept, official, f"open {name}groups that are authorised"


OF_THAT_NAME = "groups of that name"
_GENERAL = stems("whatsapp chat group groups team council duty night major political councillors incident")


def _called(asked: Asked, kept: Kept, view: list[Entry]) -> tuple[Entry, ...]:
    """The group that the question calls by its reference or, as no other, by words of its name; closed ones too."""
    refs = set(_REFERENCE.findall(asked.focus))
    if refs:
        return tuple(entry for entry in view if entry.id in refs)
    said = stems(asked.core or asked.focus) - _GENERAL
    scored = [(len(said & (stems(entry.shown("name")) - _GENERAL)), entry) for entry in view if entry.shown("name")]
    best = max((score for score, _ in scored), default=0)
    found = tuple(entry for score, entry in scored if score == best and best)
    return found if len(found) == 1 else ()


_REFERENCE = re.compile(r"\bGRP-\d+\b")


def departments(entries: Iterable[Entry]) -> dict[str, Value]:
    """How many groups each department has; a group of two departments counts under both."""
    counts: dict[str, int] = {}
    for entry in entries:
        for name in entry.names("departments"):
            counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items()))


def _stated(kept: Kept, entries: tuple[Entry, ...], text: str, value: Value, cautions: tuple[str, ...] = ()) -> Stated:
    because = tuple(kept.basis(entry, entry.shown("name")) for entry in entries)
    return Stated(text, value, tuple(entry.id for entry in entries), because, cautions=cautions)


def _aside(kept: Kept, books: Books, asked: Asked, on: date) -> str:
    """The groups beside the authorised ones that an honest count must name."""
    day, tools = _day(kept, on), _tools(asked, books)
    rest = [
        entry
        for entry in kept.entries
        if _is_open_to_view(entry) and open_on(entry, day) and (not tools or entry.text("tool") in tools)
        and not entry.withholds("tool") and entry.text("official") != "authorised"
    ]  # fmt: skip
    if not rest:
        return ""
    names = listed([f"{entry.shown('name')} ({entry.text('official')})" for entry in rest])
    return f"Besides these the register names {names}, which {'is' if len(rest) == 1 else 'are'} not among them."


_PARTY = "Groups of a political party are not the council's; a message in one about council business would be held for the council."


_HOW_MANY_IN = re.compile(
    r"\b(?:how many|number of)\s+(?:\w+\s+){0,2}?(?:members|people|participants|staff|officers|councillors)\b(?! groups)",
    re.I,
)  # people are counted, and not groups


def count(asked: Asked, books: Books, on: date) -> Stated:
    """How many groups there are, and in which departments."""
    kept, entries, words = _meant(asked, books, on)
    if _HOW_MANY_IN.search(asked.core or asked.focus) or (asked.has("members") and len(entries) == 1):
        return _members(kept, entries, words)
    spread = departments(entries)
    wants_departments = asked.has("group-departments") or "department" in asked.by
    says = [f"On {long_day(_day(kept, on))} the council has {_number(len(entries))} {words}."]
    if wants_departments:
        says.append(_by_department(spread))
    if not asked.has("unofficial", "councillors-in", "disappearing", "ended-groups", "outsiders"):
        party = _PARTY if any(entry.text("official") == "not a council group" for entry in kept.entries) else ""
        says += filter(None, (_aside(kept, books, asked, on), party))
    value: Value = {"groups": len(entries), "departments": spread} if wants_departments else len(entries)
    return _stated(kept, entries, " ".join(says), value)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _by_department(spread: dict[str, Value]) -> str:
    """Where the groups are, in a sentence."""
    if not spread:
        return ""
    if set(spread.values()) == {1}:
        return (
            f"There is one in each of {listed(list(spread))}; a group that two departments share is named under both."
        )
    each = ", ".join(f"{name} {number}" for name, number in spread.items())
    return f"By department they are: {each}; a group that two departments share is named under both."


def _members(kept: Kept, entries: tuple[Entry, ...], words: str) -> Stated:
    """How many members the groups have; a number that is withheld is left out and said to be."""
    shown = tuple(entry for entry in entries if not entry.withholds("members"))
    left_out = [entry.id for entry in entries if entry not in shown]
    value: dict[str, Value] = {
        kind: int(sum(entry.number(f"members.{kind}") or 0 for entry in shown))
        for kind in ("staff", "councillors", "external")
    }
    says = ", ".join(f"{kind} {number}" for kind, number in value.items())
    note = (f"Members of {listed(left_out)} are withheld and left out.",) if left_out else ()
    return _stated(kept, shown, f"Members of the {words}: {says}.", value, note)


def lists(asked: Asked, books: Books, on: date) -> Stated:
    """Which groups there are, by name, department and purpose."""
    kept, entries, words = _meant(asked, books, on)
    lines = tuple(_described(entry, asked) for entry in entries if entry.shown("name"))
    text = " ".join(
        filter(
            None,
            (
                f"{words[0].upper()}{words[1:]}: {'; '.join(lines) or 'none'}.",
                "" if asked.has(*_PARTICULAR) or words == OF_THAT_NAME else _aside(kept, books, asked, on),
            ),
        )
    )
    return _stated(kept, entries, text, tuple(entry.shown("name") for entry in entries if entry.shown("name")))


_PARTICULAR = ("disappearing", "ended-groups", "outsiders", "councillors-in")


def _described(entry: Entry, asked: Asked) -> str:
    """A group by name, department, purpose and owner; with when it ran and what was captured where that is asked."""
    parts = [
        f"{entry.shown('name')} ({listed(entry.names('departments'))}): {entry.shown('purpose')}; owner: {entry.shown('owner')}; {entry.text('official')}"
    ]
    started, ended, last = entry.day("started"), entry.day("ended"), entry.day("capture.last_captured")
    if asked.has("ended-groups", "closed-too", "purpose-of") or says(
        asked.focus, "when", "kept|captured|capture*", "how often"
    ):
        parts += [f"started on {long_day(started)}"] if started else []
        parts.append(f"closed on {long_day(ended)}" if ended else "open")
        if not entry.withholds("capture"):
            every = entry.number("capture.every_working_days")
            parts += [f"captured every {every:g} working days"] if every else []
            parts.append(f"last captured on {long_day(last)}" if last else "no capture is recorded")
    return "; ".join(parts)


def outsiders(asked: Asked, books: Books, on: date) -> Stated:
    """Whether people outside belong to a group; groups whose members are withheld are not named."""
    kept = books.kept("groups")
    tools = _tools(asked, books)
    found = tuple(
        entry
        for entry in with_outsiders(kept.entries, on=_day(kept, on))
        if _is_open_to_view(entry) and not entry.withholds("members.external")
        and (not tools or entry.text("tool") in tools)
    )  # fmt: skip
    lines = [f"{entry.shown('name')} ({listed(entry.names('external_kinds'))})" for entry in found]
    text = f"Yes: {'; '.join(lines)}." if found else "No open group that may be named has members from outside."
    note = ("Groups whose members are withheld are left out (s.31(1)(a) to be considered).",)
    return _stated(kept, found, text, "yes" if found else "no", note)


def disappearing(asked: Asked, books: Books, on: date) -> Stated:
    """Whether messages are set to disappear in the groups meant."""
    kept = books.kept("groups")
    found = tuple(e for e in kept.entries if _is_open_to_view(e) and e.text("disappearing_messages") == "enabled")
    lines = [f"{entry.shown('name')}{' (closed)' if entry.day('ended') else ''}" for entry in found]
    return _stated(
        kept,
        found,
        f"Groups with messages set to disappear: {listed(lines) or 'none'}.",
        "yes" if found else "no",
    )


def is_there_any(asked: Asked, books: Books, on: date) -> Stated:
    """Whether there is such a group, with how many and whose; of one that is named, what is recorded of it."""
    _, entries, words = _meant(asked, books, on)
    if entries and words == OF_THAT_NAME:
        return replace(lists(asked, books, on), kind=Kind.LIST)
    stated = count(replace(asked, concepts=asked.concepts | {"group-departments"}), books, on)
    return replace(
        stated,
        text=f"{'Yes' if stated.entries else 'No'}. {stated.text}",
        value="yes" if stated.entries else "no",
    )


FACTS = (
    Fact(
        "outsiders", ("Do groups have members from outside?",), lambda a: a.has("outsiders"), outsiders, (Kind.YES_NO,)
    ),
    Fact(
        "disappearing",
        ("Are messages set to disappear?",),
        lambda a: a.has("disappearing"),
        disappearing,
        (Kind.YES_NO, Kind.LIST),
    ),
    Fact(
        "count",
        ("How many WhatsApp groups does the council run, and in which departments?",),
        lambda a: True,
        count,
        (Kind.COUNT,),
    ),
    Fact("any", ("Does the council run a WhatsApp group?",), lambda a: True, is_there_any, (Kind.YES_NO,)),
    Fact("lists", ("Which groups are there?",), lambda a: True, lists, (Kind.LIST, Kind.DOCUMENT)),
)
