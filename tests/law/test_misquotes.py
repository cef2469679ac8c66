"""What applicants, and the programs that write for them, say of the law: the wrong is seen, the right is let pass."""

from datetime import date

import pytest

from answerable.law import misquotes
from answerable.law.misquotes import Wrong

ON = date(2026, 11, 22)
NO_SUCH_PLACE, OTHER_SUBJECT, SAYS_OTHERWISE = Wrong.NO_SUCH_PLACE, Wrong.OTHER_SUBJECT, Wrong.SAYS_OTHERWISE

WRONG = [
    ("You cannot rely on section 31(1)(k) of the Freedom of Information Act 2000.", "section 31(1)(k)", NO_SUCH_PLACE),
    ("Section 120 of the FOIA guarantees a reply.", "section 120", NO_SUCH_PLACE),
    ("Regulation 27 of the EIR gives me this right.", "regulation 27", NO_SUCH_PLACE),
    ("The FOI Act, section 12(7), obliges you to split the request.", "section 12(7)", NO_SUCH_PLACE),
    ("Section 43 (personal data) of FOIA is not engaged.", "section 43", OTHER_SUBJECT),
    ("The commercial interests exemption under section 40 of FOIA cannot apply.", "section 40", OTHER_SUBJECT),
    (
        "I remind you of section 16 of the Freedom of Information Act 2000 (refusal notices).",
        "section 16",
        OTHER_SUBJECT,
    ),
    ("Regulation 12(5)(e) (internal communications) of the EIR is not met.", "regulation 12(5)(e)", OTHER_SUBJECT),
    ("Section 10 FOIA deals with legal professional privilege.", "section 10", OTHER_SUBJECT),
    ("FOIA section 10 obliges you to answer within 30 days.", "within 30 days", SAYS_OTHERWISE),
    ("By section 10(1) FOIA you must answer within 20 calendar days.", "20 calendar days", SAYS_OTHERWISE),
    ("Section 1 of FOIA entitles me to a reply within one month.", "within one month", SAYS_OTHERWISE),
    ("Regulation 5(2) EIR requires a reply within 10 working days.", "within 10 working days", SAYS_OTHERWISE),
    ("Section 12 of FOIA is subject to the public interest test.", "section 12", SAYS_OTHERWISE),
    ("Section 21 of FOIA is subject to a public interest test.", "section 21", SAYS_OTHERWISE),
    ("Section 31 of FOIA is an absolute exemption.", "section 31", SAYS_OTHERWISE),
    ("Section 32 of FOIA is a qualified exemption.", "section 32", SAYS_OTHERWISE),
    ("Under section 77 FOIA a late reply is a criminal offence.", "late", SAYS_OTHERWISE),
    ("By law FOIA reviews are due: a review within 20 working days is statutory.", "20 working days", SAYS_OTHERWISE),
    ("Article 10 of the Freedom of Information Act protects me.", "article 10", SAYS_OTHERWISE),
    ("I ask under the Freedom of Information Act 2002.", "act 2002", SAYS_OTHERWISE),
    ("The Data Protection Act 1998 is no reason to refuse.", "data protection act 1998", SAYS_OTHERWISE),
    ("I use the Environmental Information Regulations 1992.", "regulations 1992", SAYS_OTHERWISE),
    ("I use the Freedom of Information (Scotland) Act 2000.", "act 2000", SAYS_OTHERWISE),
]
RIGHT = [
    "Section 10(1) of the Freedom of Information Act 2000 gives you 20 working days, the twentieth being the last.",
    "I understand that FOIA section 10 allows twenty working days.",
    "Section 40(2) FOIA (personal data), section 43(2) (commercial interests) and section 12 (cost) do not apply.",
    "Section 21 of FOIA (information accessible by other means) does not apply.",
    "I rely on the duty to advise and assist in section 16 of FOIA.",
    "Section 77 of FOIA makes it an offence to destroy records so that they are not disclosed, after refusing.",
    "Section 31 of FOIA is not an absolute exemption.",
    "Section 41 of FOIA is an absolute exemption. Section 43 of FOIA is subject to a public interest test.",
    "An internal review should be complete within 20 working days, as the section 45 Code says.",
    "Under FOIA section 1, how many fines were paid within 28 days in the last 30 days?",
    "The Freedom of Information (Scotland) Act 2002 and the Environmental Information Regulations 2004 apply.",
    "For the Freedom of Information Act 2000-2024 statistics, give the totals by year.",
    "The Data Protection Act 2018 replaced the Data Protection Act 1998.",
    "Regulation 7 of the EIR allows an extension to 40 working days.",
    "A subject access request under the UK GDPR is due within one month, and section 10 FOIA does not matter.",
    "The commercial waste team's personal data policy, under section 40 of the contract, please.",
    "Fees: section 9 FOIA. Section 12(2) FOIA lifts the duty to confirm or deny.",
    "Section 106 agreements signed in 2024.",
    "Regulation 12(5)(e) of the EIR (commercial confidentiality) is not engaged.",
]


@pytest.mark.parametrize(("text", "place", "wrong"), WRONG)
def test_what_is_wrong_is_seen_at_its_place(text, place, wrong):
    found = misquotes(text, on=ON)
    assert [one.wrong for one in found] == [wrong]
    assert place in text[found[0].start : found[0].end].lower()
    assert found[0].says.endswith(".") and found[0].cite


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_passes_in_silence(text):
    assert misquotes(text, on=ON) == ()


def test_the_law_of_the_day_counts():
    words = "Section 40(3)(a)(i) of the Freedom of Information Act 2000 and the Data Protection Act 1998 apply."
    assert [one.wrong for one in misquotes(words, on=ON)] == [Wrong.NOT_IN_FORCE, SAYS_OTHERWISE]
    assert misquotes(words, on=date(2016, 3, 1)) == ()
