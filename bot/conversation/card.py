"""The card of a programme: verdict and amounts, reasons with their law, documents, where to apply."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.content import Content, Language, formats
from bot.conversation import law, wording
from bot.conversation.amounts import amount_of, checked, no_amount
from bot.conversation.asking import paired
from bot.conversation.screen import Button, Rows, Screen
from rules import AssessedCondition, AssessedProgramme, Assessment

_TAB_LABEL = {
    "why": "button.why_tab",
    "documents": "button.documents",
    "apply": "button.apply",
    "notes": "button.notes",
}
TABS = tuple(_TAB_LABEL)
"""What can be seen of a programme beside its front."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A condition on a card: how it stands, the sentence, the law."""

    state: str
    sentence: Markup
    law: Markup
    url: str


def card(content: Content, assessment: Assessment, name: str, tab: str, language: Language) -> Screen:
    """One programme: the verdict with amounts and their basis, or one of its tabs."""
    one = next(programme for programme in assessment.programmes if programme.id == name)
    title = content.words(language, f"programme.{name}.name")
    match tab:
        case "why":
            text = content.screen(
                "card_why",
                language,
                title=title,
                reasons=_reasons(content, one, _relevant(one), language),
                not_checked=_said(content, one, "not_checked", one.not_checked, language),
            )
        case "documents":
            text = content.screen(
                "card_documents",
                language,
                title=title,
                documents=[content.words(language, f"document.{document}") for document in one.documents],
            )
        case "apply":
            text = content.screen(
                "card_apply", language, title=title, channels=_channels(content, one, language)
            )
        case "notes":
            notes = _notes(content, assessment, one, language, front=False)
            text = content.screen("card_notes", language, title=title, notes=notes)
        case _:
            text = _front(content, assessment, one, title, language)
    return Screen(text, _card_rows(content, assessment, one, tab, language))


def _front(
    content: Content, assessment: Assessment, one: AssessedProgramme, title: Markup, language: Language
) -> Markup:
    open_or_failed = [c for c in _relevant(one) if c.state in ("failed", "unknown")]
    wanted = "failed" if one.verdict == "unlikely" else "unknown"
    return content.screen(
        "card",
        language,
        title=title,
        about=content.words(language, f"programme.{one.id}.about"),
        verdict=ALREADY if needs_it_no_more(one) else one.verdict.value,
        amounts=[
            amount for payment in one.payments if (amount := amount_of(content, one, payment, language))
        ],
        checked=checked(one),
        no_amount=no_amount(content, one, language),
        reasons=_reasons(content, one, [c for c in open_or_failed if c.state == wanted], language),
        starts=None if one.from_ is None or one.from_ <= assessment.on else formats.day(one.from_, language),
        ends=_until(content, one, language),
        form=content.text(language, f"form.{one.form}") if one.form else None,
        notes=_notes(content, assessment, one, language, front=True),
        on=formats.day(assessment.on, language),
    )


def _card_rows(
    content: Content, assessment: Assessment, one: AssessedProgramme, tab: str, language: Language
) -> Rows:
    def press(key: str, data: str) -> Button:
        return Button(formats.plain(content.text(language, key)), data)

    services = [service for way in one.apply if (service := way.service) and service in content.services]
    links = tuple(
        (
            Button(
                formats.plain(content.text(language, "button.apply_egov")),
                url=content.service_url(code, language),
            ),
        )
        for code in services[:1]
    )
    channels = tuple(
        (Button(formats.plain(content.words(language, f"channel.{way.channel}.name")), url=url),)
        for way in one.apply
        if way.channel in content.channels and not way.service
        for url in (content.channel_url(way.channel, language),)
        if url and (tab == "apply" or not links)
    )
    empty = {
        "documents": not one.documents,
        "notes": not _notes(content, assessment, one, language, front=False),
    }
    tabs = [
        press(label, f"n:card:{one.id}:{name}")
        for name, label in _TAB_LABEL.items()
        if name != tab and not empty.get(name)
    ]
    back = (
        (press("button.to_card", f"n:card:{one.id}"), press("button.to_summary", "n:summary"))
        if tab
        else (press("button.to_summary", "n:summary"), press("button.menu", "n:menu"))
    )
    centre = ((press("button.centre", "n:where:mine"),),) if tab == "apply" else ()
    return (*links, *channels[:3], *centre, *paired(tabs), *paired(back))


_NEEDED_NO_MORE = {"kandas_status": ("has_it", "is_citizen")}
ALREADY = "already"
"""Shown as unlikely, but nobody is told to apply all the same for what they have or have outgrown."""


def needs_it_no_more(one: AssessedProgramme) -> bool:
    """Whether the person has what it gives, or has outgrown it: nobody is told to apply all the same."""
    failed = {condition.id for condition in one.conditions if condition.state == "failed"}
    return not failed.isdisjoint(_NEEDED_NO_MORE.get(one.id, ()))


def _until(content: Content, one: AssessedProgramme, language: Language) -> Markup | None:
    """The last day, in the programme's own words: of applying, or of being paid."""
    key = f"programme.{one.id}.until"
    if one.until is None or not content.has(key):
        return None
    return content.words(language, key, date=formats.day(one.until, language))


def _relevant(one: AssessedProgramme) -> list[AssessedCondition]:
    return [condition for condition in one.conditions if condition.state != "not_applicable"]


def _reasons(
    content: Content, one: AssessedProgramme, conditions: list[AssessedCondition], language: Language
) -> list[Reason]:
    """The reasons in their order; the same sentence of several conditions stands once."""
    told: dict[tuple[str, Markup], Reason] = {}
    for condition in conditions:
        reason = _reason(content, one, condition, language)
        told.setdefault((reason.state, reason.sentence), reason)
    return list(told.values())


def _reason(
    content: Content, one: AssessedProgramme, condition: AssessedCondition, language: Language
) -> Reason:
    key = f"programme.{one.id}.condition.{condition.id}"
    fact = condition.fact or ""
    said = condition.state.value
    if said == "unknown" and condition.reason and content.has(f"{key}.not_settled"):
        said = "not_settled"
    if said == "met" and condition.limit is None and content.has(f"{key}.met_without_limit"):
        said = "met_without_limit"
    if said == "unknown" and (other := _hangs_on(content, condition)):
        label = content.words(language, f"question.{other}.label")
        sentence = content.text(language, "depends_on", label=label)
    else:
        sentence = content.words(
            language,
            f"{key}.{said}",
            value=wording.compared(content, language, condition.value, fact),
            limit=wording.compared(content, language, condition.limit, fact),
        )
    return Reason(
        condition.state.value,
        sentence,
        law.reference(content, language, condition.law),
        law.address(condition.url, language),
    )


def _hangs_on(content: Content, condition: AssessedCondition) -> str | None:
    """The first other fact that an open condition waits for, where its own is known."""
    if condition.value is None or condition.fact in condition.missing:
        return None
    return next((fact for fact in condition.missing if fact in content.questions), None)


def _said(
    content: Content, one: AssessedProgramme, group: str, names: tuple[str, ...], language: Language
) -> list[Markup]:
    return [content.words(language, f"programme.{one.id}.{group}.{name}") for name in names]


_ON_THE_FRONT = ("line_estimate", "if_unlikely", "if_undetermined")
"""Notes without which the verdict or the amount would mislead; the others stand behind a button."""


def _notes(
    content: Content, assessment: Assessment, one: AssessedProgramme, language: Language, *, front: bool
) -> list[Markup]:
    ahead = one.from_ is not None and one.from_ > assessment.on
    shown = []
    for name in content.programmes[one.id].notes:
        if name.startswith("form_") and name != f"form_{one.form}":
            continue
        if name == "line_estimate" and not _shows_an_estimate(content, one, language):
            continue
        if name == "if_undetermined" and ahead:
            continue
        if name.startswith("if_") and name != f"if_{one.verdict.value}":
            continue
        if front == (name in _ON_THE_FRONT):
            shown.append(name)
    return _said(content, one, "note", tuple(shown), language)


def _shows_an_estimate(content: Content, one: AssessedProgramme, language: Language) -> bool:
    return any(
        payment.estimate and amount_of(content, one, payment, language) is not None
        for payment in one.payments
    )


def _channels(content: Content, one: AssessedProgramme, language: Language) -> list[tuple[Markup, Markup]]:
    return [
        (
            content.words(language, f"channel.{way.channel}.name"),
            content.words(language, f"channel.{way.channel}.text"),
        )
        for way in one.apply
        if way.channel in content.channels
    ]
