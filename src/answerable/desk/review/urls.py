"""Addresses of a request's records."""

from __future__ import annotations

from django.urls import path

from answerable.desk.review.views import bundles, files, items, records, search, words

app_name = "review"
urlpatterns = [
    path("cases/<reference:reference>/records/", records.records, name="records"),
    path("cases/<reference:reference>/records/certificate.pdf", records.certificate, name="certificate"),
    path("cases/<reference:reference>/records/bundles/", bundles.bundles, name="bundles"),
    path("cases/<reference:reference>/records/bundles/<int:number>/<slug:part>/", bundles.file, name="bundle-file"),
    path("cases/<reference:reference>/records/<int:position>/elsewhere/", records.outside, name="outside"),
    path("cases/<reference:reference>/records/<int:position>/", items.items, name="items"),
    path("cases/<reference:reference>/records/<int:position>/search/", search.search, name="search"),
    path("cases/<reference:reference>/records/<int:position>/words/", words.words, name="words"),
    path("cases/<reference:reference>/records/<int:position>/words/act/", words.act, name="words-act"),
    path("cases/<reference:reference>/records/<int:position>/add/", files.add, name="add"),
    path("cases/<reference:reference>/records/<int:position>/bring/", files.bring_in, name="bring"),
    path("cases/<reference:reference>/records/<int:position>/<int:item>/file/", files.file, name="file"),
    path(
        "cases/<reference:reference>/records/<int:position>/<int:item>/original/", files.original_file, name="original"
    ),
    path("cases/<reference:reference>/records/<int:position>/<int:item>/copy/", files.released_copy, name="copy"),
    path(
        "cases/<reference:reference>/records/<int:position>/<int:item>/page/<int:number>.png", files.page, name="page"
    ),
    path(
        "cases/<reference:reference>/records/<int:position>/<int:item>/copy/<int:number>.png",
        files.copy_page,
        name="copy-page",
    ),
    path("cases/<reference:reference>/records/<int:position>/<int:item>/", items.decision, name="decide"),
]
