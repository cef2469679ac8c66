"""Addresses of the chain of evidence."""

from __future__ import annotations

from django.urls import path

from answerable.desk.custody.views import acts, pages

app_name = "custody"
urlpatterns = [
    path("evidence/", pages.index, name="list"),
    path("evidence/open/", acts.begin, name="open"),
    path("evidence/check/", pages.check, name="check"),
    path("evidence/<slug:reference>/", pages.investigation, name="investigation"),
    path("evidence/<slug:reference>/do/<slug:act>/", acts.act, name="act"),
    path("evidence/<slug:reference>/entries/<int:number>/", pages.entry, name="entry"),
    path("evidence/<slug:reference>/entries/<int:number>/files/<int:item>/", pages.file, name="file"),
    path("evidence/<slug:reference>/entries/<int:number>/bag.zip", pages.bag, name="bag"),
    path("evidence/<slug:reference>/<int:number>/", pages.item, name="item"),
    path("evidence/<slug:reference>/<int:number>/do/<slug:act>/", acts.act, name="item-act"),
]
