"""Whose desk this is: the authority's profile, and the few colours worked out from its one accent."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from answerable.casefile import Authority
from answerable.errors import AnswerableError
from answerable.registers import AuthorityFolder

_log = logging.getLogger(__name__)
_NAMELESS = Authority(name="the authority")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_HOUSE = "#1d4f6e"  # where the profile has no colour that can be read
_PAPER, _NIGHT = "#ffffff", "#14181b"  # the page by day and in the dark scheme, as desk.css has them
_READABLE = 5.0  # WCAG asks 4.5 to 1 of text; tinted rows take a little of it away


chosen_accent: Callable[[], str] = str  # the colour that an administrator chose; set by the room that keeps settings


def authority() -> Authority:
    """The profile as it stands in the authority's folder now; a nameless one where there is no folder yet."""
    path = Path(settings.AUTHORITY_FOLDER)
    file = path / "authority.yaml"
    return _read(path, file.stat().st_mtime_ns if file.is_file() else 0) if path.is_dir() else _NAMELESS


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> Authority:
    try:
        return AuthorityFolder(path).profile
    except AnswerableError as fault:  # whoever mends the file needs the desk meanwhile
        _log.error("%s %s %s", fault.code, fault, fault.part("where"))
        return _NAMELESS


def on_every_page(_request: HttpRequest) -> dict[str, Authority]:
    """The context processor: `authority`."""
    return {"authority": authority()}


def stylesheet() -> str:
    """The accent as CSS: behind white or black, on paper, and in the dark scheme."""
    given = chosen_accent() or authority().accent
    accent = given if _COLOUR.fullmatch(given) else _HOUSE
    ink = "#ffffff" if contrast(accent, "#ffffff") >= contrast(accent, "#000000") else "#000000"
    light, dark = readable(accent, on=_PAPER), readable(accent, on=_NIGHT)
    return (
        f":root{{--accent:{accent};--accent-ink:{ink};--accent-deep:{mix(accent, '#000000', 0.3)};"
        f"--accent-text:{light};--accent-text-deep:{mix(light, '#000000', 0.4)}}}\n"
        "@media screen and (prefers-color-scheme:dark){:root{"
        f"--accent-text:{dark};--accent-text-deep:{mix(dark, '#ffffff', 0.5)}}}}}\n"
    )


def etag(_request: HttpRequest) -> str:
    """Changes with the colour, and with how it is worked out."""
    return f'"{hashlib.sha256(stylesheet().encode()).hexdigest()[:16]}"'


def readable(colour: str, *, on: str) -> str:
    """The colour, moved towards black or white until words in it can be read on that ground."""
    towards = "#000000" if contrast(on, "#000000") > contrast(on, "#ffffff") else "#ffffff"
    steps = (mix(colour, towards, step / 20) for step in range(21))
    return next(shade for shade in steps if contrast(shade, on) >= _READABLE)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """The colour with that share of the other in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(mine + (its - mine) * share):02x}" for mine, its in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _luminance(colour: str) -> float:
    parts = (value / 255 for value in _channels(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
