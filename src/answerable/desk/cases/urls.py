"""Addresses of cases. A reference may hold a stroke; a question is found by its place."""

from __future__ import annotations

from django.urls import path, register_converter

from answerable.desk.cases.references import Reference
from answerable.desk.cases.views import (
    acts,
    asked,
    checked,
    clocks,
    desk,
    drafts,
    elsewhere,
    intake,
    letter,
    publish,
    question,
    questions,
    record,
    search,
)

register_converter(Reference, "reference")
app_name = "cases"
urlpatterns = [
    path("desk/", desk.desk_page, name="desk"),
    path("asked/<str:token>/", asked.question, name="asked"),
    path("tasks/", record.tasks, name="tasks"),
    path("clocks/", clocks.clocks, name="clocks"),
    path("calendar/<str:key>.ics", clocks.calendar, name="calendar"),
    path("clocks/mend/", clocks.mend, name="mend"),
    path("search/", search.results, name="search"),
    path("tasks/messages/<int:message>/again/", intake.again, name="send-again"),
    path("tasks/<int:key>/finish/", intake.finish, name="finish-task"),
    path("cases/new/", intake.new, name="new"),
    path("cases/<reference:reference>/", question.case_page, name="case"),
    path("cases/<reference:reference>/questions/", questions.questions, name="questions"),
    path("cases/<reference:reference>/drafts/", drafts.all_drafts, name="drafts"),
    path("cases/<reference:reference>/elsewhere/", elsewhere.elsewhere, name="elsewhere"),
    path("cases/<reference:reference>/questions/<int:position>/", question.question, name="question"),
    path("cases/<reference:reference>/questions/<int:position>/look/", question.look, name="look"),
    path("cases/<reference:reference>/questions/<int:position>/versions/", record.versions, name="versions"),
    path("cases/<reference:reference>/letter/", letter.letter, name="letter"),
    path("cases/<reference:reference>/letters/<int:key>/check/", checked.letter, name="check-letter"),
    path("cases/<reference:reference>/letters/<int:key>/comments.docx", checked.commented, name="check-comments"),
    path("cases/<reference:reference>/correspondence/<int:key>/check/", checked.item, name="check-item"),
    path("cases/<reference:reference>/questions/<int:position>/ask/", acts.ask, name="allocate"),
    path("cases/<reference:reference>/asked/<int:key>/recall/", acts.recall_question, name="recall"),
    path("cases/<reference:reference>/publish/", publish.publish, name="publish"),
    path("cases/<reference:reference>/act/<slug:act>/", acts.act, name="act"),
    path("cases/<reference:reference>/clock/", record.clock, name="clock"),
    path("cases/<reference:reference>/clock/events/<int:key>/", acts.correct_day, name="correct-event"),
    path("cases/<reference:reference>/correspondence/", record.correspondence, name="correspondence"),
    path("cases/<reference:reference>/history/", record.history, name="history"),
    path("cases/<reference:reference>/files/<int:key>/", record.file, name="file"),
]
