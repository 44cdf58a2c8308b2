"""The stages as digest.toml sets them. The linker has a module of its own, for it brings numpy and scipy with it."""

from __future__ import annotations

from digest.clean import Cleaner
from digest.clean.own import load_rules
from digest.config import FILE_NAME, Config
from digest.errors import SettingsError
from digest.summarise import SUMMARISERS, Summariser
from digest.summarise.answers import Wanted, answers_text, load_answers
from digest.summarise.client import Endpoint
from digest.summarise.model import Modelled


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
