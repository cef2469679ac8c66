"""The desk as a WSGI application."""

import os
from datetime import date
from threading import Thread

from django.core.wsgi import get_wsgi_application

from answerable.casefile import Authority, CaseFile, LetterKind, Regime, Request
from answerable.letters import check, read, to_docx, to_pdf, write

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "answerable.desk.settings")


def bring_in() -> None:
    """Write and check a letter to nobody, for what that imports: else the first click that needs it waits for it."""
    on = date(2026, 1, 5)
    case = CaseFile(
        Authority("The authority"),
        Request("", on, Regime.FOIA, ()),
        kind=LetterKind.ACKNOWLEDGEMENT,
        issued_on=on,
        due_on=on,
    )
    letter = write(case)
    check(read(letter.text))
    to_docx(letter)
    to_pdf(letter)


application = get_wsgi_application()
Thread(target=bring_in, name="letters", daemon=True).start()
