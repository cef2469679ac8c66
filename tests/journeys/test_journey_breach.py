"""A breach by keyboard: reported, confirmed, notified late with reasons, the people told, closed, and its record taken out."""

from datetime import timedelta

from django.utils import timezone

from journeys.acts import day

TITLE = "Pay slip in a wrong pigeonhole"


def moment(desk, now, hours_ago):
    """A moment so many hours before now, by the clock on the wall, in its four boxes."""
    wall = timezone.localtime(now - timedelta(hours=hours_ago))
    return day(desk, wall).fill("Time", f"{wall:%H:%M}")


def step(desk, label):
    """The page of one act, from the page of the breach."""
    return desk.press(label).reads(label)


def test_a_late_breach_goes_from_report_to_its_record(keyboard, data_protection, tmp_path):
    now = timezone.now()
    desk = keyboard(data_protection).open("/breaches/").press("Report one")
    desk.fill("Title", TITLE).fill("Service", "Human Resources").press("Report it")
    desk.reads("The 72 hours run from when the authority became aware, not from now.", "Decide what it is")

    step(desk, "Confirm that it is a breach")
    moment(desk, now, 80).fill("Why that was the moment", "The owner of the slip saw it")
    desk.press("Confirm that it is a breach").reads(
        "over", "Notify the Commissioner now, with the reasons for the delay"
    )

    step(desk, "Decide the risk to people").pick("How likely a risk to people is", "risk").fill(
        "Reasons for that decision", "Bank details stood on it"
    )
    desk.fill("Who decided it", "Data Protection Officer").press("Decide the risk to people").reads("kept as version 3")

    step(desk, "Record the notice")
    moment(desk, now, 1).press("Record the notice")
    desk.reads("There is a problem", "The notice was late and no reasons for the delay are given")
    desk.fill("Reasons for delay (optional)", "Nobody stood in for the officer").press("Record the notice")
    desk.reads("Notified 3 days 7 hours after awareness, 7 hours late")

    step(desk, "Close it").press("Close it").reads("There is a problem", "It is closed while a decision is open")
    desk.press("Leave it as it is")
    step(desk, "Record that the people were told").pick("Why, or why not", "by choice").fill("How", "In person")
    day(desk, timezone.localdate()).press("Record that the people were told").reads("kept as version 5")
    step(desk, "Close it").press("Close it").reads("kept as version 6", "Closed")

    desk.focus("Record as PDF")
    with desk.page.expect_download() as made:
        desk.keys("Enter")
    made.value.save_as(tmp_path / "record.pdf")
    assert (tmp_path / "record.pdf").read_bytes().startswith(b"%PDF")
    desk.open("/breaches/report/?from=2020-01-01&until=2036-12-31").reads("Late", "Nobody stood in for the officer")
