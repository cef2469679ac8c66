"""An investigation, and hands that work on it."""

import pytest


@pytest.fixture
def keeper(data_protection):
    from answerable.desk.people.actors import acting

    return acting(data_protection)


@pytest.fixture
def reference(keeper, at):
    """An investigation with a file (item 1) and a sealed telephone (item 2)."""
    from answerable.desk.custody.actions.collect import collect
    from answerable.desk.custody.actions.open_investigation import open_investigation
    from answerable.desk.custody.entries import New, Upload
    from answerable.desk.custody.models import Kind
    from answerable.desk.custody.taking import Taken
    from desk.custody.hands import EXPORT, LEAD, STORE, said

    who = {"by": keeper, "at": at}
    opened = open_investigation(title="Group chat with an outsider", breach="BR-2025-008", said=said(), **who)
    reference = opened.investigation.reference
    file = Taken(LEAD, STORE, file=Upload(EXPORT, "chat.txt", "text/plain"))
    collect(reference=reference, new=New("Export of the chat", Kind.DIGITAL), taken=file, said=said(), **who)
    phone = Taken(LEAD, STORE, seal="HBC-0411")
    collect(reference=reference, new=New("Duty telephone", Kind.DEVICE), taken=phone, said=said(), **who)
    return reference


@pytest.fixture
def spoil(reference):
    """Write over the stored bytes of an item behind the desk's back; put them back afterwards, as other tests share them."""
    from answerable.desk.custody.models import Item
    from answerable.desk.files.keeping import path_of

    spoilt = {}

    def write_over(number, data=b"other bytes"):
        path = path_of(Item.objects.get(investigation__reference=reference, number=number).digest)
        spoilt[path] = path.read_bytes()
        path.unlink()
        if data:
            path.write_bytes(data)

    yield write_over
    for path, data in spoilt.items():
        path.write_bytes(data)
