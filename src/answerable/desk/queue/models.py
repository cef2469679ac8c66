"""Tables of the queue: waiting work, work given up, the timetable's moments, the workers seen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Job(models.Model):
    """Work that waits or is being done. A row goes when its work is done. Used where no PostgreSQL carries the queue."""

    function = models.CharField(max_length=200)  # "answerable.desk.mail.delivery.deliver"
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    key = models.CharField(max_length=64, blank=True)  # of work that waits once at most; blank: may wait many times
    priority = models.SmallIntegerField(default=0)
    run_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    holder = models.CharField(max_length=80, blank=True)  # the worker that does it now; blank: it waits
    lease_until = models.DateTimeField(null=True, blank=True)  # whoever holds it longer without a sign of life is dead

    class Meta:
        ordering = ["-priority", "run_at", "id"]
        indexes = [models.Index(fields=["-priority", "run_at", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(holder="") & ~Q(key=""), name="one_waiting_job_a_key"),
            models.CheckConstraint(
                condition=Q(holder="", lease_until=None) | (~Q(holder="") & Q(lease_until__isnull=False)),
                name="held_until_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.function


class DeadLetter(models.Model):
    """Work that failed as often as it may. It waits here for a person, on every database."""

    function = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    attempts = models.PositiveIntegerField()
    error = models.TextField()  # the class of the error and the places it came through; never its words or values
    died_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-died_at", "-id"]

    def __str__(self) -> str:
        return self.function


class Moment(models.Model):
    """When a line of the timetable is next due. Whoever moves the moment on puts down the work: one machine does."""

    name = models.CharField(max_length=80, primary_key=True)
    next_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """A process that does work, and when it last gave a sign of life."""

    name = models.CharField(max_length=80, primary_key=True)  # "machine:process:number"
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return self.name
