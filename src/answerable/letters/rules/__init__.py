"""Every rule, in code order. A rule is one file here and one line in this list."""

from __future__ import annotations

import importlib
from functools import cache

from answerable.letters.rule import Rule

RULES = (
    "nc03_no_public_interest",
    "nh07_contradiction",
    "pg01_cost_not_section_12",
    "pg02_no_estimate",
    "pg03_barred_work_counted",
    "pg04_wrong_sum",
    "pg05_no_help_to_refine",
    "pg07_vexatious_person",
    "pg08_repeat_without_earlier",
    "pg10_fees_notice",
    "pi01_no_public_interest",
    "rn03_limb_missing",
    "rv01_no_review",
)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules themselves, imported on the first call."""
    modules = (importlib.import_module(f"{__name__}.{name}") for name in RULES)
    return tuple(module.rule for module in modules)
