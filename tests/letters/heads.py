"""Heads of letters, posts and pages, each with what a careful reader takes from it. All are invented."""

from __future__ import annotations

# (text, the authority's own reference)
REFERENCES: tuple[tuple[str, str | None], ...] = (
    ("Northby Borough Council\nNBC/FOI/4471\n3 May 2022\n\nDear Ms Ray\n\nThank you for your request.", "NBC/FOI/4471"),
    ("NBC-2024-0331 - Grit bins\nReceived 3 May 2022\n\nHow many?", "NBC-2024-0331"),
    ("Home » Transparency » FOI log » WMCA 23-118\n\nBus lanes", "WMCA 23-118"),
    ("Bus lanes (FDC 3301)\nReceived 3 May 2022\n", "FDC 3301"),
    (
        "Civic Centre, Northby NB4 2ZZ\nTel: 01632 960012\nwww.northby.example\n\nIR/19/0760          3 May 2019\n\nDear Sir",
        "IR/19/0760",
    ),
    ("Ref: ID-2020-553\n\nDear Sir", "ID-2020-553"),
    ("Reference SFRA-FOI-0391\n", "SFRA-FOI-0391"),
    ("Dear Ms Ray\n\nFOI request – HCC-E-1234\n\nThank you", "HCC-E-1234"),
    ("Dear Ms Ray\n\nRE: CBAT/FOI/31 Buses\n\nThank you for your request", "CBAT/FOI/31"),
    ("FOI/IDC/19/207\nDear Mr Ray\n\nThank you", "FOI/IDC/19/207"),
    ("Our Ref: 01/FOI/23/034567/A\n", "01/FOI/23/034567/A"),
    ("Your ref: GH/22/1\nOur ref: FOI-ST-21977\n", "FOI-ST-21977"),
    ("Your ref: GH/22/1    Our ref: RFI-9922\n", "RFI-9922"),
    ("Request 12\n\nA4071 bypass\nDear Sir\n\nThe form FOI1 and Form FOI 2 are online. Call 01632 960012.", None),
    (
        "SW1A 2AA\n020 7946 0000\n3 May 2022\n\nDear Sir\nPlease send me the ISO 27001 certificate and contract ref ABC-12345.",
        None,
    ),
    ("Contract reference: ABC-12345\nTender ref DN/443211\n\nWho won?", None),
    ("Dear Sir\n\nFurther to FOI-0775-2425 please send the rest.\n", None),
    ("Acknowledgement\n\nYour request has been logged as IR/24/0917. We will write again.", "IR/24/0917"),
    ("Your request has been allocated reference EIR2023/118.", "EIR2023/118"),
    ("Cyfeirnod / Reference: CBC 2231-22\n", "CBC 2231-22"),
    ("Freedom of Information Act 2000\n2022/23 budget\n1. What is it?", None),
    ("Northby NHS Trust\nFOI.23.118\n\nDear Sir", "FOI.23.118"),
    ("EIR 2023/44 | Trees in Oak Road\n\nRequest", "EIR 2023/44"),
    ("Northby Council, PO Box 123, Northby\n\nDear Sir,\n", None),
    ("Case No. 00123456\nDear Sir", "00123456"),
    ("Freedom of Information Act 2000 request reference number: FOI 000123/23", "FOI 000123/23"),
    ("101005588213\n16 June 2023\n\nDear Requester\nThank you", "101005588213"),
    ("Subject: FOI request (our ref NBC-FOI-2231)\n\nDear", "NBC-FOI-2231"),
    ("Thank you for your request FOI 2231 of 3 May. Previous request FOI 1111.", "FOI 2231"),
    ("We answered your earlier request FOI 1111.", None),
    ("SAR/2024/0031\nDear Ms Ray", "SAR/2024/0031"),
    ("GDPR 2018\nCOVID-19\nDear Sir\nplease", None),
)

# (text, day of the request, day of the response)
DATES: tuple[tuple[str, str | None, str | None], ...] = (
    (
        "From: Ann Ray <a.ray@mail.example>\nSent: 3 May 2022 10:11\nTo: FOI (Northby)\nSubject: bins\n\nHello,\nUnder the Freedom of Information Act please send me:\n1. How many bins are there?\n2. What do they cost?\nAnn Ray",
        "2022-05-03",
        None,
    ),
    (
        "Ann Ray\n2 Oak Road\nNorthby\n\nTuesday 3 May 2022\n\nNorthby Council\n\nDear Sirs,\nPlease send:\n1. How many bins are there?\n2. What do they cost?\nYours faithfully\nAnn Ray",
        "2022-05-03",
        None,
    ),
    (
        "Dear Northby Council,\n\nPlease supply:\n1. How many bins are there?\n2. What do they cost?\n\nYours faithfully,\n\nAnn Ray\n\n3 May 2022",
        "2022-05-03",
        None,
    ),
    (
        "Northby Council\n\nEDC/FOI/2\n24/10/2022 to 18/11/2022\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2022-10-24",
        "2022-11-18",
    ),
    (
        "Bins\nRec'd 12/08/2019 | Closed 09/09/2019\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2019-08-12",
        "2019-09-09",
    ),
    (
        "Bins\nRequest received: 12/08/2019 Response sent: 09/09/2019\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2019-08-12",
        "2019-09-09",
    ),
    (
        "Cyngor Northby\nDyddiad / Date: 30 March 2022\n\nDear Ms Ray\n\nThank you for your request of 4 March 2022.\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2022-03-04",
        "2022-03-30",
    ),
    (
        "Dyddiad derbyn: 04/03/2022\nDyddiad ymateb: 30/03/2022\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2022-03-04",
        "2022-03-30",
    ),
    (
        "30 March 2022\n\nDear Ms Ray\n\nYou wrote to us on 4 March 2022 about bins.\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2022-03-04",
        "2022-03-30",
    ),
    (
        "Internal review\n\n30 March 2022\n\nDear Ms Ray\n\nYou asked for a review on 4 March 2022 of our answer of 1 February 2022 to your request of 3 January 2022.\n\nI uphold the decision on your question 1.\n",
        "2022-03-04",
        "2022-03-30",
    ),
    (
        "30 March 2022\n\nDear Ms Ray\n\nREVIEW OUTCOME\n\nI refer to your e-mail requesting an internal review dated 4 March 2022. Your request of 3 January 2022 was refused.\n\nI have overturned the decision.\n",
        "2022-03-04",
        "2022-03-30",
    ),
    (
        "Ann Ray made this Freedom of Information request to Northby Council\n\n3 May 2022\n\nDear Northby Council,\n\nPlease supply:\n1. How many bins are there?\n2. What do they cost?\n\nYours faithfully,\n\nAnn Ray\n\nLink to this   Report\n\nNorthby Council\n\n4 May 2022\n\nThank you for your request. We aim to reply within 20 working days.\n\nLink to this   Report\n\nNorthby Council\n\n30 May 2022\n\nDear Ms Ray\n\nThank you for your request.\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2022-05-03",
        "2022-05-30",
    ),
    (
        "From: FOI <foi@northby.example>\nSent: 30 May 2022\nTo: Ann Ray\nSubject: RE: bins\n\nDear Ms Ray\n\nThank you for your email. We hold this.\nOur response\n\n1. Nine.\n2. £40 each.\n\n-----Original Message-----\nFrom: Ann Ray\nSent: 3 May 2022\nTo: FOI\n\nDear Council, please send:\n1. How many bins are there?\n2. What do they cost?\n",
        "2022-05-03",
        "2022-05-30",
    ),
    (
        "Northby, 30 March 2022\n\nDear Sir\n\nI refer to your request of 4 March. We answered a similar request on 2 February 2022.\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2022-03-04",
        "2022-03-30",
    ),
    (
        "30 March 2022\n\nDear Sir\n\nWe answered your earlier request on 2 February 2022. The present one is the same.\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        None,
        "2022-03-30",
    ),
    (
        "Our ref: FOI-2231          30 March 2022\n\nDear Sir\n\nThank you for your request received on 4 March 2022.\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2022-03-04",
        "2022-03-30",
    ),
    (
        "FOI-2231\nPublished 30 March 2022\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        None,
        None,
    ),
    (
        "FOI 2231\n\n1. When does the contract end?\nAnswer: 31/03/2023\n2. When did it start?\nAnswer: 01/04/2019\n",
        None,
        None,
    ),
    (
        "FOI 2231 spend\n1 April 2019 to 31 March 2020\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        None,
        None,
    ),
    (
        "Received 2 May 2023     Replied 31 May 2023\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2023-05-02",
        "2023-05-31",
    ),
    (
        "| Date received | 2 May 2023 |\n| Date issued | 31 May 2023 |\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n",
        "2023-05-02",
        "2023-05-31",
    ),
    (
        "Date: Mon, 22 Jul 2024 11:06:41 +0100\nSubject: bins\n\nDear Northby Fire,\n\nPlease answer:\n1. How many bins are there?\n2. What do they cost?\n",
        "2024-07-22",
        None,
    ),
    (
        "Request\n\n1. How many bins are there?\n2. What do they cost?\n\nOur response\n\n1. Nine.\n2. £40 each.\n\nThis response was issued on 31 May 2023.\n",
        None,
        "2023-05-31",
    ),
    (
        "Acknowledgement\n\n5 May 2022\n\nDear Ms Ray\n\nThank you for your request of 3 May 2022, which has been logged. We aim to reply within 20 working days.\n",
        "2022-05-03",
        None,
    ),
    (
        "On Tue, 3 May 2022 at 10:11, Ann Ray <a@b.example> wrote:\n> Dear Council\n> Please send:\n> 1. How many bins are there?\n\nDear Ms Ray\n\nThank you for your request. There are nine.\n",
        "2022-05-03",
        None,
    ),
)
