"""Letters and forms, each with the personal data in it. Every person and number is invented."""

from __future__ import annotations

PEOPLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Northby Council\n\n3 May 2022\n\nDear Ms Ray\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nYours sincerely\n\nLettice Ramsbottom-Ng\nDemocratic Services",
        ("Ms Ray", "Lettice Ramsbottom-Ng"),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Requester\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nYours faithfully,\n\nJ. Okonjo-Brattle\nFOI Officer\nDDI: 01632 960388\nj.okonjo@northby.example",
        ("J. Okonjo-Brattle", "01632 960388", "j.okonjo@northby.example"),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Sir or Madam\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nKind regards\n\nAoibheann Mac Giolla Rua\nSenior Solicitor\nTel: 01632 960111",
        ("Aoibheann Mac Giolla Rua", "01632 960111"),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Applicant\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nInformation Rights Unit\nNorthby Council\nTel: 01632 960000\nfoi@northby.example",
        (),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Mr L. Underhay\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nRegards\n\nInformation Rights Officer",
        ("Mr L. Underhay",),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Enquirer\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nYours sincerely\n\npp\n\nDr Una O'Hare\nDirector of Finance",
        ("Dr Una O'Hare",),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Requestor\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nMáire Ní Bhriain\nInformation Governance Assistant",
        ("Máire Ní Bhriain",),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Ms Ray\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nYours sincerely\n\nJane Smith, Head of Legal Services\n01632 960123",
        ("Ms Ray", "Jane Smith", "01632 960123"),
    ),
    (
        "Northby Council\n\n3 May 2022\n\nDear Cllr Ray\n\nThank you for your request of 4 April 2022. We hold nothing.\n\nFor and on behalf of the Council\n\nThe Monitoring Officer\nTelephone 0300 123 1113",
        ("Cllr Ray",),
    ),
    ("Hello,\nPlease send me the plan.\n\nCheers\nBob Tarn", ("Bob Tarn",)),
    ("Hello,\nPlease send me the plan. Many thanks, Cass Imrie", ("Cass Imrie",)),
    ("Hello,\nPlease send me the plan.\n\nThanks\n\nTobias", ("Tobias",)),
    (
        "First name: Ann\nSurname: Ray-Hill\nEmail: ann77@mail.example\nTelephone: 07700 900123\nAddress: 2 Oak Road, Northby NB1 2ZZ\n\nPlease send the plan.",
        ("Ann", "Ray-Hill", "ann77@mail.example", "07700 900123", "2 Oak Road, Northby NB1 2ZZ"),
    ),
    (
        "From: Tom Wren <tom.wren@mail.example>\nTo: FOI Team <foi@northby.example>\nSent: 3 May 2022\n\nDear Council,\nPlease send the plan.\nT Wren",
        ("Tom Wren", "tom.wren@mail.example", "T Wren"),
    ),
    (
        "From: Northby Council <foi@northby.example>\nTo: Tom Wren\n\nDear Mr Wren\n\nThank you for your request.",
        ("Tom Wren", "Mr Wren"),
    ),
    (
        "14 Heol Isaf\nNorthby\n\n3 May 2022\n\nDear Sirs\n\nPlease send the plan.\n\nYours faithfully\n\nMeredydd Hale",
        ("14 Heol Isaf", "Meredydd Hale"),
    ),
    (
        "Hestia Marlowe\nFlat 3, 88 Tannery Row, Northby NB4 2ZZ\n\nDear Permanent Secretary,\n\nPlease send the plan.\n\nYours sincerely,\n\nHestia Marlowe\n\nP.S. I enclose an envelope.",
        ("Hestia Marlowe", "Flat 3, 88 Tannery Row, Northby NB4 2ZZ"),
    ),
    (
        "Ann Ray made this Freedom of Information request to Northby Council\n\nDear Northby Council,\n\nPlease send the plan.\n\nYours faithfully,\n\nAnn Ray",
        ("Ann Ray",),
    ),
    (
        "Mr Tom Wren\n2 Oak Road\nNorthby\n\n3 May 2022\n\nDear Mr Wren\n\nThank you for your request.",
        ("Mr Tom Wren", "2 Oak Road", "Mr Wren"),
    ),
    (
        "Northby Council\n1 Civic Square\nNorthby\nNB1 1AA\nTel: 01632 960000\n\nDear Resident\n\nThank you for your request.\n\n1. How many street lights are there?\n\n14 Oak Road\n12 Elm Avenue\n\nAsk for: Customer Services",
        (),
    ),
    (
        "I live at 22 Foo Lane and my name is Ann Ray. Please send the plan. Call my mobile 07700 900 318.",
        ("22 Foo Lane", "Ann Ray", "07700 900 318"),
    ),
    (
        "Please ask for: Ann Ray\nDirect line: (01632) 960 222\nOur ref: FOI 2231\n\nDear Sir",
        ("Ann Ray", "(01632) 960 222"),
    ),
    ("Area | Head | Cost\nParking | Tom | 3\nCouncil Tax | Business Rates | 4\nNorth | South\n", ()),
    (
        "Q: Who is the Chief Executive?\nA: The Chief Executive is the head of paid service.\n\nOak Lodge\nManager of the home\n\nThe Larches\n",
        (),
    ),
    (
        "Information Commissioner's Office\nWycliffe House\nWater Lane\nWilmslow\nSK9 5AF\nTelephone 0303 123 1113\n\nScottish Information Commissioner, Kinburn Castle\nenquiries@foi.example",
        (),
    ),
)
