"""What an open hold covers stays in its register: it is corrected with a reason, never removed."""

import json
from datetime import date

import pytest

from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.remove import remove
from answerable.desk.registers.authority import authority
from answerable.desk.registers.importing import Incoming, plan
from answerable.desk.retention.actions.hold import hold, release
from answerable.desk.retention.scope import Scope
from answerable.errors import EntryRefused
from answerable.registers import as_json

ADDRESS = "/registers/tools/remove/TOOL-17/"


@pytest.fixture
def held(records, at):
    return hold(kind="litigation", scope=Scope(("register:tools/TOOL-17",)), reason="A claim.", since=date(2026, 11, 1), by=acting(records), at=at)  # fmt: skip


def test_what_is_held_is_not_removed_whatever_the_reason_and_may_go_once_the_hold_is_lifted(held, records, at):
    asked = {"register": "tools", "key": "TOOL-17", "version": 1, "reason": "It is in the way.", "at": at}
    with pytest.raises(EntryRefused, match="it cannot be removed: hold"):
        remove(**asked, by=acting(records))
    assert authority().kept("tools").find("TOOL-17")
    release(key=held.pk, reason="The claim was settled.", by=acting(records), at=at)
    remove(**asked, by=acting(records))
    assert authority().kept("tools").find("TOOL-17") is None


def test_the_page_of_removal_says_so_and_has_no_button(held, records, client_of):
    client = client_of(records)
    page = client.get(ADDRESS).content.decode()
    assert (
        f"TOOL-17: it cannot be removed: hold {held.pk} (litigation) covers it." in page
        and "Remove it</button>" not in page
    )
    sent = client.post(ADDRESS, {"reason": "It is in the way.", "version": 1})
    assert sent.status_code == 422 and authority().kept("tools").find("TOOL-17")


def test_what_is_held_is_corrected_by_a_version_that_says_why(held, changed):
    with pytest.raises(EntryRefused, match="without a reason"):
        changed("tools", "TOOL-17", owner="Head of Digital")
    assert changed("tools", "TOOL-17", owner="Head of Digital", reason="The post was renamed.").version == 2


def test_an_import_removes_nothing_that_is_held(held):
    folder = authority()
    values = json.loads(as_json(folder.kept("tools"), register=folder.definitions["tools"]))
    name = folder.definitions["tools"].sections[0].name
    values[name] = [one for one in values[name] if one["id"] != "TOOL-17"]
    file = Incoming(json.dumps(values).encode(), "tools.json", reason="Tidied.", removes=True)
    refused = {row.key: row.faults[0] for row in plan(file, register=folder.definitions["tools"], folder=folder).of("refused")}  # fmt: skip
    assert f"it cannot be removed: hold {held.pk} (litigation) covers it" in refused["TOOL-17"]
