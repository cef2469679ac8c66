"""Addresses of registers and their entries."""

from __future__ import annotations

from django.urls import path

from answerable.desk.registers import views

app_name = "registers"
urlpatterns = [
    path("registers/", views.register_list, name="list"),
    path("registers/<slug:name>/", views.register, name="register"),
    path("registers/<slug:name>/<path:key>/", views.entry, name="entry"),
]
