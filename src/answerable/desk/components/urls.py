"""Addresses that belong to no app."""

from __future__ import annotations

from django.urls import path

from answerable.desk.components import views

app_name = "components"
urlpatterns = [
    path("brand.css", views.brand_css, name="brand"),
    path("keys/", views.keys, name="keys"),
]
