"""Addresses of memory."""

from __future__ import annotations

from django.urls import path

from answerable.desk.memory.views import logs, search

app_name = "memory"
urlpatterns = [
    path("memory/", search.search, name="search"),
    path("memory/<int:number>/", search.answer, name="answer"),
    path("memory/logs/", logs.index, name="logs"),
    path("memory/logs/new/", logs.new, name="new-log"),
    path("memory/logs/<int:number>/", logs.log, name="log"),
    path("memory/logs/<int:number>/columns/", logs.columns, name="columns"),
    path("memory/logs/<int:number>/keep/", logs.keep, name="keep-log"),
    path("memory/logs/<int:number>/remove/", logs.remove, name="remove-log"),
]
