"""Hands that act on evidence until they are killed. Each act has a number and a key made from it; what is acknowledged
is written down, and who begins again begins with the first act that was not: as a person does who got no answer."""

import os
import sys
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
django.setup()

from django.utils import timezone  # noqa: E402

from answerable.desk.custody.actions.collect import collect  # noqa: E402
from answerable.desk.custody.actions.copy_item import Copied, copy_item  # noqa: E402
from answerable.desk.custody.actions.correct import correct  # noqa: E402
from answerable.desk.custody.actions.move import move  # noqa: E402
from answerable.desk.custody.actions.open_investigation import open_investigation  # noqa: E402
from answerable.desk.custody.actions.verify import verify  # noqa: E402
from answerable.desk.custody.entries import Hand, New, Said, Upload  # noqa: E402
from answerable.desk.custody.models import Kind  # noqa: E402
from answerable.desk.custody.taking import Taken  # noqa: E402
from answerable.desk.people.actors import acting  # noqa: E402
from answerable.desk.people.models import Person  # noqa: E402

REFERENCE = "EV-2026-77"
KINDS = 5


def one(number, by):
    hand, at = Hand(f"Hand {number}", "Store"), timezone.now()  # noqa: TID251  # hands act now
    who = {"said": Said(uuid5(NAMESPACE_URL, str(number)), f"act {number}"), "by": by, "at": at, "reference": REFERENCE}
    if number == 0:
        return open_investigation(title="Killed", **who)
    item = 1 + number // KINDS // 2  # one that is there by now
    match number % KINDS:
        case 1:
            upload = Upload(b"%d " % number * 20_000, f"{number}.bin")
            return collect(new=New(f"Item {number}", Kind.DIGITAL), taken=Taken(hand, hand, file=upload), **who)
        case 2:
            return move(number=item, to=hand, **who)
        case 3:
            return copy_item(number=item, copied=Copied(hand, "Copy", "cp"), **who)
        case 4:
            return verify(number=item, **who)
    return correct(event=number, is_with=hand, **who)


def main(acknowledged, most):
    by = acting(Person.objects.get())
    number = len(acknowledged.read_text().splitlines()) if acknowledged.exists() else 0
    with acknowledged.open("a") as file:
        while number < most:
            event = one(number, by)
            file.write(f"{event.key} {event.number}\n")
            file.flush()
            os.fsync(file.fileno())
            number += 1


main(Path(sys.argv[1]), int(sys.argv[2]))
