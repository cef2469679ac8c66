"""What people call the things of the retention schedule, and the titles of the classes that these are."""

from __future__ import annotations

TOPICS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "disposal",
        (
            "certificate*|record|records|evidence|proof|note|log ~ destr*|dispos*|shredd*",
            "destruction|disposal certificate*|record*|log|register",
        ),
        ("record of disposal",),
    ),
    (
        "channel",
        ("whatsapp", "signal", "telegram", "messaging app*", "non-corporate", "instant messag*"),
        ("messages captured from a non-corporate channel", "copy left on a device after capture"),
    ),
    ("teams", ("teams ~ channel*", "channel post*"), ("corporate team channel posts",)),
    (
        "teams",
        ("teams", "corporate chat*", "chat message*"),
        ("corporate chat, not a record", "corporate team channel posts"),
    ),
    (
        "mail",
        (
            "leaver*",
            "former employee*|staff|officer*",
            "left the council|organisation|authority",
            "mailbox ~ leav*|leave",
            "leaving ~ mailbox*|email*",
        ),
        ("leaver's mailbox",),
    ),
    ("mail", ("outlook",), ("e-mail left in a mailbox",)),
    ("mail", ("mailbox*",), ("e-mail left in a mailbox", "leaver's mailbox")),
    ("mail", ("email*",), ("e-mail left in a mailbox",)),
    ("sms", ("sms", "text message*", "texts", "voicemail*"), ("text message and voicemail, not a record",)),
    ("social", ("social media", "facebook", "twitter"), ("direct messages to corporate social media accounts",)),
    ("meeting", ("recording* ~ meeting*", "meeting* ~ record*", "transcript*"), ("meeting recording and transcript",)),
    ("cctv", ("cctv",), ("cctv of council buildings, no incident",)),
    ("backup", ("back-up*", "backup*", "back up*"), ("back-up copy",)),
    (
        "breach",
        ("breach*|incident* register|log|record*|entry", "record*|register|log ~ breach*|incident*", "data breach*"),
        ("breach register entry", "incident investigation file"),
    ),
    ("near miss", ("near miss*",), ("near miss report",)),
    ("custody", ("chain of evidence", "chain of custody", "custody log"), ("chain of evidence log",)),
    ("custody", ("evidence", "exhibit*"), ("evidence item", "chain of evidence log")),
    ("breach", ("investigation report*",), ("investigation report",)),
    ("breach", ("investigation*",), ("incident investigation file", "investigation report")),
    ("sar", ("subject access", "sar|sars|dsar*"), ("subject access request file",)),
    (
        "foi",
        ("foi", "freedom of information", "information request*", "eir", "request* for information"),
        ("request case file (foi and eir)", "information gathered for a request"),
    ),
    ("review", ("internal review*",), ("internal review file",)),
    ("dpia", ("dpia*", "impact assessment*"), ("data protection impact assessment",)),
    (
        "log",
        ("audit log*", "access log*", "security log*", "sign-in log*", "system log*"),
        ("security and access audit logs",),
    ),
    ("training", ("training record*", "training attendance"), ("information security training attendance",)),
    ("minutes", ("minutes", "committee"), ("committee minutes and reports",)),
    ("payment", ("invoice*", "payment*"), ("payment and invoice",)),
    ("identity", ("identity", "proof of"), ("proof of identity",)),
)
