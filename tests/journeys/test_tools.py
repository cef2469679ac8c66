"""What the journeys need of the machine, and that they find what they look for."""

import pytest

from journeys.browser import NAMES, Watched, program
from journeys.keyboard import Keyboard, NotReached
from journeys.looking import Looking, has_validator

PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head><body><main><h1>A page</h1>{}</main></body></html>"""


@pytest.mark.skipif(program() is not None, reason="Chromium is here: the journeys run")
def test_journeys_are_made():
    pytest.skip(f"no browser: install Chromium. Looked for: {', '.join(NAMES)}")


@pytest.mark.skipif(has_validator(), reason="Java is here: pages are validated")
def test_pages_are_validated():
    pytest.skip("no Java: the HTML of the journeys' pages was not validated (Debian: default-jre-headless)")


class Sent:
    """A page as the server sent it."""

    url, headers = "http://localhost:1/", {"content-type": "text/html"}

    def __init__(self, html):
        self.html = html

    def text(self):
        return self.html


@pytest.fixture
def shown(browser):
    """A page that no server sent, and the keys before it."""
    window = browser.new_context()

    def show(html):
        watched = Watched(window.new_page(), home="http://localhost:1")
        watched.page.set_content(PAGE.format(html))
        watched.document = Sent(PAGE.format(html))
        return watched

    yield show
    window.close()


def test_what_tab_does_not_reach_is_not_used(shown):
    keys = Keyboard(
        shown('<a href="#x">Reached</a> <span onclick="x()">For the mouse only</span>'), look=lambda page: None
    )
    keys.focus("Reached")
    with pytest.raises(NotReached, match="For the mouse only"):
        keys.focus("For the mouse only")


def test_a_group_is_moved_through_by_arrows(shown):
    keys = Keyboard(
        shown(
            "<fieldset><legend>Which</legend><label><input type=radio name=a> One</label>"
            "<label><input type=radio name=a> Two</label></fieldset>"
            "<label><input type=checkbox> Box</label>"
            "<label>List <select><option>Red<option>Blue</select></label><label>Text <textarea></textarea></label>"
        ),
        look=lambda page: None,
    )
    keys.choose("Two").choose("Box").pick("List", "Blue").fill("Text", "written " * 40)
    assert keys.page.locator("textarea").input_value() == "written " * 40
    assert keys.page.locator("select").input_value() == "Blue"
    assert keys.page.locator("input").nth(1).is_checked()


def test_a_fault_of_accessibility_and_a_fault_of_html_are_found(shown, tmp_path):
    (seen := tmp_path / "seen").mkdir()
    looking = Looking(folder=tmp_path, seen=seen)
    watched = shown('<img src="data:,"><p><div>Not in a paragraph</div></p>')
    looking.look(watched)
    assert any("image-alt" in fault for fault in watched.faults)
    if has_validator():
        assert any("img" in fault for fault in looking.invalid())


def test_a_page_without_scripts_runs_none_of_its_own_and_is_looked_at_all_the_same(browser, tmp_path):
    window = browser.new_context()
    watched = Watched(window.new_page(), home="http://localhost:1", has_scripts=False)
    html = PAGE.format('<img src="data:,"><noscript><p>Not on</p></noscript><script>document.title = "On"</script>')
    window.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    for folder in (tmp_path / "first", tmp_path / "second"):
        (folder / "seen").mkdir(parents=True)
        watched.page.goto("http://localhost:1/")
        Looking(folder=folder, seen=folder / "seen").look(watched)
        assert [fault for fault in watched.faults if "image-alt" in fault]
        assert watched.page.title() == "A page" and watched.page.locator("noscript p").is_visible()
        watched.faults.clear()
    window.close()


def test_words_without_contrast_are_found_wherever_they_first_stand(shown, tmp_path):
    looking, pale = Looking(folder=tmp_path, seen=tmp_path), '<p style="color: #ccc">Pale</p>'

    def faults_of(html):
        looking.look(watched := shown(html))
        return sum("color-contrast" in fault for fault in watched.faults)

    assert faults_of("<p>Words</p>") == 0
    assert faults_of(f"<p>Words of another page</p>{pale}") == 1
    assert faults_of(f"<p>Words of a third</p><ul><li>{pale}</li></ul>") == 1
    assert faults_of(f"<p hidden>Unseen</p><div hidden>{pale}</div>") == 0
    assert faults_of(f"<p>Words</p><div>{pale * 2}</div>") == 2
