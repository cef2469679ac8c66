"""Addresses of registers and their entries."""

from __future__ import annotations

from django.urls import path

from answerable.desk.registers.views import documents, editing, entries, imports, lists

app_name = "registers"
urlpatterns = [
    path("registers/", lists.register_list, name="list"),
    path("registers/<slug:name>/", lists.register, name="register"),
    path("registers/<slug:name>/list/<slug:section>/", lists.register, name="part"),
    path("registers/<slug:name>/columns/", lists.columns, name="columns"),
    path("registers/<slug:name>/import/", imports.bring, name="import"),
    path("registers/<slug:name>/import/<int:number>/", imports.preview, name="preview"),
    path("registers/<slug:name>/as/<slug:form>/", imports.download, name="export"),
    path("registers/<slug:name>/list/<slug:section>/as/<slug:form>/", imports.download, name="export-part"),
    path("registers/<slug:name>/new/", editing.new, name="new"),
    path("registers/<slug:name>/new/<slug:section>/", editing.new, name="new-in"),
    path("registers/<slug:name>/edit/<path:key>/", editing.edit, name="edit"),
    path("registers/<slug:name>/remove/<path:key>/", editing.take_out, name="remove"),
    path("registers/<slug:name>/documents/<int:number>/", documents.give, name="document"),
    path("registers/<slug:name>/document/<path:key>/", documents.bring, name="keep-document"),
    path("registers/<slug:name>/history/<path:key>/", entries.past, name="history"),
    path("registers/<slug:name>/<path:key>/", entries.entry, name="entry"),
]
