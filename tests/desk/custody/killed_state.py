"""How the evidence stands after the kills, as JSON: every key with its number, every item, and all that does not agree."""

import json
import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
django.setup()

from answerable.desk.custody.models import CustodyEvent, Item  # noqa: E402
from answerable.desk.custody.queries.agreeing import agrees, under  # noqa: E402
from answerable.desk.files.keeping import content  # noqa: E402
from answerable.desk.people.actors import acting  # noqa: E402
from answerable.desk.people.models import Person  # noqa: E402

faults = [f"{row.thing}: {row.faults}" for row in agrees(by=acting(Person.objects.get())) if not row.holds]
for item in Item.objects.select_related("file"):
    content(item.file)  # raises where the bytes are not those that came in
events = {str(event.key): event.number for event in CustodyEvent.objects.order_by("id")}
found = {"events": events, "faults": faults, "entries": len(under("evidence:")), "items": Item.objects.count()}
print(json.dumps(found))  # noqa: T201  # it is read by the test
