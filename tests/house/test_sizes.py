"""Nothing grows beyond its size: by meaning it can always be split."""

import ast

import pytest

from house.tree import ROOT, SOURCE, modules

FUNCTION, VIEW, FILE, RULE = 40, 25, 400, 130
MODULES = [pytest.param(path, id=str(path.relative_to(SOURCE))) for path in modules()]


def functions(path):
    """The functions of a file, each with its lines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


def words_only(path):
    """A file of tables or wording has no limit; the errors, in one tree, are wording, terms a table, settings both."""
    return (
        path.name in ("errors.py", "settings.py", "checker.py")  # the last goes into bags, by itself
        or path.parent.name == "migrations"
        or path.stem.endswith("_terms")
        or any("wording" in part or part == "tables" for part in path.relative_to(SOURCE).parts)
    )


@pytest.mark.parametrize("path", MODULES)
def test_no_file_and_no_function_is_too_long(path):
    lines = len(path.read_text("utf-8").splitlines())
    is_rule = path.parent.name == "rules" and path.name != "__init__.py"
    assert words_only(path) or lines <= (RULE if is_rule else FILE)
    is_view = path.name == "views.py" or path.parent.name == "views"
    limit = VIEW if is_view else FUNCTION
    assert {name: length for name, length in functions(path) if length > limit} == {}


def test_the_readme_is_read_in_two_minutes():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120
