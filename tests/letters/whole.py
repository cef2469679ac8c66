"""Whole letters in the layouts that authorities use, each with what a careful reader finds in it.

Written for these tests; every authority, name and figure is invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Whole:
    """A letter and its reading: {question: (outcome, provisions)}."""

    name: str
    text: str
    answers: dict[str, tuple[str, tuple[str, ...]]]
    reference: str | None = None
    asked: str | None = None
    answered: str | None = None
    regime: str = "FOIA"
    notices: str = ""  # r, c, u, m: review, Commissioner, re-use, marketing
    weighed: tuple[str, ...] = ()
    truncated: bool = False
    personal: tuple[str, ...] = field(default=())


WHOLE = (
    Whole(
        "police letter with one refusal for all",
        """NORTHSHIRE POLICE
Freedom of Information Unit

Reference: FOI 2021/0456

17 May 2021

Dear Mr Sample

FREEDOM OF INFORMATION REQUEST

I write in connection with your request for information dated 20 April 2021 which was received on 21 April 2021. I note you seek access to the following information:

1. How many covert human intelligence sources did the force pay in 2020?
2. How much was paid to them in total?
3. What was the largest single payment?

Following receipt of your request searches were conducted within the Constabulary. I can confirm that the information you have requested is held.

It is not our intention to disclose it. It is exempt by virtue of section 30(2)(b) and section 38(1)(a) of the Freedom of Information Act 2000.

Section 38 requires that we say what harm would follow. Payments in a small force can be matched to individuals, who would be at risk of violence.

Public interest considerations

Favouring disclosure: accountability for public money.
Favouring the exemption: the safety of individuals and the flow of information.

Balancing test: the safety of individuals is of paramount importance, and the public interest in maintaining the exemptions outweighs that in disclosure.

Your right to request a review is attached. If you remain dissatisfied you may apply to the Information Commissioner for a decision.

Yours sincerely

J. Example
Disclosure Officer
""",
        dict.fromkeys("123", ("refused", ("FOIA 30(2)(b)", "FOIA 38(1)(a)"))),
        "FOI 2021/0456",
        "2021-04-20",
        "2021-05-17",
        notices="rc",
        weighed=("1", "2", "3"),
        personal=("Mr Sample", "J. Example"),
    ),
    Whole(
        "NHS letter with Q and A labels",
        """Our Ref: RFI/22/118
Date: 9 June 2022

Re: Freedom of Information Request

Thank you for your request for information received on 12 May 2022. The Trust's response is below.

Q1. How many agency nurses were employed in April 2022?
A1. 57

Q2. What is the highest hourly rate paid to an agency nurse?
A2. £92.40

Q3. Please give the names of the nurses employed.
A3. The Trust holds this information but considers it exempt under Section 40(2) of the Act, as it is the personal data of third parties.

Q4. How many nurses left because of stress?
A4. The Trust does not record reasons for leaving at this level of detail, so this information is not held.

Please note that information provided by the Trust may be re-used under the Open Government Licence.

If you are dissatisfied with the handling of your request, you have the right to ask for an internal review. If you are still not content you may complain to the Information Commissioner's Office, Wycliffe House, Wilmslow.
""",
        {"1": ("disclosed", ()), "2": ("disclosed", ()), "3": ("refused", ("FOIA 40(2)",)), "4": ("not_held", ())},
        "RFI/22/118",
        "2022-05-12",
        "2022-06-09",
        notices="rcu",
    ),
    Whole(
        "Scottish letter with annexes",
        """Your ref: none
Our ref: FOI/2023/00871
3 August 2023

Dear Requester

REQUEST UNDER THE FREEDOM OF INFORMATION (SCOTLAND) ACT 2002 (FOISA)

Thank you for your request dated 6 July 2023.

Your request

You asked for:

a) Minutes of the board meetings held in May 2023.
b) The legal advice given to the board on ferries.
c) The number of staff seconded to the board.

Response to your request

a) A copy of the minutes is attached. Some of the information in them is exempt under section 38(1)(b) of FOISA (personal information), for the reasons in Annex A.

b) We hold this, but an exemption under section 36(1) (confidentiality in legal proceedings) applies to it. The reasons are in Annex A.

c) The Board does not have the information you have asked for, because secondments are arranged by each agency. This is a formal notice under section 17(1) of FOISA.

Your right to request a review

If you are unhappy with this response you may, within 40 working days of receiving this letter, ask us to carry out an internal review. If you are not satisfied with the result of the review, you then have the right to make a formal appeal to the Scottish Information Commissioner.

ANNEX A
REASONS FOR NOT PROVIDING INFORMATION

Section 38(1)(b) - personal information

The names of junior staff are personal data and release would breach the data protection principles. This exemption is not subject to the public interest test.

Section 36(1) - legal advice

The advice attracts legal professional privilege. We have considered whether the public interest in disclosing it outweighs the public interest in applying the exemption, and found that it does not.
""",
        {
            "a": ("partly_disclosed", ("FOISA 38(1)(b)",)),
            "b": ("refused", ("FOISA 36(1)",)),
            "c": ("not_held", ("FOISA 17(1)",)),
        },
        "FOI/2023/00871",
        "2023-07-06",
        "2023-08-03",
        "FOISA",
        "rc",
        weighed=("b",),
    ),
    Whole(
        "university letter with questions repeated in the reply",
        """FOI_24-077 Estates energy use

Date of response: 11 March 2024
Your request of 14 February 2024 was for:

1. The electricity used on campus in 2022/23.
2. The name of the supplier.
3. Copies of the meter readings for each building.

Our response:

1. The electricity used on campus in 2022/23.
14,220,118 kWh.

2. The name of the supplier.
Brightwire Energy plc.

3. Copies of the meter readings for each building.
There are 96 buildings with half-hourly meters. To extract and check the readings would take some 40 hours, which is over the limit of 18 hours. Section 12 of the Freedom of Information Act therefore applies and we are not obliged to comply with this part.
""",
        {"1": ("disclosed", ()), "2": ("disclosed", ()), "3": ("cost_limit", ("FOIA 12",))},
        "FOI_24-077",
        "2024-02-14",
        "2024-03-11",
    ),
    Whole(
        "council letter in prose with ranges",
        """Dear Ms Tester

Information request 101004455612

Thank you for your request of 2 October 2023, which we have dealt with under the Freedom of Information Act 2000.

Request

1. How many taxis are licensed?
2. How many drivers are licensed?
3. How many complaints were made about drivers in 2022?
4. What was each complaint about?
5. Please send the contract for the licensing software.

Response

Questions 1 and 2: There are 412 licensed taxis and 533 licensed drivers.

Questions 3-4: We hold this information within individual licence files. To find it an officer would have to read every file by hand, which we estimate at 60 hours. This is above the appropriate limit, and we refuse these questions under section 12(1).

In relation to question 5, the contract is attached. Prices have been removed under section 43(2), as their release would harm the supplier's position in the coming tender. We weighed the public interest in showing how money is spent against the interest in fair competition, and consider that the second is stronger.

Kind regards

A. Officer
""",
        {
            "1": ("disclosed", ()),
            "2": ("disclosed", ()),
            "3": ("cost_limit", ("FOIA 12(1)",)),
            "4": ("cost_limit", ("FOIA 12(1)",)),
            "5": ("partly_disclosed", ("FOIA 43(2)",)),
        },
        "101004455612",
        "2023-10-02",
        weighed=("5",),
        personal=("Ms Tester", "A. Officer"),
    ),
    Whole(
        "environmental letter about one thing",
        """Ref: EIR2024/31
Date of response: 05/02/2024

You requested the following information on 8 January 2024:

Copies of all correspondence with Waterco about the sewage outfall at Sandy Bay since 2020.

We have handled your request under the Environmental Information Regulations 2004.

The correspondence forms part of a live investigation. We are withholding it under regulation 12(5)(b) (course of justice), because disclosure would prejudice the inquiry and any prosecution. In reaching this view we considered the presumption in favour of disclosure and weighed the public interest in knowing about pollution against the public interest in a fair inquiry; at this stage the latter prevails.

If you are not satisfied you may make representations to us within 40 working days asking for an internal review, and may then complain to the ICO.
""",
        {"1": ("refused", ("EIR 12(5)(b)",))},
        "EIR2024/31",
        "2024-01-08",
        "2024-02-05",
        "EIR",
        "rc",
        weighed=("1",),
    ),
    Whole(
        "log entry with answers as bullets",
        """Freedom of information request: school crossing patrols

Reference: 7791-23
Date received: 1 June 2023
Date responded: 28 June 2023

Request

* How many school crossing patrols are there?
* How many posts are vacant?
* What does the service cost a year?

Response

* 38
* 5
* £214,000
""",
        {"1": ("disclosed", ()), "2": ("disclosed", ()), "3": ("disclosed", ())},
        "7791-23",
        "2023-06-01",
        "2023-06-28",
    ),
    Whole(
        "department letter that neither confirms nor denies one of two",
        """FOI2019/11876
Thank you for your email of 3 October 2019, which we have treated as a request under the Freedom of Information Act 2000. You asked:

1. How many of the Department's laptops were lost in 2018?
2. Has the Department been the target of hostile state cyber activity in 2018?

On question 1, 14 laptops were lost.

On question 2, the Department neither confirms nor denies whether it holds information. Sections 23(5) and 24(2) of the Act apply. Section 24(2) is qualified: we recognise the public interest in knowing that systems are secure, but confirming or denying would show an adversary what has been detected, and the balance favours neither confirming nor denying.
""",
        {"1": ("disclosed", ()), "2": ("ncnd", ("FOIA 23(5)", "FOIA 24(2)"))},
        "FOI2019/11876",
        "2019-10-03",
        weighed=("2",),
    ),
    Whole(
        "table of questions and answers",
        """Response to FOI request 5520
Issued: 14/11/2022

Question | Response
1. How many libraries are there? | 11
2. How many have closed since 2015? | 2
3. Who decided on the closures? | This was a Cabinet decision. The minutes are published at www.example.gov.uk/cabinet
4. Please send all emails about the closures. | Refused under section 12 of the FOI Act: searching 46 mailboxes would take more than 18 hours
""",
        {"1": ("disclosed", ()), "2": ("disclosed", ()), "3": ("disclosed", ()), "4": ("cost_limit", ("FOIA 12",))},
        "5520",
        None,
        "2022-11-14",
    ),
    Whole(
        "plain request by mail",
        """Dear Sir or Madam

Under the Freedom of Information Act 2000 please supply:

1. The number of potholes reported in 2023.
2. The number repaired within 28 days.

I understand that under section 12 you may refuse where the cost is too high; if so please advise me under section 16 how to narrow the request. I would like the answer by email.

Yours faithfully

Pat Requester
""",
        {},
        personal=("Pat Requester",),
    ),
    Whole(
        "answers after each question, with the word Response",
        """Request reference 2023-1178

1. Does the council use bailiffs?

Response: Yes

2. Which firms?

Response: Example Enforcement Ltd and Sample Collections LLP

3. Copies of any complaints about them.

Response: Complaints contain personal data and are withheld under section 40(2) of the Freedom of Information Act 2000. This is an absolute exemption.
""",
        {"1": ("disclosed", ()), "2": ("disclosed", ()), "3": ("refused", ("FOIA 40(2)",))},
        "2023-1178",
    ),
    Whole(
        "several answers pointing to one",
        """Reply to freedom of information request 8841

Your questions:

1. What firewall do you use?
2. What antivirus do you use?
3. When were they last tested?
4. Who is the head of IT?

Our answers:

1. This is exempt; see the refusal notice below.
2. See answer to question 1.
3. As question 1.
4. The Chief Information Officer.

Refusal notice

Section 31(1)(a), law enforcement. To publish which products guard our systems would be likely to prejudice the prevention of crime, as an attacker could choose a method that works against them. We have applied the public interest test. Openness about spending favours disclosure; the security of residents' data favours withholding and outweighs it.
""",
        {
            "1": ("refused", ("FOIA 31(1)(a)",)),
            "2": ("refused", ("FOIA 31(1)(a)",)),
            "3": ("refused", ("FOIA 31(1)(a)",)),
            "4": ("disclosed", ()),
        },
        "8841",
        weighed=("1", "2", "3"),
    ),
    Whole(
        "cited only by the applicant",
        """You asked: Under section 1 of the FOI Act, and bearing in mind that section 43 does not protect old prices, please give the price paid for the bandstand in 1998. Section 40 cannot apply.

We replied: The bandstand cost £18,250.
""",
        {"1": ("disclosed", ())},
    ),
    Whole(
        "cut off after the first of three answers",
        """Freedom of Information request 3317

1. How many fines were issued?
2. How many were appealed?
3. How many were cancelled?

Our response

1. 2,204
2. Of these 310 were appea""",
        {"1": ("disclosed", ()), "2": ("disclosed", ())},
        "3317",
        truncated=True,
    ),
    Whole(
        "clarification letter",
        """Our reference: FOI-0092

Dear Mr Vague

Thank you for your request of 1 March 2024: "Please send me everything about the park."

Your request is very broad. So that we can identify the information you want, please let us know which park you mean and what period you are interested in. If we do not hear from you within two months we will close the request.
""",
        {"1": ("clarification", ())},
        "FOI-0092",
        "2024-03-01",
        personal=("Mr Vague",),
    ),
    Whole(
        "refusal as vexatious",
        """Dear Applicant

FOI 2020-0007

I refer to your request of 5 January 2020 for:

1. The minutes of every meeting about the car park.
2. The expenses of every officer who attended.

The Council has decided to refuse your request as vexatious under section 14(1) of the Freedom of Information Act 2000. This is your 31st request about the car park since 2018. The burden is out of all proportion to any value. We will not reply to further requests on the matter, as section 17(6) allows.
""",
        {"1": ("vexatious_or_repeated", ("FOIA 14(1)",)), "2": ("vexatious_or_repeated", ("FOIA 14(1)",))},
        "FOI 2020-0007",
        "2020-01-05",
    ),
    Whole(
        "log page whose fields run into the words",
        """-
-
FOI request (FOIR-441000123)
Network security
Requested Tue 07 March 2023
Responded Fri 31 March 2023Please answer the following for the last three years.
1. How many phishing attempts has the council recorded?
2. Has any personal data been lost to an attack?
3. How much was spent on network security?
Response
Notice of Refusal
To disclose information about the security of the council's network would leave it more open to attack.
Section 31 (Law Enforcement)
Section 31(1)(a) covers information whose disclosure would be likely to prejudice the prevention of crime. The public interest in openness has been weighed against the public interest in protecting the data of residents, and the second is the stronger.
""",
        dict.fromkeys("123", ("refused", ("FOIA 31(1)(a)",))),
        "FOIR-441000123",
        "2023-03-07",
        "2023-03-31",
        weighed=("1", "2", "3"),
    ),
    Whole(
        "police answer whose reasons stand after it",
        """Date Responded 12 April 2022

Provision of information held by Northshire Police made under the Freedom of Information Act 2000 (the 'Act')

You asked:

  1. The minutes of the project board.
  2. Who sits on the board, by name and rank.

In Response:

Following receipt of your request, searches were conducted with the Eastern Area Command of Northshire Police. I can confirm that the information you have requested is held in part.

I am able to disclose the located information to you as follows.

  1. No information held. The board keeps no minutes.
  2. Part of this is accessible by other means, so I have not given you a copy of it and rely on Section 21 of the Act. You should consider this a refusal for this part of your request.

I have provided an explanation of this exemption below.

Section 21 (1) - Information accessible by other means

Some of the names are on our news pages.

The names that are not published will not be provided, and we rely on the exemption below.

Section 40 (2) - Personal Information

This is an absolute class-based exemption and no public interest test is needed.
""",
        {"1": ("not_held", ()), "2": ("refused", ("FOIA 21(1)", "FOIA 40(2)"))},
        None,
        None,
        "2022-04-12",
    ),
    Whole(
        "Scottish release with redactions under several sections",
        """Correspondence about the island ferry: FOI release

Published 4 July 2021
FOI reference: FOI/202100199999
Date received: 1 June 2021
Date responded: 28 June 2021

Information request and response under the Freedom of Information (Scotland) Act 2002.

Information requested

  • All correspondence with the ferry company since March 2021
  • Notes of any meeting with it

Response

I enclose a copy of most of the information you requested. While our aim is to provide information whenever possible, we are unable to provide some of it because exemptions under section 30(b)(ii) (free and frank exchange of views) and section 33(1)(b) (commercial interests) of FOISA apply. Redactions have also been made under section 38(1)(b). The reasons are given below.

An exemption under section 38(1)(b) applies to some of the information, as it is personal data of a third party. This exemption is not subject to the 'public interest test'.

An exemption under section 30(b)(ii) applies to some of the information. This exemption is subject to the 'public interest test'. Taking account of all the circumstances, we have considered if the public interest in disclosing the information outweighs the public interest in applying the exemption, and found that on balance it does not.
""",
        dict.fromkeys("12", ("partly_disclosed", ("FOISA 30(b)(ii)", "FOISA 33(1)(b)", "FOISA 38(1)(b)"))),
        "FOI/202100199999",
        "2021-06-01",
        "2021-06-28",
        "FOISA",
        weighed=("1", "2"),
    ),
    Whole(
        "transport reply with signatures removed",
        """TfN Ref: FOI-0777-1920
Thank you for your email received by us on 22 May 2019 asking for information about bus routes.
Your request has been considered in accordance with the requirements of the Freedom of Information Act and our Information Access Policy. I can confirm we do hold the information you requested. You asked:
1) any internal emails about the withdrawal of route 31.
2) the latest service specification for route 8.
Please find attached the information you requested.
Please note that personal information such as signatures and direct telephone numbers has been removed from some of the documents, as required by section 40(2) of the FOI Act. It would not be fair to disclose it when the individuals have no expectation that it would be.
If this is not the information you are looking for, please feel free to contact me.
Please see the attached information sheet for details of your right to appeal as well as information on copyright and what to do if you would like to re-use any of the information we have disclosed.
""",
        dict.fromkeys("12", ("partly_disclosed", ("FOIA 40(2)",))),
        "FOI-0777-1920",
        "2019-05-22",
        None,
        notices="u",
    ),
    Whole(
        "mail with the request quoted under it",
        """Dear Requester,

Thank you for your email. I can confirm that the Parish Council holds the information and it is attached. There is no charge.

Regards

Clerk to the Council

> From: A Person
> Sent: 3 May 2022
> Under the Freedom of Information Act please send me the accounts for 2020/21.
""",
        {"1": ("disclosed", ())},
        None,
        "2022-05-03",
        None,
        personal=("A Person",),
    ),
    Whole(
        "mixed answers with letters",
        """Request for information: 2021-0333

You asked:

a. The number of parking permits issued in 2020.
b. The income from permits in 2020.
c. The names of the permit holders.
d. The cost of running the scheme.

Our reply:

a & b. 4,410 permits were issued and the income was £209,000.
c. The names are personal data and are exempt under section 40(2) of the Freedom of Information Act 2000.
d. This is not held, as the scheme has no budget of its own.

If you are dissatisfied with this reply please write to the Monitoring Officer to request a review. You can also complain to the Information Commissioner at www.ico.org.uk.
""",
        {"a": ("disclosed", ()), "b": ("disclosed", ()), "c": ("refused", ("FOIA 40(2)",)), "d": ("not_held", ())},
        "2021-0333",
        notices="rc",
    ),
    Whole(
        "one matter outside the Act and one to be published",
        """Freedom of information response

Bridge works

Publication date:
Wednesday 11 March 2020

1. When did the two councillors in charge last read their emails?
2. What has the overrun cost so far?


1. When councillors act for the residents of their ward, what they hold is not covered by the Freedom of Information (FOI) Act. Access to their own email is therefore considered out of scope of the FOI Act.

2. The council reports on the scheme to the growth board, whose next meeting is on 15 May 2020. The figures will be published at that time.

In issuing our response the council has applied Section 22 of the Freedom of Information Act. This means that the council holds this information and intends to publish it later.

Section 22:

Section 22 exempts information that is intended to be published in the future.
""",
        {"1": ("not_a_foi_question", ()), "2": ("future_publication", ("FOIA 22",))},
    ),
    Whole(
        "documents attached with names taken out",
        """Freedom of information response

Land assessment

Publication date:
Monday 5 February 2024

All documents of whatever nature about the choice of the Quarry Road site for the land assessment of 2023.


Please see attached requested documents.

Unfortunately we are unable to provide in full the information you have requested. We do hold the information but an absolute exemption applies. Personal Information (Section 40,2)

Personal data of any other person is exempt under section 40(2) if disclosure would breach one of the data protection principles. This is an Absolute Exemption and is not subject to the Public Interest Test.

Request reference:
FOI 13999
""",
        {"1": ("partly_disclosed", ("FOIA 40(2)",))},
        "FOI 13999",
    ),
    Whole(
        "figures about exemptions, and a refusal on cost",
        """Requests and exemptions

How many FOI requests did you receive in 2018?

1,204 requests from 1st January 2018 to 31st December 2018.

How many Section 21 exemptions did you use in that time?

The Council does not record the exemptions that it cites in a manner that can be easily extracted. To give the number of Section 21 exemptions relied upon we would need to review all 1,204 requests by hand, which at one minute each comes to more than 20 hours. We believe that Section 12 of the Freedom of Information Act applies, as the cost would exceed the appropriate limit of £450.

In the interests of advice and assistance, our responses since 2019 are on our disclosure log.
""",
        {"1": ("disclosed", ()), "2": ("cost_limit", ("FOIA 12",))},
    ),
    Whole(
        "environmental release with one statement for all",
        """Request for Information – ATISN 17777

21 March 2023

Dear

I wrote to you on 3 February about your request. I apologise for the delay.

Information requested

You have asked for the following:

  • June 2021: note on the bypass
  • July 2021: paper on funding
  • August 2021: paper on the airfield

Our Response

I can confirm that the Government holds this, however some of the information is being withheld under Regulation 12(4)(e), internal communications, and Regulation 13, personal data, of the Environmental Information Regulations 2004. The full reasons are at Annex A. The documents are attached.
""",
        dict.fromkeys("123", ("partly_disclosed", ("EIR 12(4)(e)", "EIR 13"))),
        "ATISN 17777",
        None,
        "2023-03-21",
        "EIR",
    ),
)
