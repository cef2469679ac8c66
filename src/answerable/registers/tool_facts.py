"""What the register of communication tools can state: allowed or not, which, for whom, with what care."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from answerable.casefile import Basis, Held, Outcome
from answerable.registers.facts import Asked, Books, Fact, Kind, Stated
from answerable.registers.periods import long_day
from answerable.registers.phrases import compiled, counted, listed, says
from answerable.registers.tool_conditions import STATUS_NAMED, conditions, is_the_last, status_on, statuses_of
from answerable.registers.tool_lines import line, said
from answerable.registers.tool_meant import day_asked, named, statement, tools_meant
from answerable.registers.values import Entry, Kept, Value

__all__ = ["FACTS", "named", "status_on"]
LIMITED = "Only within limits."
STATUS_SAYS = "What is allowed does not decide what is held: messages about council business are held on whatever tool they stand."


_ANSWERS = {
    "approved": "yes",
    "restricted": "in part",
    "not_approved": "no",
    "blocked": "no",
    "under_review": "no",
    "retired": "no",
}


def allowed(asked: Asked, books: Books, on: date) -> Stated:
    """Whether the tools meant may be used, on that day, for whom and on which devices."""
    kept, tools = tools_meant(asked, books)
    day = day_asked(asked, kept, on)
    if not tools:
        return lists(asked, books, on) if asked.has("messaging-app") else _unknown_tool(kept, books)
    lines, answers = [], []
    for entry in tools:
        status = status_on(entry, day)
        answers.append(_answer(asked, entry, status))
        lines.append(line(entry, status, day, is_now=is_the_last(entry, day)))
    value = answers[0] if len(set(answers)) == 1 else "in part"
    prevents = says(asked.focus, "prevent*|stop*|disabl* ~ download*|install*|use|using|access*")
    first = [LIMITED] if value == "in part" and not asked.has("forbidden") and not prevents else []
    return statement(kept, tools, " ".join([*first, *lines, STATUS_SAYS]), value)


def _answer(asked: Asked, entry: Entry, status: str) -> str:
    """yes, no or in part, turned round where the question asks whether it is banned; by device where one is named."""
    if asked.has("own-device") and status in ("approved", "restricted"):
        managed, free = entry.text("devices.own_device_managed"), entry.text("devices.own_device_unmanaged")
        return {("yes", "yes"): "yes", ("no", "no"): "no"}.get((managed, free), "in part")
    answer = _ANSWERS.get(status, "no")
    if asked.has("forbidden") and not asked.has("not-forbidden"):
        return {"yes": "no", "no": "yes"}.get(answer, answer)
    return answer


def _unknown_tool(kept: Kept, books: Books) -> Stated:
    text = "The register of communication tools has no entry for that. A tool that is not in it has not been approved."
    return Stated(text, None, (), (), Outcome.OPEN, Held.UNSTATED, ask=books.asks("tools"))


def not_there(asked: Asked, books: Books, on: date) -> Stated | None:
    """That a tool which people name has no entry; nothing where one of those named has."""
    kept, tools = tools_meant(asked, books)
    return None if tools else _unknown_tool(kept, books)


def used(asked: Asked, books: Books, on: date) -> Stated:
    """Whether a tool is used: what its status allows, and what the group register shows is in use."""
    tools = tools_meant(asked, books)[1]
    stated = allowed(asked, books, on)
    if not tools or not books.keeps("groups"):
        return stated
    groups = books.kept("groups")
    ids = {entry.id for entry in tools}
    live = [
        group
        for group in groups.entries
        if group.text("tool") in ids and group.text("official") == "authorised" and group.day("ended") is None
    ]
    if not live:
        return replace(stated, value="not allowed") if stated.value == "no" else stated
    name = listed([entry.shown("name") for entry in tools])
    who = f"Yes, within limits: {name} is used in {counted(len(live), 'authorised group')}, {listed([group.shown('name') for group in live])}."
    because: tuple[Basis, ...] = (
        *stated.because,
        *(groups.basis(group, group.text("name")) for group in live),
    )
    ids_used = (*stated.entries, *(group.id for group in live))
    return Stated(" ".join(filter(None, (who, stated.text.removeprefix(f"{LIMITED} ")))), "in part", ids_used, because)


def personal_data(asked: Asked, books: Books, on: date) -> Stated:
    """Which messaging tools may carry personal data: none that is not corporate."""
    kept = books.kept("tools")
    tools = [entry for entry in _messaging(kept) if entry.text("status") in ("approved", "restricted")]
    able = [
        entry
        for entry in tools
        if any(data.startswith(("personal", "special")) for data in entry.names("data_allowed"))
    ]
    names = listed([entry.text("name") for entry in able]) or "none"
    others = listed([entry.text("name") for entry in tools if entry not in able and not entry.withholds("name")])
    text = f"Messaging or chat tools on which personal data may be handled: {names}. Not on: {others or 'none'}. {STATUS_SAYS}"
    return statement(kept, tools, text, "in part" if able else "no")


def _messaging(kept: Kept) -> list[Entry]:
    return [
        entry for entry in kept.entries if compiled(("messaging", "chat", "text message")).search(entry.text("kind"))
    ]


_KINDS = (
    (("video", "conferenc*", "meetings|meeting app*|tool*|service*|platform*", "virtual meeting*"), "meeting"),
    (("social media", "social network*"), "social media"),
    (("file sharing|transfer", "share|sharing|transfer|send ~ files|documents"), "file sharing"),
)


def _meant(asked: Asked, kept: Kept, day: date) -> tuple[list[Entry], tuple[str, ...]]:
    """The entries of the statuses meant on that day; of messaging tools alone where the question is about those."""
    statuses = statuses_of(asked)
    of_all = asked.has("communication-tools") or (asked.has("leans") and asked.near("communication-tools"))
    messaging = asked.near("messaging-app") and not of_all
    if messaging and statuses == ("approved",):
        statuses = ("approved", "restricted")
    entries = _messaging(kept) if messaging else list(kept.entries)
    wanted = next((kind for words, kind in _KINDS if says(asked.focus, *words)), "")
    if wanted:
        also = {entry.id for entry in entries} if says(asked.focus, "messag*", "chat*") else set()
        entries = [entry for entry in kept.entries if wanted in entry.text("kind") or entry.id in also]
    tests = conditions(asked, day)
    if tests and not asked.has(*STATUS_NAMED) and not says(asked.focus, "in use"):
        statuses = ()  # of every status
    picked = [entry for entry in entries if not statuses or status_on(entry, day) in statuses]
    return [entry for entry in picked if all(test(entry) for _, test in tests)], statuses


def lists(asked: Asked, books: Books, on: date) -> Stated:
    """The tools of a status, by name; or what is recorded of the tool that is named."""
    kept = books.kept("tools")
    tools = named(asked.core or asked.focus, kept.entries) or named(asked.focus, kept.entries)
    day = day_asked(asked, kept, on)
    if tools and asked.kind is Kind.LIST and not asked.has("alternatives", "messaging-list"):
        lines = tuple(_described(entry, day, asked.focus) for entry in tools)
        return statement(kept, tools, f"{' '.join(lines)} {STATUS_SAYS}", lines)
    entries, statuses = _meant(asked, kept, day)
    entries = [entry for entry in entries if entry not in tools]
    shown = [entry for entry in entries if not entry.withholds("name")]
    held_back = [entry for entry in entries if entry.withholds("name")]
    lines = tuple(f"{entry.text('name')} ({said(status_on(entry, day))})" for entry in shown)
    tail = " ".join(entry.text("public_line") for entry in held_back)
    note = tuple(f"{entry.id}: name withheld, s.31(1)(a) to be considered." for entry in held_back)
    words = listed([said(status) for status in statuses], joint="or")
    words = " ".join([words or "in the register", *(item for item, _ in conditions(asked, day))])
    verb, start = ("were", f"On {long_day(day)} the") if asked.period else ("are", "The")
    text = (
        f"{start} tools that {verb} {words} {verb} {listed(lines)}. {tail}" if lines else f"No tool is {words}. {tail}"
    )
    text = text.strip()
    value: Value = tuple(entry.text("name") for entry in shown)
    if asked.kind is Kind.YES_NO:
        value = "yes" if asked.has("forbidden") and entries else "in part"
    return statement(kept, entries, text, value, cautions=note)


def _described(entry: Entry, day: date, focus: str) -> str:
    """What is recorded of one tool: status, since when, who, for what, on which devices, when it is reviewed."""
    if not is_the_last(entry, day):
        return line(entry, status_on(entry, day), day, is_now=False)
    due = entry.day("review_due")
    owner = (
        f" Its owner is the {entry.shown('owner')}."
        if entry.shown("owner") and says(focus, "own|owns|owner|owned|responsible")
        else ""
    )
    review = f" Its review is due on {long_day(due)}." if due else ""
    return f"{line(entry, entry.text('status'), date.max, is_now=True)}{owner}{review}"


def count(asked: Asked, books: Books, on: date) -> Stated:
    """How many tools are of a status; or of each."""
    kept = books.kept("tools")
    day = day_asked(asked, kept, on)
    narrowed = conditions(asked, day)
    if not asked.has(*STATUS_NAMED) and not narrowed:
        if asked.has("used") or asked.has("count-people"):
            text = "The register says who may use a tool; it does not count who does."
            return Stated(text, None, (), (), Outcome.OPEN, Held.UNSTATED, ask=books.asks("tools"))
        value: dict[str, Value] = {}
        for status in sorted(filter(None, (status_on(entry, day) for entry in kept.entries))):
            value[status] = int(str(value.get(status, 0))) + 1
        spread = ", ".join(f"{said(key)} {n}" for key, n in value.items())
        return statement(kept, kept.entries, f"{counted(len(kept.entries), 'tool')} by status: {spread}.", value)
    entries, statuses = _meant(asked, kept, day)
    words = " ".join(
        [
            listed([said(status) for status in statuses], joint="or") or "in the register",
            *(item for item, _ in narrowed),
        ]
    )
    each = [f"{said(status)} {sum(status_on(entry, day) == status for entry in entries)}" for status in statuses]
    tail = f": {', '.join(each)}" if len(each) > 1 else ""
    if statuses == ("not_approved",):
        blocked = sum(status_on(entry, day) == "blocked" for entry in kept.entries)
        tail = f"; besides these, {blocked} {'is' if blocked == 1 else 'are'} blocked"
    return statement(
        kept, entries, f"{counted(len(entries), 'tool is', many='tools are')} {words}{tail}.", len(entries)
    )


def precautions(asked: Asked, books: Books, on: date) -> Stated:
    """What must be observed when a tool is used."""
    kept, tools = tools_meant(asked, books)
    tools = tools or tuple(_messaging(kept))
    lines = [
        f"Where {entry.text('name')} is in use, these precautions apply: {'; '.join(entry.names('precautions'))}."
        for entry in tools
        if entry.names("precautions") and not entry.withholds("name")
    ]
    cares = tuple(care for entry in tools for care in entry.names("precautions") if len(tools) == 1) or tuple(lines)
    return statement(kept, tools, " ".join([*lines, STATUS_SAYS]), cares)


def _due(entry: Entry) -> str:
    """When the assessment of a tool is to be looked at again."""
    due = entry.day("dpia.review_due")
    return f", its review is due on {long_day(due)}" if due else ""


def assessments(asked: Asked, books: Books, on: date) -> Stated:
    """The data protection impact assessments, or that none was made; a person reads one before it goes."""
    kept, tools = tools_meant(asked, books)
    if not tools and asked.kind is Kind.COUNT:
        return count(asked, books, on)
    if (
        not tools
        and asked.kind is Kind.LIST
        and says(
            asked.focus,
            "every|each|all ~ tool|tools|app|apps",
            "which|what|list|name|any ~ tools|apps|applications|platforms|products|channels|services",
        )
    ):
        return lists(asked, books, on)
    tools = tools or tuple(entry for entry in _messaging(kept) if entry.text("status") in ("approved", "restricted"))
    lines, refs = [], []
    for entry in tools:
        name, ref = entry.shown("name") or "the alternative channel for incidents", entry.text("dpia.ref")
        lines.append(
            f"{name}: {ref}, {entry.text('dpia.state')}{_due(entry)}." if ref else f"{name}: no assessment was made."
        )
        refs += [ref] if ref else []
    notes = ("Read each assessment before it goes: passages on defences, s.31(1)(a); names, s.40(2).",) if refs else ()
    outcome = Outcome.RELEASED if refs else Outcome.NOT_HELD
    return statement(
        kept,
        tools,
        " ".join(lines),
        tuple(refs),
        outcome=outcome,
        held=Held.YES if refs else Held.NO,
        cautions=notes,
    )


def who(asked: Asked, books: Books, on: date) -> Stated:
    """Who may use a tool, and for what."""
    kept, tools = tools_meant(asked, books)
    lines = [_who(entry) for entry in tools if entry.shown("name")]
    return statement(kept, tools, " ".join(lines), tuple(entry.shown("who_may_use") for entry in tools))


def _who(entry: Entry) -> str:
    """Who may use one tool, for what; or that nobody may."""
    if entry.text("status") not in ("approved", "restricted"):
        return f"Nobody may use {entry.shown('name')} for council business: it is {said(entry.text('status'))}."
    uses = listed(entry.names("purposes"), joint="or")
    return f"{entry.shown('name')} may be used by {entry.shown('who_may_use')}{', for ' + uses if uses else ''}."


def history(asked: Asked, books: Books, on: date) -> Stated:
    """Each change of a tool's status, with its day."""
    kept, tools = tools_meant(asked, books)
    rows = [
        f"{long_day(day) if (day := row.day('date')) else 'a day not recorded'}: {said(row.text('status'))}"
        for entry in tools
        for row in (*entry.rows("history"),)
    ] or [f"a day not recorded: {said(entry.text('status'))}" for entry in tools]
    why = [
        f"The reason recorded is: {entry.shown('reason')}."
        for entry in tools
        if asked.has("why") and entry.shown("reason")
    ]
    text = " ".join([f"{listed([entry.text('name') for entry in tools])}: {'; '.join(rows)}.", *why])
    return statement(kept, tools, text, tuple(rows))


def reasons(asked: Asked, books: Books, on: date) -> Stated:
    """Why a tool has the status that it has."""
    kept, tools = tools_meant(asked, books)
    lines = [
        f"{entry.text('name')} is {said(entry.text('status'))}: {entry.shown('reason') or 'no reason is recorded'}."
        for entry in tools
        if not entry.withholds("name")
    ]
    answers = {_answer(asked, entry, entry.text("status")) for entry in tools}
    return statement(kept, tools, " ".join(lines), answers.pop() if len(answers) == 1 else "in part")


def disappearing(asked: Asked, books: Books, on: date) -> Stated:
    """What the precautions of the tools say about messages that disappear."""
    kept, tools = tools_meant(asked, books)
    rules = {e.id: [care for care in e.names("precautions") if "disappear" in care] for e in tools or _messaging(kept)}
    found = [entry for entry in kept.entries if rules.get(entry.id) and not entry.withholds("name")]
    lines = [f"{entry.text('name')}: {'; '.join(rules[entry.id])}." for entry in found]
    text = " ".join([*lines, STATUS_SAYS]) if lines else "The register has no rule on messages that disappear."
    return statement(kept, found, text, "no" if found else None)


FACTS = (
    Fact(
        "disappearing",
        ("May staff turn on disappearing messages?",),
        lambda a: a.has("disappearing"),
        disappearing,
        (Kind.YES_NO,),
    ),
    Fact(
        "not-there",
        ("May staff use an AI assistant?",),
        lambda a: a.has("ai-tool") and not a.has("dpia"),
        not_there,
        (Kind.YES_NO, Kind.LIST),
    ),
    Fact("assessments", ("Was a DPIA made for Teams?",), lambda a: a.has("dpia"), assessments),
    Fact(
        "count",
        ("How many tools are approved?",),
        lambda a: not a.has("delete", "message-record"),
        count,
        (Kind.COUNT,),
    ),
    Fact("precautions", ("What care must be taken with WhatsApp?",), lambda a: a.has("precaution"), precautions),
    Fact(
        "history",
        ("When was Telegram blocked?",),
        lambda a: a.has("status-date") and a.near("tool-named") and (a.kind is Kind.LIST or a.has("why")),
        history,
        (Kind.LIST, Kind.YES_NO),
    ),
    Fact(
        "who",
        ("Who may use Facebook Messenger?",),
        lambda a: (
            a.has("who-may") and (a.has("tool-named", "alert-system") or (a.has("leaning") and a.near("tool-named")))
        ),
        who,
        (Kind.LIST,),
    ),
    Fact("reasons", ("Why is Signal blocked?",), lambda a: a.has("why") and a.near("tool-named"), reasons),
    Fact(
        "personal-data",
        ("May messaging apps carry personal data?",),
        lambda a: a.has("personal-data-in") and a.near("messaging-app"),
        personal_data,
        (Kind.YES_NO,),
    ),
    Fact("lists", ("Which messaging apps are approved?",), lambda a: True, lists, (Kind.LIST, Kind.DOCUMENT)),
    Fact(
        "used",
        ("Does the council use WhatsApp?",),
        lambda a: a.has("used", "to-staff") and not a.has("allowed"),
        used,
        (Kind.YES_NO,),
    ),
    Fact("allowed", ("May staff use WhatsApp?",), lambda a: True, allowed, (Kind.YES_NO,)),
)
