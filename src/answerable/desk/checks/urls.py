"""Addresses of checking."""

from __future__ import annotations

from django.urls import path

from answerable.desk.checks import views

app_name = "checks"
urlpatterns = [
    path("check/", views.check_a_letter, name="check"),
    path("rules/", views.rules, name="rules"),
    path("rules/<slug:code>/", views.rule, name="rule"),
]
