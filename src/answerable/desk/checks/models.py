"""What was found in each letter that went, kept by the version of the rule book it was checked with."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class SentCheck(models.Model):
    """The check of one letter that went: of the desk's own, or of one that was put with the case. Thrown away, it is made again.

    findings: of each the rule, how grave and how sure, and whether an officer kept it; no words of the letter.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    letter = models.OneToOneField("cases.CaseLetter", null=True, on_delete=models.CASCADE, related_name="+")
    item = models.OneToOneField("cases.Correspondence", null=True, on_delete=models.CASCADE, related_name="+")
    sent_on = models.DateField(db_index=True)
    book = models.CharField(max_length=40)  # the version of the rule book: book.book
    is_read = models.BooleanField(default=True)  # False where the letter has no words that can be read
    findings = models.JSONField(default=list)  # [rule, name, label]; of one that an officer kept the label is "waived"
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-sent_on", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_letter_or_an_item",
                condition=models.Q(letter__isnull=True, item__isnull=False)
                | models.Q(letter__isnull=False, item__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.sent_on}"
