"""The form of a refusal while it grows: what an officer did to the page by hand breaks nothing."""

import pytest

from desk.cases.conftest import case, take  # noqa: F401  # fixtures
from journeys.acts import decide


def test_a_box_that_was_pulled_larger_breaks_nothing_when_a_ground_is_added(keyboard, officer, case, has_scripts):  # noqa: F811
    if not has_scripts:
        pytest.skip("without scripts the page comes whole")
    desk = keyboard(officer).open(f"/cases/{case.reference}/questions/1/")
    pick = "Which exemption or exception?"
    decide(desk, "Withhold it").pick(pick, "Law enforcement: the prevention or detection of crime (s.31(1)(a))")
    desk.press("Add this ground")
    desk.page.evaluate("() => { document.querySelector('[name=g0-reason]').style.height = '300px' }")
    desk.fill("Why this exemption applies to this information", "It says how.")
    desk.pick("Another ground", "Legal professional privilege (s.42(1))").press("Add this ground")
    desk.reads("s.42(1): Legal professional privilege")
