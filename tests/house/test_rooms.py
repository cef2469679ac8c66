"""Rooms show what they offer, and import only what lies below."""

import ast
import importlib
import inspect
import pkgutil

import pytest
from importlinter.cli import lint_imports

from answerable.letters import rules
from house.tree import SOURCE, modules

ROOMS = ("answers", "documents", "evidence", "law", "letters", "registers")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_lists_its_public_names(room):
    found = importlib.import_module(f"answerable.{room}")
    # Classes before functions, each in the order of the alphabet: as the linter sorts them.
    assert found.__all__ == sorted(set(found.__all__), key=lambda name: (not name.isupper(), name.islower(), name))
    assert [name for name in found.__all__ if not hasattr(found, name)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_what_a_room_offers_takes_its_arguments_by_name(room):
    found = importlib.import_module(f"answerable.{room}")
    by_place = {}
    for name in found.__all__:
        offered = getattr(found, name)
        if inspect.isfunction(offered):
            kinds = [parameter.kind for parameter in inspect.signature(offered).parameters.values()]
            by_place[name] = kinds.count(inspect.Parameter.POSITIONAL_OR_KEYWORD)
    assert {name: count for name, count in by_place.items() if count > 1} == {}


def has_door(parts):
    """Whether a part of a room offers names itself, as answers.matching does: such a part is loaded only where it is used."""
    package = SOURCE.joinpath(*parts[1:]) / "__init__.py"
    return package.exists() and "__all__" in package.read_text("utf-8")


def test_a_room_is_imported_from_and_not_its_files():
    past_the_door = []
    for path in modules():
        home = path.relative_to(SOURCE).parts[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            named += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in named:
                parts = name.split(".")
                if len(parts) == 3 and has_door(parts):
                    continue
                if len(parts) > 2 and parts[0] == "answerable" and parts[1] in ROOMS and parts[1] != home:
                    past_the_door.append(f"{path.relative_to(SOURCE)}: {name}")
    assert past_the_door == []


def test_the_list_of_rules_is_the_folder():
    assert sorted(rules.RULES) == sorted(module.name for module in pkgutil.iter_modules(rules.__path__))


def test_imports_point_down():
    assert lint_imports() == 0
