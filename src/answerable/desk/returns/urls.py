"""Addresses of the returns."""

from __future__ import annotations

from django.urls import path

from answerable.desk.returns import views

app_name = "returns"
urlpatterns = [
    path("returns/", views.index, name="index"),
    path("returns/table.csv", views.index_csv, name="index-csv"),
    path("returns/answers-found/", views.offers, name="offers"),
    path("returns/<slug:name>/", views.filled_in, name="layout"),
    path("returns/<slug:name>.csv", views.filled_in_csv, name="layout-csv"),
]
