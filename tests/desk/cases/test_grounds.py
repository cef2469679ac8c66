"""The form of withholding: its grounds in groups, a box for each thing that must be shown, faults beside the box."""

from __future__ import annotations

import re

import pytest

from answerable.desk.cases.models import Question
from desk.cases.browsing import page, question_address

pytestmark = pytest.mark.django_db


def test_what_a_ground_must_show_stands_box_by_box_and_hangs_on_the_condition_that_is_chosen(browser, case):
    shown = {"do": "show", "version": 1, "outcome": "refused"}
    _, text = page(browser, question_address(case), **shown, add="foia.s40.2")
    for name in ("which", "principle", "expectation", "interest", "necessity", "rights"):
        assert f'name="g0-{name}"' in text
    assert 'name="g0-balance"' not in text
    chosen = {"g0-provision": "foia.s40.2", "g0-which": "foia.s40.3B", "g0-reason": "They are named."}
    _, text = page(browser, question_address(case), **shown, **chosen)
    assert 'name="g0-objection"' in text
    assert 'name="g0-balance"' in text
    assert 'name="g0-principle"' not in text
    assert "They are named." in text


def test_a_condition_that_was_saved_in_one_piece_is_not_lost(browser, case, say):
    from answerable.casefile import Ground, Outcome
    from answerable.law import parse

    told = "the first: naming them would be unfair"
    given = Ground(parse("foia.s40.2"), "They are junior.", condition=told)
    say("1", "", outcome=Outcome.WITHHELD, grounds=(given,))
    _, text = page(browser, question_address(case))
    assert told in text
    version = Question.objects.get(case=case, number="1").version
    posted = {"g0-provision": "foia.s40.2", "g0-reason": "They are junior.", "g0-condition": told}
    status, text = page(browser, question_address(case), do="finish", version=version, outcome="refused", **posted)
    assert status == 200, text
    assert Question.objects.get(case=case, number="1").answer["grounds"][0]["condition"] == told


def test_the_grounds_stand_in_groups_with_those_that_are_used_most_here_first(browser, case):
    _, text = page(browser, question_address(case), do="show", version=1, outcome="refused")
    groups = re.findall(r'<optgroup label="([^"]+)">', text)
    assert groups[0] == "Used most often"
    assert text.index("foia.s40.2") < text.index("foia.s21")
    assert text.count('value="foia.s40.2"') == 1
    assert "reg.12" not in text
    Question.objects.filter(case=case).update(is_finished=True, provisions=" foia.s38.1.b ")
    _, text = page(browser, question_address(case, 2), do="show", version=1, outcome="refused")
    often = text[text.index("Used most often") : text.index("</optgroup>")]
    assert re.search('value="([^"]+)"', often)[1] == "foia.s38.1.b"


def test_a_question_under_the_regulations_is_offered_their_exceptions_alone(browser, case):
    Question.objects.filter(case=case, number="1").update(regime="eir")
    _, text = page(browser, question_address(case), do="show", version=1, outcome="refused")
    assert 'value="eir.reg12.5.e"' in text
    assert 'value="foia.' not in text


def test_what_a_ground_lacks_is_said_beside_its_box_as_well_as_at_the_head(browser, case):
    given = {"g0-provision": "foia.s43.2", "g0-reason": "Its prices.", "g0-likelihood": "would", "g0-link": "Rivals."}
    given |= {"g0-favouring_disclosure": "", "g0-favouring_exemption": "It would [add what]."}
    status, text = page(browser, question_address(case), do="finish", version=1, outcome="refused", **given)
    assert status == 422
    for name in ("whose", "favouring_disclosure", "favouring_exemption"):
        assert f'href="#id_g0-{name}"' in text
        assert f'id="id_g0-{name}_error"' in text
    assert "whose commercial interests they are is missing" in text


def test_grounds_that_each_cover_a_part_do_not_finish_an_answer_until_the_rest_is_accounted_for(browser, case):
    given = {"g0-provision": "foia.s41.1", "g0-reason": "A supplier gave it in confidence.", "g0-covers": "the method"}
    given |= {"g1-provision": "foia.s42.1", "g1-reason": "It is advice of our solicitor.", "g1-covers": "the advice"}
    given |= {f"g1-favouring_{side}": "It would help." for side in ("disclosure", "exemption")}
    given |= {"g1-balance": "The advice is current.", "do": "finish", "version": 1, "outcome": "refused"}
    _, before = page(browser, question_address(case), **{**given, "do": "show", "g1-covers": ""})
    assert 'name="covers_all"' not in before
    status, text = page(browser, question_address(case), **given)
    assert status == 422
    assert "each ground covers only a part of it" in text and 'href="#id_covers_all"' in text
    assert "Is something left that no ground above covers?" in text
    assert not Question.objects.get(case=case, number="1").is_finished


def test_a_letter_whose_grounds_leave_a_rest_is_not_approved_until_somebody_says_that_there_is_none(case, say):
    from answerable.casefile import Ground, Outcome
    from answerable.desk.cases.queries.previews import written
    from answerable.law import parse

    told = "section 1 of the Made-up Act 1990"
    grounds = (Ground(parse("foia.s44.1.a"), "It is about a case.", covers="the names", condition=told),)
    stopped = "each ground covers only a part of it"

    def stops(**fields):
        say("1", "", outcome=Outcome.WITHHELD, grounds=grounds, is_finished=False, **fields)
        preview = written(case, on=case.received_on)
        return [stop.what for stop in preview.stops if stop.question == "1"], preview.text

    assert any(stopped in what for what in stops()[0])
    found, text = stops(covers_all=True)
    assert not any(stopped in what for what in found)
    assert "Between them, these parts are all the information that you ask for here." in " ".join(text.split())
