"""Addresses of checking."""

from __future__ import annotations

from django.urls import path

from answerable.desk.checks import views

app_name = "checks"
urlpatterns = [
    path("check/", views.check_a_letter, name="check"),
    path("returns/letters/", views.letters_lack, name="lacking"),
    path("returns/letters/table.csv", views.letters_lack_csv, name="lacking-csv"),
    path("returns/letters/chart.svg", views.letters_lack_chart, name="lacking-chart"),
    path("returns/letters/behind/", views.letters_behind, name="behind"),
    path("rules/", views.rules, name="rules"),
    path("rules/<slug:code>/", views.rule, name="rule"),
]
