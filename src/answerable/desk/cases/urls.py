"""Addresses of cases. A reference may hold a stroke; a question is found by its place."""

from __future__ import annotations

from django.urls import path

from answerable.desk.cases.views import (
    acts,
    asked,
    clocks,
    desk,
    intake,
    letter,
    publish,
    question,
    questions,
    record,
    search,
)

app_name = "cases"
urlpatterns = [
    path("desk/", desk.desk_page, name="desk"),
    path("asked/<str:token>/", asked.question, name="asked"),
    path("tasks/", record.tasks, name="tasks"),
    path("clocks/", clocks.clocks, name="clocks"),
    path("calendar/<str:key>.ics", clocks.calendar, name="calendar"),
    path("clocks/mend/", clocks.mend, name="mend"),
    path("search/", search.results, name="search"),
    path("tasks/<int:key>/finish/", intake.finish, name="finish-task"),
    path("cases/new/", intake.new, name="new"),
    path("cases/<str:reference>/", question.case_page, name="case"),
    path("cases/<str:reference>/questions/", questions.questions, name="questions"),
    path("cases/<str:reference>/questions/<int:position>/", question.question, name="question"),
    path("cases/<str:reference>/questions/<int:position>/look/", question.look, name="look"),
    path("cases/<str:reference>/questions/<int:position>/versions/", record.versions, name="versions"),
    path("cases/<str:reference>/letter/", letter.letter, name="letter"),
    path("cases/<str:reference>/questions/<int:position>/ask/", acts.ask, name="allocate"),
    path("cases/<str:reference>/asked/<int:key>/recall/", acts.take_back, name="recall"),
    path("cases/<str:reference>/publish/", publish.publish, name="publish"),
    path("cases/<str:reference>/act/<slug:act>/", acts.act, name="act"),
    path("cases/<str:reference>/clock/", record.clock, name="clock"),
    path("cases/<str:reference>/correspondence/", record.correspondence, name="correspondence"),
    path("cases/<str:reference>/history/", record.history, name="history"),
    path("cases/<str:reference>/files/<int:key>/", record.file, name="file"),
]
