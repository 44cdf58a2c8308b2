"""The story of a build, from the folder to the files, on one screen. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from digest.clean import Cleaner, article_id
from digest.clean.repeated import without_repeated
from digest.config import Config
from digest.engine import Engine, once
from digest.errors import ContentError, Skipped
from digest.fetched import Fetched, read_fetched
from digest.ingest import first_commits, gather, own_pages, read
from digest.ingest.samples import only_samples, used
from digest.ledger import Followed, Ledger, Occasion, absent, corrected, followed, gone, held, named, published, texts
from digest.link import Linker, grouped
from digest.link.coverage import covered
from digest.link.entities import EntityFinder
from digest.link.entities.registry import FILE_NAME as REGISTRY
from digest.link.wishes import Wishes
from digest.linking import linker
from digest.model import Article, File, Page, Payload, RawDocument, Site, Story
from digest.notes import LEFT_OUT, ONLY_SAMPLES, counts, notes, strangers, unspoken, waiting, warnings
from digest.overrides import Decisions, Given, Overrides, decide, load_overrides
from digest.pages import Beside, plan
from digest.printing import Late, printed, spoken
from digest.proofs import check_receipts
from digest.request import Request, left_out, unpublished, withhold
from digest.stages import cleaner, kept_answers, summariser
from digest.summarise.account import accounts
from digest.summarise.model import Asked, Modelled


@dataclass(frozen=True, slots=True)
class Build:
    """A finished site in memory, with its files that were put off (``late``, empty among ``files``), what was left out
    and why, and what an editor should look at. ``answers`` are those of a model to be kept in the file that digest.toml
    names, None without a model; ``dropped`` the ids of the articles that are withheld by hand. ``ledger`` holds the
    files of the ledger as this site makes it, by name, None without a ledger and where the site is no more than a
    preview."""

    site: Site
    files: tuple[File, ...]
    late: tuple[Late, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]
    counts: Mapping[str, int]
    seconds: Mapping[str, float] = field(default_factory=dict)
    answers: bytes | None = None
    dropped: tuple[str, ...] = ()
    ledger: Mapping[str, bytes] | None = None


def build(config: Config, request: Request, engine: Engine | None = None, ledger: Ledger | None = None) -> Build:
    """The site of ``config``'s content; raises :class:`ContentError` where there is no content folder
    or nothing in it to show. ``ledger`` is what was published before."""
    engine, before = engine or Engine(), ledger or Ledger()
    clean = cleaner(config)
    found = _gathered(config, clean, engine)
    known = Wishes(held(before, found.articles), published=published(before))
    with engine.stage("link"):
        link = _linker(config, engine)
        decided = _by_hand(config, request, found, _Past(known, named(before)), link)
    current, left = _current(config, request, found, decided)
    summarise = summariser(config, key=request.key if request.ask else None)
    pure = summarise if isinstance(summarise, Modelled) else engine.recalling("summarise", summarise)
    summaries, _ = engine.map("summarise", pure, current, lambda item: item.path)
    own, unusable = own_pages(config.folder("content"), drafts=request.drafts)
    with engine.stage("link"):
        linked = link(summaries, found.commits, own, decided.wishes.over(known))
        check_receipts(linked.site)
        rules = tuple(note for one in clean.own_rules for note in one.notes)
        ruled = replace(decided.applied(linked.site, link.tiers), rules=rules, as_of=request.now.date())
        site = replace(ruled, editions=covered(ruled.editions, left_out(found.articles, current, request)))
    with engine.stage("plan"):
        occasion = _occasion(request, found, decided.dropped.keys(), link.entities, config.folders.overrides)
        fetched, damaged = _fetched(config, before)
        beside = Beside(found.raw(request), fetched, unpublished(current, request))
        site, pages, files, traced = _laid_out(site, config, beside, before, occasion)
    asked = summarise.asked if isinstance(summarise, Modelled) else Asked()
    outlets = strangers(clean.own_rules, found.articles, config.sources)
    skipped = (*left, *unusable)
    told = (*linked.notes, *traced.notes, *found.notes)
    return Build(
        site,
        *printed(site, config, engine, (pages, files), late=request.late),
        skipped,
        (*warnings(site), *linked.warnings, *traced.warnings, *outlets, *asked.warnings(), *damaged),
        (*notes(site), *unspoken(config), *asked.notes(), *waiting(clean.own_rules), *told),
        counts(found.payloads, found.documents, site, skipped, len(pages)),
        dict(engine.seconds),
        kept_answers(summarise),
        tuple(sorted(decided.dropped)),
        _kept(traced.ledger, link.entities, site) if ledger is not None and found.lasting(request) else None,
    )


@dataclass(frozen=True, slots=True)
class _Past:
    """What the ledger says of the past: the linker's wishes, and every article ever published by id, with its pages."""

    known: Wishes
    named: Mapping[str, AbstractSet[str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the content folder holds: files, documents, clean articles, the days of the files' first commits where a
    date is missing, and what could not be used; ``samples`` are those of ``digest init`` that were left out."""

    payloads: Sequence[Payload]
    documents: Sequence[RawDocument]
    articles: Sequence[Article]
    commits: Mapping[str, date]
    skipped: Sequence[Skipped]
    samples: Sequence[str]

    @property
    def notes(self) -> tuple[str, ...]:
        """What is told of the samples."""
        return (ONLY_SAMPLES,) if only_samples(self.payloads) else ()

    def lasting(self, request: Request) -> bool:
        """Whether what is made of it is to be remembered: no preview, and not of samples alone."""
        return not (request.preview or only_samples(self.payloads))

    def raw(self, request: Request) -> dict[str, str]:
        """The raw texts to be shown in audit pages, by article id."""
        return {article_id(one.key): one.body for one in self.documents} if request.audit else {}


def _gathered(config: Config, clean: Cleaner, engine: Engine) -> _Found:
    content = config.folder("content")
    with engine.stage("gather"):
        everything, unread = gather(content)
        payloads, samples = used(everything)
    documents, unparsed = engine.flat_map("read", engine.recalling("read", _read), payloads, lambda item: item.path)
    articles, refused = engine.map("clean", engine.recalling("clean", clean), documents, lambda item: item.key)
    with engine.stage("clean"):
        articles = without_repeated(articles, clean.budget, clean.own_rules)
        commits = first_commits(content) if any(not a.dated.value for a in articles) else {}
    return _Found(payloads, documents, articles, commits, (*unread, *unparsed, *refused), samples)


def _linker(config: Config, engine: Engine) -> Linker:
    """The linker as ``config`` sets it; what it does to equal articles again, the ``engine`` may remember."""
    group, account = once(engine.recalling("group", grouped)), engine.recalling("accounts", accounts)
    return replace(linker(config), group=group, accounts=account)


def _read(item: Payload) -> tuple[RawDocument, ...]:
    return tuple(read(item))


def _current(
    config: Config, request: Request, found: _Found, decided: Decisions
) -> tuple[Sequence[Article], tuple[Skipped, ...]]:
    """The articles to be shown, and all that is left out until here; raises :class:`ContentError` where none is."""
    kept, dropped = decided.kept(decided.dated(found.articles))
    current, withheld = withhold(kept, request)
    samples = [Skipped("withhold", path, LEFT_OUT, "delete it") for path in found.samples]
    left = (*found.skipped, *dropped, *withheld, *samples)
    if not current:
        raise _nothing(config.folder("content"), left)
    return current, left


def _occasion(
    request: Request, found: _Found, dropped: AbstractSet[str], entities: EntityFinder, overrides: str
) -> Occasion:
    """This build as the ledger sees it: files with faults hide their articles for once, and an article past its last
    day was taken out by hand like those ``dropped``."""
    today = request.now.date()
    expired = {article.id for article in found.articles if article.expires and article.expires < today}
    meant = dropped | expired | {article_id(path) for path in found.samples}
    return Occasion(today, frozenset(article_id(one.item) for one in found.skipped), meant, entities, overrides)


def _fetched(config: Config, ledger: Ledger) -> tuple[Fetched, tuple[str, ...]]:
    """How the sources fare, and what is to be told: a record that is damaged costs no paper; a ledger that is gone."""
    told = () if ledger.urls else gone(config.root)
    try:
        return read_fetched(config.root) if config.root.is_absolute() else Fetched(), told
    except ContentError as error:
        return Fetched(), (f"status.json does not say how the sources fare: {error}", *told)


def _laid_out(
    site: Site, config: Config, beside: Beside, ledger: Ledger, occasion: Occasion
) -> tuple[Site, list[Page], list[File], Followed]:
    """``site`` with its corrections, all its pages with those for old addresses, other files, and the ledger then."""
    past, site = corrected(ledger, site, occasion)
    beside = replace(beside, missing=absent(ledger, occasion.missing))
    pages, files = plan(site, config, beside, spoken(config))
    traced = followed(past, site, pages, occasion, spoken(config))
    return site, [*pages, *traced.pages], files, traced


def _kept(ledger: Ledger, entities: EntityFinder, site: Site) -> dict[str, bytes]:
    """The files of the ledger by name, with the names under which people, places and organisations have pages."""
    return {**texts(ledger), REGISTRY: entities.registry.grown(site.entities).data()}


def _nothing(content: Path, skipped: Sequence[Skipped]) -> ContentError:
    """Why there is no site: without one article a build would only take the old site down."""
    if not skipped:
        return ContentError("holds no article", where=str(content), hint="put some there, then build again")
    first = f"the first: {skipped[0].item} {skipped[0].why}"
    return ContentError(f"holds no article that can be shown; {first}", where=str(content), hint=skipped[0].hint)


def _by_hand(config: Config, request: Request, found: _Found, past: _Past, link: Linker) -> Decisions:
    """What the files of overrides beside digest.toml decide about the articles of ``found``; raises
    :class:`ContentError` with all that is wrong in them."""
    overrides = load_overrides(config.folder("overrides")) if config.root.is_absolute() else Overrides()

    def shown(some: Sequence[Article]) -> Sequence[Article]:
        return withhold(some, request)[0]

    def stories(some: Sequence[Article], wishes: Wishes) -> tuple[Story, ...]:
        return link.names(some, found.commits, wishes.over(past.known))

    def unsealed(some: Sequence[Article]) -> tuple[Story, ...]:
        return link.names(some, found.commits, Wishes(published=past.known.published))

    keys = [one.key for one in found.documents]
    base = urlsplit(config.site.base_url).path
    unused = {one.item: one.why for one in found.skipped}
    given = Given(
        found.articles, keys, shown, stories, unsealed, base, config.zone, unused, past.known.published, past.named
    )
    return decide(overrides, given)
