"""What the Acts say: dated tables with a source each, and the functions that read them."""

from answerable.law.acts import Act, act, acts
from answerable.law.calendars import Calendar, calendar
from answerable.law.citations import find
from answerable.law.clocks import deadline
from answerable.law.counting import uk_day
from answerable.law.course import Event
from answerable.law.deadlines import Deadline, Doubt, Related, Step, Waiting, long_day
from answerable.law.limits import Clock, clock, every_clock
from answerable.law.provisions import Citation, Provision, parse
from answerable.law.working import deadline_values, show_deadline

__all__ = [
    "Act",
    "Calendar",
    "Citation",
    "Clock",
    "Deadline",
    "Doubt",
    "Event",
    "Provision",
    "Related",
    "Step",
    "Waiting",
    "act",
    "acts",
    "calendar",
    "clock",
    "deadline",
    "deadline_values",
    "every_clock",
    "find",
    "long_day",
    "parse",
    "show_deadline",
    "uk_day",
]
