"""Where to apply: the career centre of a region, the channels, the numbers that are confirmed."""

from bot.content import Content, Language, formats
from bot.content.models import RegionEntry, Unit
from bot.conversation.asking import paired
from bot.conversation.opening import button
from bot.conversation.screen import Button, Rows, Screen
from bot.conversation.state import State


def where(content: Content, state: State, language: Language) -> Screen:
    """The destinations of a region; without one, the regions to choose from."""
    region, unit = state.at.of, str(state.at.value or "")
    ways_out = (
        *((button(content, language, "button.to_summary", "n:summary"),) if state.scope else ()),
        button(content, language, "button.menu", "n:menu"),
    )
    if region not in content.regions:
        return _regions(content, ways_out, language)
    entry = content.regions[region]
    chosen = entry.units[int(unit)] if unit.isdecimal() and int(unit) < len(entry.units) else None
    text = content.screen(
        "where",
        language,
        region=content.region_name(region, language),
        centre=centre_name(content, entry, chosen, language),
        mobility_centre=mobility_centre_name(content, entry, language),
        channels=[
            (
                content.words(language, f"channel.{channel}.name"),
                content.words(language, f"channel.{channel}.text"),
            )
            for channel in ("state_corporation", "egov")
        ],
        hotlines=[
            (hotline.phone, content.words(language, f"hotline.{name}.text"))
            for name, hotline in content.hotlines.items()
        ],
    )
    units = [
        Button(one.ru if language == "ru" else one.kk, f"n:where:{region}:{number}")
        for number, one in enumerate(entry.units)
        if _has_centre(one)
    ]
    links = {
        "button.egov": content.channel_url("egov", language),
        "button.vacancies": entry.vacancies.get(language),
    }
    rows = (
        *(
            (Button(formats.plain(content.text(language, key)), url=url),)
            for key, url in links.items()
            if isinstance(url, str)
        ),
        *(() if chosen or not _needs_unit(entry) else paired(units)),
        button(content, language, "button.other_region", "n:where"),
        *ways_out,
    )
    return Screen(text, rows)


def centre_name(content: Content, entry: RegionEntry, unit: Unit | None, language: Language) -> str | None:
    """The name of the career centre of a town or district; None while it is not chosen."""
    if not _needs_unit(entry):
        return _named(content, "career_centre", entry.ru_gen, entry.kk_gen, language)
    if unit is None or unit.ru_gen is None or unit.kk_gen is None:
        return None
    return _named(content, "career_centre", unit.ru_gen, unit.kk_gen, language)


def mobility_centre_name(content: Content, entry: RegionEntry, language: Language) -> str:
    """The name of the labour mobility centre that the region's career centres belong to."""
    return _named(content, "labour_mobility_centre", entry.ru_gen, entry.kk_gen, language)


def _named(content: Content, template: str, ru_gen: str, kk_gen: str, language: Language) -> str:
    return str(content.name_templates[template][language]).format(ru_gen=ru_gen, kk_gen=kk_gen)


def _needs_unit(entry: RegionEntry) -> bool:
    return entry.type == "oblast"


def _has_centre(unit: Unit) -> bool:
    return unit.ru_gen is not None and unit.kk_gen is not None


def _regions(content: Content, ways_out: Rows, language: Language) -> Screen:
    regions = paired(
        Button(content.region_name(code, language), f"n:where:{code}") for code in content.regions
    )
    return Screen(content.screen("where_region", language), (*regions, *ways_out))
