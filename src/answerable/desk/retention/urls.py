"""Addresses of retention."""

from __future__ import annotations

app_name = "retention"
urlpatterns: list = []
