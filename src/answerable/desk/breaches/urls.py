"""Addresses of breaches."""

from __future__ import annotations

from django.urls import path

from answerable.desk.breaches.views import acts, pages, reports

app_name = "breaches"
urlpatterns = [
    path("breaches/", pages.index, name="list"),
    path("breaches/clocks/", pages.clocks, name="clocks"),
    path("breaches/new/", acts.begin, name="new"),
    path("breaches/report/", reports.index, name="report"),
    path("breaches/report/table.csv", reports.table, name="report-csv"),
    path("breaches/report/entries/", reports.entries, name="behind"),
    path("breaches/<str:key>/", pages.breach, name="breach"),
    path("breaches/<str:key>/form/", pages.form, name="form"),
    path("breaches/<str:key>/papers/<slug:name>.<slug:ending>", pages.paper, name="paper"),
    path("breaches/<str:key>/do/<slug:name>/", acts.act, name="act"),
]
