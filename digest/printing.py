"""Pages to files: rendered, their cards drawn, the theme's own files beside them; or put off until somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from digest import border
from digest.cards import painted
from digest.config import Config
from digest.engine import Engine
from digest.errors import SettingsError
from digest.model import File, OutPath, Page, Site
from digest.pages import cards, chosen, site_view, standing_in, wanted
from digest.pages.cards import TEMPLATE as CARD
from digest.pages.paths import is_audit
from digest.render import Renderer
from digest.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class Late:
    """The file at ``path``, which :meth:`make` makes when somebody asks for it, or raises :class:`SettingsError`. Two
    are equal where what they are made ``of`` is."""

    path: OutPath
    of: object
    make: Callable[[], File] = field(compare=False)


def spoken(config: Config) -> Texts:
    """The paper's own words in its language, some of them as its folder of templates has them."""
    return texts(config.site.language, config.folder("templates"))


def printed(
    site: Site, config: Config, engine: Engine, laid_out: tuple[Sequence[Page], Sequence[File]], *, late: bool
) -> tuple[tuple[File, ...], tuple[Late, ...]]:
    """Every file of the site in the order of their paths: pages ``laid_out`` rendered, files and the theme's as they
    are. With ``late`` the audit pages and what is drawn, which an editor looks at one by one, are empty files, and come
    a second time as what makes them."""
    pages, files = laid_out
    with engine.stage("plan"):
        words = spoken(config)
        renderer = Renderer(config.folder("templates"), config.site.base_url, words)
        static = [file for name, file in renderer.files.items() if _used(name, config)]
        shared = site_view(config, site.own, words, site.entities)
        pages = [*pages, *cards(site, config.site, words)]
        off, pages = _parted(pages) if late else ([], pages)
        theme = renderer.theme()
    settings = (theme, words, shared)
    render: Callable[[Page], File] = partial(renderer, site=shared)
    put_off = [Late(page.path, (settings, page), partial(render, page)) for page in off]
    rendered, _ = engine.map("render", engine.recalling("render", render, settings), pages, lambda page: page.path)
    if engine.memory and renderer.theme() != theme:
        engine.memory.forget("render")
    svgs = _to_draw(rendered, site, config)
    draw = _undrawn if late else engine.recalling("draw", _drawn)
    images, _ = engine.map("draw", draw, svgs, lambda file: file.path)
    put_off += [Late(_undrawn(svg).path, svg, partial(_drawn, svg)) for svg in svgs if late]
    images += standing_in([file for file in rendered if file.path.endswith(CARD)], images)
    images += [File(page.path, b"") for page in off]
    made = sorted([*rendered, *images, *files, *static], key=lambda file: file.path)
    return tuple(made), tuple(put_off)


def _parted(pages: Sequence[Page]) -> tuple[list[Page], list[Page]]:
    """The audit pages, and the others."""
    return [page for page in pages if is_audit(page.path)], [page for page in pages if not is_audit(page.path)]


def _used(name: str, config: Config) -> bool:
    """Whether the site has a use for the static file that the theme calls ``name``."""
    search = "finder.js" if config.search.engine == "own" else "search.js"
    unused = {search, *(() if config.edition.stale else ["age.js"])}
    return not name.endswith(".js") or (config.site.scripts and name not in unused)


def _to_draw(rendered: Sequence[File], site: Site, config: Config) -> list[File]:
    """The cards among the ``rendered`` files that are to be had as PNG too."""
    found = chosen(site, config.site)
    return [file for file in rendered if file.path.endswith(CARD) and wanted(file, found)]


def _undrawn(card: File) -> File:
    """The place of ``card`` as PNG, for who wants it drawn only when somebody asks for it."""
    return File(border.out_path(f"{card.path.removesuffix('svg')}png"), b"")


def _drawn(card: File) -> File:
    """``card`` as PNG, beside it; raises :class:`SettingsError` where the owner's template gives nothing to draw."""
    try:
        return replace(_undrawn(card), data=painted(card.data.decode()))
    except ValueError as error:
        hint = 'an SVG begins with <svg xmlns=…> and is well-formed; cards = "none" below [site] makes none'
        raise SettingsError(f"the card {card.path} cannot be drawn: {error}", where=CARD, hint=hint) from error
