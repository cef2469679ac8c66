"""A Pattern finds what `re` finds, whatever words it needs."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import answerable.letters
from answerable.patterns import Pattern

FLAGS = (0, re.IGNORECASE, re.MULTILINE, re.IGNORECASE | re.MULTILINE | re.DOTALL)
SOURCES = (
    r"\bneither (?:to )?confirm\w*|den(?:y|ies)|\bNCND\b",
    r"(?<!\w)(?:internal\s+review|(?:request|ask\s+for)\s+(?:a|an)\s+review|re-?us\w+)(?!\w)",
    r"\bno (?:such |further )*(?:records?|data) [^.;]{0,9}(?:held|kept)\b|£ ?\d+|©",
    r"(?P<one>sections?)\s+(?P<two>\d+)|(?P<three>s\.)",
    r"^\W*(?:not known|unknown)\W*$|n/?a",
    r"[hH][eo]ld(?:ing|s)?(?= by)|(?:can|ca)n['’]?t\b",
    r"(?:kept )?by hand|by hand and eye|x{2,3}y+",
    r"a|ab|abc|(?:bc|b) c",
    r"straße|ÉTAT|ſ|kelvin|İstanbul",
    r"(?:[a-c]+)+d|[^a]b|\(c\)|[|]e",
    r"(?:one|two)*",
)
MADE = [Pattern(source, flags) for source in SOURCES for flags in FLAGS]


def of_our_own() -> list[Pattern]:
    """Every Pattern at the head of a module of letters."""
    found = {}
    for module in walk_packages(answerable.letters.__path__, "answerable.letters."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Pattern):
                found[value.pattern, value.flags] = value
    return list(found.values())


OURS = of_our_own()


def same(pattern: Pattern, text: str) -> None:
    plain = re.compile(pattern.pattern, pattern.flags)
    assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in plain.finditer(text)]
    theirs, ours = plain.search(text), pattern.search(text)
    assert (ours and (ours.span(), ours.groupdict())) == (theirs and (theirs.span(), theirs.groupdict()))
    assert bool(pattern.match(text)) == bool(plain.match(text))
    assert pattern.sub("#", text) == plain.sub("#", text)


@pytest.mark.parametrize("pattern", MADE, ids=lambda one: f"{one.pattern} {one.flags}")
@settings(deadline=None, max_examples=30)
@given(data=st.data())
def test_what_re_finds_is_found(pattern: Pattern, data: st.DataObject) -> None:
    plain = re.compile(pattern.pattern, pattern.flags)
    parts = data.draw(st.lists(st.from_regex(plain) | st.sampled_from([" ", "\n", "b c", "ab", "held"]), max_size=4))
    text = "".join(parts)
    same(pattern, data.draw(st.sampled_from([text, text.upper(), text.lower(), text.title()])))


@settings(deadline=None)
@given(data=st.data())
def test_every_pattern_of_letters_finds_what_it_is_written_to_find(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(OURS))
    text = data.draw(st.from_regex(re.compile(pattern.pattern, pattern.flags)))
    same(pattern, text)
    same(pattern, f"Dear all,\n{text}\n")


def test_every_pattern_of_letters_finds_the_same_in_our_own_letters() -> None:
    letter = (Path(__file__).parents[2] / "docs" / "example" / "draft.txt").read_text("utf-8")
    for pattern in OURS:
        same(pattern, letter)


@pytest.mark.parametrize("text", ["an ıNTERNAL REVIEW", "an ınternal revıew", "a ſearch", "an İNTERNAL REVIEW"])
def test_letters_that_match_another_in_either_case_do_so_still(text: str) -> None:
    for source in ("internal review", "search", "an internal review"):
        same(Pattern(source, re.IGNORECASE), text)


def test_a_pattern_made_after_a_text_was_looked_at_is_found_in_it() -> None:
    assert Pattern("never seen before").search("a word never seen before, quagga") is not None
    assert Pattern("quagga").search("a word never seen before, quagga") is not None


def test_the_first_of_two_that_begin_at_one_place_is_the_match() -> None:
    assert Pattern("review|reviews of").search("two reviews of it")[0] == "review"  # type: ignore[index]
    assert Pattern("reviews of|review").search("two reviews of it")[0] == "reviews of"  # type: ignore[index]
