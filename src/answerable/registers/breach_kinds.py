"""The words that a breach is counted by: offered where it is written down, and told apart from others in the counts.

Incident types are as the Commissioner's statistics name them, kinds of data and people nearly as the Commissioner's form does;
that those lists are whole is not verified. Any other words may be written too, but for the type of incident.
"""

from __future__ import annotations

from collections.abc import Mapping

NOT_KNOWN = "not known yet"
TYPES = (
    "alteration of personal data", "brute force", "cryptographic flaw", "data emailed to incorrect recipient",
    "data of wrong data subject shown in client portal", "data posted or faxed to incorrect recipient", "denial of service",
    "failure to redact", "failure to use bcc", "hardware/software misconfiguration", "incorrect disposal of hardware",
    "incorrect disposal of paperwork", "loss or theft of device containing personal data",
    "loss or theft of paperwork or data left in insecure location", "malware", "other cyber incident", "other non-cyber incident",
    "phishing", "ransomware", "unauthorised access (cyber)", "unauthorised access (non-cyber)", "verbal disclosure of personal data",
)  # fmt: skip
CAUSES = (
    "human error", "process failure", "system fault", "loss", "third party", "deliberate, by staff", "deliberate, from outside",
    "deliberate, not known by whom", "other", "none", NOT_KNOWN,
)  # fmt: skip
CHANNELS = ("e-mail", "post", "paper", "telephone", "messaging app", "device", "portal", "case system", "supplier system", "publication")  # fmt: skip
NOTICED = (
    "staff", "person affected", "member of the public", "requester", "request for information", "contractor", "press",
    "monitoring", "mail filter", "audit",
)  # fmt: skip
DATA = (
    "contact details", "identification", "economic and financial", "official documents", "location", "education", "employment",
    "family circumstances", "equality monitoring", "health", "criminal offence", "genetic or biometric", "racial or ethnic origin",
    "political opinions", "religious or philosophical beliefs", "trade union membership", "sex life", "sexual orientation",
    "gender reassignment", NOT_KNOWN,
)  # fmt: skip
PEOPLE = (
    "customers", "employees", "users", "subscribers", "students", "patients", "children", "vulnerable adults", "volunteers",
    "suspects", "witnesses", NOT_KNOWN,
)  # fmt: skip
OFFERED: Mapping[str, tuple[str, ...]] = {
    "type": TYPES, "cause": CAUSES, "channel": CHANNELS, "discovered_by": NOTICED, "data.types": DATA, "people_affected.types": PEOPLE,
}  # fmt: skip


def is_own_word(name: str, word: str) -> bool:
    """True where a field has words to choose from and this is none of them: it is counted by itself, so somebody should look."""
    return name in OFFERED and bool(word) and word not in OFFERED[name]
