"""What is looked at when the desk starts: whether it knows whose desk it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register


@register()
def authority_is_described(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A warning where the folder of the authority has no profile."""
    profile = Path(settings.AUTHORITY_FOLDER) / "authority.yaml"
    if profile.is_file():
        return []
    return [
        Warning(
            f"There is no profile of the authority: {profile} is not there.",
            hint="Write authority.yaml with the authority's name, nation and address, or point ANSWERABLE_AUTHORITY at a folder that has one.",
            id="answerable.W001",
        )
    ]
