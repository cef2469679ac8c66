"""Slack's way of writing a text, turned into what a reader of Slack sees; and the tokens in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from typing import Any

from answerable.records.json_source import objects, words

# xoxe-…, xoxb-…: keys of exports, apps and people; in links also as t= and pub_secret=; webhooks are a key as a whole
TOKEN = re.compile(
    r"\bxox[a-z](?:[.-][A-Za-z0-9%]+)+"
    r"|(?<=[?&;]t=)[A-Za-z0-9%._-]+|(?<=[?&;]token=)[A-Za-z0-9%._-]+|(?<=[?&;]pub_secret=)[A-Za-z0-9%._-]+"
    r"|(?<=hooks\.slack\.com/services/)[A-Za-z0-9/]+"
)
_MARKED = re.compile(r"<([^<>]*)>")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


def without_tokens(text: str) -> str:
    """The text with every token replaced by […]."""
    return TOKEN.sub("[…]", text)


def shown(text: str, name_of: Callable[[str], str]) -> str:
    """People, channels and links by their names, and & < > as themselves."""
    plain = _MARKED.sub(lambda found: _mark(found[1], name_of), text)
    return _ENTITY.sub(lambda found: unescape(found[0]), plain)


def _mark(inside: str, name_of: Callable[[str], str]) -> str:
    target, bar, label = inside.partition("|")
    if target.startswith("@"):
        return f"@{label or name_of(target[1:])}"
    if target.startswith("#"):
        return f"#{label or name_of(target[1:])}"
    if target.startswith("!"):
        named = label or target[1:].partition("^")[0]
        return named if target.startswith("!date") or named.startswith("@") else f"@{named}"
    return label if bar and label else target


def fallback(message: Mapping[str, Any]) -> str:
    """The text of a message that has none of its own: of its blocks, or of what an app attached."""
    blocks = "\n".join(filter(None, (_block(each) for each in objects(message.get("blocks")))))
    if blocks:
        return blocks
    return "\n".join(filter(None, (_attached(each) for each in objects(message.get("attachments")))))


def _attached(attachment: Mapping[str, Any]) -> str:
    parts = [words(attachment[name]) for name in ("pretext", "title", "text") if attachment.get(name)]
    parts += [
        ": ".join(words(each.get(name)) for name in ("title", "value")) for each in objects(attachment.get("fields"))
    ]
    return "\n".join(parts) or words(attachment.get("fallback"))


def _block(block: Mapping[str, Any]) -> str:
    text = block.get("text")
    if isinstance(text, dict):
        return words(text.get("text"))
    if isinstance(text, str):
        return words(text)
    fields = "\n".join(words(each.get("text")) for each in objects(block.get("fields")))
    return fields or "".join(_rich(block.get("elements"), 0))


def _rich(elements: object, depth: int) -> Iterator[str]:
    for each in objects(elements) if depth < 20 else ():
        match words(each.get("type")):
            case "user":
                yield f"<@{words(each.get('user_id'))}>"
            case "channel":
                yield f"<#{words(each.get('channel_id'))}>"
            case "emoji":
                yield f":{words(each.get('name'))}:"
            case "broadcast":
                yield f"@{words(each.get('range'))}"
            case "link":
                yield words(each.get("text") or each.get("url"))
            case _:
                yield (
                    words(each["text"])
                    if isinstance(each.get("text"), str)
                    else "".join(_rich(each.get("elements"), depth + 1))
                )
