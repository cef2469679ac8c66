"""What the demo says of each of its requests is what its letters do."""

import pytest

from answerable.answers import answer, ask, receive
from answerable.casefile import Outcome
from answerable.cli.demo import ON, REQUESTS, SCENES
from answerable.documents import document_at
from answerable.registers import DEMOS, open_folder

NEITHER, GIVEN, PART, OPEN = Outcome.NEITHER, "given", Outcome.PART_RELEASED, Outcome.OPEN
SAID = {
    "FOI-2026-0139": [NEITHER] * 3,
    "FOI-2026-0142": [GIVEN, GIVEN, GIVEN, PART, GIVEN, GIVEN, PART],
    "FOI-2026-0143": [GIVEN, OPEN, OPEN],
    "EM-26-0077": [NEITHER] * 3,
}


def answered(scene):
    folder = open_folder(DEMOS[scene.council])
    received = receive(
        document_at(REQUESTS / scene.file),
        authority=folder.profile,
        received_on=scene.received_on,
        reference=scene.reference,
    )
    return answer(received, authority=folder, on=ON)


def test_four_requests_to_two_councils():
    assert [scene.reference for scene in SCENES] == list(SAID)
    assert {scene.council for scene in SCENES} == set(DEMOS)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.reference)
def test_a_request_of_the_demo_is_answered_as_it_says(scene):
    found = answered(scene)
    given = (Outcome.RELEASED, Outcome.ALREADY_ACCESSIBLE)
    assert [GIVEN if one.outcome in given else one.outcome for one in found.case.answers] == SAID[scene.reference]
    assert not any(finding.stops for finding in found.findings)
    assert found.faults == ()


@pytest.mark.parametrize(
    "question",
    [
        "How many street trees were felled in 2025, and for what reasons?",
        "How many planning applications were refused in 2024?",
        "How many library books were lost in 2025?",
        "How many councillors are there?",
        "How many potholes were repaired in 2025?",
        "How many parking fines were issued in 2025?",
        "List the allotment sites you own.",
        "What is the number of empty homes in the borough?",
        "How many taxi licences were revoked last year?",
        "How many fire risk assessments were done for tower blocks in 2025?",
        "Please send the flood risk assessment for Mere Lane.",
        "How many employees were disciplined for misconduct in 2025?",
        "Have any WhatsApp messages been deleted since January 2025? If yes, how many and why?",
    ],
)
def test_what_no_register_covers_stays_open(question):
    found = ask(question, authority=open_folder(DEMOS["harrowmere"]), on=ON)
    assert (found.outcome, found.value, bool(found.ask)) == (Outcome.OPEN, None, True)
