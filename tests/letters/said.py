"""Answers as authorities write them, one question each: words, outcome, held, provisions, public interest weighed.

Written for these tests; no letter is quoted.
"""

from __future__ import annotations

D, P, N, W = "disclosed", "partly_disclosed", "not_held", "refused"
X, A, F, C = "ncnd", "already_accessible", "future_publication", "cost_limit"
V, Q, T, O = "vexatious_or_repeated", "clarification", "referred_elsewhere", "not_a_foi_question"  # noqa: E741  # one letter an outcome

SAID: tuple[tuple[str, str, str, tuple[str, ...], bool], ...] = (
    # given
    ("Yes.", D, "yes", (), False),
    ("No", D, "yes", (), False),
    ("None.", D, "yes", (), False),
    ("£42,310.55", D, "yes", (), False),
    ("17 members of staff, of whom 3 are agency workers.", D, "yes", (), False),
    ("The Council's main contractor for grounds maintenance is Greenways Ltd. The contract runs until March 2027.", D, "yes", (), False),
    ("Please find attached a spreadsheet which contains the information you have requested.", D, "yes", (), False),
    ("I can confirm that the Trust holds this information and a copy is enclosed with this letter.", D, "yes", (), False),
    ("The information you requested is set out in the table below.\n\nYear | Complaints\n2021 | 34\n2022 | 41", D, "yes", (), False),
    ("2019/20: 112\n2020/21: 87\n2021/22: 95", D, "yes", (), False),
    ("The policy is attached as Appendix A.", D, "yes", (), False),
    ("Microsoft Dynamics 365, supplied under a framework agreement.", D, "yes", (), False),
    ("There have been no prosecutions since 2018.", D, "yes", (), False),
    ("We received 23 reports, all of which were referred to the insurer.", D, "yes", (), False),
    ("The Force used taser on 61 occasions in the period requested. A use is recorded whenever the device is drawn.", D, "yes", (), False),
    ("Staff are trained on induction and every two years after that. The course is run by an outside provider.", D, "yes", (), False),
    ("The service is delivered in-house. Further details about the service can be found at https://www.example.gov.uk/waste.", D, "yes", (), False),
    ("Not applicable", D, "no", (), False),
    ("N/A", D, "no", (), False),
    ("The Council does not have a policy on this.", D, "no", (), False),
    ("There is currently no strategy for electric vehicles.", D, "no", (), False),
    ("The cost of the scheme was £1.2 million, and it took 14 months to complete.", D, "yes", (), False),
    ("Residents may apply for an exemption from the charge if they receive a qualifying benefit; 340 did so.", D, "yes", (), False),
    ("Refuse collection is carried out weekly. 12 vehicles are used.", D, "yes", (), False),
    ("12 applications were refused and 48 were granted.", D, "yes", (), False),
    ("In 2022 the Council served 14 Section 21 notices on its tenants.", D, "yes", (), False),
    # not held
    ("The Council does not hold this information.", N, "no", (), False),
    ("We don't hold this data.", N, "no", (), False),
    ("Information not held.", N, "no", (), False),
    ("Not held", N, "no", (), False),
    ("This information is not recorded by the Trust.", N, "no", (), False),
    ("Following a search of our paper and electronic records, I have established that the information you requested is not held by this authority.", N, "no", (), False),
    ("I can confirm that no information is held in relation to this part of your request.", N, "no", (), False),
    ("The University holds no recorded information falling within the scope of your request.", N, "no", (), False),
    ("We do not collect data on the nationality of applicants.", N, "no", (), False),
    ("We have searched our records and have been unable to locate any documents.", N, "no", (), False),
    ("We do not hold this information as schools are responsible for their own uniform policies. You may wish to contact the schools directly.", N, "no", (), False),
    ("This is not something that the Council records. Responsibility lies with Devonshire Water, whom you may wish to contact at foi@water.example.", N, "no", (), False),
    ("In accordance with section 1(1)(a) of the Act I confirm that the Department does not hold the information you have requested.", N, "no", (), False),
    ("Under section 17(1) of FOISA I must give you notice that the Board does not hold the information you have requested.", N, "no", ("FOISA 17(1)",), False),
    ("The Council does not hold this information, and regulation 12(4)(a) of the Environmental Information Regulations 2004 therefore applies.", N, "no", ("EIR 12(4)(a)",), False),
    ("Records of this kind were destroyed in line with our retention schedule after six years, so the information is no longer held.", N, "no", (), False),
    ("WhatsApp is not an approved communication tool and so the information is not held.", N, "no", (), False),
    ("We do not keep a central log of such calls, and therefore no information is held.", N, "no", (), False),
    # neither confirm nor deny
    ("The Council can neither confirm nor deny that it holds this information, by virtue of section 31(3) of the Freedom of Information Act 2000.", X, "ncnd", ("FOIA 31(3)",), False),
    ("We neither confirm nor deny whether we hold the information requested. Section 24(2) of the Act exempts us from the duty to do so.\n\nConfirming would tell an attacker what we know. There is a public interest in openness about security, but it is outweighed by the public interest in protecting the nation.", X, "ncnd", ("FOIA 24(2)",), True),
    ("Under section 40(5B)(a)(i) of the Act the Trust is not obliged to confirm or deny whether it holds information about a named individual.", X, "ncnd", ("FOIA 40(5B)(a)(i)",), False),
    ("The Constabulary neither confirms nor denies that it holds the information you have requested, as the duty in section 1(1)(a) does not apply by virtue of the following exemptions: Section 23(5) and Section 30(3).", X, "ncnd", ("FOIA 23(5)", "FOIA 30(3)"), False),
    ("In line with section 18 of FOISA, taken with section 38(1)(b), the Service refuses to reveal whether the information exists or is held by it.", X, "ncnd", ("FOISA 18", "FOISA 38(1)(b)"), False),
    ("We are unable to confirm or deny whether we hold this information (section 31(3), FOIA).", X, "ncnd", ("FOIA 31(3)",), False),
    # withheld
    ("This information is exempt from disclosure under section 43(2) of the Freedom of Information Act 2000 (commercial interests).", W, "yes", ("FOIA 43(2)",), False),
    ("We hold this information but are withholding it under Section 40(2) of the FOIA because it is personal data of third parties.", W, "yes", ("FOIA 40(2)",), False),
    ("The Council considers that section 42(1) of the Act is engaged, as the advice was given by a solicitor. We have considered the public interest: there is an interest in accountability, but it is outweighed by the strong interest in candid legal advice. On balance the exemption is maintained.", W, "yes", ("FOIA 42(1)",), True),
    ("We have decided to refuse this part of your request under sections 31(1)(a) and 31(1)(b) of the FOI Act.", W, "yes", ("FOIA 31(1)(a)", "FOIA 31(1)(b)"), False),
    ("I am not obliged to provide this to you. It is exempt by virtue of s.36(2)(b)(ii) FOIA, the Qualified Person having given an opinion on 3 May.", W, "yes", ("FOIA 36(2)(b)(ii)",), False),
    ("This is confidential and cannot be released.", W, "yes", (), False),
    ("The draft report is excepted from disclosure under Regulation 12(4)(d) of the EIR. The exception is subject to the public interest test, and we consider that the balance favours maintaining it.", W, "yes", ("EIR 12(4)(d)",), True),
    ("Section 38(1)(b) of FOISA applies to the names requested and they are withheld.", W, "yes", ("FOISA 38(1)(b)",), False),
    ("We are not prepared to disclose the make and model of our firewalls. S31(1)(a) applies: to release it would be likely to prejudice the prevention of crime.", W, "yes", ("FOIA 31(1)(a)",), False),
    ("Exempt - Section 40(2) personal information.", W, "yes", ("FOIA 40(2)",), False),
    ("The University has applied the exemption in section 41 of the Act, information provided in confidence, to the whole of this question.", W, "yes", ("FOIA 41",), False),
    ("Your request is manifestly unreasonable within regulation 12(4)(b) EIR: it would take one officer three weeks to collate, at a cost of some £2,000.", W, "yes", ("EIR 12(4)(b)",), False),
    # in part
    ("Some of the information is enclosed. The names of junior staff have been redacted under section 40(2) of the Freedom of Information Act 2000.", P, "yes", ("FOIA 40(2)",), False),
    ("The contract was awarded to Acme Ltd for £120,000. The unit rates are exempt under section 43(2) of the Act.", P, "yes", ("FOIA 43(2)",), False),
    ("We hold 14 emails and attach 9. The other five are withheld under s.42 as they contain legal advice.", P, "yes", ("FOIA 42",), False),
    ("47 complaints were received in 2022. We do not hold figures for 2019 or 2020, as the system was replaced.", P, "yes", (), False),
    ("A copy of the minutes is attached, with some information removed under Regulation 13(1) of the EIR.", P, "yes", ("EIR 13(1)",), False),
    ("Please see the attached spreadsheet. Where the number is fewer than five it has been suppressed to prevent the identification of individuals, under section 40(2).", P, "yes", ("FOIA 40(2)",), False),
    ("The total spent was £33,400. To break this down by ward would take more than 18 hours, and section 12(1) of the Act applies to that part.", P, "yes", ("FOIA 12(1)",), False),
    # cost
    ("To answer this we would need to review 4,000 paper files by hand. At five minutes a file this would take over 330 hours, which exceeds the appropriate limit, and we are refusing this question under section 12(1) of the Act.", C, "yes", ("FOIA 12(1)",), False),
    ("This is not recorded in a retrievable format. Each case file would have to be opened and read, which would exceed the 18 hour limit set by the Freedom of Information and Data Protection (Appropriate Limit and Fees) Regulations 2004. Section 12 therefore applies.", C, "yes", ("FOIA 12",), False),
    ("We estimate that the cost of complying with your request would exceed £450. Under s12 FOIA we are not obliged to comply.", C, "yes", ("FOIA 12",), False),
    ("Section 12(1) of FOISA applies, because we project that answering would cost more than £600.", C, "yes", ("FOISA 12(1)",), False),
    ("Unfortunately the information is not held centrally, and to gather it we would have to contact 212 schools and manually check each record, which we estimate would take in excess of 24 hours. We are therefore refusing your request on cost grounds.", C, "yes", (), False),
    ("We hold this in individual patient notes only. It would take far longer than the statutory time limit to extract it, and so we are unable to provide it (Section 12).", C, "yes", ("FOIA 12",), False),
    # published
    ("This information is already available on our website at https://www.example.gov.uk/spending and is therefore exempt under section 21 of the Act.", A, "yes", ("FOIA 21",), False),
    ("Our senior salaries are published each year in the Statement of Accounts: https://www.example.gov.uk/accounts", A, "yes", (), False),
    ("This can be found on the Council's website.", A, "yes", (), False),
    ("This information is in the public domain and can be accessed via the following link: www.example.nhs.uk/board-papers", A, "yes", (), False),
    ("Section 25(1) of FOISA applies, because the information is otherwise accessible: it is published at www.gov.example/statistics.", A, "yes", ("FOISA 25(1)",), False),
    ("You can view planning applications, with all comments, on the public register at https://planning.example.gov.uk.", A, "yes", (), False),
    ("Please see our publication scheme, where these figures are published quarterly.", A, "yes", (), False),
    # to be published
    ("We hold this information but it is exempt under section 22(1) of the Act, as it will be published in our annual report in July.", F, "yes", ("FOIA 22(1)",), False),
    ("The statistics are due to be published on 14 March and are withheld until then under Section 22 of FOIA. We have weighed the public interest and consider that it lies in orderly publication.", F, "yes", ("FOIA 22",), True),
    ("Section 27(1) of FOISA applies because the report is to be published within twelve weeks.", F, "yes", ("FOISA 27(1)",), False),
    # vexatious or repeated
    ("We consider this request to be vexatious and are refusing it under section 14(1) of the Freedom of Information Act 2000.", V, "unstated", ("FOIA 14(1)",), False),
    ("You asked the same on 3 May and were answered on 30 May. As this request is substantially similar and a reasonable interval has not passed, section 14(2) applies and we will not respond to it.", V, "unstated", ("FOIA 14(2)",), False),
    # clarification
    ("Please could you clarify what you mean by 'incidents', so that we can search for the information.", Q, "unstated", (), False),
    ("In order to identify the information you want, we need you to specify which financial years you are interested in.", Q, "unstated", (), False),
    ("It is unclear from your request which contract you refer to. Could you tell us which supplier you mean?", Q, "unstated", (), False),
    # elsewhere
    ("This is a matter for the Department for Education, and you should direct your question to them.", T, "unstated", (), False),
    ("Highways in the city are the responsibility of the County Council. Please contact Northshire County Council.", T, "unstated", (), False),
    ("We have transferred this part of your request to NHS England, who will reply to you directly.", T, "unstated", (), False),
    # outside
    ("This is not a request for recorded information but asks for an opinion, and it falls outside the Freedom of Information Act.", O, "unstated", (), False),
    ("The FOI Act does not require us to create information or to give an opinion, and this question asks for the Council's views.", O, "unstated", (), False),
)
