"""The newest answers as RSS and as Atom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from answerable.desk.disclosure.queries import last_change, latest
from answerable.desk.disclosure.words import first_lines
from answerable.desk.public.addresses import absolute
from answerable.desk.registers.authority import authority

MEDIA = {Rss201rev2Feed: "application/rss+xml; charset=utf-8", Atom1Feed: "application/atom+xml; charset=utf-8"}


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def rss(request: HttpRequest) -> HttpResponse:
    """RSS 2.0."""
    return _feed(Rss201rev2Feed, "public:rss")


@require_safe
@cache_control(public=True, max_age=300)
@conditional_page
def atom(request: HttpRequest) -> HttpResponse:
    """Atom 1.0."""
    return _feed(Atom1Feed, "public:atom")


def _feed(kind: type[Rss201rev2Feed | Atom1Feed], name: str) -> HttpResponse:
    """The newest answers, each under the address at which it stays."""
    feed = kind(
        title=f"Disclosure log of {authority().name}",
        link=absolute("public:log"),
        description=f"Requests for information that {authority().name} has answered.",
        language="en-GB",
        feed_url=absolute(name),
        feed_guid=absolute("public:log"),
    )
    _fill(feed)
    response = HttpResponse(feed.writeString("utf-8"), content_type=MEDIA[kind])
    if changed := last_change():
        response["Last-Modified"] = changed.strftime("%a, %d %b %Y %H:%M:%S GMT")
    return response


def _fill(feed: Rss201rev2Feed | Atom1Feed) -> None:
    for one in latest():
        link = absolute("public:entry", one.slug)
        feed.add_item(
            title=one.title,
            link=link,
            description=one.summary or first_lines(one.said[0].answer if one.said else ""),
            unique_id=link,
            author_name=one.answered_by,
            pubdate=one.published_at,
            updateddate=one.changed_at,
            categories=[one.subject] if one.subject else [],
        )
