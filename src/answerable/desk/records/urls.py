"""Addresses of captured messages."""

from __future__ import annotations

from django.urls import path

from answerable.desk.records.views import captures, search

app_name = "records"
urlpatterns = [
    path("records/", captures.index, name="index"),
    path("records/captures/new/", captures.new, name="new"),
    path("records/captures/<int:number>/", captures.capture, name="capture"),
    path("records/chats/<int:number>/", captures.chat, name="chat"),
    path("records/search/", search.search, name="search"),
    path("records/search/save/", search.save, name="save-search"),
    path("records/searches/", search.searches, name="searches"),
    path("records/searches/<int:number>/", search.change, name="change-search"),
    path("records/messages/<int:number>/", search.message, name="conversation"),
    path("records/messages/<int:number>/around/", search.around, name="around"),
]
