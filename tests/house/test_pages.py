"""Pages, glossary and errors say what the source says."""

import ast
import inspect
import re
from string import Formatter

import printed
from answerable import casefile, errors
from answerable.cli import COMMANDS
from house.tree import ROOT, modules

FAMILIES = errors.AnswerableError.__subclasses__()
ERRORS = [error for family in FAMILIES for error in family.__subclasses__()]


TEXTS = ("what", "where", "why", "do")


class Given(str):
    """Something that a field is filled with, whatever form the text asks of it."""

    def __format__(self, form):
        return "something"


def named(text):
    """The fields that a text names."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def raised():
    """Every place that makes an error: the place, the error and what it is given."""
    kinds = {error.__name__: error for error in ERRORS}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds:
                yield f"{path.name}:{node.lineno}", kinds[node.func.id], {key.arg: key.value for key in node.keywords}


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
        assert all(getattr(error, part, "") for part in TEXTS), error.__name__
        assert not re.search(r"\b(invalid|please|oops)\b|!", words(error), re.I), error.__name__


CARRIED = {
    "answers",
    "box",
    "faults",
    "looked",
    "standing",
    "stops",
}  # where on its page it is shown, and what is shown one by one


def test_an_error_is_given_the_fields_that_its_texts_name():
    wrong = []
    for place, error, given in raised():
        needed = set().union(*(named(getattr(error, text)) for text in TEXTS))
        if needed != set(given) - CARRIED:
            wrong.append(f"{place} {error.code}: {needed ^ set(given)}")
    assert wrong == []


def test_no_text_of_an_error_is_left_empty_where_it_is_raised():
    empty = []
    for place, error, given in raised():
        alone = {
            name for text in TEXTS for name in named(getattr(error, text)) if getattr(error, text) == f"{{{name}}}"
        }
        nothing = {name for name, value in given.items() if isinstance(value, ast.Constant) and not value.value}
        empty += [f"{place} {error.code}: {name}" for name in alone & nothing]
    assert empty == []


def test_an_error_with_its_fields_filled_in_reads_as_sentences():
    for error in ERRORS:
        fields = set().union(*(named(getattr(error, text)) for text in TEXTS))
        shown = error(**{name: Given("something") for name in fields}).as_dict()
        for text in ("what", "why", "do"):
            assert not re.search(r"\s\s|\.\.|[,;:]$", shown[text]), error.code
            assert shown[text] == "something" or re.search(r"[.?…”]$", shown[text]), error.code


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
