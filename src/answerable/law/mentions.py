"""Where a text names an Act or Regulations, ours or another, so that a citation finds its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from answerable.law import grammar
from answerable.law.acts import acts
from answerable.law.schema import TABLES, load
from answerable.patterns import Pattern, small

OTHER = "other"
SCOTTISH = ("foisa", "eisr")

_LINK = r"(?:and|of|the|for|in|to|on|etc\.?|&)"
_CAPITAL = r"[A-Z][\w'’-]*,?"
_ASIDE = r"\([^()\n]{2,60}\)"
_INSTRUMENT = r"(?:Acts?|Order|Regulations?|Rules|Measure|Bill|Directive|Convention|Code|Constitution|Charter)"
_GENERIC = re.compile(
    rf"(?<![\w(])(?:{_CAPITAL}|{_ASIDE})(?:[ \u00a0\n](?:{_CAPITAL}|{_ASIDE}|{_LINK})){{0,9}}?"
    rf"[ \u00a0\n]{_INSTRUMENT}(?!\w)(?:[ \u00a0](?:19|20)\d\d)?"
)
_SHORT = re.compile(
    r"(?<!\w)(?:(?:UK |EU )?GDPR|PACE|RIPA|PECR|ECHR|HRA|TCPA|LGA|LGFA|CPIA|FSMA|RPSI|(?:19|20)\d\d Act"
    r"|[A-Z]{2,6} (?:19|20)\d\d)(?!\w)"
)
_ALIAS = re.compile(r"\s*\([“\"‘']?(?:the )?([A-Z][A-Za-z()]{2,9})[”\"’']?\)")
_LEADING = re.compile(
    r"(?:(?:The|This|That|These|Those|An|A|Our|Your|Under|In|By|Of|As|And|For|With|Within|From|Both|Section|Regulation)"
    r"[ \u00a0\n]+|(?:of|the|and|in|to|for|on)[ \u00a0\n]+)+"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """An Act named in a text: its key, or "other" for one without tables here."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Named:
    """The Acts that a text names, in order."""

    mentions: tuple[Mention, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all of them."""
        return frozenset(mention.key for mention in self.mentions)

    def of(self, *keys: str) -> Named:
        """Those of some Acts only."""
        return Named(tuple(mention for mention in self.mentions if mention.key in keys))

    def before(self, at: int) -> Mention | None:
        """The last that ends at a character or before it."""
        place = bisect_right(self.mentions, at, key=lambda mention: mention.end)
        return self.mentions[place - 1] if place else None

    def after(self, at: int) -> Mention | None:
        """The first that begins at a character or after it."""
        place = bisect_left(self.mentions, at, key=lambda mention: mention.start)
        return self.mentions[place] if place < len(self.mentions) else None


def mentions(text: str) -> Named:
    """Every Act or set of Regulations that a text names."""
    taken = grammar.Taken(text)
    found = [Mention(match.start(), match.end(), _key(match[0])) for match in _known().finditer(text)]
    if any(mention.key in SCOTTISH for mention in found):
        # Scottish letters write EIRs for their own Regulations
        found = [_as_scottish(mention) for mention in found]
    for mention in found:
        taken.take(mention.start, mention.end)
    keys = {mention.key for mention in found}
    found += [
        Mention(match.start(), match.end(), _by_year(match[0], keys))
        for match in _SHORT.finditer(text)
        if taken.take(match.start(), match.end())
    ]
    for match in _GENERIC.finditer(text):
        lead = _LEADING.match(match[0])
        start = match.start() + (lead.end() if lead else 0)
        is_named = len(text[start : match.end()].split()) > 1
        if is_named and taken.take(start, match.end()):
            found.append(Mention(start, match.end(), OTHER))
    found += list(_aliased(text, found, taken))
    return Named(tuple(sorted(found, key=lambda mention: mention.start)))


def _aliased(text: str, found: list[Mention], taken: grammar.Taken) -> Iterator[Mention]:
    """Where a text goes on with the short name that it gave in brackets: "… Act 2005 (CRCA)"."""
    brackets = [(_ALIAS.match(text, mention.end), mention.key) for mention in found]
    keys = {bracket[1]: key for bracket, key in brackets if bracket}
    names = "|".join(map(re.escape, sorted(keys, key=len, reverse=True)))
    for match in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text) if keys else ():
        if taken.take(match.start(), match.end()):
            yield Mention(match.start(), match.end(), keys[match[0]])


def _as_scottish(mention: Mention) -> Mention:
    is_short = mention.end - mention.start < 6
    return replace(mention, key="eisr") if mention.key == "eir" and is_short else mention


def _by_year(words: str, keys: set[str]) -> str:
    """The Act that "the 2000 Act" or "the 2002 Act" stands for, where the text has named it."""
    return {"2000 Act": "foia", "2002 Act": "foisa" if "foisa" in keys else OTHER}.get(words, OTHER)


@cache
def _keys() -> dict[str, str]:
    """Each name that letters write, in lower case, with the Act's key."""
    # other instruments and the 1998 Act are named too, so that no part of them is read as one of ours
    keys = dict.fromkeys(("data protection act 1998", "dpa 1998", "dpa98"), OTHER)
    for act in acts():
        table = load(TABLES / act.key / "act.toml")
        keys |= {row.text("name").lower(): OTHER for row in table.named("instrument")}
    return keys | {name.lower(): act.key for act in acts() for name in act.names}


@cache
def _known() -> Pattern:
    names = sorted(_keys(), key=len, reverse=True)
    return Pattern(rf"(?<!\w)(?:{'|'.join(map(_as_pattern, names))})(?!\w)", re.IGNORECASE)


def _key(words: str) -> str:
    return _keys()[" ".join(small(words).split())]


def _as_pattern(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
