"""Addresses of the schedule, the due list, holds and disposals."""

from __future__ import annotations

from django.urls import path, re_path

from answerable.desk.retention.views import disposals, holds, schedule

app_name = "retention"
urlpatterns = [
    path("", schedule.schedule, name="schedule"),
    path("due/", schedule.due, name="due"),
    path("holds/", holds.holds, name="holds"),
    path("holds/new/", holds.place, name="place"),
    path("holds/<int:number>/", holds.hold_view, name="hold"),
    path("holds/<int:number>/lift/", holds.lift, name="lift"),
    path("disposals/", disposals.disposals, name="disposals"),
    path("disposals/begin/", disposals.begin, name="begin"),
    path("disposals/<int:number>/", disposals.disposal, name="disposal"),
    path("disposals/<int:number>/items/<int:key>/", disposals.item, name="item"),
    path("disposals/<int:number>/approve/", disposals.approve, name="approve"),
    path("disposals/<int:number>/send-back/", disposals.send_back, name="send-back"),
    re_path(r"^disposals/(?P<number>\d+)/(?P<name>ask|drop|carry-out)/$", disposals.act, name="act"),
    path("disposals/<int:number>/certificate/", disposals.certificate, name="certificate"),
    path("disposals/<int:number>/certificate.pdf", disposals.certificate_pdf, name="certificate-pdf"),
]
