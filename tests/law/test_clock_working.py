from datetime import date, datetime
from pathlib import Path

from answerable.law import Event, deadline, deadline_values, show_deadline


def shown(clock, received, *events, **more):
    happened = tuple(Event(name, date.fromisoformat(on)) for name, on in events)
    return show_deadline(deadline(clock, received=date.fromisoformat(received), events=happened, **more))


def test_the_working_of_a_plain_request():
    assert shown("foia.response", "2026-03-02") == (
        "due Tuesday 31 March 2026                                              FOIA s.10(1)\n"
        "  day 1    Tue  3 March 2026    first working day after receipt        s.10(1)\n"
        "  day 10   Mon 16 March 2026\n"
        "  —        Tue 17 March 2026    bank holiday in Northern Ireland       s.10(6), 1971 Act\n"
        "  day 20   Tue 31 March 2026\n"
        "calendar known to 31 December 2027"
    )


def test_the_working_of_a_paid_fee():
    assert shown("foia.response", "2024-11-18", ("fees_notice", "2024-12-13"), ("fee_paid", "2025-01-06")) == (
        "due Thursday 9 January 2025                                             FOIA s.10(1)\n"
        "  start    Mon 18 November 2024  request received\n"
        "  day 1    Tue 19 November 2024  first working day after receipt        s.10(1)\n"
        "  —        Mon  2 December 2024  bank holiday in Scotland               s.10(6), 1971 Act\n"
        "  day 10   Tue  3 December 2024\n"
        "  —        Fri 13 December 2024  fees notice given                      s.10(2)\n"
        "  —        Mon  6 January 2025   fee paid: 13 working days not counted  s.10(2)\n"
        "  day 20   Thu  9 January 2025\n"
        "calendar known to 31 December 2027"
    )


def test_the_working_of_an_unpaid_fee():
    assert shown("foia.response", "2026-03-02", ("fees_notice", "2026-03-10")) == (
        "waiting since Tuesday 10 March 2026                                    s.10(2)\n"
        "  start    Mon  2 March 2026    request received\n"
        "  day 1    Tue  3 March 2026    first working day after receipt        s.10(1)\n"
        "  —        Tue 10 March 2026    fees notice given                      s.10(2)\n"
        "  day 10   Mon 16 March 2026\n"
        "  —        Tue 17 March 2026    bank holiday in Northern Ireland       s.10(6), 1971 Act\n"
        "  day 20   Tue 31 March 2026\n"
        "calendar known to 31 December 2027\n"
        "while waiting, no answer is due\n"
        "  due      Tue 31 March 2026    had nothing been asked for             FOIA s.10(1)\n"
        "  last day Tue  9 June 2026     for what is waited for\n"
        "also\n"
        "  due      Tue  9 June 2026     Last day to pay the fee                FOIA s.9(2)"
    )


def test_the_working_of_a_month_that_ends_at_easter():
    golden = Path(__file__).parent / "working" / "month-at-easter.txt"
    assert shown("dpa.access", "2024-02-29") + "\n" == golden.read_text("utf-8")


def test_an_expectation_is_shown_otherwise_than_a_date_of_the_law():
    text = shown("foia.review", "2024-10-07")
    assert text.startswith("expected by Monday 4 November 2024")
    assert "\n  expected Tue  3 December 2024" in text
    assert "calendar" not in shown("foia.complaint", "2024-10-07")


def test_both_days_of_an_unsettled_pause_are_shown():
    events = (("clarification_asked", "2026-03-09"), ("clarification_received", "2026-03-16"))
    text = shown("dpa.access", "2026-03-02", *events)
    assert text.startswith("due Thursday 9 April 2026")
    assert "unsettled: work to the earliest" in text
    assert "Fri 10 April 2026" in text
    assert "further information received: 8 days not counted" in text
    assert "the same date, and 8 days" in text


def test_a_pause_of_one_day_is_said_in_the_singular():
    events = (("clarification_asked", "2026-05-12"), ("clarification_received", "2026-05-12"))
    assert "1 day not counted" in shown("dpa.access", "2026-05-11", *events)


def test_short_months_and_first_days_say_so():
    assert "the last day of that month" in shown("dpa.access", "2024-01-31")
    assert "the day before the same date" in shown("foia.fee_window", "2024-06-10")
    assert "the day itself" in shown("foia.aggregation", "2024-10-07")


def test_the_first_day_after_a_pause_or_a_new_receipt_says_so():
    fee = (("fees_notice", "2024-10-01"), ("fee_paid", "2024-10-08"))
    assert "first working day that counts" in shown("foia.response", "2024-10-01", *fee)
    asked = (("clarification_asked", "2024-10-04"), ("clarification_received", "2024-10-10"))
    assert "first working day after the new receipt" in shown("foia.response", "2024-10-01", *asked)


def test_a_school_closure_and_the_outer_limit_are_shown():
    closed = Event("school_closed", date(2024, 7, 2), date(2024, 10, 31))
    text = show_deadline(deadline("foia.school", received=date(2024, 7, 1), events=(closed,)))
    assert "no school day to 31 October 2024" in text
    assert "last day Thu 26 September 2024  working day 60, before the count of 20 is full" in text


def test_the_day_that_a_notice_names_is_the_last_line_of_the_working():
    named = Event("extension", date(2025, 4, 10), date(2025, 6, 2))
    found = deadline("rpsi.response", received=date(2025, 4, 1), events=(named,))
    assert found.working[-1].says == "the day that the notice named"


def test_a_late_event_is_shown_with_the_reason_it_has_no_effect():
    text = shown("eir.response", "2026-03-02", ("extension", "2026-04-14"))
    assert "extended for complexity and volume: after its last day" in text
    assert "if the late event counts all the same" in text


def test_the_working_of_a_breach_shows_local_time_and_utc():
    moment = datetime.fromisoformat("2026-10-23T17:00+01:00")
    text = show_deadline(deadline("dpa.breach", received=moment))
    assert text.startswith("due Monday 26 October 2026, 16:00 (2026-10-26T16:00:00Z)")
    assert "  start    Fri 23 October 2026  17:00, the controller becomes aware" in text
    assert "17:00, if the hour in which awareness arose is not counted" in text


def test_notes_come_last():
    assert shown("foia.response", "2027-12-17").endswith("not yet proclaimed")


def test_the_values_for_json_say_everything_that_the_lines_say():
    values = deadline_values(deadline("foia.response", received=date(2026, 3, 2)))
    assert values["due_on"] == values["words_on"] == "2026-03-31"
    assert (values["cite"], values["term"], values["promptly"]) == (
        "FOIA s.10(1)",
        "20 working days",
        "promptly",
    )
    assert values["working"][2] == {
        "on": "2026-03-17",
        "label": "—",
        "number": None,
        "says": "bank holiday in Northern Ireland",
        "cite": "s.10(6), 1971 Act",
        "holiday": "St Patrick's Day",
        "parts": ["northern-ireland"],
    }
    assert (values["waiting"], values["by"], values["due_at"]) == (None, None, None)
    waiting = deadline("foia.response", received=date(2026, 3, 2), events=(Event("fees_notice", date(2026, 3, 10)),))
    assert deadline_values(waiting)["waiting"]["last_on"] == "2026-06-09"
    assert deadline_values(waiting)["also"][0]["clock"] == "foia.fee_window"
    asked = deadline(
        "foia.response", received=date(2026, 3, 2), events=(Event("clarification_asked", date(2026, 3, 10)),)
    )
    assert deadline_values(asked)["waiting"]["last_on"] is None
    breach = deadline_values(deadline("dpa.breach", received=datetime.fromisoformat("2026-10-23T17:00+01:00")))
    assert breach["due_at"] == "2026-10-26T16:00:00Z"
    assert breach["known_until"] is None
    assert breach["arguable"][0]["at"] == "2026-10-26T17:00:00Z"
