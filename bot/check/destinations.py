"""Regions, channels, services and documents: those the rules name, and no others."""

from collections.abc import Iterator

from bot.check import values
from bot.check.finding import Code, Finding
from bot.check.house import File, House
from rules import FACTS, PROGRAMMES

_CENTRES = ("career_centre", "labour_mobility_centre")
_FORMS = ("ru_gen", "kk_gen")


def destinations(house: House) -> Iterator[Finding]:
    ways = [way for programme in PROGRAMMES.values() for way in programme.apply]
    channels = {way.channel for way in ways} | set(values.SHOWN_CHANNELS)
    services = {way.service for way in ways if way.service}
    yield from _same(house.channels, "channels", "channel", channels)
    yield from _same(house.services, "services", "service", services)
    if house.papers_named:
        yield from _same(house.documents, "documents", "document", set(house.papers_named))
    regions = {str(code) for code in FACTS["region"].values}
    yield from _same(house.regions, "regions", "region", regions)
    yield from _centres(house.regions)
    for code, service in house.services.model.services.items() if house.services.model else ():
        if service.path.rpartition("/")[2] != code:
            message = f"the address of {code} ends in «{service.path.rpartition('/')[2]}»; make them agree"
            yield house.services.finding(("services", code, "path"), "service", message)


def _same(file: File, field: str, what: Code, wanted: set[str]) -> Iterator[Finding]:
    if file.model is None:
        return
    written = getattr(file.model, field)
    for name in sorted(wanted - set(written)):
        yield file.finding((field,), what, f"{name} is referred to and is not here; add it")
    for name in sorted(set(written) - wanted):
        yield file.finding((field, name), what, f"nothing refers to {name}; remove it, or use it")


def _centres(file: File) -> Iterator[Finding]:
    """Names of centres are made of templates: each of both languages, with its own genitive."""
    if file.model is None:
        return
    for name in _CENTRES:
        template = file.model.name_templates.get(name, {})
        for language in ("ru", "kk"):
            at = ("name_templates", name, language)
            try:
                made = str(template.get(language, "")).format(**{form: form for form in _FORMS})
            except (KeyError, IndexError, ValueError):
                made = ""
            if f"{language}_gen" not in made:
                message = f"{name} in {language}: write the name with {{{language}_gen}} in it"
                yield file.finding(at, "region", message)
    for code, region in file.model.regions.items():
        if region.type == "oblast" and not any(unit.ru_gen and unit.kk_gen for unit in region.units):
            yield file.finding(
                ("regions", code), "region", f"{code} has no district to choose; add its `units`"
            )
