"""A request is called by the applicant's own heading, else by a few whole words; never by half a sentence or a name."""

from __future__ import annotations

import pytest

from answerable.letters.subject import subject_of

ASKED = 'Does Harrowmere Borough Council operate any "official" Whats App groups, and if so how many?'


@pytest.mark.parametrize(
    ("text", "called"),
    [
        (f"Dear Sir,\n\nWhatsApp\n\n1. {ASKED}\n", "WhatsApp"),
        (f"Dear Council,\nFreedom of Information request: use of WhatsApp\n\n{ASKED}", "Use of WhatsApp"),
        (f"Re: Empty homes\n\nDear Council,\n\n{ASKED}", "Empty homes"),
        (f"John Smith\n4 Mill Lane\n\nDear Council,\n\n{ASKED}", "Official Whats App groups"),
        (f"Dear Council,\n\nJane Mary Smith\n\n{ASKED}", "Official Whats App groups"),
        (f"Dear Council,\n\nFreedom of Information Act 2000\n\nI would like to know:\n\n{ASKED}", "Official Whats App groups"),
        (ASKED, "Official Whats App groups"),
    ],
)  # fmt: skip
def test_a_heading_of_the_applicant_is_taken_and_a_name_never(text, called):
    assert subject_of(text, question=ASKED) == called


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("How many official WhatsApp groups does the council have?", "Official WhatsApp groups"),
        ("Please send me a copy of the policy on messages.", "Policy on messages"),
        ("How much did the council spend on bananas in 2024?", "Bananas in 2024"),
        ("Does HBC use Telegram for its work?", "Telegram for its work"),
        ("How many CCTV cameras are there?", "CCTV cameras"),
        ("How many parking permits did the council issue in 2025?", "Parking permits"),
        ("What?", "What"),
        ("", ""),
    ],
)
def test_without_a_heading_it_is_a_few_words_of_the_first_question(question, called):
    found = subject_of(question, question=question)
    assert len(found) <= 60
    assert "…" not in found
    assert found == called
