"""Addresses of incoming mail."""

from __future__ import annotations

from django.urls import path

from answerable.desk.post import views

app_name = "post"
urlpatterns = [
    path("post/", views.index, name="list"),
    path("post/<int:number>/", views.message, name="message"),
    path("post/<int:number>/message.eml", views.whole, name="whole"),
    path("post/<int:number>/files/<int:key>/", views.file, name="file"),
]
