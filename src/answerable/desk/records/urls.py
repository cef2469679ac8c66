"""Addresses of captured messages."""

from __future__ import annotations

from django.urls import path

from answerable.desk.records.views import captures

app_name = "records"
urlpatterns = [
    path("records/", captures.index, name="index"),
    path("records/captures/new/", captures.new, name="new"),
    path("records/captures/<int:number>/", captures.capture, name="capture"),
    path("records/chats/<int:number>/", captures.chat, name="chat"),
]
