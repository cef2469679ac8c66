"""A register is edited in the desk, and what is answered follows."""

from journeys import browser as chromium
from journeys.acts import act, asks, open_case


def test_a_tool_is_blocked_by_keyboard_and_the_answer_on_the_case_follows(keyboard, post, officer, records):
    asks(post, "May staff use Zoom for council business?")
    desk = open_case(keyboard(officer)).reads("Zoom has been restricted since 15 March 2021")

    keeper = keyboard(records).open("/registers/").press("Register of corporate communication tools")
    keeper.fill("Words in it", "zoom").press("Show").reads("1 of 22 entries").press("TOOL-07").reads(
        "This entry answers"
    )
    keeper.press("Change it").pick("Status", "blocked").fill("Day", "1").fill("Month", "11").fill("Year", "2026").press(
        "Keep the changes"
    )
    keeper.reads("There is a problem", "Add the change of status to history")
    status = keeper.page.locator("#id_status")
    assert status.input_value() == "blocked"  # nothing that was chosen is lost
    row = keeper.page.locator("[aria-label^='History, row']").count() - 1
    for part, text in (("day", "1"), ("month", "11"), ("year", "2026")):
        keeper.focus(
            lambda found, part=part: keeper.page.evaluate("document.activeElement.name") == f"history-{row}-date_{part}"
        )
        keeper.page.keyboard.type(text)
    keeper.pick("Became", "blocked").fill("By", "Head of ICT").fill("Why it is changed", "A fault that is not mended")
    keeper.press("Keep the changes").reads("Kept as version 2.", "blocked")
    keeper.press("History").reads("A fault that is not mended", "restricted", records.name)

    act(desk, "Look through the registers again").press("Look again", role="button")
    desk.reads("Zoom has been blocked since 1 November 2026", "TOOL-07 Zoom, as at").reads_not("restricted since")


def test_a_phone_shows_a_register_and_what_is_public_of_it(keyboard, auditor):
    phone = keyboard(auditor, at=chromium.PHONE).open("/registers/groups/").press("GRP-16")
    phone.reads("The public page shows this entry, without:").reads_not("Change it")
    public = keyboard(at=chromium.PHONE).open("/publication-scheme/").press("Register of chat groups")
    public.reads("15 entries").press("GRP-16").reads("Not published: Tool; Name").reads_not("Incident")


def test_a_spreadsheet_is_looked_at_before_it_is_kept_and_a_list_shows_the_columns_that_were_picked(keyboard, records, tmp_path):  # fmt: skip
    table = tmp_path / "owners.csv"
    table.write_text("id,owner,status\nTOOL-01,Head of Digital,approved\nTOOL-02,Head of Digital,loud\n")
    keeper = keyboard(records).open("/registers/tools/").press("Import").press("Show what it would do")
    keeper.reads("There is a problem", "Choose")
    keeper.attach("Choose a file", table).fill("Why are these entries imported?", "New heads of service")
    keeper.press("Show what it would do").reads("1 changed", "1 refused", "Nothing is kept yet.", "Head of ICT")
    keeper.press("Keep the others, without the 1 refused").reads("The import is kept.", "Kept here.")
    keeper.press("Choose the columns").choose("Owner").press("Show these columns").reads("Owner", "Head of Digital")
    keeper.press("Look at another day").fill("Day", "1").fill("Month", "7").fill("Year", "2026").press("Show that day")
    keeper.reads("was not kept here on that day; this is what it said on 30 June 2026", "Head of ICT").reads_not(
        "Head of Digital"
    )
