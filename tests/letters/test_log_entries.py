"""Which texts are pages of a register and which are letters; nothing follows from a frame that a register leaves out."""

import pytest

from answerable.letters import Facts, check, read
from answerable.letters.checking.speakers import is_log_entry

REFUSED = "1. How many? 2. Which firm?\n\n1. Four.\n2. We hold this. It is exempt under section 43(2) of the Freedom of Information Act 2000."
REGISTERS = (
    f"FOI 2218 - Nursery places\n\nDate received: 04/03/2024\nDate closed: 20/03/2024\n\n{REFUSED}",
    f"Harrowmere Borough Council - FOI responses - Finance\n\nHBC-412\n\n{REFUSED}\n\nResponse sent 17/08/2023",
    f"HBC/2015/871\nSubject: Kitchens\nClosed 05 Aug 2015  Outcome: part refused\n\n{REFUSED}",
    f"Harrowmere FOI Log\n\nHB 2291\n\nSummary: Swimming pool survey\n\n{REFUSED}\n\nStatus: Refused. 11 September 2018",
    f"Ref 1402/31   Local Plan\n\nYou asked for e-mails about the sites.\n\nWe replied:\n\n{REFUSED}",
    f"FOI-88 Grievances\n\nReply:\n\n{REFUSED}",
    f"Response / 01FOI/23/118842   24/05/2023\n\n{REFUSED}",
    f"Information requests - recent responses\n\nSkips\nReceived 18 March 2025  Responded 2 April 2025\n\n{REFUSED}",
    f"Street lighting - Find an FOI response\n\n{REFUSED}",
    f"Request reference: 9902\n\nQuestion\tResponse\n{REFUSED}",
    f"RESPONSES TO REQUESTS - HOUSING\n\nEIR 1490\n\n{REFUSED}",
    f"Harrowmere NHS Trust\nFreedom of Information publication log\n\n{REFUSED}",
)
LETTERS = (
    f"Harrowmere Borough Council\nOur ref: FOI 2218\nDate received: 4 March\n\nDear Requester\n\n{REFUSED}\n\nYours faithfully",
    f"Harrowmere Council FOI\n22 Nov 2023\n\nHi\n\n{REFUSED}\n\nFOI team",
    f"Thank you for your request.\n\n{REFUSED}\n\nThis will be added to our list of requests.\n\nRegards\nInformation Team",
    f"Cyngor Harrowmere\nEin cyf / Our ref: 20/FOI/4410\n\nAnnwyl Mr Rees\n\n{REFUSED}",
    f"Good afternoon,\n\nStatus: closed\n\n{REFUSED}\n\nMany regards",
)


@pytest.mark.parametrize("text", REGISTERS)
def test_a_page_of_a_register_is_known_by_its_fields_and_owes_no_closing_paragraphs(text):
    assert is_log_entry(text)
    assert not check(read(text), select=["RV"])


@pytest.mark.parametrize("text", LETTERS)
def test_a_letter_is_known_by_its_greeting_or_its_closing_formula(text):
    assert not is_log_entry(text)
    assert [(f.rule, f.label) for f in check(read(text), select=["RV01"])] == [("RV01", "breach")]


def test_what_a_text_with_a_date_and_no_greeting_or_closing_lacks_is_never_sure_to_be_missing():
    text = f"Skip permits\nDate 28/12/2023\n\n{REFUSED}"
    assert [f.label for f in check(read(text), select=["RV01"])] == ["likely breach"]
    assert [f.label for f in check(read(text), select=["RV01"], case=Facts(log_entry=False))] == ["breach"]
