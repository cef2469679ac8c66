"""Every rule, in code order. A rule is one file here and one line in this list."""

from __future__ import annotations

import importlib
from functools import cache

from answerable.letters.rule import Rule

RULES = (
    "cd01_no_position",
    "cd02_held_not_said",
    "cd03_hedged",
    "cd04_cost_held_not_said",
    "ht01_likelihood_not_chosen",
    "ht02_no_causal_link",
    "ht04_speculative",
    "ht05_function_not_named",
    "ht07_no_qualified_person",
    "ht08_eir_threshold",
    "lt01_no_date",
    "lt02_no_reference",
    "nc01_wrong_provision",
    "nc02_no_reason_for_silence",
    "nc03_no_public_interest",
    "nc04_gives_it_away",
    "nc05_inconsistent",
    "nc06_harmless",
    "nc07_blanket",
    "nc08_no_disclaimer",
    "nc09_eir_silence",
    "nh01_bare_denial",
    "nh02_status_not_possession",
    "nh03_private_channels",
    "nh05_no_likely_holder",
    "nh06_not_held_and_exempt",
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
    "pi02_one_side",
    "pi03_no_outcome",
    "pi04_irrelevant_factor",
    "pi05_same_words",
    "pi06_absolute_weighed",
    "pi07_eir_not_weighed",
    "qa01_unanswered",
    "qa02_other_subject",
    "qa03_part_answered",
    "qa05_form",
    "qa07_refused_whole",
    "rb01_notice_aimed_at_applicant",
    "rb03_condition_on_disclosure",
    "rg01_eir_not_considered",
    "rg02_regimes_mixed",
    "rg03_regimes_not_mapped",
    "rg04_own_data",
    "rg05_wrong_nation",
    "rg06_act_not_named",
    "rn01_no_exemption_claimed",
    "rn02_exemption_in_words_only",
    "rn03_limb_missing",
    "rn04_no_reason",
    "rn06_impossible_provision",
    "rn07_not_open_to_authority",
    "rn09_reasons_elsewhere",
    "ru03_reuse_refused",
    "rv01_no_review",
    "rv02_no_commissioner",
    "rv03_short_window",
    "rv04_slow_review",
    "rv05_eir_rights",
    "rv06_scottish_rights",
    "rv07_stale_details",
    "xs01_no_directions",
    "xs02_no_plan_to_publish",
    "xs05_no_condition",
    "xs07_section_40_bare",
    "xs11_no_enactment",
    "xs12_section_39_last_word",
)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules themselves, imported on the first call."""
    modules = (importlib.import_module(f"{__name__}.{name}") for name in RULES)
    return tuple(module.rule for module in modules)
