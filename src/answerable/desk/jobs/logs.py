"""Lines of the log: what happened and its fields, never what names someone or opens something.

Of an error its class and places, and not its words; of an address its form, because it can hold a secret link.
"""

from __future__ import annotations

import logging
from traceback import extract_tb
from types import TracebackType

from django.http import HttpRequest

OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "status_code", "taskName"}


class Lines(logging.Formatter):
    """One line a record: moment, level, where from, what, fields; the places of an error follow, each on its line."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """The record, with whatever fields it was given."""
        fields = {name: value for name, value in vars(record).items() if name not in OWN}
        line = super().format(record)
        first, *rest = line.split("\n")
        return "\n".join([" ".join([first, *(f"{name}={value}" for name, value in fields.items())]), *rest])

    def formatMessage(self, record: logging.LogRecord) -> str:  # the standard library's name
        """The message; an address in it is that of the page, follow/<str:secret>/, and not the one that was asked for."""
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            found = request.resolver_match
            record.message = record.message.replace(request.path, f"/{found.route}" if found else "no page of the desk")
        return super().formatMessage(record)

    def formatException(  # the standard library's name
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The class of the error and the places that it came through."""
        kind, _, places = ei
        if kind is None:
            return ""
        named = [f"  {frame.filename}, line {frame.lineno}, {frame.name}" for frame in extract_tb(places)]
        return "\n".join([f"  {kind.__module__}.{kind.__qualname__}", *named])
