"""Addresses of memory."""

from __future__ import annotations

from django.urls import path

from answerable.desk.memory.views import logs, search, standing

app_name = "memory"
urlpatterns = [
    path("memory/", search.search, name="search"),
    path("memory/<int:number>/", search.answer, name="answer"),
    path("memory/standing/", standing.index, name="standing"),
    path("memory/standing/candidates/", standing.proposed, name="candidates"),
    path("memory/standing/new/", standing.new, name="new-standing"),
    path("memory/standing/<str:reference>/", standing.standing, name="standing-answer"),
    path("memory/standing/<str:reference>/edit/", standing.edit, name="edit-standing"),
    path("memory/standing/<str:reference>/withdraw/", standing.withdraw, name="withdraw-standing"),
    path("memory/logs/", logs.index, name="logs"),
    path("memory/logs/new/", logs.new, name="new-log"),
    path("memory/logs/<int:number>/", logs.log, name="log"),
    path("memory/logs/<int:number>/columns/", logs.columns, name="columns"),
    path("memory/logs/<int:number>/keep/", logs.keep, name="keep-log"),
    path("memory/logs/<int:number>/remove/", logs.remove, name="remove-log"),
]
