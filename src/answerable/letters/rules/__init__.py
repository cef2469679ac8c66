"""Every rule, in code order. A rule is one file here and one line in this list."""

from __future__ import annotations

import importlib
from functools import cache

from answerable.letters.rule import Rule

RULES = (
    "nc03_no_public_interest",
    "nh07_contradiction",
    "pg04_wrong_sum",
    "pi01_no_public_interest",
    "rn03_limb_missing",
    "rv01_no_review",
)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules themselves, imported on the first call."""
    modules = (importlib.import_module(f"{__name__}.{name}") for name in RULES)
    return tuple(module.rule for module in modules)
