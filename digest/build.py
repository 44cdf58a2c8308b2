"""The story of a build, from the folder to the files, on one screen. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from digest import __version__
from digest.clean import Cleaner, article_id
from digest.clean.own import load_rules
from digest.clean.repeated import without_repeated
from digest.config import FILE_NAME, Config
from digest.engine import Engine
from digest.errors import ContentError, SettingsError, Skipped
from digest.ingest import first_commits, gather, own_pages, read
from digest.link import Linker, StoryFinder, Tiers
from digest.link.entities import EntityFinder, kept, load_editor
from digest.model import Article, File, Site, Story, Summary
from digest.notes import counts, notes, strangers, waiting, warnings
from digest.pages import plan, site_view
from digest.render import Renderer
from digest.summarise import SUMMARISERS, Summariser, checks, follows, leads, speaks
from digest.summarise.answers import Wanted, answers_text, load_answers
from digest.summarise.client import Endpoint
from digest.summarise.model import Asked, Modelled

LEDGER = "ledger"
"""The folder beside digest.toml that holds what was published."""


@dataclass(frozen=True, slots=True)
class Request:
    """What this build is to show: ``now`` decides what is still to come; a build never asks the clock itself.

    ``audit`` adds a page to each article with its raw text, which is for the editor's eyes and never to be published.
    ``ask`` lets a model be asked where digest.toml names one, with ``key``; else only its kept answers are used.
    """

    now: datetime
    drafts: bool = False
    future: bool = False
    audit: bool = False
    ask: bool = False
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Build:
    """A finished site in memory, what was left out and why, and what an editor should look at. ``answers`` are those of
    a model to be kept in the file that digest.toml names, None without a model."""

    site: Site
    files: tuple[File, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    counts: Mapping[str, int]
    seconds: Mapping[str, float] = field(default_factory=dict)
    answers: bytes | None = None


def build(config: Config, request: Request, engine: Engine | None = None) -> Build:
    """The site of ``config``'s content; raises :class:`ContentError` where there is no content folder."""
    engine = engine or Engine()
    clean = cleaner(config)
    content = config.folder("content")
    with engine.stage("gather"):
        payloads, unread = gather(content)
    documents, unparsed = engine.flat_map("read", read, payloads, lambda item: item.path)
    articles, refused = engine.map("clean", clean, documents, lambda item: item.key)
    with engine.stage("clean"):
        articles = without_repeated(articles, clean.budget, clean.own_rules)
    current, withheld = withhold(articles, request)
    if not current:
        raise _nothing(content, (*unread, *unparsed, *refused, *withheld))
    summarise = summariser(config, key=request.key if request.ask else None)
    summaries, _ = engine.map("summarise", summarise, current, lambda item: item.path)
    own, unusable = own_pages(content, drafts=request.drafts)
    with engine.stage("link"):
        commits = first_commits(content) if any(not a.dated.value for a in current) else {}
        linked = linker(config)(summaries, commits, own)
        _check_receipts(linked.site)
        site = replace(linked.site, rules=tuple(note for one in clean.own_rules for note in one.notes))
    raw = {article_id(one.key): one.body for one in documents} if request.audit else {}
    files, pages = _files(site, config, engine, raw)
    skipped = (*unread, *unparsed, *refused, *withheld, *unusable)
    asked = summarise.asked if isinstance(summarise, Modelled) else Asked()
    return Build(
        site,
        files,
        skipped,
        (*warnings(site), *linked.warnings, *strangers(clean.own_rules, articles, config.sources), *asked.warnings()),
        (*notes(site), *asked.notes(), *waiting(clean.own_rules)),
        counts(payloads, documents, site, skipped, pages),
        dict(engine.seconds),
        kept_answers(summarise),
    )


def _files(site: Site, config: Config, engine: Engine, raw: Mapping[str, str]) -> tuple[tuple[File, ...], int]:
    """Every file of the site in the order of their paths, and how many of them are pages; audit pages of ``raw``."""
    with engine.stage("plan"):
        pages, files = plan(site, config, raw)
        renderer = Renderer(config.folder("templates"), config.site.base_url)
        static = list(renderer.static())
        style = next(file.path for file in static if file.path.startswith("static/style."))
        shared = site_view(config, site.own, style, __version__, site.entities)
    rendered, _ = engine.map("render", lambda page: renderer(page, shared), pages, lambda page: page.path)
    return tuple(sorted([*rendered, *files, *static], key=lambda file: file.path)), len(pages)


def _nothing(content: Path, skipped: Sequence[Skipped]) -> ContentError:
    """Why there is no site: without one article a build would only take the old site down."""
    if not skipped:
        return ContentError("holds no article", where=str(content), hint="put some there, then build again")
    first = f"the first: {skipped[0].item} {skipped[0].why}"
    return ContentError(f"holds no article that can be shown; {first}", where=str(content), hint=skipped[0].hint)


def cleaner(config: Config) -> Cleaner:
    """The cleaner as ``config`` sets it, with the rules that lie beside digest.toml where there is one."""
    own = load_rules(config.folder("rules")) if config.root.is_absolute() else ()
    return Cleaner(config.zone, config.site.language, config.sources, config.clean.budget, own)


def summariser(config: Config, method: str = "", key: str | None = None) -> Summariser:
    """The summariser called ``method``, or the one ``config`` names, as it sets it. A model is asked with ``key``, and
    where that is None only its kept answers are used; raises :class:`SettingsError` where no model is named."""
    settings = config.summary
    method = method or settings.method
    own = SUMMARISERS[method if method != "model" else "extractive"](settings.sentences, settings.words)
    if method != "model":
        return own
    if not (settings.base_url and settings.model):
        hint = "set base_url and model below [summary]; docs/settings.md shows how"
        raise SettingsError("the method 'model' needs a model to ask", where=FILE_NAME, hint=hint)
    endpoint = Endpoint(settings.base_url, settings.model, key or "", settings.timeout, settings.retries)
    wanted = Wanted(settings.model, settings.sentences, settings.words)
    kept = load_answers(config.root / settings.cache) if config.root.is_absolute() else {}
    return Modelled(own, wanted, None if key is None else endpoint, kept, settings.budget)


def kept_answers(summarise: Summariser) -> bytes | None:
    """The file of answers as it is after ``summarise`` did its work; None where it is no model's."""
    if not isinstance(summarise, Modelled):
        return None
    return answers_text(summarise.kept, summarise.asked.used)


def warnings_of(summarise: Summariser) -> tuple[str, ...]:
    """What went wrong with the model that ``summarise`` asks, if it asks one."""
    return tuple(summarise.asked.warnings()) if isinstance(summarise, Modelled) else ()


def linker(config: Config) -> Linker:
    """The linker as ``config`` sets it."""
    entities = EntityFinder(config.entities.articles, config.entities.days, finder=config.entities.finder)
    if config.root.is_absolute():
        entities = replace(entities, editor=load_editor(config.root), registry=kept(config.root / LEDGER))
    return Linker(
        StoryFinder(config.stories.likeness, config.stories.days),
        Tiers(config.edition.lead, config.edition.key),
        entities,
    )


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


def _is_future(article: Article, day: date, request: Request) -> bool:
    value = article.dated.value or ""
    return datetime.fromisoformat(value) > request.now if len(value) > 10 else day > request.now.date()


def _check_receipts(site: Site) -> None:
    """No receipt, no sentence: a summary sentence that its article does not bear out must never reach a page."""
    articles = {m.article.id: m.article for story in site.stories for m in story.members}
    for story in site.stories:
        _check_accounts(story, articles)
        for member in story.members:
            summary: Summary = member.summary
            written = summary.sentences if summary.method == "model" else ()
            own = (summary.lede, *summary.sentences) if summary.method != "human" and summary.sentences else ()
            for point in (*summary.points, *summary.matters, *summary.next, *own):
                if not (follows if point in written else checks)(point, articles):
                    raise ContentError(f"a summary sentence has no receipt: {point.text!r}", where=member.article.path)
            for quote in summary.quotes:
                if not speaks(quote, articles):
                    raise ContentError(f"a speaker has no receipt: {quote.speaker!r}", where=member.article.path)
            details = [(one.text, one.receipts) for one in summary.quotes]
            details += [(one.text, one.receipts) for one in summary.numbers]
            for text, receipts in details:
                if not leads(receipts, text, articles):
                    raise ContentError(f"a quotation or number has no receipt: {text!r}", where=member.article.path)


def _check_accounts(story: Story, articles: dict[str, Article]) -> None:
    """The same for what several articles say together; that of a single article is its own summary."""
    where = f"stories/{story.slug}"
    for account in story.accounts:
        for one in (*account.told, *account.new) if len(story.members) > 1 else ():
            if not checks(one.point, articles):
                raise ContentError(f"a sentence of the story has no receipt: {one.point.text!r}", where=where)
        for value in (value for figure in account.figures for value in figure.values):
            if not leads(value.receipts, value.text, articles):
                raise ContentError(f"a figure of the story has no receipt: {value.text!r}", where=where)
