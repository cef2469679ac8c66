"""The desk keeps its shape: an act is one function, and the command line waits for no Django."""

import ast

import pytest

from house.tree import SOURCE

DESK = SOURCE / "desk"
ACTS = [
    (path, node)
    for path in DESK.glob("*/actions/*.py")
    for node in ast.parse(path.read_text("utf-8")).body
    if isinstance(node, ast.FunctionDef) and node.name == path.stem
]


def writers(path, act):
    """The act itself, or what it hands the writing to after work that needs no lock: _send of send."""
    below = {f"_{path.stem}", "_keep", "_take"}
    found = ast.parse(path.read_text("utf-8")).body
    return [act, *(node for node in found if isinstance(node, ast.FunctionDef) and node.name in below)]


def at_the_top(tree):
    """The modules that a file imports as it is read, and not when a function of it is called."""
    for node in tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("act", [pytest.param((path, node), id=f"{path.parts[-3]}.{node.name}") for path, node in ACTS])
def test_an_act_says_who_and_when_and_is_whole_or_not_at_all(act):
    path, act = act
    by_name = {argument.arg for argument in act.args.kwonlyargs}
    assert not act.args.args
    assert {"by", "at"} <= by_name
    decorators = [ast.unparse(decorator) for node in writers(path, act) for decorator in node.decorator_list]
    assert any("atomic" in decorator for decorator in decorators)


def test_the_command_line_waits_for_the_desk_only_inside_its_commands():
    early = [
        f"{path.name}: {name}"
        for path in (SOURCE / "cli").rglob("*.py")
        for name in at_the_top(ast.parse(path.read_text("utf-8")))
        if name.startswith(("django", "answerable.desk"))
    ]
    assert early == []
