"""Addresses that anyone may open. Those under /follow/ are secret, and known to one applicant."""

from __future__ import annotations

from django.urls import path

from answerable.desk.public.views import about, asking, entry, feeds, following, log, machine, registers, standing

app_name = "public"
urlpatterns = [
    path("", asking.start, name="start"),
    path("request/", asking.ask, name="ask"),
    path("request/already/", asking.already, name="already"),
    path("request/already/<slug:key>/<slug:slug>/<int:place>/", asking.open_answer, name="open-answer"),
    path("follow/<str:secret>/", following.follow, name="follow"),
    path("follow/<str:secret>/received/", following.received, name="received"),
    path("follow/<str:secret>/review/", following.review, name="review"),
    path("follow/<str:secret>/withdraw/", following.leave, name="withdraw"),
    path("follow/<str:secret>/files/<int:key>/", following.file, name="follow-file"),
    path("disclosure-log/", log.log, name="log"),
    path("disclosure-log/feed.rss", feeds.rss, name="rss"),
    path("disclosure-log/feed.atom", feeds.atom, name="atom"),
    path("disclosure-log/log.json", machine.log_json, name="log-json"),
    path("disclosure-log/log.csv", machine.log_csv, name="log-csv"),
    path("disclosure-log/<slug:slug>/", entry.entry, name="entry"),
    path("disclosure-log/<slug:slug>/answer.json", machine.entry_json, name="entry-json"),
    path("disclosure-log/<slug:slug>/files/<int:key>/", entry.file, name="file"),
    path("publication-scheme/", about.scheme, name="scheme"),
    path("publication-scheme/answers/<slug:reference>/", standing.standing, name="standing"),
    path("published/registers/", registers.index, name="registers"),
    path("published/registers/<slug:name>/", registers.register, name="register"),
    path("published/registers/<slug:name>/register.json", registers.register_json, name="register-json"),
    path("published/registers/<slug:name>/register.csv", registers.register_csv, name="register-csv"),
    path("published/registers/<slug:name>/<path:key>/", registers.entry, name="register-entry"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("foi.json", machine.foi_json, name="foi-json"),
    path("sitemap.xml", machine.sitemap, name="sitemap"),
    path("robots.txt", machine.robots, name="robots"),
]
