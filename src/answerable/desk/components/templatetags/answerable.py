"""What templates of the desk say: days, the header's places, faults of forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template import Context
from django.utils import timezone

from answerable.desk.components import navigation as places
from answerable.desk.components import wording
from answerable.desk.components.navigation import SHORTCUTS, Entry, Shortcut
from answerable.law import long_moment

register = template.Library()
_AT_A_GLANCE = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of an error summary: what is said, and the id of the box it is about."""

    says: str
    target: str = ""


@register.filter
def long_day(day: date | str | None) -> str:
    """Tuesday 24 November 2026; a day may be written as it is kept, 2026-11-24."""
    day = date.fromisoformat(day) if isinstance(day, str) and day else day
    return f"{_local(day):%A} {_local(day).day} {_local(day):%B %Y}" if day else ""


@register.filter
def short_day(day: date | None) -> str:
    """Tue 24 Nov."""
    return f"{_local(day):%a} {_local(day).day} {_local(day):%b}" if day else ""


@register.filter
def moment(at: datetime | None) -> str:
    """24 November 2026 at 3:07pm."""
    return long_moment(at) if at else ""


@register.filter
def number(value: int) -> str:
    """A count as a person reads it: "12,304"."""
    return f"{value:,}"


@register.filter
def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, which an empty line parts."""
    return [block.strip() for block in text.split("\n\n") if block.strip()]


@register.filter
def items_of(block: str) -> list[str]:
    """The items of a paragraph that is a list, as letters write one: a hyphen before each line. None of any other."""
    lines = block.splitlines()
    return [line[2:] for line in lines] if all(line.startswith("- ") for line in lines) else []


@register.filter
def dots(answered: int, of: int) -> str:
    """●●●○○○○; nothing where there are more than can be taken in at a glance."""
    return "●" * answered + "○" * (of - answered) if of <= _AT_A_GLANCE else ""


@register.filter
def faults_of(field: BoundField) -> list[str]:
    """What is wrong with a field, in sentences."""
    return wording.faults_of(field)


@register.filter
def box(field: BoundField) -> str:
    """The id of the field's box, or of the first one of several."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


@register.simple_tag(takes_context=True)
def navigation(context: Context, menu: str) -> dict[str, Entry]:
    """The places of a menu that this desk has and who looks may open."""
    request = context.get("request")
    roles = getattr(getattr(request, "user", None), "roles", ()) if menu in ("staff", "rooms") else ()
    return places.entries(menu, path=request.path if request else "", roles=roles)


@register.simple_tag
def page_numbers(number: int, last: int) -> list[int]:
    """1 0 3 4 5 0 40: the first, the last and those around this one; 0 where some are left out."""
    shown = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    gaps = zip(shown, [0, *shown], strict=False)
    return [each for page, before in gaps for each in ((0, page) if before and page - before > 1 else (page,))]


@register.simple_tag
def shortcuts() -> tuple[Shortcut, ...]:
    """Every key and what it does."""
    return SHORTCUTS


@register.simple_tag(takes_context=True)
def faults(context: Context) -> list[Fault]:
    """What is wrong on the page: of `form` or of every one of `forms`, then the page's own `faults`, as (words, id) or words."""
    forms: Iterable[BaseForm] = context.get("forms") or filter(None, [context.get("form")])
    found = [fault for form in forms for fault in _of_form(form)]
    for fault in context.get("faults") or ():
        found.append(Fault(fault) if isinstance(fault, str) else Fault(*fault))
    return found


def _of_form(form: BaseForm) -> list[Fault]:
    found = [Fault(str(says)) for says in form.non_field_errors()]
    return found + [Fault(str(says), box(field)) for field in form for says in wording.faults_of(field)]


def _local(day: Any) -> Any:
    """A moment as the clock on the wall has it; a day as it is."""
    return timezone.localtime(day) if isinstance(day, datetime) and timezone.is_aware(day) else day
