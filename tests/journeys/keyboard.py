"""A person at the keyboard: Tab until what they look for has the focus, then Enter, Space, arrows or letters.

There is no mouse here. What the Tab key does not reach, these journeys cannot use, and say so.
"""

from __future__ import annotations

import re

from playwright.sync_api import TimeoutError, expect

FURTHEST = 400  # presses of Tab: more than the longest page has stops
TYPED = 120  # letters: what is longer comes as from a clipboard
FOCUSED = """() => {
    const it = document.activeElement;
    const fetched = it.matches('[hx-get],[hx-post],[hx-put],[hx-patch],[hx-delete]');
    const leads = it.matches('a[href]') || (it.form && it.matches('button:not([type=button]),input[type=submit]'));
    const box = it.getBoundingClientRect();
    return {fetched, leads: !!leads, seen: box.width > 0 && box.height > 0};
}"""
SETTLED = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
SAME_GROUP = """() => {
    const it = document.activeElement;
    if (it.type !== 'radio') return [];
    const all = [...document.querySelectorAll('input[type=radio]')];
    return all.filter(other => other.name === it.name && other.form === it.form)
              .map(other => other.labels[0].innerText.trim().replace(/\\s+/g, ' '));
}"""


class NotReached(AssertionError):
    """The Tab key goes round the page without coming to what was looked for."""


class Keyboard:
    """The keys of one browser window. look is called with each page before it is left."""

    def __init__(self, watched, *, look):
        self.watched, self.page, self._look, self._looked = watched, watched.page, look, None
        self._devtools = self.page.context.new_cdp_session(self.page)

    def open(self, path):
        """Types an address."""
        self.look()
        self.page.goto(path if path.startswith("http") else self.watched.home + path)
        self.look()
        return self

    def look(self, *, again=False):
        """Looks at the page as it is now: once a page, or again when it has changed under the hands."""
        if self.watched.document is not None and (again or self.watched.document is not self._looked):
            self._looked = self.watched.document
            self._look(self.watched)

    def reads(self, *texts):
        """Each text stands on the page."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)
        self.look()
        return self

    def reads_not(self, text):
        """The text stands nowhere on the page."""
        expect(self.page.locator("body")).not_to_contain_text(text)
        return self

    def is_at(self, path):
        """The address is this one, or begins with it."""
        expect(self.page).to_have_url(re.compile("^" + re.escape(self.watched.home + path)))
        return self

    def status(self):
        """The number that the page came with."""
        return self.watched.document.status

    def press(self, name, *, role=None):
        """Goes to a link or a button and presses Enter; then the page it leads to is there."""
        self.focus(name, role=role)
        self.look()
        kind = self.page.evaluate(FOCUSED)
        if kind["fetched"] and self.watched.has_scripts:
            with self.page.expect_response(lambda response: response.request.resource_type in ("xhr", "fetch")):
                self.page.keyboard.press("Enter")
            self.page.wait_for_function(SETTLED)
        elif kind["leads"]:
            with self.page.expect_navigation(wait_until="load"):
                self.page.keyboard.press("Enter")
        else:
            self.page.keyboard.press("Enter")
        return self

    def keys(self, *keys):
        """Presses keys, one after another, wherever the focus is."""
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def fill(self, name, text):
        """Goes to a field and writes over what it holds."""
        self.focus(name, role=("textbox", "searchbox", "spinbutton", "combobox", "Date", "InputTime"))
        self.keys("ControlOrMeta+a", "Delete")
        if len(text) <= TYPED:
            self.page.keyboard.type(text)
        else:
            self.page.keyboard.insert_text(text)
            self.keys("End")
        return self

    def choose(self, name):
        """Goes to a radio button or a box and takes it: the arrows move inside a group."""
        self.focus(
            lambda found: found["name"] == name or name in self.page.evaluate(SAME_GROUP), role=("radio", "checkbox")
        )
        for _ in range(len(self.page.evaluate(SAME_GROUP))):
            if self.focused()["name"] == name:
                break
            self.keys("ArrowDown")
            self.page.wait_for_function(SETTLED)
        if self.focused()["checked"] != "true":
            self.keys("Space")
        self.page.wait_for_function(SETTLED)
        assert self.focused()["name"] == name and self.focused()["checked"] == "true", self.focused()
        return self

    def pick(self, name, option):
        """Goes to a list and takes one of its options."""
        self.focus(name, role=("combobox", "listbox"))
        self.keys("Home")
        for _ in range(FURTHEST):
            if self.focused()["value"] == option:
                return self
            self.keys("ArrowDown")
        raise NotReached(f"{option!r} is not among the options of {name!r}")

    def attach(self, name, path):
        """Goes to a field for files and gives it one."""
        self.focus(name)
        for key in ("Enter", "Space") * 2:  # a browser that is very busy may take no notice of the first
            try:
                with self.page.expect_file_chooser(timeout=5_000) as chooser:
                    self.keys(key)
                break
            except TimeoutError:
                self.focus(name)
        chooser.value.set_files(path)
        return self

    def download(self, name):
        """Goes to a link to a file and gives the bytes of it."""
        self.focus(name)
        with self.page.expect_download() as saved:
            self.keys("Enter")
        return saved.value.path().read_bytes()

    def focus(self, name, *, role=None):
        """Presses Tab until the focus is on what has this name (text, pattern, or a test of what is found)."""
        roles = (role,) if isinstance(role, str) else role
        passed = []
        for _ in range(FURTHEST):
            found = self.focused()
            if (roles is None or found["role"] in roles) and _is(found, name):
                assert self.page.evaluate(FOCUSED)["seen"], f"the focus is on {found['name']!r}, which cannot be seen"
                return self
            passed.append(found["name"])
            if passed.count("(page)") > 2:
                break
            self.keys("Tab")
        raise NotReached(f"{self.page.url}: Tab does not reach {name!r}. It reaches: {list(dict.fromkeys(passed))}")

    def focused(self):
        """What has the focus, as assistive technology is told."""
        it = self._devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        asked = {"objectId": it, "fetchRelatives": False}
        node = self._devtools.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
        told = {key: node.get(key, {}).get("value", "") for key in ("name", "role", "value")}
        if told["role"] in ("RootWebArea", "generic", "none", "") and self.page.evaluate(
            "() => document.activeElement === document.body"
        ):
            told["name"] = "(page)"
        told["name"] = " ".join(told["name"].split())
        states = {state["name"]: state["value"].get("value") for state in node.get("properties", [])}
        return {**told, "checked": str(states.get("checked", "")).lower()}


def _is(found, name):
    if callable(name):
        return name(found)
    return bool(name.search(found["name"])) if isinstance(name, re.Pattern) else found["name"] == name
