"""answerable check over files: given back with comments, as SARIF, several as one letter, watched as they are saved."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from answerable.cli.check import command
from answerable.cli.watching import watch
from answerable.letters import check_text

LETTER = (
    "Dear Ms Example",
    "You asked for the contract for gritting salt.",
    "We hold the contract. It is exempt from disclosure under section 43(2) of the Freedom of Information Act 2000.",
    "Yours sincerely",
)
RIGHTS = "You may ask for an internal review within 40 working days by writing to foi@harrowmere.example."
WORD = "application", "vnd.openxmlformats-officedocument.wordprocessingml.document"


def run(*arguments):
    return CliRunner().invoke(command, [str(one) for one in arguments])


@pytest.fixture
def letter(tmp_path):
    return word(tmp_path / "letter.docx", *LETTER)


def word(path: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(path)
    return path


def comments(path: Path):
    return [comment.text for comment in docx.Document(path).comments]


def test_a_word_file_comes_back_beside_itself_with_comments(letter):
    before = letter.read_bytes()
    shown = run(letter, "--annotate")
    copy = letter.with_name("letter.checked.docx")
    assert shown.exit_code == 1
    assert letter.read_bytes() == before
    assert any("Breach" in one and "RV01" in one for one in comments(copy))
    assert f"{copy}: {len(comments(copy))} comments" in shown.output


def test_the_copies_can_go_to_a_folder_that_is_made(letter, tmp_path):
    run(letter, "--annotate", "--to", tmp_path / "new" / "folder")
    assert comments(tmp_path / "new" / "folder" / "letter.checked.docx")
    assert not letter.with_name("letter.checked.docx").exists()


def test_a_copy_that_is_there_is_written_over_only_when_that_is_said(letter):
    copy = letter.with_name("letter.checked.docx")
    copy.write_text("what a colleague wrote")
    refused = run(letter, "--annotate")
    assert refused.exit_code == 2
    assert "LET024" in refused.output
    assert copy.read_text() == "what a colleague wrote"
    assert run(letter, "--annotate", "--overwrite").exit_code == 1
    assert comments(copy)


def test_two_letters_of_one_name_do_not_share_a_copy(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    files = [word(tmp_path / folder / "letter.docx", *LETTER) for folder in "ab"]
    refused = run(*files, "--annotate", "--to", tmp_path)
    assert refused.exit_code == 2
    assert not (tmp_path / "letter.checked.docx").exists()


def plain_text(path: Path) -> Path:
    path.write_text("\n\n".join(LETTER), encoding="utf-8")
    return path


def test_of_a_folder_the_word_files_come_back_and_the_others_are_told_and_counted(letter, tmp_path):
    text = plain_text(tmp_path / "other.txt")
    shown = run(tmp_path, "--annotate", "--to", tmp_path / "back")
    assert shown.exit_code == 1
    assert comments(tmp_path / "back" / "letter.checked.docx")
    assert f"{text}: plain text, not given back" in shown.stderr
    assert "1 letter is not Word's and was not given back." in shown.stderr


def test_what_is_not_words_own_is_refused_where_nothing_else_was_asked_for(tmp_path):
    refused = run(plain_text(tmp_path / "other.txt"), "--annotate")
    assert refused.exit_code == 2
    assert "only Word files (.docx) can be given back" in refused.output
    assert "--html" in refused.output


def test_a_page_and_a_log_are_written_whether_anything_comes_back_or_not(tmp_path):
    page, log = tmp_path / "page.html", tmp_path / "log.sarif"
    shown = run(plain_text(tmp_path / "other.txt"), "--annotate", "--html", page, "--sarif", log)
    assert shown.exit_code == 1
    assert "RV01" in page.read_text()
    assert json.loads(log.read_text())["runs"][0]["results"]
    assert "was not given back" in shown.stderr


def test_what_could_not_be_read_stands_in_the_log_and_on_the_page(letter, tmp_path):
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 half")
    page, log = tmp_path / "page.html", tmp_path / "log.sarif"
    run(tmp_path, "--sarif", log, "--html", page)
    (invocation,) = json.loads(log.read_text())["runs"][0]["invocations"]
    (told,) = [one for one in invocation["toolExecutionNotifications"] if one["level"] == "error"]
    assert invocation["executionSuccessful"] is False
    assert "broken.docx could not be read" in told["message"]["text"]
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (tmp_path / "broken.docx").as_uri()
    assert "Not read" in page.read_text()
    assert "broken.docx" in page.read_text()


def test_rules_are_named_with_commas_or_one_by_one(letter):
    (both,) = json.loads(run(letter, "--select", "RV,LT01", "--ignore", "RV02,RV03", "--json").stdout)
    assert {one["rule"] for one in both["findings"]} == {"RV01", "LT01"}
    assert run(letter, "--select", "RV01,ZZ").exit_code == 2
    assert run(letter, "--select", ",").exit_code == 2


@pytest.mark.parametrize("chosen", ["HR", "HR01", "TM01"])
def test_nothing_is_said_to_be_found_by_rules_that_could_not_run(letter, tmp_path, chosen):
    page = tmp_path / "page.html"
    shown = run(letter, "--select", chosen, "--html", page).output
    assert f"not looked at: {chosen[:2]}" in shown
    assert "nothing found" not in shown
    assert "Nothing found" not in page.read_text()
    assert "not looked at by any of the rules that were selected" in shown


def test_a_copy_is_not_checked_as_a_letter_of_its_own(letter):
    run(letter, "--annotate")
    shown = run(letter.parent, "--json")
    assert [one["file"] for one in json.loads(shown.stdout)] == [str(letter)]


def test_where_copies_go_is_of_no_use_without_copies(letter, tmp_path):
    assert run(letter, "--to", tmp_path).exit_code == 2
    assert run(letter, "--overwrite").exit_code == 2


def test_sarif_goes_to_a_file_beside_what_is_shown(letter, tmp_path):
    log = tmp_path / "log.sarif"
    shown = run(letter, "--sarif", log)
    assert "RV01  breach" in shown.output
    (result,) = [one for one in json.loads(log.read_text())["runs"][0]["results"] if one["ruleId"] == "RV01"]
    assert result["level"] == "error"
    assert shown.exit_code == 1


def test_sarif_alone_is_printed_where_it_is_asked_for(letter):
    shown = run(letter, "--sarif", "-", "--select", "RV")
    rules = json.loads(shown.stdout)["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"][:2] for rule in rules} == {"RV"}


def test_files_together_are_one_letter(tmp_path):
    files = [word(tmp_path / "cover.docx", *LETTER), word(tmp_path / "annex.docx", "Annex", RIGHTS)]
    by_itself = json.loads(run(*files, "--json").stdout)
    (together,) = json.loads(run(*files, "--together", "--json").stdout)
    assert "RV01" in {one["rule"] for one in by_itself[0]["findings"]}
    assert "RV01" not in {one["rule"] for one in together["findings"]}
    assert together["files"] == [str(file) for file in files]
    assert {one["file"] for one in together["findings"]} <= {*together["files"], None}


def test_a_finding_of_files_together_is_shown_with_its_own_file_and_line(tmp_path):
    cover = word(tmp_path / "cover.docx", "Dear Ms Example", "Our response is in the annex.")
    annex = word(tmp_path / "annex.docx", "Annex", *LETTER[1:3])
    shown = run(cover, annex, "--together", "--select", "RV01").output
    assert f"{cover} + {annex}  RV01" in shown or f"{annex}:5:1" in shown
    assert "these documents" in shown


def test_files_together_are_given_back_each_with_its_own_comments(tmp_path):
    files = [word(tmp_path / "cover.docx", "Dear Ms Example", "See the annex."), word(tmp_path / "annex.docx", *LETTER)]
    run(*files, "--together", "--annotate")
    cover, annex = (comments(file.with_name(f"{file.stem}.checked.docx")) for file in files)
    assert any("RV01" in one for one in annex)
    assert not any("RV01" in one for one in cover)


def message(path: Path, *attached: Path) -> Path:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "foi@harrowmere.example", "a@example.org", "Your request FOI-12"
    mail.set_content("Dear Ms Example\n\nOur response to your request is attached.\n\nYours sincerely\n")
    for file in attached:
        mail.add_attachment(file.read_bytes(), maintype=WORD[0], subtype=WORD[1], filename=file.name)
    path.write_bytes(bytes(mail))
    return path


def test_a_message_is_read_with_the_answer_attached_to_it(letter, tmp_path):
    mail = message(tmp_path / "cover.eml", letter)
    (found,) = json.loads(run(mail, "--json").stdout)
    assert found["files"] == [str(mail), f"{mail}/letter.docx"]
    assert "RV01" in {one["rule"] for one in found["findings"]}


def test_the_subject_of_a_message_may_bear_the_reference(letter, tmp_path):
    mail = message(tmp_path / "cover.eml", letter)
    assert json.loads(run(mail, "--select", "LT02", "--json").stdout)[0]["findings"] == []
    mail.write_bytes(mail.read_bytes().replace(b"FOI-12", b""))
    (found,) = json.loads(run(mail, "--select", "LT02", "--json").stdout)[0]["findings"]
    assert found["words"] == ""  # it is said of the letter, not of a word in it


def test_a_letter_dated_before_its_request_is_told(tmp_path):
    dated = word(tmp_path / "dated.docx", "2 March 2026", *LETTER)
    shown = run(dated, "--received", "2026-04-01", "--select", "TM01,TM07").output
    assert "dated before the request" in " ".join(shown.split())
    assert "nothing found" not in shown


def said_of(path, code):
    (one,) = json.loads(run(path, "--select", code, "--json").stdout)
    return [(found["certainty"], found["suggest"]) for found in one["findings"]]


def test_an_appeal_that_is_shut_off_is_no_offer_of_a_review(tmp_path):
    shut = "You have 20 days to appeal. There is no further right of appeal to the Council."
    path = word(tmp_path / "shut.docx", *LETTER[:3], shut, LETTER[3])
    assert [certainty for certainty, _ in said_of(path, "RV01")] == ["likely"]
    assert said_of(path, "RV03") == []


def test_a_way_to_mend_fits_the_section_and_the_nation_at_hand(tmp_path):
    act = "of the Freedom of Information (Scotland) Act 2002"
    wrong = f"We hold this. It is exempt under section 40(2) {act}, because it is personal information of others."
    (said,) = said_of(word(tmp_path / "a.docx", *LETTER[:2], wrong, LETTER[3]), "RN06")
    assert "section 38(1)(b)" in said[1]
    cost = f"Section 12(1) {act} applies, because the cost is over the limit."
    (said,) = said_of(word(tmp_path / "b.docx", *LETTER[:2], cost, LETTER[3]), "PG02")
    assert "£600" in said[1]
    bare = "We hold the contract. It is exempt under section 43 of the Freedom of Information Act 2000."
    (said,) = said_of(word(tmp_path / "c.docx", *LETTER[:2], bare, LETTER[3]), "RN03")
    assert "section 43(1), trade secrets" in said[1]


def test_a_message_cannot_be_given_back_with_comments(letter, tmp_path):
    refused = run(message(tmp_path / "cover.eml", letter), "--annotate")
    assert refused.exit_code == 2
    assert "is a message; only Word files" in refused.output


def test_a_message_together_with_a_word_file_tells_what_is_not_given_back(letter, tmp_path):
    mail = message(tmp_path / "cover.eml")
    mail.write_bytes(mail.read_bytes().replace(b"Dear Ms Example", b"Dear [NAME]"))
    shown = run(mail, letter, "--together", "--annotate")
    assert f"{letter.with_name('letter.checked.docx')}: " in shown.output
    assert f"{mail}: a message, not given back; 1 finding in it" in shown.output


def test_the_page_and_the_log_name_the_files_of_a_letter(letter, tmp_path):
    mail = message(tmp_path / "cover.eml", letter)
    log = tmp_path / "log.sarif"
    run(mail, "--sarif", log)
    artifacts = json.loads(log.read_text())["runs"][0]["artifacts"]
    assert [one["location"]["uri"] for one in artifacts] == [mail.as_uri(), f"{mail.as_uri()}#letter.docx"]


def test_what_is_not_there_is_told_in_four_parts_and_ends_with_2(tmp_path):
    shown = run(tmp_path / "nothing.docx")
    assert shown.exit_code == 2
    assert [line.split()[0] for line in shown.output.splitlines()] == ["LET001", "where", "why", "do"]


def test_a_letter_without_a_sure_breach_ends_with_0(tmp_path):
    assert run(word(tmp_path / "a.docx", "Dear Ms Example", "Thank you for your request.")).exit_code == 0


def test_ways_to_give_findings_that_cannot_go_together_are_refused(letter, tmp_path):
    lines = tmp_path / "letters.jsonl"
    lines.write_text("")
    assert run(letter, "--watch", "--json").exit_code == 2
    assert run("-", "--watch").exit_code == 2
    assert run("--jsonl", lines, "--annotate").exit_code == 2


class Hand:
    """Saves, while a watch waits, what is next on its list; then presses Ctrl-C."""

    def __init__(self, *steps):
        self.steps = [*steps]

    def __call__(self, _seconds):
        if not self.steps:
            raise KeyboardInterrupt
        step = self.steps.pop(0)
        if step:
            step()


def watched(path: Path, *steps):
    """What a watch shows of a letter that is saved so, a screen each."""
    shown = []

    def look():
        text = path.read_text(encoding="utf-8")
        shown.append(text)
        return [check_text(text, name=path.name)]

    watch([path], look, wait=Hand(*steps))
    return shown


def saved(path: Path, words: str):
    """Saved as many editors do: written under another name, then renamed."""
    beside = path.with_name("new~")
    beside.write_text(words, encoding="utf-8")
    beside.replace(path)


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("\n\n".join(LETTER), encoding="utf-8")
    return path


def test_a_letter_is_checked_again_when_it_is_saved_and_what_is_mended_is_told(text, capsys):
    words = text.read_text()
    steps = [None, lambda: saved(text, f"{words}\n\n{RIGHTS}"), None, None, lambda: saved(text, words), None]
    assert len(watched(text, *steps)) == 3
    shown = capsys.readouterr().out
    assert "watching for changes" in shown
    assert "mended: " in shown
    assert "RV01" in shown.partition("mended: ")[2].splitlines()[0]
    assert "RV01" in shown.partition("new: ")[2].splitlines()[0]
    assert shown.endswith("No longer watching.\n")


def test_words_that_only_move_are_neither_new_nor_mended(text, capsys):
    words = text.read_text()
    watched(text, lambda: saved(text, f"Our offices close at five.\n\n{words}"), None)
    assert "nothing new, nothing mended" in capsys.readouterr().out


def test_a_letter_that_is_not_there_for_a_moment_is_waited_for(text):
    words = text.read_text()
    assert len(watched(text, text.unlink, lambda: saved(text, words), None, None)) == 2


def test_what_cannot_be_read_is_told_and_watched_on(tmp_path, capsys):
    path = word(tmp_path / "letter.docx", *LETTER)
    whole = path.read_bytes()
    steps = [lambda: path.write_bytes(b"PK\x03\x04 half"), None, lambda: path.write_bytes(whole), None]
    from answerable.documents import document_at

    watch([path], lambda: [check_text(document_at(path).text, name="letter.docx")], wait=Hand(*steps))
    shown = capsys.readouterr()
    assert "not checked; the last look stands" in shown.out
    assert "nothing new, nothing mended" in shown.out
    assert "LET00" in shown.err


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent another way there")
def test_a_watch_ends_cleanly_with_ctrl_c(text):
    program = shutil.which("answerable", path=Path(sys.executable).parent)
    with subprocess.Popen([program, "check", text, "--watch"], stdout=subprocess.PIPE, text=True) as watching:
        shown = ""
        while "watching for changes" not in shown:
            shown += watching.stdout.readline()
        time.sleep(0.05)
        watching.send_signal(signal.SIGINT)
        rest = watching.communicate(timeout=20)[0]
    assert "No longer watching." in rest
    assert watching.returncode == 0
