"""Letters in many layouts, each with the outcomes and the frame that a reader finds; written for these tests."""

from __future__ import annotations

Layout = tuple[str, str, dict[str, str], dict[str, str | bool]]

LAYOUTS: tuple[Layout, ...] = (
    (
        "list answered under two headings",
        """Freedom of information request response - 07012

FOI request

FOI ID number
07012
Regarding
Grass cutting
Request

  1. How often is the grass cut on the Northend estate?
  2. Who cuts it and what are they paid?
  3. Send the contract.

Our response

Response

  1. Every three weeks from April to October.
  2. Verdant Ltd. What it is paid is exempt, we think, under Section 43(2) of the Freedom of Information Act 2000, because a new tender is under way.
  3. The contract is exempt for the same reason.

Public interest test

Spending should be open. Against that, bidders would see the present price and the council would pay more. On balance the exemption stands.

Response date
04 June 2021
""",
        {"1": "disclosed", "2": "partly_disclosed", "3": "refused"},
        {"reference": "07012", "answered": "2021-06-04"},
    ),
    (
        "paragraphs that answer bullets",
        """Lift repairs

FOI request reference: CAS-81234-X1Y2Z3
Publication date: June 2022

Request

  • How many times did each public lift fail in 2021?
  • What did the repairs cost?

Outcome

Partially successful

Response

The lifts failed 14 times between them.

We cannot give the cost. It is held, but releasing it while the maintenance contract is out to tender would be likely to prejudice our commercial interests, and section 43 (2) of the FOI Act applies.

EXPLANATORY ANNEX

Section 43: Commercial interests

The exemption is qualified. There is a public interest in knowing what is spent, and a stronger one in getting good value from the tender.
""",
        {"1": "disclosed", "2": "refused"},
        {"reference": "CAS-81234-X1Y2Z3"},
    ),
    (
        "questions and answers in one paragraph",
        """FOI request detail

Cycle parking

Request ID: FOI-3321-2223
Date published: 02 March 2023

You asked

Please tell me: 1) how many cycle stands there are at Underground stations; 2) how many cycles were reported stolen from them in 2022; 3) what is spent on them each year.

We answered

TfL Ref: FOI-3321-2223

Thank you for your request received on 6 February 2023. It has been considered under the Freedom of Information Act. We hold some of what you want. Your questions and our answers follow: 1) how many cycle stands there are at Underground stations; 11,204 spaces. 2) how many cycles were reported stolen from them in 2022; We do not hold this. The British Transport Police may be able to help. 3) what is spent on them each year. About £310,000.
""",
        {"1": "disclosed", "2": "not_held", "3": "disclosed"},
        {"reference": "FOI-3321-2223", "asked": "2023-02-06"},
    ),
    (
        "log with fields at its end",
        """Spending on gritting - Find a freedom of information request

Request

1. What was spent on gritting in each of the last three winters?

2. How many complaints were there about icy pavements?

3. How many people were hurt on icy pavements?

Decision

1. £2.1m, £1.9m and £2.4m.

2. Complaints are logged by road and not by cause, and to find those about ice would mean reading some 5,000 of them. That would take us well past 18 hours, so under Section 12 of the Freedom of Information Act 2000 we decline this part.

3. We have no record of this. The hospitals may have.

Reference number
4471123
Date request received
3 March 2022
Date of decision
30 March 2022
""",
        {"1": "disclosed", "2": "cost_limit", "3": "not_held"},
        {"reference": "4471123", "asked": "2022-03-03", "answered": "2022-03-30"},
    ),
    (
        "page without headings",
        """Library fines

1) How much was taken in library fines in 2018/19 and 2019/20?
£61,200 and £48,750.

2) How many people owe more than £50?
We can only see what is owed today: 122 people owe more than that.

3) Please give their names.
Naming them would breach their data protection rights. This is exempt under Section 40(2) of the Freedom of Information Act 2000.
""",
        {"1": "disclosed", "2": "disclosed", "3": "refused"},
        {},
    ),
    (
        "Scottish release with numbered answers",
        """School transport contracts: FOI release

Published
12 May 2022
FOI reference
FOI/202200288888
Date received
4 April 2022
Date responded
3 May 2022

Information request and response under the Freedom of Information (Scotland) Act 2002.

Information requested

1. Which firms run school transport for the Scottish Government?
2. What has each been paid since 2019?
3. What complaints have there been?

Response

1. The Scottish Government runs no school transport; councils do. This is formal notice under section 17(1) of FOISA that we do not have the information.

2. As above.

3. The answer to your question is in the attached table. Names have been taken out under section 38(1)(b) of FOISA. This exemption is not subject to the public interest test.
""",
        {"1": "not_held", "2": "not_held", "3": "partly_disclosed"},
        {"reference": "FOI/202200288888", "asked": "2022-04-04", "answered": "2022-05-03"},
    ),
    (
        "questions repeated, cut off in the last answer",
        """FOI_24-302 Staff parking permits
Date of response: 12 December 2024
Your request of 15 November 2024 has now been considered. It was for:
Question 1. How many staff parking permits were sold in 2023-24?
Question 2. What did they bring in?
Question 3. Please list the staff who hold more than one.
Our response:
Our responses are below.
Question 1. How many staff parking permits were sold in 2023-24?
2,310
Question 2. What did they bring in?
£402,118
Question 3. Please list the staff who hold more than one.
This is withheld. A list of names would be personal data, and we are of the view that section 40(2) of the Act appl""",
        {"1": "disclosed", "2": "disclosed", "3": "refused"},
        {"reference": "FOI_24-302", "asked": "2024-11-15", "answered": "2024-12-12", "truncated": True},
    ),
    (
        "a thread of two messages",
        """Dear Example Borough Council,

How many allotments do you have, and how long is the waiting list?

Yours faithfully,

Terry Plotter

Dear Mr Plotter,

Our ref: 8812/FOI

Thank you for your request of 1 June 2020. The Council has 312 plots on nine sites. There are 187 names on the waiting list.

If you are unhappy with this reply you may ask for an internal review, and after that complain to the Information Commissioner.

Yours sincerely

Pat Clerk
Information Officer
""",
        {"1": "disclosed"},
        {"reference": "8812/FOI", "asked": "2020-06-01"},
    ),
    (
        "police log, one part neither confirmed nor denied",
        """Drones - 211/21

Date Responded 14 May 2021

You asked:

1. How many drones does the force own?
2. How often have they been flown to watch protests?

In Response:

Searches were made with the Operations Department. Part of this is held.

1. Seven.

2. We neither confirm nor deny that we hold this, by virtue of section 31(3) and section 24(2). To say either way would show how such flights are used. We have weighed the public interest in scrutiny of the police against that in effective policing, and the second prevails.
""",
        {"1": "disclosed", "2": "ncnd"},
        {"reference": "211/21", "answered": "2021-05-14"},
    ),
    (
        "only an attachment",
        """Ward budgets

Request

Please send the ward budgets for 2023/24 and say who spent what.

Response:

Please see the attached document.
""",
        {"1": "disclosed"},
        {},
    ),
    (
        "table without a header",
        """Ref: 55/2023

1. Number of looked-after children	412
2. Number placed out of county	97
3. Cost of placements	Not held in this form. Each invoice would have to be read, which would take more than 18 hours (section 12 FOIA)
""",
        {"1": "disclosed", "2": "disclosed", "3": "cost_limit"},
        {"reference": "55/2023"},
    ),
    (
        "one part for another body",
        """FOI 6120

Request

1. How many flood defences failed in the county in 2020?
2. How many homes were flooded?

Response

1. Flood defences belong to the Environment Agency, so please ask them: enquiries@agency.example
2. 41
""",
        {"1": "referred_elsewhere", "2": "disclosed"},
        {"reference": "FOI 6120"},
    ),
    (
        "outcome of an internal review",
        """Internal Review: FOI 2231

Date: 1 August 2023

Dear Mr Glen

You asked us to review our response to your request of 2 May 2023, which was:

"Please send the report into the fire at Harbour House."

I have reviewed the decision afresh. I uphold it. The report remains exempt under section 30(1)(a) of the Freedom of Information Act 2000, as it was made for a criminal investigation that is still open. I have weighed the public interest in safety, which is strong, against that in a fair trial, and find that the latter outweighs it.

If you remain dissatisfied you may complain to the Information Commissioner.
""",
        {"1": "refused"},
        {"reference": "FOI 2231", "asked": "2023-05-02", "answered": "2023-08-01"},
    ),
    (
        "lines without labels",
        """FOI 5512

Request

1. Number of pest control officers
2. Number of rat reports in 2021
3. Cost of the service in 2021

Response

Four

1,877

£190,000
""",
        {"1": "disclosed", "2": "disclosed", "3": "disclosed"},
        {"reference": "FOI 5512"},
    ),
    (
        "questions named before a dash",
        """FOI 5513

Request

1. Fleet list
2. Accidents involving the fleet
3. Fuel costs

Response

Questions 1 and 3 – see the spreadsheet attached.
Question 2 – we do not record this.
""",
        {"1": "disclosed", "2": "not_held", "3": "disclosed"},
        {"reference": "FOI 5513"},
    ),
    (
        "numbers with letters",
        """Ref 4410/22

You asked:

1. In each of 2020 and 2021:
a) how many dogs were seized?
b) how many were put down?
2. What did kennels cost?

We replied:

1a) 41 and 38
1b) 9 and 12
2) £88,000 and £91,300
""",
        {"1a": "disclosed", "1b": "disclosed", "2": "disclosed"},
        {"reference": "4410/22"},
    ),
    (
        "more time to weigh the public interest",
        """Our ref: FOI/334

Dear Mr Holt

Thank you for your request of 4 May 2021 for:

1. The bids for the leisure contract.
2. The scores given to each bid.

We hold this information. We believe that it may be exempt under section 43(2) of the Freedom of Information Act 2000 and need more time to consider where the public interest lies. We are therefore extending the time for our response by 20 working days, as section 10(3) allows, and expect to reply by 30 June 2021.

Yours sincerely
""",
        {},
        {"reference": "FOI/334", "asked": "2021-05-04"},
    ),
    (
        "a fee is awaited",
        """Our ref: FOI/335

Dear Mr Holt

You asked on 4 May 2021 for copies of all planning files for Mill Lane.

Copies would come to 600 sheets. Under section 9 of the Freedom of Information Act 2000 we charge 10p a sheet, so the fee is £60. We will send them once we have your payment. If it has not come within three months we will take no further action.
""",
        {"1": "clarification"},
        {"reference": "FOI/335", "asked": "2021-05-04"},
    ),
    (
        "questions repeated without numbers",
        """Ref: FOI-2019-0456

Request

How many CCTV cameras does the council run?
Where are they?
What did they cost?

Response

How many CCTV cameras does the council run?

214

Where are they?

A list of places would help those who wish to avoid them. It is held and exempt under Section 31(1)(a) of the Freedom of Information Act. The public interest in knowing is met by the number given, and outweighed by that in preventing crime.

What did they cost?

The cost of buying them is not held, since they came with the building contract. Upkeep was £41,000 last year.
""",
        {"1": "disclosed", "2": "refused", "3": "partly_disclosed"},
        {"reference": "FOI-2019-0456"},
    ),
    (
        "a named person, neither confirmed nor denied",
        """Northshire NHS Trust
Ref: 2023-118
12 June 2023

Dear applicant

Thank you for your request of 22 May 2023 about Dr A Smith:

1. Has Dr Smith been suspended?
2. How many complaints have been made about Dr Smith?

Response

The Trust neither confirms nor denies that it holds this information. To do so would itself disclose personal data about a named person, and the duty to confirm or deny does not arise by virtue of section 40(5B)(a)(i) of the Freedom of Information Act 2000.

If you are not content you may ask for an internal review at foi@trust.example, and may complain to the Information Commissioner.
""",
        {"1": "ncnd", "2": "ncnd"},
        {"reference": "2023-118", "asked": "2023-05-22", "answered": "2023-06-12"},
    ),
    (
        "all of it published",
        """Organisation charts

Request:

Please send the structure charts of all departments with names and salaries of heads of service.

Response:

Structure charts and senior salaries are published under the transparency code and can be seen on our open data pages. Section 21 of the Act therefore applies.
Request reference:
FOI 14002
""",
        {"1": "already_accessible"},
        {"reference": "FOI 14002"},
    ),
    (
        "a line without a heading",
        """Contact details of staff

Please give the names and direct numbers of all staff in planning.

The council does not give out the names and numbers of staff below head of service, which are personal data and exempt under section 40(2) of the Freedom of Information Act 2000. The switchboard is 01632 960000.
""",
        {"1": "refused"},
        {},
    ),
    (
        "environmental answers",
        """Ref: EIR/21/09

Request

1. All noise complaints about the quarry since 2018
2. The names of those who complained

Response

1. There were 63 complaints. A table is attached.
2. Regulation 13(1) of the Environmental Information Regulations 2004 prevents us from giving the names, which are personal data.
""",
        {"1": "disclosed", "2": "refused"},
        {"reference": "EIR/21/09"},
    ),
    (
        "answers without a heading",
        """Reference: 10334

1. Number of council vehicles fitted with trackers.
2. Supplier of the trackers.
3. Number of drivers disciplined on tracker evidence.

1. 240
2. Whereabouts Ltd
3. Five or fewer. The exact number is withheld under section 40(2), as the people could be identified.
""",
        {"1": "disclosed", "2": "disclosed", "3": "partly_disclosed"},
        {"reference": "10334"},
    ),
    (
        "answers that point to the first",
        """FOI-7781

Request:
Q1 How many ambulances waited over an hour in 2022?
Q2 How many waited over two hours?
Q3 What was the longest wait?

Response:
Q1 The system does not record waits in a way that can be searched. Staff would have to read 40,000 logs, far more than 18 hours' work, so this is refused under Section 12 of the FOI Act.
Q2 As Q1
Q3 As Q1
""",
        {"1": "cost_limit", "2": "cost_limit", "3": "cost_limit"},
        {"reference": "FOI-7781"},
    ),
    (
        "asked what is meant",
        """FOI request 8001

Request

Please provide data on incidents.

Response

We need to know what sort of incidents you mean and over what period. Please tell us and we will look again.
""",
        {"1": "clarification"},
        {"reference": "8001"},
    ),
    (
        "running text that names the questions",
        """Dear Ms Okoro

Thank you for your request:

1. How many trees were felled on the Holm Road site?
2. Who gave permission?
3. What did the work cost?
4. A copy of the arborist's report.

Nineteen trees were felled. With regard to point 3 I can tell you that the work cost £4,120. The answer to question 2 is that the Head of Parks gave permission. As for your fourth question, the report is exempt under section 43(2) of the Freedom of Information Act 2000, because the arborist sells it to others.

You may ask for an internal review within 40 working days.
""",
        {"1": "disclosed", "2": "disclosed", "3": "disclosed", "4": "refused"},
        {},
    ),
    (
        "two questions refused within a paragraph",
        """Dear Mr Hallam

You asked:

1. How many inspectors are employed?
2. What are their names?
3. What are their home addresses?

We employ six inspectors. On 2 and 3 we rely on section 40(2) of the Freedom of Information Act 2000, since the inspectors have no public role.

Yours sincerely
""",
        {"1": "disclosed", "2": "refused", "3": "refused"},
        {},
    ),
    (
        "answers on one line",
        """Request: 1) How many benches are in the park? 2) How many bins are there? 3) Who empties them?

Response: 1) 44 2) 31 3) Greenway Services Ltd, every second day.
""",
        {"1": "disclosed", "2": "disclosed", "3": "disclosed"},
        {},
    ),
    (
        "questions told again one by one",
        """Dear Mrs Penhale

You sent us these questions:

1. Why was the bridge shut?
2. How many cars used it each day?
3. What will the repair cost?

I take them in turn.

You asked why the bridge was shut. A crack was found in the north pier on 3 May.

You asked how many cars used it. We have never counted them and hold no figure.

You asked about the repair. The tenders are still open and the price is exempt under section 43(2) of the Freedom of Information Act 2000.

Yours sincerely
""",
        {"1": "disclosed", "2": "not_held", "3": "refused"},
        {},
    ),
    (
        "a note to which several answers point",
        """You asked for the following under the Freedom of Information Act:

1. Make of the alarm: Exempt, see note A
2. Yearly cost: £2,310
3. Make of the cameras: Exempt, see note A
4. Number of cameras: 14

Note A
We hold this. It is withheld under section 31(1)(a), because it would help a burglar choose his tools. We find that the public interest in maintaining the exemption outweighs that in disclosure.

You may ask us for an internal review.
""",
        {"1": "refused", "2": "disclosed", "3": "refused", "4": "disclosed"},
        {},
    ),
)
