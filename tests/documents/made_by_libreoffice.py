"""Makes files/libreoffice.docx: a letter as LibreOffice writes it. Run by hand; the tests read the file it made."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent / "files"
LETTER = """<html><body>
<p>Harrowmere Borough Council</p>
<p>Dear Ms Example</p>
<p>You asked how many vans we have, and for the contract with Example Fleet Ltd.</p>
<ol><li>We have <b>twe</b>lve vans.</li>
<li>The contract is <i>exempt</i> under <a href="https://www.example.org/act">section 43(2)</a>.</li></ol>
<table><tr><td>Depot</td><td>Vans</td></tr><tr><td>North Road</td><td>Seven</td></tr></table>
<p>Yours sincerely</p>
</body></html>
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as held:
        page = Path(held) / "libreoffice.html"
        page.write_text(LETTER, encoding="utf-8")
        office = shutil.which("soffice") or sys.exit("LibreOffice is not installed here.")
        text = ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(FOLDER)]
        subprocess.run([office, f"-env:UserInstallation=file://{held}/profile", "--headless", *text, page], check=True)


if __name__ == "__main__":
    main()
