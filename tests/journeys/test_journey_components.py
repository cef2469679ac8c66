"""The gallery of components, held to the rules of every page; and what the desk's own script does there, by keyboard."""

import pytest

from journeys import browser as chromium

SPAN = "[data-span='1']"


@pytest.fixture
def scripts_only(has_scripts):
    if not has_scripts:
        pytest.skip("the page works without this script; there is nothing to see")


def focused(desk):
    return desk.page.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()")


@pytest.mark.parametrize("width", [chromium.WIDE, chromium.PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gallery_can_be_read_by_everyone(keyboard, auditor, width, scheme):
    desk = keyboard(auditor, at=width)
    desk.page.emulate_media(color_scheme=scheme)
    desk.open("/components/").reads("question-progress", "There is a problem")
    assert desk.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_a_page_at_four_hundred_per_cent_has_one_column(keyboard, auditor):
    desk = keyboard(auditor, at={"width": 320, "height": 256}).open("/components/")
    assert desk.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_keys_walk_over_rows_and_do_nothing_while_typing(keyboard, auditor, scripts_only):
    desk = keyboard(auditor).open("/components/")
    desk.page.evaluate("() => document.activeElement.blur()")
    desk.keys("j")
    assert focused(desk) == "July to September 2026"
    desk.keys("j", "j")
    assert focused(desk) == "April to June 2026"
    desk.keys("k")
    assert focused(desk) == "July to September 2026"
    desk.fill("The request", "jk?/")
    assert desk.page.locator("#id_new-words").input_value() == "jk?/"
    assert desk.page.locator("#keys").is_hidden()


def test_the_list_of_keys_opens_in_the_page_and_closes(keyboard, auditor, scripts_only):
    desk = keyboard(auditor).open("/components/")
    desk.page.evaluate("() => document.activeElement.blur()")
    desk.keys("?")
    assert focused(desk) == "keys"
    desk.look(again=True)
    desk.keys("Escape")
    assert desk.page.locator("#keys").is_hidden()


def test_keys_that_are_switched_off_do_nothing(keyboard, auditor, scripts_only):
    auditor.has_shortcuts = False
    auditor.save()
    desk = keyboard(auditor).open("/components/")
    desk.page.evaluate("() => document.activeElement.blur()")
    desk.keys("?", "j")
    assert desk.page.locator("#keys").is_hidden()
    assert not focused(desk).startswith("July")


def test_words_that_were_not_saved_come_back(keyboard, auditor, scripts_only):
    desk = keyboard(auditor).open("/components/").fill("The request", "Half a sentence")
    desk.open("/keys/").open("/components/")
    assert desk.page.locator("#id_refused-words").input_value() == "Half a sentence"
    desk.reads("words of yours that were not saved").press("Go back to what was saved")
    assert desk.page.locator("#id_refused-words").input_value() == ""
    desk.open("/components/").reads_not("words of yours that were not saved")


def test_a_finding_and_its_words_light_each_other_up(keyboard, auditor, scripts_only):
    desk = keyboard(auditor).open("/components/")
    desk.focus("“We can neither confirm …”")
    assert "is-lit" in desk.page.locator(SPAN).get_attribute("class")
    desk.keys("Shift+Tab", "Shift+Tab")  # past “Why it matters” of the same finding
    assert "is-lit" not in desk.page.locator(SPAN).get_attribute("class")


def test_nothing_but_words_is_printed(keyboard, auditor, scripts_only):
    desk = keyboard(auditor).open("/components/")
    desk.page.emulate_media(media="print")
    for part in (".app-nav", ".app-person", ".govuk-button", ".govuk-pagination"):
        assert not desk.page.locator(part).first.is_visible()
