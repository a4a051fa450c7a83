"""What the program shows, and the values that it gives to each text and screen."""

SCREENS = {
    "about": "kept",
    "card": "about amounts checked ends form no_amount notes on reasons starts title verdict",
    "card_apply": "channels title",
    "card_documents": "documents title",
    "card_notes": "notes title",
    "card_why": "not_checked reasons title",
    "confirm": "question value",
    "forgotten": "",
    "help": "",
    "menu": "",
    "notice": "kept",
    "question": "given hint number options text total typing why",
    "resume": "",
    "review": "answers",
    "situations": "",
    "summary": "can_apply likely notices on unchecked undetermined unlikely",
    "where": "centre channels hotlines mobility_centre region",
    "where_region": "",
}
"""Every screen, with the names that its template may use."""

SWITCHES = {"card": frozenset(("verdict",)), "summary": frozenset(("can_apply",))}
"""Of those, names that only choose what is shown."""

KINDS = ("money", "number", "date", "region", "yes_no", "choice")
"""Kinds of questions, as `message.typed.unclear.<kind>` ends."""

_WITHOUT_VALUES = """
    language.choose language.name
    button.begin button.entitled button.continue button.where button.about button.menu button.back button.why
    button.further button.ask_all button.right button.correct button.other button.change_other
    button.show_result button.answers button.check_rest button.restart button.go_on button.again
    button.apply_egov button.egov button.vacancies button.why_tab button.documents button.notes button.apply
    button.centre button.to_card button.to_summary button.other_region
    answer.yes answer.no answer.unknown answer.declined
    typing.money typing.number typing.months typing.date typing.region picker.month picker.year
    typed.use_buttons typed.impossible typed.pick_day ask_back.region_choice
    other.sticker other.voice other.photo other.video other.document other.contact other.forward
    other.location other.edited other.unsupported other.command
    stale.answered stale.menu stale.option no_amount no_amount.income no_amount.price no_amount.no_date
    form.conditional form.unconditional
    notice.scoring_pilot notice.choose_one notice.survivor_added law.source
    errors.apology errors.apology.continue errors.too_fast group.private_only
    profile.name profile.description profile.short_description
    commands.start commands.menu commands.lang commands.help commands.forget
"""
MESSAGES = {
    "amount.month.exact": "amount",
    "amount.month.from": "min",
    "amount.month.range": "min max",
    "amount.once.exact": "amount",
    "amount.once.from": "min",
    "amount.once.range": "min max",
    "answer.at_least": "min",
    "answer.between": "min max",
    "answer.monthly": "amount",
    "answer.months": "n",
    "answer.percent": "n",
    "answer.up_to": "max",
    "basis.parameter": "name value year",
    "depends_on": "label",
    "keep_days": "n",
    "law.article": "article",
    "law.point": "article point",
    "typed.contradiction": "other other_value value",
    **dict.fromkeys(_WITHOUT_VALUES.split(), ""),
    **{f"typed.unclear.{kind}": "" for kind in KINDS},
}
"""Every short text that the program shows, with the values it gives. `parameter.<id>` stands beside them: the
name of a figure, where it has one."""

PARAMETER_NAME = "parameter."
CONDITION = "value limit"
UNTIL = "date"
NOTES = (
    "line_estimate",
    "form_conditional",
    "form_unconditional",
    "if_likely",
    "if_unlikely",
    "if_undetermined",
)
"""Notes of a programme that are shown in one case only; any other name is shown always."""
SHOWN_CHANNELS = ("state_corporation", "egov")
"""Channels that the program itself names, whatever the programme."""
