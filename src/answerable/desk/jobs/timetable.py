"""The timetable: what workers put down by the clock. A line is a name, how often, and the work; one machine puts it down."""

from __future__ import annotations

from datetime import timedelta

from answerable.desk.mail.delivery import look_after
from answerable.desk.queue.timetable import Line

TIMETABLE = (Line("letters that nobody holds, or that are in doubt", timedelta(minutes=1), look_after),)
