"""What the Acts say: dated tables with a source each, and the functions that read them."""

from answerable.law.acts import Act, act, acts
from answerable.law.aggregation import Aggregation, aggregation
from answerable.law.calendars import PARTS, Calendar, Holiday, calendar
from answerable.law.citations import find
from answerable.law.clocks import calendar_of, deadline
from answerable.law.costs import BARRED, CostEstimate, Limit, Work, activities, estimate, limit_for, limits
from answerable.law.counting import months_on, uk_day, uk_time
from answerable.law.course import Event
from answerable.law.deadlines import Deadline, Doubt, Related, Step, Waiting, long_day, long_moment
from answerable.law.duties import Duty, Guidance, Reading, duties, duty, guidance
from answerable.law.exemptions import exemption, exemptions, exists, is_listed, meant
from answerable.law.limits import Clock, clock, every_clock
from answerable.law.misquotes import Misquote, misquotes
from answerable.law.places import Exemption
from answerable.law.provisions import Citation, Provision, parse
from answerable.law.standing import doubt_of
from answerable.law.working import deadline_values, show_deadline

__all__ = [
    "BARRED",
    "PARTS",
    "Act",
    "Aggregation",
    "Calendar",
    "Citation",
    "Clock",
    "CostEstimate",
    "Deadline",
    "Doubt",
    "Duty",
    "Event",
    "Exemption",
    "Guidance",
    "Holiday",
    "Limit",
    "Misquote",
    "Provision",
    "Reading",
    "Related",
    "Step",
    "Waiting",
    "Work",
    "act",
    "activities",
    "acts",
    "aggregation",
    "calendar",
    "calendar_of",
    "clock",
    "deadline",
    "deadline_values",
    "doubt_of",
    "duties",
    "duty",
    "estimate",
    "every_clock",
    "exemption",
    "exemptions",
    "exists",
    "find",
    "guidance",
    "is_listed",
    "limit_for",
    "limits",
    "long_day",
    "long_moment",
    "meant",
    "misquotes",
    "months_on",
    "parse",
    "show_deadline",
    "uk_day",
    "uk_time",
]
