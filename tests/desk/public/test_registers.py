"""Registers as the public reads them: what may be listed, and not a word of what is withheld."""

import csv
import json
import shutil
from io import StringIO

import pytest
from django.test import Client

from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.desk.registers.publishing import is_listed, public_names, public_register, published
from answerable.registers import REGISTERS, filled, jsonable, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def anyone():
    return Client()


def texts(value):
    """Every text in a value."""
    if isinstance(value, dict):
        return {text for one in value.values() for text in texts(one)}
    if isinstance(value, list):
        return {text for one in value for text in texts(one)}
    return {value} if isinstance(value, str) else set()


FRAME = ("/", "/publication-scheme/", "/published/registers/", "/sitemap.xml", "/disclosure-log/", "/foi.json")


def everything(anyone):
    """Every public answer that could hold something of a register, by its address."""
    addresses = list(FRAME)
    for name in REGISTERS:
        root = f"/published/registers/{name}/"
        addresses += [root, f"{root}register.json", f"{root}register.csv"]
        kept = authority().kept(name)
        entries = (*kept.entries, *(one for rows in kept.beside.values() for one in rows))
        addresses += [f"{root}{entry.id}/" for entry in entries]
    return {address: anyone.get(address).content.decode() for address in addresses}


@pytest.fixture
def said_by_the_pages(anyone, settings, tmp_path, harrowmere):
    """What public pages say of themselves, without any register; what fields and registers are called."""
    folder = tmp_path / "without"
    folder.mkdir()
    shutil.copy(harrowmere / "authority.yaml", folder)
    settings.AUTHORITY_FOLDER = folder
    pages = [anyone.get(address).content.decode() for address in FRAME]
    fields = [item for register in REGISTERS.values() for part in register.sections for item in part.fields]
    titles = [register.title for register in REGISTERS.values()]
    settings.AUTHORITY_FOLDER = harrowmere
    return "\n".join([*pages, *titles, *(f"{item.name} {item.label}" for item in fields)])


def test_no_withheld_value_of_any_register_stands_in_any_public_answer(anyone, said_by_the_pages):
    withheld, told = set(), set()
    for name, register in REGISTERS.items():
        part = register.section()
        for entry in authority().kept(name).entries:
            for item in part.leaves:
                value = texts(jsonable(entry.at(item.name)))
                is_told = register.is_public and is_listed(entry, part) and published(entry, item)
                (told if is_told else withheld).update(value)
    known = "\n".join([*told, said_by_the_pages])
    secret = {text for text in withheld if len(text) > 9 and text not in known}
    assert len(secret) > 400
    pages = everything(anyone)
    for name, where in (("policies", "url"), ("positions", "published")):  # they say where they are published
        for entry in authority().kept(name).entries:
            for field in (where, "title"):
                pages["/publication-scheme/"] = pages["/publication-scheme/"].replace(entry.text(field) or "-", "")
    assert [(address, text) for address, page in pages.items() for text in secret if text in page] == []


def test_what_an_entry_withholds_is_not_in_its_own_page_or_data(anyone):
    entry = authority().kept("groups").find("GRP-16")
    assert entry.names("publish.withheld_fields") == ("name", "tool", "members")
    page = anyone.get("/published/registers/groups/GRP-16/").content.decode()
    record = next(
        one
        for one in json.loads(anyone.get("/published/registers/groups/register.json").content)["entries"]
        if one["id"] == "GRP-16"
    )
    row = next(
        one
        for one in csv.DictReader(StringIO(anyone.get("/published/registers/groups/register.csv").content.decode()))
        if one["id"] == "GRP-16"
    )
    assert entry.text("name") not in page and entry.text("tool") not in page
    assert not {"name", "tool", "members.staff"} & record.keys()
    assert (row["name"], row["tool"], row["members.staff"]) == ("", "", "")
    assert "Not published: Tool; Name; Members: staff" in page
    assert "publish.reason" not in row


def test_an_entry_that_may_not_be_listed_is_not_there(anyone):
    assert anyone.get("/published/registers/groups/GRP-09/").status_code == 404
    assert "GRP-09" not in anyone.get("/published/registers/groups/register.csv").content.decode()


def test_only_registers_whose_entries_say_that_they_may_be_listed_are_public(anyone):
    assert [name for name, _ in public_names()] == ["tools", "groups"]
    for name in set(REGISTERS) - {"tools", "groups"}:
        assert anyone.get(f"/published/registers/{name}/").status_code == 404


def test_the_publication_scheme_and_the_map_of_the_site_lead_to_them(anyone):
    assert "http://localhost:8000/published/registers/tools/" in anyone.get("/publication-scheme/").content.decode()
    assert "/published/registers/groups/" in anyone.get("/sitemap.xml").content.decode()


def test_a_register_says_of_which_day_it_is(anyone, records, at, on):
    assert "As at Tuesday 30 June 2026: 22 entries" in anyone.get("/published/registers/tools/").content.decode()
    values = jsonable(put(authority().kept("tools").find("TOOL-01").values, "owner", "Head of Digital"))
    change(register="tools", key="TOOL-01", values=values, version=1, reason="", by=acting(records), at=at)
    assert public_register("tools", on=on).as_at == on
    assert "Head of Digital" in anyone.get("/published/registers/tools/TOOL-01/").content.decode()


@pytest.mark.parametrize("name", ["nam", "members.extrnal", "publish.listt"])
def test_a_slip_of_the_pen_among_the_withheld_fields_publishes_nothing(records, at, on, name):
    values = jsonable(put(authority().kept("groups").find("GRP-12").values, "publish.withheld_fields", (name,)))
    change(register="groups", key="GRP-12", values=values, version=1, reason="", by=acting(records), at=at)
    assert "GRP-12" not in [one.id for one in public_register("groups", on=on).entries]


def test_every_field_that_is_published_is_on_the_page_of_its_entry(anyone):
    for one in public_register("tools", on=None).entries:
        page = anyone.get(f"/published/registers/tools/{one.id}/").content.decode()
        assert all(f">{item.label[:1].upper()}{item.label[1:]}</" in page for item in one.fields)
        assert filled(tuple(one.values)) is not None


def test_the_history_of_a_tool_is_a_table_that_people_read(anyone):
    page = anyone.get("/published/registers/tools/TOOL-09/").content.decode()
    assert '<th scope="col" class="govuk-table__header">Became</th>' in page
    row = page[page.index('data-label="On"') :].split("</tr>")[0]
    assert 'data-label="Became">not approved</td>' in row
    assert "status:" not in page and "date:" not in page
