"""The template environment: our pages, the GOV.UK macros, and the few words every template may use."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import jinja2
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from casekeeper.facts import prisons
from casekeeper.facts.countries import country_name
from casekeeper.screens import dates, entries_in_words, wording
from casekeeper.screens.barriers import decider_in_words


def environment(**options: Any) -> jinja2.Environment:
    """Made once by Django's template engine. Missing names render as nothing, as the GOV.UK macros expect."""
    ours = options.pop("loader")
    options.pop("trim_blocks", None)
    govuk = jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")})
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([ours, govuk]), trim_blocks=True, lstrip_blocks=True, cache_size=1000, **options
    )
    made.globals |= {"url": url, "static": static, "name_of_unit": wording.name_of_unit,
                     "decider": decider_in_words}  # fmt: skip
    words: dict[str, Any] = {
        "day": dates.in_words,
        "partly": entries_in_words.date_in_words,
        "state": entries_in_words.state_in_words,
        "short_day": dates.in_short,
        "instant": dates.instant_in_words,
        "hour": dates.hour_in_words,
        "minutes_left": dates.minutes_in_words,
        "dated": wording.as_said,
        "sentence": wording.as_sentence,
        "plain": wording.in_plain_words,
        "figures": wording.figures,
        "prison": prisons.named,
        "register_name": wording.name_of_register,
        "country_name": country_name,
    }
    made.filters |= words
    return made


def url(name: str, *args: Any, **query: Any) -> str:
    """The address of a named page, with a query where parts are given."""
    from django.utils.http import urlencode

    address = reverse(name, args=args)
    parts = {key: value for key, value in query.items() if value not in (None, "")}
    return f"{address}?{urlencode(parts, doseq=True)}" if parts else address


@cache
def static(path: str) -> str:
    """The address of a style sheet, script or image; it changes when the file does."""
    found = finders.find(path)
    if not isinstance(found, str):
        return f"/{settings.STATIC_URL.strip('/')}/{path}"
    with open(found, "rb") as file:
        version = hashlib.sha256(file.read()).hexdigest()[:8]
    return f"/{settings.STATIC_URL.strip('/')}/{path}?v={version}"
