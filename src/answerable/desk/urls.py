"""Every address of the desk, by room."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from answerable.desk.components.views import gallery
from answerable.desk.jobs.views import health
from answerable.desk.people.gate import staff

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("answerable.desk.components.urls")),
    path("health/", health, name="health"),
    path("components/", staff(gallery), name="gallery"),
    path("", include("answerable.desk.public.urls")),
    path("", include("answerable.desk.people.urls")),
    path("", include("answerable.desk.cases.urls")),
    path("", include("answerable.desk.review.urls")),
    path("", include("answerable.desk.post.urls")),
    path("", include("answerable.desk.checks.urls")),
    path("", include("answerable.desk.returns.urls")),
    path("", include("answerable.desk.imports.urls")),
    path("", include("answerable.desk.memory.urls")),
    path("", include("answerable.desk.proof.urls")),
    path("retention/", include("answerable.desk.retention.urls")),
    path("", include("answerable.desk.breaches.urls")),
    path("", include("answerable.desk.records.urls")),
    path("", include("answerable.desk.custody.urls")),
    path("", include("answerable.desk.channels.urls")),
    path("", include("answerable.desk.registers.urls")),
    path("", include("answerable.desk.api.urls")),
]
