"""The history of a case is written in words: no act is shown by the name that the ledger has for it."""

import ast
from pathlib import Path

from answerable.desk import cases
from answerable.desk.cases.queries.record import ACTS

DESK = Path(cases.__file__).parents[1]


def kinds(call):
    """The names that a call of record may write; none where they come from elsewhere."""
    first = call.args[0]
    found = (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,)
    return {one.value for one in found if isinstance(one, ast.Constant)}


def recorded_on_cases():
    """Every act that the apps about cases record on a case, as it stands in their source."""
    for app in ("cases", "disclosure", "mail", "post"):
        for path in (DESK / app).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and _is_on_a_case(node):
                    yield from kinds(node)


def _is_on_a_case(call):
    return getattr(call.func, "id", "") == "record" and call.args and any(word.arg == "case" for word in call.keywords)


def test_every_act_on_a_case_has_its_words():
    found = set(recorded_on_cases())
    assert len(found) > 40
    assert found - ACTS.keys() == set()
