"""The table of the public pages: how often one network address did something."""

from __future__ import annotations

from django.db import models


class Use(models.Model):
    """How often an act was done from one address since the hour that it is counted in began."""

    key = models.CharField(max_length=100, primary_key=True)  # the act, and a keyed digest of the address
    began_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.count} since {self.began_at}"
