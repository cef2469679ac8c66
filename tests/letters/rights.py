"""Sentences on rights and terms, and letters under each law. All are invented."""

from __future__ import annotations

# (words, rights and terms: r review, c Commissioner, u re-use)
NOTICES: tuple[tuple[str, str], ...] = (
    ("If you wish to appeal write to the Head of Legal Services, Civic Centre, Northby.", "r"),
    ("You may make representations to us under regulation 11 within 40 working days.", "r"),
    ("You have the right to make representations to the Council under regulation 11 of the EIR.", "r"),
    ("Internal review: email review@northby.example\nInformation Commissioner, www.ico.org.uk", "rc"),
    ("How to complain: you have 40 working days in which to ask us to look at this again.", "r"),
    ("If you wish for a review, please email foi@northby.example.", "r"),
    ("Review: ask the Monitoring Officer. Appeal: thereafter to the Scottish Information Commissioner.", "rc"),
    ("If you think that we have not dealt with this properly, you can ask us to reconsider.", "r"),
    ("Should you be dissatisfied, please use our complaints procedure.", "r"),
    ("You may complain in writing to the Chief Executive and, failing that, to the Information Commissioner.", "rc"),
    ("If you are still unhappy after the internal review you may complain to the ICO.", "c"),
    ("Any requirement for review must reach us within 40 working days.", "r"),
    ("A request for an internal review should be made in writing to the Data Protection Officer.", "r"),
    ("If you are not content with the outcome of this review you can apply to the Information Commissioner.", "c"),
    ("This is the outcome of your request for an internal review of 3 May. I uphold the decision.", ""),
    ("I write further to your requirement for review of 3 May 2022.", ""),
    ("You asked for a review of our decision. I have carried out the review.", ""),
    ("The contract will be reviewed in 2025. You can read the review on our website.", ""),
    ("How many people asked for a review of their parking fine?", ""),
    ("You may appeal against a parking fine to the tribunal.", ""),
    ("The breach was reported to the Information Commissioner in March.", ""),
    ("The Council is registered with the Information Commissioner.", ""),
    ("Guidance from the Information Commissioner says that you must weigh the public interest.", ""),
    ("The information supplied may be re-used under the Open Government Licence v3.0.", "u"),
    ("Most of what we supply is subject to copyright. You must ask before you republish it.", "u"),
    ("If you wish to re-use this information commercially you must apply for a licence.", "u"),
    ("The re-use shop at the tip sold 400 bicycles.", ""),
    ("You can reuse plastic pots as planters.", ""),
    ("The documents may be reproduced free of charge provided the source is acknowledged.", "u"),
    (
        "If you are unhappy with this reply you may ask for an internal review within two months; after that you can go to the Information Commissioner's Office at Wycliffe House.",
        "rc",
    ),
    ("If you feel that we have got this wrong you can ask for an internal review.", "r"),
    ("The Council's internal review procedure is open to you: please write to the Chairman.", "r"),
    ("Should you be unhappy, please contact the Information Commissioner's Office (www.ico.org.uk).", "c"),
    ("COMPLAINTS\nPlease write to the Company Secretary within 40 working days if you are not satisfied.", "r"),
    ("You can take the matter to the Information Commissioner if you remain dissatisfied.", "c"),
    ("Your complaint should go first to the Information Governance Manager.", "r"),
    ("We have completed the internal review. You have the right to appeal to the Information Commissioner.", "c"),
    ("Applicants may seek an internal review by writing to the Solicitor.", "r"),
    ("Mae gennych hawl i ofyn am adolygiad mewnol. You are entitled to an internal review.", "r"),
    ("Crown copyright applies to the enclosed.", "u"),
    ("An appeal lies to the First-tier Tribunal.", ""),
    ("If you have a query about this e-mail, please contact me.", ""),
)

# (letter, the law it is handled under)
LAWS: tuple[tuple[str, str], ...] = (
    (
        "Bins\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Exempt under s.43(2).\n",
        "unstated",
    ),
    (
        "Bins\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. The exception in regulation 12(5)(e) applies.\n",
        "unstated",
    ),
    (
        "FOI(S)A request\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Exempt, section 33(1)(b).\n",
        "FOISA",
    ),
    (
        "Request under FOI (S) A\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Exempt, section 33(1)(b).\n",
        "FOISA",
    ),
    (
        "Freedom of Information Act 2000\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Exempt under section 43(2).\n",
        "FOIA",
    ),
    (
        "FOI 2231\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Exempt under section 43(2).\n",
        "FOIA",
    ),
    (
        "Environmental Information Regulations 2004\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. The exception in regulation 12(5)(e) applies.\n",
        "EIR",
    ),
    (
        "EI(S)R request\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. The exception in regulation 10(5)(e) applies.\n",
        "EISR",
    ),
    (
        "FOI request\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Exempt under section 33(1)(b).\n\nIf you are dissatisfied after a review you may appeal to the Scottish Information Commissioner, Kinburn Castle.",
        "FOISA",
    ),
    (
        "Glen Council, Main Street, Glenmouth, Scotland\n\nThank you for your FOI request.\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Toolco.\n",
        "FOISA",
    ),
    (
        "Glen Council\n1 Main Street, Glenmouth KY16 9AA\n\nDear Sir\n\nThank you for your FOI request.\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Toolco.\n",
        "FOISA",
    ),
    (
        "Northby Council\n1 Main Street, Northby NB1 1AA\n\nDear Sir\n\nThank you for your FOI request about Scotland.\n1. How many bins are there?\n2. Who makes them?\n\nResponse\n\n1. Nine.\n2. Toolco.\n",
        "FOIA",
    ),
)
