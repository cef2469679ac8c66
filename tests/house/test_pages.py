"""Pages, glossary and errors say what the source says."""

import inspect
import re

import printed
from answerable import casefile, errors
from answerable.cli import COMMANDS
from house.tree import ROOT

FAMILIES = errors.AnswerableError.__subclasses__()
ERRORS = [error for family in FAMILIES for error in family.__subclasses__()]


def words(error):
    """What an error says, without the fields that are filled in."""
    return re.sub(r"\{.*?\}", "", error.what + error.why + error.do)


def test_no_printed_page_is_stale():
    assert printed.stale() == []  # print them with: ./run docs


def test_every_noun_of_the_case_is_in_the_glossary():
    glossary = (ROOT / "GLOSSARY.md").read_text("utf-8")
    words = set(re.findall(r"^\| (\w+)", glossary, re.M))
    nouns = {
        name for name, noun in inspect.getmembers(casefile, inspect.isclass) if noun.__module__ == casefile.__name__
    }
    assert nouns - words == set()


def test_every_error_says_what_where_why_and_what_to_do():
    for error in ERRORS:
        assert all(getattr(error, part, "") for part in ("what", "where", "why", "do")), error.__name__
        assert not re.search(r"\b(invalid|please|oops)\b|!", words(error), re.I), error.__name__


def test_every_error_has_a_code_of_its_family_and_of_its_own():
    codes = [error.code for error in ERRORS]
    assert sorted(set(codes)) == sorted(codes)
    prefixes = {family: {error.code[:3] for error in family.__subclasses__()} for family in FAMILIES}
    assert all(len(prefix) <= 1 for prefix in prefixes.values())
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)


def test_every_command_is_in_the_pages():
    shown = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert [name for name in COMMANDS if f"## answerable {name}\n" not in shown] == []


def test_every_link_between_pages_leads_somewhere():
    broken = []
    for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")):
        for target in re.findall(r"\]\((?!https?:|mailto:)([^)#]+)", page.read_text("utf-8")):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
