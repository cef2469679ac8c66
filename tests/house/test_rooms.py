"""Rooms show what they offer, and import only what lies below."""

import importlib
import inspect
import pkgutil

import pytest
from importlinter.cli import lint_imports

from answerable.letters import rules

ROOMS = ("answers", "law", "letters", "registers")


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_lists_its_public_names(room):
    found = importlib.import_module(f"answerable.{room}")
    assert found.__all__ == sorted(found.__all__) or len(set(found.__all__)) == len(found.__all__)
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


def test_the_list_of_rules_is_the_folder():
    assert sorted(rules.RULES) == sorted(module.name for module in pkgutil.iter_modules(rules.__path__))


def test_imports_point_down():
    assert lint_imports() == 0
