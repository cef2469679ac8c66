"""Files for devices and reports of drift are kept as long as the schedule says, and go in a disposal."""

from datetime import timedelta

import pytest

from answerable.desk.channels.actions.compare_devices import compare_devices
from answerable.desk.channels.actions.export_policy import export_policy
from answerable.desk.channels.models import DriftReport, PolicyExport
from answerable.desk.files.keeping import path_of
from answerable.desk.ledger.models import Entry
from answerable.desk.people.actors import DESK, acting
from answerable.desk.people.roles import Role
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.actions.destroy_item import destroy_item
from answerable.desk.retention.holdings import kinds
from answerable.desk.retention.models import Disposal, DisposalItem, Fate, Step

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(person):
    return acting(person("Nora Second", Role.RECORDS))


@pytest.fixture
def two_exports(keeper, at):
    """A file, and the one that took its place a day later, after the register had changed."""
    first = export_policy(format="android", kind="corporate_mobile", by=keeper, at=at)
    values = {**authority().kept("tools").find("TOOL-17").values, "reason": "another reason"}
    change(register="tools", key="TOOL-17", values=values, version=1, reason="Test.", by=keeper, at=at)
    return first, export_policy(format="android", kind="corporate_mobile", by=keeper, at=at + timedelta(days=1))


def disposed(keeper, second, at):
    run = begin_disposal(by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    Disposal.objects.filter(pk=run.pk).update(step=Step.RUNNING)
    return [destroy_item(key=item.pk, by=DESK, at=at) for item in DisposalItem.objects.filter(disposal=run.pk)]


def test_a_file_runs_from_the_day_that_another_took_its_place(two_exports, at):
    days = {one.subject: one.classes[0][1] for one in kinds()["device-policy"].all()}
    first, second = two_exports
    assert days == {f"device-policy:{first.pk}": (at + timedelta(days=1)).date(), f"device-policy:{second.pk}": None}


def test_the_same_file_made_again_takes_no_place(keeper, at):
    for _ in range(2):
        export_policy(format="android", kind="corporate_mobile", by=keeper, at=at)
    assert {one.classes[0][1] for one in kinds()["device-policy"].all()} == {None}


def test_a_superseded_file_goes_in_a_disposal_after_its_years_and_the_one_in_use_stays(two_exports, keeper, second, at):
    first, newer = two_exports
    path = path_of(first.file.sha256)
    assert path.exists()
    items = disposed(keeper, second, at + timedelta(days=2 * 366 + 2))
    assert [(item.subject, item.fate) for item in items] == [(f"device-policy:{first.pk}", Fate.DESTROYED)]
    assert list(PolicyExport.objects.values_list("pk", flat=True)) == [newer.pk]


def test_a_report_goes_in_a_disposal_after_six_months(keeper, second, at, found):
    report = compare_devices(data=found, name="apps.csv", kind="", by=keeper, at=at)
    items = disposed(keeper, second, at + timedelta(days=190))
    assert [(item.subject, item.fate) for item in items] == [(f"drift:{report.pk}", Fate.DESTROYED)]
    assert not DriftReport.objects.exists()
    assert Entry.objects.filter(kind="disposed").exists()


def test_a_hold_finds_them_by_words_of_their_title(two_exports, keeper, at, found):
    compare_devices(data=found, name="apps.csv", kind="", by=keeper, at=at)
    offered = kinds()
    assert len(offered["device-policy"].found("corporate-mobile harrowmere")) == 2
    assert len(offered["drift"].found("Drift devices")) == 1
    assert offered["drift"].found("Drift", among=["drift:0"]) == set()
    assert offered["drift"].locked("drift:x") is None
