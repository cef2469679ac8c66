"""Addresses of imports."""

from __future__ import annotations

from django.urls import path

from answerable.desk.imports import views

app_name = "imports"
urlpatterns = [
    path("import/", views.index, name="index"),
    path("import/<int:number>/", views.page, name="import"),
    path("import/<int:number>/columns/", views.columns, name="columns"),
    path("import/<int:number>/words/", views.words, name="words"),
    path("import/<int:number>/sheet/", views.sheet, name="sheet"),
    path("import/<int:number>/carry-out/", views.carry, name="carry-out"),
    path("import/<int:number>/undo/", views.undo, name="undo"),
    path("import/<int:number>/rows-not-imported.csv", views.faults_csv, name="faults-csv"),
]
