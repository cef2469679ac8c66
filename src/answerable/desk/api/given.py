"""What calls give: only fields that are known, only words that can be kept, days as days."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

_UNFIT = re.compile("[\x00\ud800-\udfff]")
FIRST, LAST = date(1990, 1, 1), date(2100, 1, 1)


class Given(BaseModel):
    """What a call gives. A field that is not known is refused, with the one that was probably meant."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _only_what_is_known(cls, values: Any) -> Any:
        if isinstance(values, dict):
            for name in values.keys() - cls.model_fields.keys():
                raise _unknown(name, cls.model_fields)
        return values


def _unknown(name: object, fields: dict[str, Any]) -> PydanticCustomError:
    near = get_close_matches(str(name), fields, n=1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(sorted(fields)) or 'none'}."
    return PydanticCustomError("unknown", "There is no “{field}” here.", {"field": str(name), "hint": hint})


def _fit(value: Any) -> Any:
    if isinstance(value, str) and _UNFIT.search(value):
        raise PydanticCustomError("unfit", "This holds a character that no text has.", {"hint": "Take out U+0000 and half characters."})  # fmt: skip
    return value


def _day(value: Any) -> Any:
    fit = value if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) else ""
    try:
        day = value if type(value) is date else date.fromisoformat(fit)
    except ValueError:
        day = date.min
    if not FIRST <= day < LAST:
        hint = f"Write a day from {FIRST.year} to {LAST.year - 1} as 2026-11-20."
        raise PydanticCustomError("day", "This is no day that can be used here.", {"hint": hint})
    return day


Words = Annotated[str, BeforeValidator(_fit), Field(max_length=200_000)]
Line = Annotated[str, BeforeValidator(_fit), Field(max_length=300)]
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[int, Field(ge=1, le=2_147_483_647)]
Bytes = Annotated[str, Field(max_length=3_400_000, pattern=r"^[A-Za-z0-9+/=\r\n]*$", description="The file in base64.")]
