"""Which reminders of the 72 hours have gone out. The breaches themselves are entries of their register."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Reminder(models.Model):
    """One reminder of one deadline. A deadline that a correction moves is another one."""

    key = models.CharField(max_length=60)
    deadline = models.DateTimeField()
    hours = models.PositiveIntegerField()  # before the deadline
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "deadline", "hours"], name="one_reminder_an_hour_of_a_deadline")
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.hours} hours"
