"""Addresses of the evidence log; what anyone may fetch begins with /evidence-log/published/."""

from __future__ import annotations

from django.urls import path

from answerable.desk.proof import views

app_name = "proof"
urlpatterns = [
    path("evidence-log/", views.index, name="index"),
    path("evidence-log/check/", views.check, name="check"),
    path("evidence-log/<uuid:uid>/", views.entry, name="entry"),
    path("evidence-log/<uuid:uid>/receipt/", views.receipt, name="receipt"),
    path("evidence-log/published/checkpoint", views.checkpoint, name="checkpoint"),
    path("evidence-log/published/keys", views.published_keys, name="keys"),
    path("evidence-log/published/update", views.update, name="update"),
]
