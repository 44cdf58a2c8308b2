"""What a build is asked to show, and what it keeps back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from digest.errors import Skipped
from digest.link.coverage import Withheld
from digest.model import Article
from digest.texts import Phrased


@dataclass(frozen=True, slots=True)
class Request:
    """What this build is to show: ``now`` decides what is still to come; a build never asks the clock itself.

    ``audit`` adds a page to each article with its raw text, which is for the editor's eyes and never to be published.
    With ``late`` audit pages and the cards for link previews are made when somebody asks for one.
    ``ask`` lets a model be asked where digest.toml names one, with ``key``; else only its kept answers are used.
    """

    now: datetime
    drafts: bool = False
    future: bool = False
    audit: bool = False
    ask: bool = False
    late: bool = False
    key: str = field(default="", repr=False)

    @property
    def preview(self) -> bool:
        """Whether it shows what is not to be published."""
        return self.drafts or self.future or self.audit


def withhold(articles: Sequence[Article], request: Request) -> tuple[list[Article], list[Skipped]]:
    """The articles to show, and those that are drafts, still to come, or past their last day."""
    today = request.now.date()
    shown: list[Article] = []
    withheld: list[Skipped] = []
    for article in articles:
        day = article.dated.day
        if article.draft and not request.drafts:
            withheld.append(Skipped("withhold", article.path, "is a draft", "build with --drafts to see it"))
        elif day and _is_future(article, day, request) and not request.future:
            withheld.append(
                Skipped(
                    "withhold",
                    article.path,
                    f"is dated {day.isoformat()}, still to come",
                    "build with --future to see it",
                )
            )
        elif article.expires and article.expires < today:
            withheld.append(
                Skipped(
                    "withhold",
                    article.path,
                    f"expired on {article.expires.isoformat()}",
                    "change 'expires:' to show it again",
                )
            )
        else:
            shown.append(article)
    return shown, withheld


def unpublished(articles: Sequence[Article], request: Request) -> dict[str, str]:
    """Those of ``articles`` that a preview alone shows, by id, with the name of the text that says why."""
    dated = [(one, one.dated.day) for one in articles]
    future = {one.id: "preview.to_come" for one, day in dated if day and _is_future(one, day, request)}
    return future | {one.id: "preview.draft" for one in articles if one.draft}


def left_out(articles: Sequence[Article], current: Sequence[Article], request: Request) -> list[Withheld]:
    """The day of each of ``articles`` that is not ``current``, and why it is withheld."""
    shown = {article.id for article in current}
    return [(one.dated.day, _why_withheld(one, request)) for one in articles if one.id not in shown]


def _why_withheld(article: Article, request: Request) -> str:
    if article.draft and not request.drafts:
        return Phrased("edition.draft")
    day = article.dated.day
    if day and _is_future(article, day, request) and not request.future:
        return Phrased("edition.to_come")
    expired = article.expires and article.expires < request.now.date()
    return Phrased("edition.expired" if expired else "edition.by_hand")


def _is_future(article: Article, day: date, request: Request) -> bool:
    value = article.dated.value or ""
    return datetime.fromisoformat(value) > request.now if len(value) > 10 else day > request.now.date()
