"""The one way to write an event as bytes: the JSON that is hashed as it is stored.

The profile: UTF-8; keys of a-z, 0-9 and _, sorted; no spaces; strings, whole numbers within ±(2^53-1),
true, false, null, lists and mappings, at most 32 levels deep. Within it these bytes are those of RFC 8785.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

from answerable.errors import NotCanonical

LARGEST = 2**53 - 1  # beyond it readers in other languages lose digits
DEEPEST = 32

_KEY = re.compile(r"[a-z0-9_]+")
_write = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode


def encode(mapping: Mapping[str, object]) -> bytes:
    """The canonical bytes of a mapping. Refuses what the profile has no form for: NotCanonical."""
    return _bytes(_plain(mapping, 1))


def decode(body: bytes) -> dict[str, object]:
    """The mapping that canonical bytes say. Refuses bytes that are not the canonical form of what they say."""
    try:
        found = _read(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:  # a UnicodeDecodeError is a ValueError
        raise NotCanonical(fault="it is not JSON in UTF-8") from error
    if not isinstance(found, dict):
        raise NotCanonical(fault="it is not a mapping")
    if body.count(b"[") + body.count(b"{") > DEEPEST:  # only then can it be too deep
        _plain(found, 1)
    if _bytes(found) != body:
        raise NotCanonical(
            fault="it is not in its one form: its order, its spaces, its escapes or a key that comes twice"
        )
    return found


def _plain(value: object, depth: int) -> object:
    """The value with lists and dicts for what is like them; refuses what the profile does not hold."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return _whole(value)
    if depth > DEEPEST:
        raise NotCanonical(fault=f"it is more than {DEEPEST} levels deep")
    if isinstance(value, Mapping):
        return _keyed({key: _plain(part, depth + 1) for key, part in value.items()})
    if isinstance(value, list | tuple):
        return [_plain(part, depth + 1) for part in value]
    raise NotCanonical(fault=f"it holds a {type(value).__name__}, which has no one form")


def _whole(number: int | str) -> int:
    if abs(found := int(number)) > LARGEST:
        raise NotCanonical(fault=f"the number {found} is beyond 2^53-1")
    return int(found)


def _fraction(number: str) -> NoReturn:
    raise NotCanonical(fault=f"{number} is not a whole number")


@lru_cache(maxsize=1024)
def _require_key(key: object) -> None:
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise NotCanonical(fault=f"the key {key!r} holds more than a-z, 0-9 and _")


def _keyed(mapping: dict[str, Any]) -> dict[str, object]:
    for key in mapping:
        _require_key(key)
    return mapping


def _bytes(value: object) -> bytes:
    try:
        return _write(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotCanonical(fault="it holds half a character (a lone surrogate)") from error


_read: Callable[[str], object] = json.JSONDecoder(
    object_hook=_keyed, parse_int=_whole, parse_float=_fraction, parse_constant=_fraction
).decode
