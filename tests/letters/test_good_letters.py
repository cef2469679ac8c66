"""Letters that are as they should be, in words of many kinds: nothing sure is said against them."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.letters.checking.findings import Level
from answerable.letters.results.checked import check_text

HEAD = """Harrowmere Borough Council

3 March 2025
Our ref: FOI/25/77

Dear Mr Osei

Thank you for your request of 10 February 2025. You asked for the day rates in the grounds contract.

"""
REFUSED = (
    "We hold the rates. They are exempt under section 43(2) of the Freedom of Information Act 2000: release would be likely "
    "to prejudice the contractor's commercial interests, because the contract is let again in May and rivals would see "
    "its price. "
)
WEIGHED = (
    "We weighed the public interest. Openness about spending counts for release; a fair tender counts more. On balance "
    "the public interest in maintaining the exemption outweighs that in disclosure.\n\n"
)
RIGHTS = "You may ask for an internal review within 40 working days, and may then complain to the Information Commissioner.\n\n"
FOOT = "Yours sincerely\nInformation Governance Team\n"


def sure(text):
    found = check_text(text, on=date(2025, 6, 1)).findings
    return [(f.rule, f.says) for f in found if f.sure and f.level is not Level.PRACTICE]


@pytest.mark.parametrize(
    "told",
    [
        "If you would like this looked at afresh, write to the Monitoring Officer within 40 working days. After that the "
        "Information Commissioner can be approached: ico.org.uk.",
        "Should this answer not meet your needs, our complaints officer will consider it again. You may then take the matter "
        "to the Information Commissioner.",
        "You can challenge this decision by writing to the Chief Executive; if still dissatisfied, the ICO will decide.",
        "You have the right to have this decision re-examined by a senior officer, and thereafter to a decision of the "
        "Information Commissioner under section 50.",
        "Anyone who is unhappy with a decision may have it reviewed by another officer. The Commissioner (ICO, Wycliffe "
        "House, SK9 5AF) is the next step.",
        "We have no review procedure of our own. You may apply to the Information Commissioner straight away under section 50.",
        "How to have our decision reviewed, and to go on to the Information Commissioner, is set out on the enclosed sheet.",
        "Not content? Tell us within two months and a different officer will take a second look. The Information "
        "Commissioner's Office hears complaints after that.",
        "Appeals go to the Head of Legal Services. The Information Commissioner may be asked for a decision after that.",
    ],
)
def test_rights_are_recognised_in_other_words(told):
    assert sure(f"{HEAD}{REFUSED}{WEIGHED}{told}\n\n{FOOT}") == []


@pytest.mark.parametrize(
    "weighed",
    [
        "There is a general interest in openness about what the council pays. Set against that is the harm to the tender. The "
        "second carries more weight.",
        "We asked whether more good would come of release than of withholding. It would not.",
        "Taxpayers are entitled to know what is spent, and the yearly total tells them. The need to get a fair price is greater.",
        "We have considered the arguments on each side and find that those for keeping the exemption prevail.",
        "The balance of interests, the public's among them, tips towards withholding.",
        "Scrutiny matters; but the harm to the tender would cost residents more than they would gain.",
    ],
)
def test_a_balance_is_recognised_in_other_words(weighed):
    assert sure(f"{HEAD}{REFUSED}{weighed}\n\n{RIGHTS}{FOOT}") == []


@pytest.mark.parametrize(
    "said",
    [
        "The old form took too long to fill in and was dropped in 2019. Fourteen officers work on the contract.",
        "We charge no fee. The files are enclosed; you may publish them provided that you say where they come from.",
        "The contract took 26 hours to search last year; this year it was 9, so we have done it: £412 a day.",
        "Reading 800 files at 4 minutes each is 53 hours. At £25 an hour that is £1,333, against £450: section 12(1) applies. We "
        "hold them. Limiting the request to 2024 would bring it within the limit.",
        "We need more time for the public interest. Section 43(2) is engaged because rivals would see the price; no decision "
        "has been reached, and we expect one by 31 March 2025.",
        "We neither confirm nor deny that we hold this, by section 31(3). A yes or a no would show an attacker what to try. We "
        "weighed the interest of residents in knowing whether we have the control; it is outweighed.",
        "You asked whether you must sign an undertaking. You need not: the report is enclosed.",
        "The register may be inspected at your convenience, on condition that the rooms are open.",
        "Section 36(2)(b)(ii) applies in the opinion of the Monitoring Officer, our qualified person, given on 1 March 2025: "
        "officers would be inhibited. The public interest in openness is outweighed by that in frank advice.",
    ],
)
def test_a_good_answer_is_not_blamed(said):
    assert sure(f"{HEAD}{said}\n\n{RIGHTS}{FOOT}") == []


EIR = """Harrowmere Borough Council

3 March 2025
Our ref: EIR/25/77

Dear Mr Osei

Thank you for your request of 10 February 2025 under the Environmental Information Regulations 2004.

We hold the slope survey. It is excepted under regulation 12(5)(b): its disclosure would adversely affect the inquest that
opens in May, because witnesses would read it first. We began from the presumption in favour of disclosure and weighed the
public interest in the safety of the hill; a fair inquest outweighs it.

"""


@pytest.mark.parametrize(
    "told",
    [
        "You may ask us to think again, in writing, within 40 working days, and after that apply to the Information "
        "Commissioner.",
        "If you believe that we have not met the Regulations, make your case to the Head of Legal within 40 working days. The "
        "Information Commissioner enforces them and can be asked to decide.",
        "Under regulation 11 you can make representations; under regulation 18 the Information Commissioner may then be asked "
        "for a decision.",
        "Write to the Monitoring Officer within forty working days if you want this looked at again; the ICO comes next.",
    ],
)
def test_rights_under_the_regulations_are_recognised_in_other_words(told):
    assert sure(f"{EIR}{told}\n\n{FOOT}") == []
