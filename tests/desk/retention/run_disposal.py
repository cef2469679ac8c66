"""A disposal in a process of its own, until it is done or killed: python run_disposal.py begin COUNT|work|look."""

import json
import os
import sys
from datetime import UTC, date, datetime, timedelta

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from answerable.desk.cases.actions.holds import keep_holds  # noqa: E402
from answerable.desk.cases.actions.receive import receive  # noqa: E402
from answerable.desk.cases.actions.withdraw import withdraw  # noqa: E402
from answerable.desk.cases.models import Case, Correspondence  # noqa: E402
from answerable.desk.files.keeping import keep, path_of  # noqa: E402
from answerable.desk.files.models import StoredFile, Unwanted  # noqa: E402
from answerable.desk.files.removal import sweep  # noqa: E402
from answerable.desk.ledger.models import Entry  # noqa: E402
from answerable.desk.people.actors import DESK, acting  # noqa: E402
from answerable.desk.people.models import Grant, Person  # noqa: E402
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval  # noqa: E402
from answerable.desk.retention.actions.begin_disposal import begin_disposal  # noqa: E402
from answerable.desk.retention.actions.carry_out import carry_out  # noqa: E402
from answerable.desk.retention.actions.tasks import go_on  # noqa: E402
from answerable.desk.retention.models import Disposal, DisposalItem, Fate  # noqa: E402
from answerable.documents import text_of  # noqa: E402

AT = datetime(2022, 3, 1, 10, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)


def begin(count):
    call_command("migrate", verbosity=0)
    one, two, officer = (acting(someone(name, role)) for name, role in (("Rex", "records"), ("Nora", "records"), ("Olive", "officer")))  # fmt: skip
    for number in range(count):
        letter = (
            f"From: a{number}@example.org\nSubject: FOI request\n\n1. How many benches are there in park {number}?\n"
        )
        case = receive(document=text_of(letter.encode(), name="a.eml"), received_on=date(2022, 3, 1), channel="email", by=DESK, at=AT)  # fmt: skip
        row = Correspondence.objects.get(case=case, kind="request")
        row.files.set([keep(f"{case.reference}".encode(), name="a.txt", media="text/plain", at=AT), keep(b"the same", name="b.txt", media="text/plain", at=AT)])  # fmt: skip
        withdraw(reference=case.reference, how="By telephone.", by=officer, at=AT + timedelta(days=7))
    keep_holds(by=DESK, at=AT + timedelta(days=300))
    run = begin_disposal(by=one, at=NOW)
    ask_approval(number=run.pk, by=one, at=NOW)
    approve_disposal(number=run.pk, signed_off=(), by=two, at=NOW)
    carry_out(number=run.pk, by=one, at=NOW)


def someone(name, role):
    person = Person.objects.create_user(f"{name.lower()}@harrowmere.example", name=name)
    Grant.objects.create(person=person, role=role)
    return person


def work():
    print("begun", flush=True)  # noqa: T201  # the test waits for it
    for number in Disposal.objects.values_list("pk", flat=True):
        go_on.call(number)
    sweep()


def look():
    """Every request is whole or a tombstone, its item and its entry of the log say the same, and no byte lies about."""
    fates = dict(DisposalItem.objects.values_list("subject", "fate"))
    told = [entry.data["item"] for entry in Entry.objects.filter(kind="disposed")]
    faults = []
    for case in Case.objects.prefetch_related("questions", "correspondence__files"):
        is_gone = fates[f"case:{case.reference}"] == Fate.DESTROYED
        words = [case.text, case.applicant_email, *(row.text for row in case.questions.all())]
        parts = [bool(case.disposed_at), not any(words), not case.correspondence.exists(), told.count(f"case:{case.reference}") == 1, not Entry.objects.filter(case=case.reference).exists()]  # fmt: skip
        if set(parts) != {is_gone} or (not is_gone and not all(words)):
            faults.append([case.reference, is_gone, parts])
    for stored in StoredFile.objects.all():
        if not path_of(stored.sha256).exists():
            faults.append(["lost", stored.name])
    kept = set(StoredFile.objects.values_list("sha256", flat=True)) | set(Unwanted.objects.values_list("sha256", flat=True))  # fmt: skip
    lying = [path.name for path in settings.MEDIA_ROOT.rglob("*") if path.is_file() and len(path.name) == 64 and path.name not in kept]  # fmt: skip
    state = {"faults": faults, "lying": lying, "destroyed": list(fates.values()).count(Fate.DESTROYED), "step": Disposal.objects.get().step}  # fmt: skip
    print(json.dumps(state))  # noqa: T201  # the test reads it


if __name__ == "__main__":
    {"begin": lambda: begin(int(sys.argv[2])), "work": work, "look": look}[sys.argv[1]]()
