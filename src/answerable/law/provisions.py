"""Provisions: a place in an Act or in Regulations, read in every form that letters use, printed in one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.errors import NotAProvision
from answerable.law import grammar
from answerable.law.acts import KEYS
from answerable.law.mentions import OTHER, mentions

ACT_MARKS = {"foia": "s.", "foisa": "s.", "eir": "reg.", "eisr": "reg.", "dpa": "s."}


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """A place in the law: the Act's key and the parts of its number, from section to the last level.

    Provision("foia", ("31", "1", "a")) has the id "foia.s31.1.a", prints "s.31(1)(a)" and reads
    "section 31(1)(a)" in a letter.
    """

    act: str
    parts: tuple[str, ...]

    @property
    def id(self) -> str:
        """The identifier of tables and case files: foia.s31.1.a, eir.reg12.4.a."""
        mark = ACT_MARKS.get(self.act, "s.").rstrip(".")
        return f"{self.act}.{mark}{'.'.join(self.parts)}"

    @property
    def number(self) -> str:
        """The number alone: 31(1)(a)."""
        return self.parts[0] + "".join(f"({part})" for part in self.parts[1:])

    @property
    def words(self) -> str:
        """As a letter writes it: section 31(1)(a), regulation 12(4)(a)."""
        return f"{'regulation' if ACT_MARKS.get(self.act) == 'reg.' else 'section'} {self.number}"

    @property
    def opening(self) -> str:
        """As it begins a sentence: Section 31(1)(a)."""
        return f"{self.words[0].upper()}{self.words[1:]}"

    @property
    def label(self) -> str:
        """As published labels write it: FOIA 31(1)(a)."""
        return f"{self.act.upper()} {self.number}"

    def covers(self, other: Provision) -> bool:
        """True where other is this provision or lies within it; a partial order."""
        return self.act == other.act and other.parts[: len(self.parts)] == self.parts

    def __str__(self) -> str:
        return f"{ACT_MARKS.get(self.act, 's.')}{self.number}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision where a text names it: characters start to end, and the words as written."""

    provision: Provision
    start: int
    end: int
    raw: str
    names_act: bool = False  # the Act itself is named beside it, not inferred


_ID = re.compile(rf"({'|'.join(KEYS)})\.(?:s|reg)(\d+[A-Z]*)((?:\.\w+)*)")
_ONE = re.compile(
    rf"(?:{grammar.WITHIN})(?:(?:{grammar.MARKS})\s*)?\(?(?P<number>{grammar.SECTION})\)?(?P<tail>{grammar.TAIL}|{grammar.BRACKET})",
    re.IGNORECASE,
)
_SHORT_NAME = re.compile(r"(?<!\w)FOI(?!\w)", re.IGNORECASE)
_LINKS = re.compile(r"\b(?:of|under|the)\b|[,:;“”\"'‘’]", re.IGNORECASE)


def parse(text: str, *, act: str | None = None) -> Provision:
    """The one provision that a text names, in any form that letters use.

    act is the Act where the text names none; without it a regulation is of the EIR and anything else of
    FOIA. Refuses words that do not name exactly one place (NotAProvision); whether the place exists is
    asked of exists().
    """
    if known := _ID.fullmatch(text.strip()):
        return Provision(known[1], (known[2], *known[3].split(".")[1:]))
    key, rest = _without_act(text)
    match = _ONE.fullmatch(rest)
    if not match or key == OTHER or grammar.first_of(match["tail"]) != match["tail"]:
        raise NotAProvision(text=text, where="the citation as given")
    inner = tuple(match[name].lower() for name in ("above", "beside", "below") if match[name])
    parts = (grammar.section_of(match["number"]), *grammar.parts_of(match["tail"]), *inner)
    return Provision(key or _act_by_mark(match, act), parts)


def _without_act(text: str) -> tuple[str, str]:
    """The Act that a citation names, and the citation without it."""
    named = mentions(text).mentions
    for mention in reversed(named):
        text = text[: mention.start] + " " + text[mention.end :]
    rest = _LINKS.sub(_keep_inner, _SHORT_NAME.sub(" ", text)).strip()
    if rest.startswith("(") and rest.endswith(")") and not re.match(r"\(\w+\)\(", rest):
        rest = rest[1:-1]
    return (named[-1].key if named else ""), re.sub(r"\s*\(\s*\)", "", rest).strip(" .,;:")


def _keep_inner(match: re.Match[str]) -> str:
    """Links between the parts of the number stay: "40,2", "paragraph (a) of section 31"."""
    after = match.string[match.end() :]
    stays = re.match(r"\d|\s*(?:sub-?)?section|\s*subsection|\s*paragraph", after, re.IGNORECASE)
    return match[0] if match[0] in ",of" and stays and match.start() > 0 else " "


def _act_by_mark(match: re.Match[str], act: str | None) -> str:
    if match["regulation"]:
        return act if act in ("eir", "eisr") else "eir"
    return act or "foia"
