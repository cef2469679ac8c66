"""The families of the rules: what the two letters before a rule's number stand for, in the order of a letter's making."""

FAMILIES = {
    "CD": "Held or not held: whether the letter says it",
    "RN": "The notice of refusal",
    "HT": "Harm: what disclosing would do",
    "PI": "The public interest",
    "NC": "Neither confirming nor denying",
    "NH": "Not held",
    "PG": "Cost, vexatious and repeated requests, fees, clarification",
    "XS": "What single provisions ask for",
    "TM": "Time",
    "RV": "Review and complaint",
    "RG": "Which law the request falls under",
    "QA": "Whether every question is answered",
    "LT": "The form of the letter",
    "RU": "Re-use and copyright",
    "RB": "Who asks, and why, does not matter",
    "PD": "Personal data in a letter to be published",
}
