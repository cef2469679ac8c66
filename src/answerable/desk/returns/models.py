"""Figures that were worked out, kept by quarter until something in the quarter changes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class WorkedQuarter(models.Model):
    """The figures of the requests received in one quarter, by team and law. Thrown away, it is worked out again."""

    first_on = models.DateField(unique=True)
    mark = models.CharField(max_length=80)  # what they rest on: cases.queries.quarters.standing
    on = models.DateField()  # the day they were worked out for
    is_settled = models.BooleanField()  # no request is open: another day changes nothing
    cells = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["first_on"]

    def __str__(self) -> str:
        return f"{self.first_on}"
