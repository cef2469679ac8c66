"""Fields that Django has not: a day in three boxes, several files at once, choices with hints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from answerable.desk.components import uploads
from answerable.errors import FileTooLarge

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = ("day", "month", "year")


def _box(part: str) -> dict[str, str]:
    return {
        "inputmode": "numeric",
        "class": f"govuk-date-input__input govuk-input--width-{4 if part == 'year' else 2}",
        "autocomplete": "off",
    }


class DayInput(forms.MultiWidget):
    """Three boxes: day, month, year."""

    template_name = "components/forms/day.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput(_box(part)) for part in _PARTS}, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.Field):
    """A day, written in three boxes; the month may be a number or its name. what names the day at the head of a sentence."""

    widget = DayInput
    default_error_messages: ClassVar = {
        "required": "Enter {what}",
        "incomplete": "{what_first} must include a {missing}",
        "unreal": "{what_first} must be a real date",
    }

    def __init__(self, *, what: str = "the date", **options: Any) -> None:
        super().__init__(**options)
        self.what = what

    def to_python(self, value: Sequence[str] | date | None) -> date | None:
        """The day. Says which part is missing, or that there is no such day."""
        if isinstance(value, date):
            return value
        parts = [str(part or "").strip() for part in value or ()]
        if not any(parts):
            return None
        missing = [name for name, part in zip(_PARTS, parts, strict=True) if not part]
        if missing:
            raise self._fault("incomplete", missing=" and ".join(missing))
        try:
            return _day(*parts)
        except (ValueError, OverflowError):  # no month of that name; a number that no date has
            raise self._fault("unreal") from None

    def validate(self, value: date | None) -> None:
        if self.required and value is None:
            raise self._fault("required")

    def has_changed(self, initial: date | None, data: Sequence[str] | None) -> bool:
        try:
            return self.to_python(data) != initial
        except forms.ValidationError:
            return True

    def _fault(self, code: str, **more: str) -> forms.ValidationError:
        first = self.what[:1].upper() + self.what[1:]
        return forms.ValidationError(
            str(self.error_messages[code]).format(what=self.what, what_first=first, **more), code
        )


def month_of(name: str) -> int:
    """The number of a month, by the first letters of its name. Refuses other words (ValueError)."""
    return MONTHS.index(name[:3].lower()) + 1


def _day(day: str, month: str, year: str) -> date:
    number = int(month) if month.isdecimal() else month_of(month)
    if len(year) != 4:
        raise ValueError(year)
    return date(int(year), number, int(day))


class FilesInput(forms.FileInput):
    """A box that takes several files."""

    allow_multiple_selected = True


class FileField(forms.FileField):
    """One file, as large as the setting allows, or most megabytes where that is less. A hint may name {most}."""

    def __init__(self, *, most: int = 0, help_text: str = "", **options: Any) -> None:
        self.most = min(most or settings.FILE_LIMIT, settings.FILE_LIMIT)
        super().__init__(help_text=help_text.format(most=self.most), **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        try:
            if file:
                uploads.require_size(file.name, file.size, most=self.most)
        except FileTooLarge as error:
            raise forms.ValidationError(error.said) from None
        return file


class FilesField(FileField):
    """Several files at once; cleans to a list, empty where none was given."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(one, initial) for one in given or [None]]
        return [file for file in files if file]


class Checkboxes(forms.CheckboxSelectMultiple):
    """Checkboxes whose choices can carry a hint."""

    def __init__(self, *, hints: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.hints = hints or {}

    def create_option(self, name: str, value: Any, *rest: Any, **more: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *rest, **more)
        return {**option, "hint": self.hints.get(str(value), "")}


class Radios(forms.RadioSelect):
    """Radios whose choices can carry a hint (hints) and open a part of the page, by its id (reveals)."""

    def __init__(
        self, *, hints: Mapping[str, str] | None = None, reveals: Mapping[str, str] | None = None, **options: Any
    ) -> None:
        super().__init__(**options)
        self.hints, self.reveals = hints or {}, reveals or {}

    def create_option(self, name: str, value: Any, *rest: Any, **more: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *rest, **more)
        option["hint"] = self.hints.get(str(value), "")
        if reveals := self.reveals.get(str(value)):
            option["attrs"]["data-aria-controls"] = reveals
        return option
