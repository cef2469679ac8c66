"""What stands in headers and footers: each entry with the name of its address and its key."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a header leads: name is its address's name in urls.py. What begins with it, or with one of under, belongs to it.

    roles: who finds it in the menu; nobody named, everybody.
    """

    id: str
    label: str
    name: str
    key: str = ""
    under: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as one page shows it. here is what aria-current says: this page, or a page under it."""

    label: str
    url: str
    key: str
    here: str

    @property
    def is_here(self) -> bool:
        """True on the place's own pages."""
        return bool(self.here)


MENUS = {
    "staff": (
        Place("requests", "Requests", "cases:desk", under=("/cases/", "/tasks/")),
        Place(
            "registers",
            "Registers",
            "registers:list",
            roles=("officer", "approver", "reviewer", "auditor", "data-protection", "records"),
        ),
        Place(
            "records",
            "Records",
            "records:index",
            "g m",
            roles=("officer", "reviewer", "data-protection", "records", "auditor"),
        ),
        Place("log", "Log", "public:log", "g l"),
        Place("returns", "Returns", "returns:index", "g r", roles=("officer", "approver", "reviewer", "auditor")),
    ),
    "tools": (
        Place("desk", "Desk", "cases:desk"),
        Place("new", "New request", "cases:new"),
        Place("search", "Search", "cases:search"),
        Place("me", "Your account", "people:me"),
        Place("leave", "Sign out", "people:leave"),
    ),
    "rooms": (
        Place("mail", "Mail that came in", "post:list", roles=("officer",)),
        Place("tasks", "Tasks", "cases:tasks", roles=("officer", "approver", "reviewer", "records", "data-protection")),
        Place("memory", "Answered before", "memory:search"),
        Place("check", "Check a letter", "checks:check", roles=("officer", "approver", "reviewer", "auditor")),
        Place("rules", "Rules for letters", "checks:rules"),
        Place(
            "breaches",
            "Breaches",
            "breaches:list",
            roles=("data-protection", "auditor", "officer", "approver", "reviewer"),
        ),
        Place("evidence", "Evidence", "custody:list", roles=("data-protection", "auditor")),
        Place(
            "retention",
            "Retention and holds",
            "retention:schedule",
            roles=("records", "data-protection", "approver", "auditor"),
        ),
        Place("devices", "Devices", "channels:devices", roles=("records", "data-protection", "auditor")),
        Place(
            "captures",
            "Captures overdue",
            "channels:captures",
            roles=("records", "data-protection", "auditor", "officer"),
        ),
        Place("clocks", "Clocks and bank holidays", "cases:clocks", roles=("officer", "administrator", "auditor")),
        Place("proof", "Evidence log", "proof:index", roles=("auditor", "data-protection", "records", "officer")),
        Place("import", "Import old cases", "imports:index", roles=("officer", "auditor")),
        Place("people", "People", "people:list", roles=("administrator",)),
        Place("settings", "Settings", "people:settings", roles=("administrator",)),
        Place("webhooks", "Webhooks", "api:webhooks", roles=("administrator",)),
    ),
    "public": (
        Place("ask", "Make a request", "public:ask"),
        Place("log", "Disclosure log", "public:log"),
        Place("scheme", "Publication scheme", "public:scheme"),
    ),
    "footer": (
        Place("accessibility", "Accessibility statement", "public:accessibility"),
        Place("privacy", "Privacy", "public:privacy"),
    ),
}


def entries(menu: str, *, path: str, roles: Collection[str] = ()) -> dict[str, Entry]:
    """The menu's places that this desk has and someone in these roles may open, as a page at that path shows them."""
    found = {}
    for place in MENUS[menu]:
        is_theirs = not place.roles or not set(place.roles).isdisjoint(roles)
        if is_theirs and (url := address(place.name)):
            found[place.id] = Entry(place.label, url, place.key, _here(url, path, place.under))
    return found


def address(name: str) -> str:
    """The address of that name; empty where the desk has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _here(url: str, path: str, under: tuple[str, ...]) -> str:
    if path == url:
        return "page"
    return "true" if path.startswith(under if url == "/" else (url, *under)) else ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key, or two after one another, and what it does."""

    keys: str
    does: str

    @property
    def parts(self) -> list[str]:
        """The keys one by one."""
        return self.keys.split()


SHORTCUTS = (
    Shortcut("j", "next request or question"),
    Shortcut("k", "the one before"),
    Shortcut("Enter", "open it"),
    Shortcut("/", "search"),
    Shortcut("n", "new request"),
    Shortcut("g d", "go to the desk"),
    Shortcut("g l", "go to the disclosure log"),
    Shortcut("g m", "go to captured messages"),
    Shortcut("g r", "go to the returns"),
    Shortcut("?", "show or hide this list"),
)
