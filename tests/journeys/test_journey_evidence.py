"""Evidence by keyboard: an investigation is opened, a file collected and handed over, the report issued; an auditor looks."""

import io
import re

import pikepdf


def why(desk, words):
    return desk.fill("Why is it done?", words)


def test_evidence_goes_from_hand_to_hand_into_the_report(keyboard, data_protection, auditor, tmp_path):
    chat = tmp_path / "chat.txt"
    chat.write_text("17/09/2025, 07:02 - Evening lead: who can take Friday?\n")
    desk = keyboard(data_protection).open("/evidence/").press("Open an investigation")
    desk.press("Open the investigation").reads("There is a problem", "Answer “What is looked into?”")
    desk.fill("What is looked into?", "Visit notes in a group chat")
    desk.pick("Entry of the register of data breaches (optional)", "BR-2025-008: Visit notes in a WhatsApp group with an outsider")  # fmt: skip
    why(desk, "Reported by the service").press("Open the investigation").reads("Visit notes in a group chat", "Nothing has been taken in yet.")  # fmt: skip

    desk.press("Collect an item").choose("Digital file")
    desk.fill("What is it?", "Export of the chat").attach(re.compile("^The file, if it is digital"), chat)
    desk.fill("Who had it?", "Evening lead").fill("Where was it?", "Mere House")
    desk.fill("Who has it then?", "Dora Protection")
    why(desk, "It shows who could read along").press("Collect the item").reads(
        "It is written down as entry 2.", "the desk’s store of files", "SHA-256 of item 1"
    )

    desk.press("item 1").press("Hand it over or move it")
    desk.fill("Who has it then?", "Information security analyst").fill("Where is it then?", "ICT, room 0.16")
    why(desk, "For the examination").press("Write the hand-over down").reads("entry 3", "Matches", "ICT, room 0.16")

    desk.press("item 1").press("Open it to look")
    given = why(desk, "To read it").press("Open it").reads("Opened by this entry").download("Download chat.txt")
    assert given == chat.read_bytes()

    desk.press(re.compile("Visit notes in a group chat")).press("Issue the investigation report")
    desk.reads("The investigation is open and has no finding yet.").fill("Why is it issued all the same?", "The committee meets tomorrow.")  # fmt: skip
    desk.fill("What is it issued for?", "For the head of service").press("Issue the report").reads("Report issued")
    report = desk.download(re.compile(r"Download .*\.pdf"))
    with pikepdf.open(io.BytesIO(report)) as opened:
        assert opened.Root.MarkInfo.Marked

    looking = keyboard(auditor).open("/evidence/").press(re.compile("Visit notes in a group chat"))
    looking.reads("Export of the chat", "ICT, room 0.16").reads_not("Collect an item")
    looking.open("/evidence/").press("See whether all of it agrees with the log").reads("rows agree with the log")
