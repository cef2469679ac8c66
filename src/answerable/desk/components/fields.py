"""Fields that Django has not: a day in three boxes, a moment in four, several files at once, choices with hints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.timezone import get_current_timezone, localtime

from answerable.desk.components import uploads
from answerable.errors import FileTooLarge

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = ("day", "month", "year")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?(?: ?(GMT|BST))?", re.I)
_OFFSETS = {"GMT": timedelta(0), "BST": timedelta(hours=1)}


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
        parts = _typed(value)
        if not any(parts):
            return None
        self._must_be_whole(_PARTS, parts)
        return self._day(parts)

    def validate(self, value: date | None) -> None:
        if self.required and value is None:
            raise self._fault("required")

    def has_changed(self, initial: date | None, data: Sequence[str] | None) -> bool:
        try:
            return self.to_python(data) != initial
        except forms.ValidationError:
            return True

    def _must_be_whole(self, names: tuple[str, ...], parts: Sequence[str]) -> None:
        missing = [name for name, part in zip(names, parts, strict=True) if not part]
        if missing:
            raise self._fault("incomplete", missing=" and ".join(missing))

    def _day(self, parts: Sequence[str]) -> date:
        try:
            return _day(*parts)
        except (ValueError, OverflowError):  # no month of that name; a number that no date has
            raise self._fault("unreal") from None

    def _fault(self, code: str, **more: str) -> forms.ValidationError:
        first = self.what[:1].upper() + self.what[1:]
        return forms.ValidationError(
            str(self.error_messages[code]).format(what=self.what, what_first=first, **more), code
        )


class MomentInput(DayInput):
    """Four boxes: day, month, year, and the time by the clock on the wall."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        boxes = {part: forms.TextInput(_box(part)) for part in _PARTS}
        time_box = {"class": "govuk-date-input__input govuk-input--width-5", "autocomplete": "off"}
        forms.MultiWidget.__init__(self, {**boxes, "time": forms.TextInput(time_box)}, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        if not isinstance(value, datetime):
            return [None] * 4
        local = localtime(value)
        is_twice = len(_instants(local.replace(tzinfo=None, fold=0, second=0, microsecond=0))) == 2
        return [local.day, local.month, local.year, f"{local:%H:%M %Z}" if is_twice else f"{local:%H:%M}"]


class MomentField(DayField):
    """A moment by the clock on the wall, in four boxes. A time that comes twice, or never, when the clocks change is asked about."""

    widget = MomentInput
    default_error_messages: ClassVar = {
        "untimely": "Write the time like 2:05pm or 14:05",
        "twice": "The clocks went back that night: write {time} BST for the first time it came, or {time} GMT for the second",
        "never": "The clocks went forward that night, and it was never {time}: write the time after the change",
    }

    def to_python(self, value: Sequence[str] | date | None) -> datetime | None:
        """The moment. Says which part is missing, or that there is no such day or time."""
        if isinstance(value, datetime):
            return value
        parts = _typed(value)
        if not any(parts):
            return None
        self._must_be_whole((*_PARTS, "time"), parts)
        day = self._day(parts[:3])
        found = _TIME.fullmatch(parts[3])
        try:
            on_the_wall = datetime.combine(day, _time(found))
        except ValueError:
            raise self._fault("untimely") from None
        if found and found[4]:
            return _fixed(on_the_wall.replace(tzinfo=timezone(_OFFSETS[found[4].upper()])))
        instants = _instants(on_the_wall)
        if len(instants) != 1:
            raise self._fault("twice" if instants else "never", time=f"{on_the_wall:%H:%M}")
        return _fixed(instants[0])

    def has_changed(self, initial: date | None, data: Sequence[str] | None) -> bool:
        """True where another minute was typed."""
        return super().has_changed(initial.replace(second=0, microsecond=0) if isinstance(initial, datetime) else initial, data)  # fmt: skip


def month_of(name: str) -> int:
    """The number of a month, by the first letters of its name. Refuses other words (ValueError)."""
    return MONTHS.index(name[:3].lower()) + 1


def _day(day: str, month: str, year: str) -> date:
    number = int(month) if month.isdecimal() else month_of(month)
    if len(year) != 4:
        raise ValueError(year)
    return date(int(year), number, int(day))


def _typed(value: Sequence[str] | date | None) -> list[str]:
    return [] if value is None or isinstance(value, date) else [str(part or "").strip() for part in value]


def _time(found: re.Match[str] | None) -> time:
    """The time of day. Refuses what is none, and an hour alone that may be of the morning or the evening (ValueError)."""
    if found is None or not (found[2] or found[3]):
        raise ValueError(found)
    hour = int(found[1])
    if found[3]:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    return time(hour, int(found[2] or 0))


def _instants(on_the_wall: datetime) -> list[datetime]:
    """When the clock on the wall shows that: once, twice where the clocks go back, never where they go forward."""
    here = get_current_timezone()
    both = {on_the_wall.replace(tzinfo=here, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(at for at in both if at.astimezone(here).replace(tzinfo=None, fold=0) == on_the_wall)


def _fixed(moment: datetime) -> datetime:
    """The moment here, with its offset alone: moments of an hour that comes twice are not equal between zones."""
    return moment.astimezone(timezone(localtime(moment).utcoffset() or timedelta()))


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
