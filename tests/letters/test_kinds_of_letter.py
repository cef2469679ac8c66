"""Letters of every kind that leaves an authority: whose words are judged, and what may be concluded from each."""

from __future__ import annotations

from datetime import date

import pytest

from answerable.letters.checking.findings import Certainty, Level
from answerable.letters.checking.welsh import welsh_passages
from answerable.letters.results.checked import check_text

ON = date(2025, 6, 1)
RIGHTS = (
    "If you are unhappy you may ask for an internal review within 40 working days, and then complain to the "
    "Information Commissioner."
)
FOOT = "Yours sincerely\nInformation Governance Team\nHarrowmere Borough Council\n"
ACCUSING = (
    "You say that you neither confirm nor deny holding the log, and you give no reason at all. Your letter is late and "
    "names no Commissioner. It is not our policy to release such things is no exemption. You told me I am vexatious, "
    "and asked why I wanted it and what organisation I am from."
)


def checked(text):
    return check_text(text, on=ON)


def strong(text):
    return {(f.rule, f.label) for f in checked(text).findings if f.level is not Level.PRACTICE}


def sure(text):
    return {f.rule for f in checked(text).findings if f.sure and f.level is not Level.PRACTICE}


REVIEW = """Harrowmere Borough Council

14 March 2025
Our reference: IR/2025/031

Dear Ms Archer

Internal review: FOI/2025/118

You asked on 20 February 2025 for an internal review of our response of 12 February 2025. You wrote:

{}

I have looked at the matter afresh. I was not involved in the first decision. Your request was for the maintenance
log of the Weir Street footbridge for 2024.

My decision

I uphold your complaint in part. The log is enclosed. Two names in it are withheld under section 40(2) of the Freedom
of Information Act 2000: they are of junior contractors who would not expect to be named, and releasing them would be
unfair and so unlawful under the first data protection principle. The first condition in section 40(3A)(a) is met.
There is a legitimate interest in how the bridge is kept, but the names are not necessary to meet it.

If you are not content with the outcome you have the right under section 50 of the Act to apply to the Information
Commissioner for a decision: Wycliffe House, Water Lane, Wilmslow, SK9 5AF.

Yours sincerely

Deputy Monitoring Officer
"""


@pytest.mark.parametrize("quoted", [f'"{ACCUSING}"', f"“{ACCUSING}”", f"> {ACCUSING}"])
def test_a_review_decision_is_not_blamed_for_the_complaint_that_it_quotes(quoted):
    assert not strong(REVIEW.format(quoted))


def test_a_review_decision_owes_no_second_review():
    assert "RV01" not in {f.rule for f in checked(REVIEW.format(f'"{ACCUSING}"')).findings}


DECISION = """Harrowmere Borough Council

Reference: FOI/2025/204
Date: 3 April 2025

Decision

1. The council has decided to withhold the valuation report under section 43(2) of the Freedom of Information Act 2000. It is held.

2. The council releases the two site plans, which are enclosed.

Request

3. On 10 March 2025 the applicant asked for "the valuation report on the Corn Exchange and the plans that go with it".

Reasons

4. The report was written by the council's valuer in January 2025 for the sale of the building, which is advertised until 30 June 2025. It gives the lowest price that the council would take.

5. Disclosure would be likely to prejudice the commercial interests of the council, because a bidder who knew that figure would offer no more than it.

6. {}

Review and complaint

7. The applicant may ask for an internal review within 40 working days by writing to foi@harrowmere.example, and may then apply to the Information Commissioner under section 50 of the Act.
"""
WEIGHED = (
    "The council considered the public interest. For disclosure: openness about the sale of a public building, and about "
    "whether the price is right, weighs heavily. For maintaining the exemption: the price could not be had again once "
    "the figure is known. On balance the public interest in maintaining the exemption outweighs that in disclosure."
)


def test_a_long_decision_in_numbered_paragraphs_finds_its_reasons_where_they_stand():
    assert not strong(DECISION.format(WEIGHED))


COVERING = """From: Information Governance <foi@harrowmere.example>
To: applicant@post.example
Date: 4 April 2025 10:12
Subject: FOI/2025/204: our response

Dear Mr Osei

Thank you for your request of 10 March 2025. Our response is attached to this e-mail. {}

Kind regards

Information Governance Team
Harrowmere Borough Council
"""


@pytest.mark.parametrize(
    "more",
    ["It comes with two plans.", "Part of the report is withheld under section 43(2) of the Act, as it explains."],
)
def test_from_a_covering_message_nothing_is_concluded_that_its_attachment_may_hold(more):
    found = checked(COVERING.format(more)).findings
    assert not [
        f for f in found if f.certainty > Certainty.LOOK and f.rule.startswith(("PI", "RV", "RN04", "HT", "CD"))
    ]


LOG = """Freedom of information request

Valuation of the Corn Exchange

Publication date:
3 April 2025

Request:

1. What was the building valued at?
2. How many bids came in?

Response:

1. This is exempt under section 43(2) of the Freedom of Information Act 2000.
2. Nine.

Request reference:
FOI 204
"""


def test_nothing_is_sure_of_what_a_log_entry_leaves_out():
    assert not sure(LOG)
    assert not {f.rule for f in checked(LOG).findings} & {"RV01", "RV02"}


QUOTED = f"""Dear Ms Archer

Reference FOI/2025/300, 6 May 2025

Thank you for your request of 14 April 2025. You wrote:

"1. Please tell me why you refuse to confirm or deny. 2. I know that you hold the report, and "not held" is a lie, so send
it. 3. You may not share my details with anybody."

1. We explained this in our letter of 1 April 2025, which is enclosed again.
2. The report is enclosed.
3. Your details are kept by the information team alone.

{RIGHTS}

{FOOT}"""
UNDER = f"""From: foi@harrowmere.example
To: applicant@post.example
Sent: 9 May 2025 09:00
Subject: RE: FOI/2025/310

Dear Requester

Thank you for your request of 22 April 2025. The council spent £41,200 on grit in the winter of 2024 to 2025.

{RIGHTS}

Kind regards
Information Governance Team
Harrowmere Borough Council

From: applicant@post.example
Sent: 22 April 2025 18:40
To: foi@harrowmere.example
Subject: FOI request

Dear Harrowmere

How much did you spend on grit last winter? Last time you said the appropriate limit of 24 hours would be exceeded and
refused without any section. That is exempt under section 43, they said. {ACCUSING}

Regards
A Requester
"""
OWN_WORDS = f"""Dear Requester

Reference FOI/2025/315, 12 May 2025

Thank you for your request of 20 April 2025. In your e-mail you said that our officer had called you vexatious, that we had
refused "because it would take too long" and that we "never give a section". We are sorry that you were left with that
impression. The list of officers who keep the register is enclosed.

{RIGHTS}

{FOOT}"""


@pytest.mark.parametrize("letter", [QUOTED, UNDER, OWN_WORDS], ids=["request", "mail-below", "retold"])
def test_an_applicants_words_are_never_judged(letter):
    assert not strong(letter)


def test_a_reply_above_the_mail_that_it_answers_is_read_as_the_answer():
    (answer,) = checked(UNDER).reading.answers
    assert "£41,200" in answer.span.of(UNDER)


WELSH = """Annwyl Ms Archer

Diolch am eich cais dyddiedig 14 Ebrill 2025 o dan Ddeddf Rhyddid Gwybodaeth 2000.

Gofynasoch am gost y bont droed. Mae'r wybodaeth gennym. Mae wedi'i heithrio o dan adran 43(2) o'r Ddeddf, gan y byddai ei
datgelu yn niweidio'r cyngor. Mae budd y cyhoedd o blaid cadw'r eithriad.

Os ydych yn anfodlon cewch ofyn am adolygiad mewnol o fewn 40 diwrnod gwaith, ac yna gwyno wrth y Comisiynydd Gwybodaeth.

Yn gywir
Tîm Llywodraethu Gwybodaeth
"""
BILINGUAL = f"""Harrowmere Borough Council / Cyngor Bwrdeistref Harrowmere

7 May 2025
Our ref / Ein cyf: FOI/2025/311

Dear Ms Archer

Thank you for your request of 14 April 2025 under the Freedom of Information Act 2000.

You asked what the footbridge cost. We hold this. It is exempt under section 43(2) of the Act.

{WELSH}"""
NAMES = f"""Dear Mr Osei

Reference FOI/2025/330, 12 May 2025

Thank you for your request of 20 April 2025. The council let the cleaning of its offices to Glanhau Cymru Cyf of Caernarfon
and Tân ac Achub Services of Llandudno, for £12,000 and £9,400. The schools are Ysgol y Bont, Ysgol Gymraeg Dewi Sant and
Ysgol yr Afon.

{RIGHTS}

{FOOT}"""


@pytest.mark.parametrize("letter", [WELSH, BILINGUAL], ids=["welsh", "bilingual"])
def test_of_a_letter_with_welsh_in_it_nothing_is_said_to_be_missing(letter):
    assert all(f.certainty is Certainty.LOOK for f in checked(letter).findings)
    assert "this check does not read Welsh" in " ".join(one.why for one in checked(letter).not_looked_at)


def test_what_stands_in_the_english_part_of_a_bilingual_letter_is_still_wrong():
    assert "RN06" in sure(BILINGUAL.replace("43(2)", "43(9)"))


def test_welsh_names_make_no_welsh_passage():
    assert not welsh_passages(NAMES)
    assert not [one for one in checked(NAMES).not_looked_at if one.name == "welsh-not-read"]


def test_every_paragraph_of_welsh_is_found_and_no_english_one():
    found = [one.words.split()[0] for one in welsh_passages(BILINGUAL)]
    assert found == ["Diolch", "Gofynasoch", "Os"]
