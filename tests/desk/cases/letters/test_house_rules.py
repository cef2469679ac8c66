"""The desk asks an authority's own words of its own letters, tells the officer, and holds no letter up for them."""

import shutil

import pytest

from answerable.desk.cases.queries.previews import written
from desk.cases.letters.answered import GIVEN, NOT_HELD

pytestmark = pytest.mark.django_db
RULES = """
  house_rules:
    - code: HR01
      require: with every good wish
      in: closing
      says: A letter of ours ends kindly.
"""


@pytest.fixture
def house(settings, tmp_path, harrowmere):
    """A copy of Harrowmere's folder; called, it takes house rules into its profile."""
    settings.AUTHORITY_FOLDER = tmp_path / "authority"
    shutil.copytree(harrowmere, settings.AUTHORITY_FOLDER)
    profile = settings.AUTHORITY_FOLDER / "authority.yaml"
    return lambda: profile.write_text(profile.read_text("utf-8").rstrip() + RULES, "utf-8")


def test_a_house_rule_is_told_on_the_letter_and_stops_nothing(house, a_case, on):
    house()
    shown = written(a_case(GIVEN, NOT_HELD), on=on)
    (finding,) = [one for one in shown.findings if one.rule == "HR01"]
    assert finding.says.startswith("A letter of ours ends kindly. Not found in the closing of this document")
    assert not [stop for stop in shown.stops if "HR01" in str(stop)]


def test_a_new_house_rule_takes_no_approval_back(house, a_case, on):
    case = a_case(GIVEN, NOT_HELD)
    before = written(case, on=on).digest
    house()
    after = written(case, on=on)
    assert [one.rule for one in after.findings if one.rule == "HR01"]
    assert after.digest == before
