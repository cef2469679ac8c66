"""How many letters a second are read from others' logs, form by form, on one core.

    python benchmarks/others_logs.py

Each letter asks and answers three things in some 1,100 characters; a row of a table asks and answers one. Times are of
the processor, each file read once, with nothing known of its letters from before.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import time
import zipfile
from collections.abc import Callable, Mapping

import docx
import typst
from openpyxl import Workbook

from answerable.answers.logs import read_log

THINGS = ("potholes", "bins", "libraries", "agency staff", "parking fines", "repairs", "school meals", "trees", "laptops", "allotments")  # fmt: skip
ROWS, LETTERS = 1_000, 200
Rows = list[tuple[str, str, str]]


def said(number: int) -> tuple[list[str], list[str]]:
    """Three questions and their answers."""
    dice = random.Random(number)
    one, two, three = dice.sample(THINGS, 3)
    year, count = dice.randint(2015, 2025), dice.randint(3, 9_000)
    refusals = (
        f"The contract on {three} is exempt under section 43(2) of the Act, because its release would be likely to prejudice the commercial interests of the supplier.",
        f"The policy on {three} is on our website, and is exempt under section 21.",
        f"To find it would take more than 18 hours, so section 12 applies to {three}.",
    )
    asked = [
        f"How many {one} did the council record in {year}, and how many in the year before (case {number})?",
        f"What was spent on {two} in {year} in all, ward by ward?",
        f"Please send the contract or policy on {three} in force on 1 April {year}.",
    ]
    answered = [
        f"We recorded {count} in {year} and {count + 7} in {year - 1}.",
        f"We do not hold this broken down by ward. In all £{count * 37:,} was spent on {two}.",
        dice.choice(refusals),
    ]
    return asked, answered


def letter(number: int) -> str:
    """A whole letter."""
    asked, answered = said(number)
    questions = "\n".join(f"{at}. {words}" for at, words in enumerate(asked, 1))
    answers = "\n\n".join(f"{at}. {words}" for at, words in enumerate(answered, 1))
    return (
        f"Testwick Borough Council\n\nOur ref: FOI/{number}\n{1 + number % 28} March 2024\n\nDear Requester\n\nThank you for your request of 1 February 2024. You asked:\n\n"
        f"{questions}\n\nOur response is as follows:\n\n{answers}\n\nIf you are unhappy with this response you may ask for an internal review within 40 working days by writing to the Information Manager. "
        "If you remain unhappy you may complain to the Information Commissioner.\n\nYours sincerely\n\nInformation team\n"
    )


def rows() -> Rows:
    """A row a letter, with one question of it."""
    return [(f"{n}", said(n)[0][n % 3], said(n)[1][n % 3]) for n in range(ROWS)]


def as_csv(head: tuple[str, ...], body: list[tuple[str, ...]]) -> bytes:
    """Rows as CSV."""
    held = io.StringIO()
    csv.writer(held).writerows([head, *body])
    return held.getvalue().encode()


def as_book() -> bytes:
    """Rows as a workbook."""
    book, held = Workbook(), io.BytesIO()
    for row in (("Ref", "Question", "Answer"), *rows()):
        book.active.append(row)
    book.save(held)
    return held.getvalue()


def zipped(ending: str, make: Callable[[str], bytes]) -> bytes:
    """Letters as a zip of files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as whole:
        for number in range(LETTERS):
            whole.writestr(f"{number}.{ending}", make(letter(number)))
    return held.getvalue()


def as_word(text: str) -> bytes:
    """A letter as Word makes it."""
    made, held = docx.Document(), io.BytesIO()
    for block in text.split("\n\n"):
        made.add_paragraph(block)
    made.save(held)
    return held.getvalue()


def as_pdf(text: str) -> bytes:
    """A letter as a PDF, its lines kept and its paragraphs apart."""
    blocks = [re.sub(r"(?m)^(\d)\.", r"\1\\.", block).replace("\n", " \\\n") for block in text.split("\n\n")]
    return typst.compile(("#set par(spacing: 2em)\n" + "\n\n".join(blocks)).encode(), format="pdf")


def forms() -> Mapping[str, tuple[str, int, bytes]]:
    """Every form: its file's name, how many letters are in it, and the file."""
    table = "".join(f"<tr><td>{ref}</td><td>{asked}</td><td>{answer}</td></tr>" for ref, asked, answer in rows())
    headed = "".join(f"<h2>FOI {ref}</h2><h3>Request</h3><p>{asked}</p><h3>Response</h3><p>{answer}</p>" for ref, asked, answer in rows())  # fmt: skip
    events = [{"event_type": kind, "created_at": "2024-02-01", "snippet": words, "info_request": {"id": ref, "title": "T", "described_state": "successful"}} for ref, asked, answer in rows() for kind, words in (("sent", asked), ("response", answer))]  # fmt: skip
    decided = [(*row, "Granted") for row in rows()]
    lines = "".join(json.dumps({"id": n, "text": letter(n)}) + "\n" for n in range(LETTERS))
    return {
        "CSV with outcomes": ("log.csv", ROWS, as_csv(("Ref", "Question", "Answer", "Outcome"), decided)),
        "CSV": ("log.csv", ROWS, as_csv(("Ref", "Question", "Answer"), [*rows()])),
        "Excel": ("log.xlsx", ROWS, as_book()),
        "HTML table": (
            "log.html",
            ROWS,
            f"<table><tr><th>Ref</th><th>Question</th><th>Answer</th></tr>{table}</table>".encode(),
        ),
        "HTML headings": ("log.html", ROWS, f"<h1>Log</h1>{headed}".encode()),
        "JSON of a request site": ("log.json", ROWS, json.dumps(events).encode()),
        "letters, an object a line": ("log.jsonl", LETTERS, lines.encode()),
        "letters as text": ("log.zip", LETTERS, zipped("txt", str.encode)),
        "letters as Word": ("log.zip", LETTERS, zipped("docx", as_word)),
        "letters as PDF": ("log.zip", LETTERS, zipped("pdf", as_pdf)),
    }


def main() -> None:
    """Print the table."""
    read_log(letter(-1).encode(), "letter.txt")
    print("| form | letters a second | entries a second | not understood |\n| --- | --: | --: | --: |")
    for form, (name, count, data) in forms().items():
        began = time.process_time()
        log = read_log(data, name)
        took = time.process_time() - began
        print(f"| {form} | {count / took:,.0f} | {len(log.entries) / took:,.0f} | {len(log.not_understood)} |")


if __name__ == "__main__":
    main()
