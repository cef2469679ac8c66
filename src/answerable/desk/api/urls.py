"""Addresses of the API and of its pages."""

from __future__ import annotations

from django.urls import include, path

from answerable.desk.api import views
from answerable.desk.api.service import addresses

app_name = "api"
urlpatterns = [
    path("api/", views.operations, name="operations"),
    path("api/v1/", include((addresses(), "api-v1"))),
    path("webhooks/", views.webhooks, name="webhooks"),
    path("webhooks/<int:key>/", views.webhook, name="webhook"),
    path("webhooks/<int:key>/end/", views.end, name="webhook-end"),
    path("webhooks/<int:key>/deliveries/<int:delivery>/again/", views.again, name="webhook-again"),
]
