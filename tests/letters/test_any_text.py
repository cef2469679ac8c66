"""Whatever the text, it is read and checked in a moment, and nothing fails."""

import time

import pytest

from answerable.letters import check, read

ODD = {
    "the first of questions that are not there": "1. How many?\n\nYour fırst and ſecond questions: 12.",
    "an Act with a letter of another alphabet": "Dear Sir\n\nSection 40(2) of the Freedom of Informatıon Act 2000 applies.",
    "numbers, months and spans in letters of another alphabet": (
        "3 ſept 2024\n\nDear Ms Marlow\n\n1(ı) How many? 1(ıı) What? Section 12.\n\nQuestion fıve: it would take ſixty minutes for each "
        "file. You may ask for a review within fıve days.\n\n(ıı) Held."
    ),
    "a letter from before the Acts": "28 October 2003\n\nDear Ms Marlow\n\nYou may ask for an internal review within 10 days.",
    "a vexatious answer under two Acts": (
        "Dear Ms Marlow\n\nThank you for your request under the Freedom of Information (Scotland) Act 2002.\n\n1. How many?\n\n"
        "Question 1: Your request is vexatious. Section 1 of FOIA applies."
    ),
}
LONG = (
    "a",
    " ",
    "\t",
    "-",
    "|",
    "’",
    "@",
    "İ",
    "a.a.",
    "\n \n",
    "(1)(1",
    "section 1(1)(1)(1",
    "and ",
    "Aa ",
    '"',
    "date: \t",
    "Dear Sir\n",
)
MOST, SECONDS = 20_000, 1.0


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_letter_is_read_and_checked(text: str) -> None:
    reading = read(text)
    assert all(0 <= finding.span.start <= finding.span.end <= len(text) for finding in check(reading))


@pytest.mark.parametrize("unit", LONG)
def test_a_long_run_of_one_thing_takes_no_time(unit: str) -> None:
    check(read("Dear Sir\n\nYou asked:\n\n1. How many?\n\nOur answer: none.\n\nYours sincerely"))
    text = "Thank you for your request. You asked:\n\n1. How many?\n\nOur answer: " + unit * (MOST // len(unit))
    began = time.process_time()
    check(read(text))
    assert time.process_time() - began < SECONDS
