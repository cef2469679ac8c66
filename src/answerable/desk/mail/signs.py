"""What the headers of a message say of how it came: by a machine's hand, through a list, round in a circle."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from answerable.documents import HeaderLine

OUR_MARK = "X-Answerable-Message"  # every message of ours carries it: a copy that comes home is known by it
# The largest councils' gateways add a dozen; mail servers themselves stop at 50 to 100.
MAX_HOPS = 50
SPAM_LEVEL = 5  # of Exchange's nine: what it puts in the junk folder
OUT_OF_OFFICE = re.compile(
    r"\b(?:automatic(?:ally generated)? (?:reply|response)|auto(?:mated|matic)?[- ]?(?:reply|response|responder)"
    r"|out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:annual )?leave\b|vacation (?:reply|message)"
    r"|abwesen\w+|automatische (?:antwort|reaktion)|automatisch antwoord|afwezig"
    r"|réponse automatique|absence du bureau|absent du bureau|ymateb awtomatig|allan o'r swyddfa"
    r"|respuesta automática|fuera de la oficina|risposta automatica|fuori sede"
    r"|automatyczna odpowiedź|autosvar|automatisk svar|freagra uathoibríoch)",
    re.I,
)
SEALED = re.compile(r"multipart/encrypted|application/(?:x-)?pkcs7-mime(?!.*signed-data)", re.I)
FILLED = re.compile(r"^(?!no$|none$|false$|$)", re.I)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the headers give away. automatic, reply and loop: in words, empty where there is no such sign."""

    automatic: str = ""  # a machine sent it, or through a list: nothing may answer it by itself
    reply: str = ""  # it is only a machine's reply to something
    loop: str = ""
    spam: str = ""
    mark: str = ""  # the identifier in our own header
    sealed: bool = False  # encrypted as a whole
    is_from_nobody: bool = False  # the envelope named no sender


def signs_of(headers: Iterable[HeaderLine], *, own_lists: Collection[str] = ()) -> Signs:
    """The signs in the headers of a message; own_lists: names of lists that only pass on what people write to us."""
    said: dict[str, list[str]] = {}
    for line in headers:
        said.setdefault(line.name.lower(), []).append(line.words)
    subject = " ".join(said.get("subject", []))
    nobody = any(path.replace(" ", "") in ("<>", "") for path in said.get("return-path", []))
    machine = [*_by_machine(said), *_through_list(said, own_lists)]
    if nobody:
        machine.append("its envelope names no sender")
    reply = _replying(said)
    if not reply and machine and OUT_OF_OFFICE.search(subject):
        reply = f"its subject says so, and {machine[0]}"
    mark = next(iter(said.get(OUR_MARK.lower(), [])), "")
    hops = len(said.get("received", []))
    return Signs(
        automatic="; ".join(dict.fromkeys([reply, *machine] if reply else machine)),
        reply=reply,
        loop=f"it has passed through {hops} mail servers" if hops >= MAX_HOPS else "",
        spam=_spam(said),
        mark=f"<{mark.strip('<>')}>" if mark else "",
        sealed=any(SEALED.match(words) for words in said.get("content-type", [])),
        is_from_nobody=nobody,
    )


def _replying(said: dict[str, list[str]]) -> str:
    """Why a message is no more than a machine's reply."""
    for words in said.get("auto-submitted", []):
        if words.lower().startswith("auto-replied"):
            return "Auto-Submitted says auto-replied"
    for name in ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"):
        if any(FILLED.match(words) for words in said.get(name, [])):
            return f"it carries {name.title()}"
    if any(words.lower().replace("-", "_") == "auto_reply" for words in said.get("precedence", [])):
        return "Precedence says auto_reply"
    if any("disposition-notification" in words.lower() for words in said.get("content-type", [])):
        return "it is a receipt for reading"
    return ""


def _by_machine(said: dict[str, list[str]]) -> list[str]:
    """Why a machine seems to have sent it."""
    found = [
        f"Auto-Submitted says {words.split(';')[0]}"
        for words in said.get("auto-submitted", [])
        if not words.lower().startswith(("no", "auto-replied")) and words
    ]
    found += [
        f"X-Auto-Response-Suppress says {words}"
        for words in said.get("x-auto-response-suppress", [])
        if FILLED.match(words)
    ]
    return found


def _spam(said: dict[str, list[str]]) -> str:
    """What a filter before us says; only words that it adds to what it takes for spam."""
    for name in ("x-spam-flag", "x-spam-status"):
        if any(words.lower().startswith("yes") for words in said.get(name, [])):
            return f"{name.title()} says yes"
    levels = [words for words in said.get("x-ms-exchange-organization-scl", []) if words.strip().isdecimal()]
    return f"its level is {levels[0]}" if levels and int(levels[0]) >= SPAM_LEVEL else ""


def _through_list(said: dict[str, list[str]], own: Collection[str]) -> list[str]:
    """Why it seems to have come through a list, unless the list is one of our own."""
    names = " ".join(said.get("list-id", [])).lower()
    if names and any(name.lower() in names for name in own if name):
        return []
    found = [
        f"Precedence says {words.lower()}"
        for words in said.get("precedence", [])
        if words.lower() in ("bulk", "list", "junk")
    ]
    found += [f"it carries {name.title()}" for name in ("list-id", "list-unsubscribe", "list-post") if said.get(name)]
    return found
