"""Tell a service that keeps records outside the desk not to destroy them: the hold of a request reaches no further than the desk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string

from answerable.casefile import Regime
from answerable.desk.cases import access
from answerable.desk.cases.models import Correspondence
from answerable.desk.ledger.recording import record
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.errors import NotComplete

KIND = "keep-records"
LAWS = {Regime.FOIA: " (Freedom of Information Act 2000, section 77)"}


@transaction.atomic
def tell_keeper(*, reference: str, name: str, email: str, records: str, by: Actor, at: datetime) -> Correspondence:
    """The message as it stands with the correspondence. It says which records, and nothing of who asked.

    Refuses to write without saying which records (NotComplete), and to an address that no mail can go to (NoMailAddress).
    """
    case = access.for_change(reference, by=by, to="tell-keeper")
    if not records.strip():
        raise NotComplete(thing="The message", missing="which records are to be kept", where=reference, why="Nobody can keep what nobody names.", do="Say which records the request asks for.")  # fmt: skip
    words = {
        "name": name.strip(),
        "asker": by.name,
        "authority": authority().name,
        "reference": reference,
        "records": records.strip(),
        "law": LAWS.get(Regime(case.regime), ""),
    }
    text = render_to_string("cases/mail/keep.txt", words).strip() + "\n"
    subject = f"Do not destroy these records ({reference})"
    message = compose(Outgoing([email.strip().lower()], subject, text, reference=reference), at=at)
    row = Correspondence.objects.create(
        case=case, is_incoming=False, kind=KIND, at=at, title=f"{name.strip()} was told not to destroy records"[:300],
        text=text, message=message, by=by.person,
    )  # fmt: skip
    record("keeper-told", by=by.key, at=at, case=reference, subject=f"correspondence:{row.pk}", words=text)
    return row
