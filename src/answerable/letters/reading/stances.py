"""The stance that relying on a provision takes."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.law import Provision
from answerable.letters.readings import Stance

_LIMIT, _REPEAT = {"12"}, {"14"}
_DENY = {  # where the duty to confirm or deny falls away
    "foia": {
        "22(2)",
        "23(5)",
        "24(2)",
        "26(3)",
        "27(4)",
        "28(3)",
        "29(2)",
        "30(3)",
        "31(3)",
        "32(3)",
        "33(3)",
        "34(2)",
        "35(3)",
        "36(3)",
        "37(2)",
        "38(2)",
        "39(2)",
    }
    | {"40(5)", "40(5A)", "40(5B)", "41(2)", "42(2)", "43(3)", "44(2)"},
    "eir": {"12(6)", "13(5)", "13(5A)", "13(5B)"},
}
_PROCEDURE = {  # sections that a letter follows and does not rely on to withhold
    "foia": {"1", "2", "3", "8", "9", "10", "11", "13", "15", "16", "17", "18", "19", "20", "45", "46", "50", "84"},
    "foisa": {"1", "2", "3", "8", "9", "10", "11", "13", "15", "16", "19", "20", "21", "47", "48", "73"},
}
_CONDITIONS = {  # the tests that an exemption names, and the section that applies them: FOIA s.40(3A), FOISA s.38(2A)
    "foia": {"40(3A)": "40(2)", "40(3B)": "40(2)", "40(4A)": "40(2)"},
    "foisa": {"38(2A)": "38(1)", "38(2B)": "38(1)", "38(3A)": "38(1)"},
    "eir": {"13(2A)": "13(1)", "13(2B)": "13(1)", "13(3A)": "13(1)"},
}
_EXCEPTING = {"eir": ("6", "12", "13"), "eisr": ("6", "10", "11")}


def is_relied_on(provision: Provision) -> bool:
    """Whether a provision is a ground for not giving something, and not a step of procedure."""
    act, first = provision.act, provision.parts[0]
    if act in _EXCEPTING:
        later = provision.parts[1] if len(provision.parts) > 1 else ""
        if first == _EXCEPTING[act][1]:
            return later not in ("1", "2", "3") or not later
        return first in _EXCEPTING[act] and (first != "6" or later == "1")
    return act in _PROCEDURE and first not in _PROCEDURE[act]


def is_condition(provision: Provision, among: Iterable[Provision]) -> bool:
    """Whether a provision only names the test of an exemption that is relied on too, by which it is enough to name that."""
    applied = _CONDITIONS.get(provision.act, {}).get(_number(provision))
    return applied is not None and any(_number(p) == applied for p in among if p.act == provision.act)


def _number(provision: Provision) -> str:
    return "(".join(provision.parts[:2]) + ")" if len(provision.parts) > 1 else provision.parts[0]


def is_of_regime(provision: Provision) -> bool:
    """Whether a provision only sends environmental information to the Regulations: FOIA s.39(1), FOISA s.39(2)."""
    return (provision.act, provision.parts[0]) in (("foia", "39"), ("foisa", "39")) and provision.parts[1:] != (
        ("1",) if provision.act == "foisa" else ("2",)
    )


def stance_of(provision: Provision) -> Stance:
    """The stance that relying on a provision takes."""
    act, first = provision.act, provision.parts[0]
    number = _number(provision)
    if number in _DENY.get(act, ()) or (act == "foisa" and first == "18") or (act == "eisr" and number == "10(8)"):
        return Stance.NEITHER
    if act in ("foia", "foisa") and first in _LIMIT | _REPEAT:
        return Stance.COST if first in _LIMIT else Stance.VEXATIOUS
    if first == {"foia": "21", "foisa": "25"}.get(act, "6"):
        return Stance.POINTER
    if first in {"foia": ("22", "22A"), "foisa": ("27",)}.get(act, ()):
        return Stance.FUTURE
    if (act == "foisa" and first == "17") or (
        act in ("eir", "eisr") and number in ("12(4)", "10(4)") and provision.parts[2:] == ("a",)
    ):
        return Stance.NOT_HELD
    return Stance.HELD_WITHHELD
