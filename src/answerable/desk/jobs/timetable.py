"""The timetable: what workers put down by the clock. A line is a name, how often, and the work; one machine puts it down."""

from __future__ import annotations

from datetime import timedelta

from answerable.desk.checks.tasks import check_letters
from answerable.desk.files.looking import look_again
from answerable.desk.jobs import rounds
from answerable.desk.ledger.tasks import seal_log
from answerable.desk.mail.doubt import look_after
from answerable.desk.memory.index.tasks import clear_out, gather_wordings, work_out
from answerable.desk.post.tasks import collect
from answerable.desk.queue.timetable import Line

TIMETABLE = (
    Line("collect mail", timedelta(minutes=1), collect),
    Line("letters that nobody holds, or that are in doubt", timedelta(minutes=1), look_after),
    Line("seal the evidence log", timedelta(minutes=5), seal_log),
    Line("chase", timedelta(hours=1), rounds.chase),
    Line("the 72 hours of breaches", timedelta(minutes=5), rounds.breach_clocks),
    Line("tidy", timedelta(days=1), rounds.tidy),
    Line("holds", timedelta(days=1), rounds.holds),
    Line("files to be looked through", timedelta(minutes=15), look_again),
    Line("disposals", timedelta(hours=1), rounds.disposals),
    Line("exports in the drop folder", timedelta(minutes=1), rounds.drop_folder),
    Line("captures", timedelta(days=1), rounds.captures),
    Line("what was sent before, into memory", timedelta(days=1), rounds.earlier_answers),
    Line("standing answers to be reviewed", timedelta(days=1), rounds.standing_answers),
    Line("letters that went, against the rules", timedelta(minutes=15), check_letters),
    Line("questions answered before, into their index", timedelta(minutes=5), gather_wordings),
    Line("questions that are gone, out of that index", timedelta(days=1), clear_out),
    Line("what questions answered before mean", timedelta(minutes=5), work_out),
    Line("figures of returns", timedelta(hours=6), rounds.figures),
)
