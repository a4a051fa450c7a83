"""Each kind of mistake, made in a copy of what is delivered, is named with its file, line and mend."""

from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from bot.check import CODES, check
from bot.check.spelling import can_spell
from bot.content import ContentError
from tests.bot.check.test_damage import DAMAGES

TODAY = date(2026, 11, 23)
QUESTIONS, PROGRAMMES, SCREENS = "dialogs/questions/", "dialogs/programmes/", "dialogs/screens/"
AT = "dialogs/destinations/"
MESSAGES, KK = "dialogs/messages.yaml", "locales/kk/"
HELP = SCREENS + "help.html.j2"
YES_NO = "dialogs/phrases/yes_no.yaml"
ABOVE = "  # what is wrong stands below\n"
MENU = 'msgctxt "message.button.menu"\nmsgid "Меню"\nmsgstr "Мәзір"'


class Slip(NamedTuple):
    """An edit, and the finding: in the file (the edited one, or another), at the line that holds a text."""

    path: str
    old: str
    new: str
    line: str
    finding: str
    there: str = ""


def kazakh(words: str) -> tuple[str, str, str]:
    """The Kazakh of the menu's button, changed."""
    return KK + "messages.po", MENU, MENU.replace("Мәзір", words)


AT_MENU = 'msgctxt "message.button.menu"'
BIRTH, CHILD = PROGRAMMES + "birth_benefit.yaml", QUESTIONS + "child.yaml"

SLIPS = [
    # What cannot be read
    Slip(
        CHILD,
        "    kind: yes_no\n",
        "    kind: [yes_no\n",
        "    text: Есть ли у вас",
        "yaml: broken YAML: did not find expected ',' or ']'; look at this line and above",
    ),
    Slip(
        CHILD,
        "    text: Есть ли у вас",
        "    text: Кратко: есть ли у вас",
        "    text: Кратко",
        "yaml: broken YAML: a colon inside the words, or a line too far to the right; "
        "put the words in quotes, or begin the line where its neighbours begin; look at this line and above",
    ),
    Slip(
        CHILD,
        "    why: От этого",
        "   why: От этого",
        "   why: От этого",
        "yaml: broken YAML: a line begins too far to the left; begin it where its neighbours begin; "
        "look at this line and above",
    ),
    Slip(
        CHILD,
        "    why: От этого",
        "    wyh: От этого",
        "    wyh:",
        "field: questions.0.wyh: is not known here; correct its spelling or remove it",
    ),
    Slip(
        CHILD,
        "    why: От этого",
        "    wyh: От этого",
        "  - fact: has_or_expects_child",
        "field: questions.0.why: is missing; add it",
    ),
    Slip(
        MESSAGES,
        "  button.menu: Меню\n",
        f"  button.menu: Меню\n{ABOVE}  button.menu: Меню\n",
        ABOVE,
        "twice: button.menu stands twice here; keep one",
    ),
    Slip(
        SCREENS + "notice.html.j2",
        't("forget", "Удалить их',
        't("forget", 7, "Удалить их',
        't("forget", 7',
        "template: t() and plural() take a key and a text in quotes first",
    ),
    Slip(
        SCREENS + "notice.html.j2",
        't("forget", "',
        't("forget",, "',
        't("forget",,',
        "template: broken template: unexpected ','",
    ),
    Slip(
        *kazakh("Мәзір")[:2],
        MENU.removesuffix('"'),
        'msgstr "Мәзір',
        "po: the text does not end in a quotation mark; add it",
    ),
    Slip(
        KK + "messages.po",
        AT_MENU,
        AT_MENU.replace("msgctxt", "msgctx"),
        'msgctx "message.button.menu"',
        "po: broken catalogue: Syntax error; look at this line and above",
    ),
    # What is lost
    Slip(
        SCREENS + "question.html.j2",
        "<b>{{ text }}</b>\n",
        "",
        '{{ t("position"',
        "left_out: {{ text }} is not shown on this screen any more; put it back",
    ),
    Slip(
        SCREENS + "question.html.j2",
        "• {{ option }}\n",
        "",
        "{% for option in options %}",
        "left_out: the loop shows nothing of option; put {{ option }} back",
    ),
    Slip(
        *(SCREENS + "question.html.j2", "Вопрос {number} из примерно {total}", "Вопрос {number}"),
        '{{ t("position"',
        "left_out: screen.question.position: {total} is not said any more; put it back",
    ),
    # Variables
    Slip(
        SCREENS + "confirm.html.j2",
        "{{ value }}",
        "{{ valeu }}",
        "valeu",
        "variable: valeu is not known on this screen; known are: question, value",
    ),
    Slip(
        SCREENS + "card.html.j2",
        "{{ amount.name }}",
        "{{ amount.nmae }}",
        "nmae",
        "variable: 'bot.conversation.amounts.Amount object' has no attribute 'nmae'; correct its spelling",
    ),
    Slip(
        SCREENS + "about.html.j2",
        ", kept=kept)",
        ", days=kept)",
        "days=kept",
        "variable: screen.about.stored: {kept} is not known here; known are: {days}",
    ),
    Slip(
        BIRTH,
        "{limit}. Он",
        "{limt}. Он",
        "{limt}",
        "variable: programme.birth_benefit.condition.term.failed: {limt} is not known here; "
        "known are: {limit}, {value}",
    ),
    Slip(
        KK + "messages.po",
        'msgstr "айына {amount}"',
        'msgstr "айына {amount"',
        'msgctxt "message.answer.monthly"',
        "variable: message.answer.monthly: broken braces (expected '}' before end of string); write {name}",
    ),
    # Translations
    Slip(
        KK + "messages.po",
        MENU,
        "",
        "  button.menu:",
        "untranslated: message.button.menu: there is no Kazakh; "
        "`make messages` adds an entry, then translate it",
        there=MESSAGES,
    ),
    Slip(*kazakh(""), AT_MENU, "untranslated: message.button.menu: msgstr is empty; translate it"),
    Slip(
        KK + "messages.po",
        MENU,
        f"#, fuzzy\n{MENU}",
        "#, fuzzy",
        "fuzzy: message.button.menu: look at the Kazakh and remove the mark «fuzzy»",
    ),
    Slip(
        MESSAGES,
        "button.menu: Меню",
        "button.menu: Всё меню",
        AT_MENU,
        "outdated: message.button.menu: the Russian is now «Всё меню»; "
        "run `make messages`, look at the Kazakh",
        there=KK + "messages.po",
    ),
    Slip(
        KK + "messages.po",
        MENU,
        f'{MENU}\n\nmsgctxt "old"\nmsgid "Был"\nmsgstr "Болған"',
        'msgctxt "old"',
        "orphan: old: no text of dialogs/ has this key; python -m bot messages puts it aside",
    ),
    Slip(
        KK + "messages.po",
        MENU,
        f"# another\n{MENU.splitlines()[1]}\n{MENU.splitlines()[2]}",
        "# another",
        "key: an entry without msgctxt; add the key of its text",
    ),
    Slip(
        KK + "messages.po",
        MENU,
        f"{MENU}\n\n# again\n{MENU}",
        "# again",
        "key: message.button.menu stands twice; keep one",
    ),
    Slip(
        "locales/ru/messages.po",
        'msgstr[1] "{n} дня"',
        'msgstr[1] ""',
        'msgctxt "message.keep_days"',
        "plural: message.keep_days: msgstr[1] is empty; write all 3 forms",
    ),
    Slip(
        "locales/ru/messages.po",
        'msgctxt "message.keep_days"',
        '#, fuzzy\nmsgctxt "message.keep_days"',
        "#, fuzzy",
        "fuzzy: message.keep_days: look at the Russian forms and remove the mark «fuzzy»",
    ),
    Slip(
        MESSAGES,
        'keep_days: "{n} дней"',
        'keep_days: "{n} суток"',
        'msgctxt "message.keep_days"',
        "outdated: message.keep_days: the Russian is now «{n} суток»; "
        "run `make messages`, look at the Russian forms",
        there="locales/ru/messages.po",
    ),
    # Both languages
    Slip(
        KK + "messages.po",
        'msgstr "айына {amount}"',
        'msgstr "айына"',
        'msgctxt "message.answer.monthly"',
        "placeholders: message.answer.monthly: differ from the Russian ({amount} there, nothing here); "
        "make both languages agree",
    ),
    Slip(
        *kazakh("<b>Мәзір</b>"),
        AT_MENU,
        "tags: message.button.menu: differ from the Russian (nothing there, </b>, <b> here); "
        "make both languages agree",
    ),
    Slip(
        *kazakh("Мәзір 2"),
        AT_MENU,
        "figures: message.button.menu: differ from the Russian (nothing there, 2 here); "
        "make both languages agree",
    ),
    Slip(
        *kazakh("Мәзір egov.kz"),
        AT_MENU,
        "links: message.button.menu: differ from the Russian (nothing there, egov.kz here); "
        "make both languages agree",
    ),
    # Facts, programmes, doors
    Slip(
        CHILD,
        "fact: child_route",
        "fact: child_rout",
        "fact: child_rout",
        "fact: child_rout is no fact of rules/facts.py; correct its spelling or remove the question",
    ),
    Slip(
        QUESTIONS + "poverty_line.yaml",
        "fact: poverty_line_official",
        "fact: household_size",
        "",
        "fact: tsa needs poverty_line_official and no question asks it; add one",
        there="dialogs/questions",
    ),
    Slip(
        QUESTIONS + "poverty_line.yaml",
        "fact: poverty_line_official",
        "fact: household_size",
        "fact: household_size",
        "fact: household_size is asked in family.yaml too; keep one question",
    ),
    Slip(
        CHILD,
        "fact: child_on_state_support",
        "fact: owns_two_homes_and_two_cars",
        "fact: owns_two",
        "unreachable: no programme reads owns_two_homes_and_two_cars, so nobody is ever asked; "
        "remove the question",
    ),
    Slip(
        CHILD,
        "fact: child_on_state_support\n    kind: yes_no",
        "fact: child_on_state_support\n    kind: number  # here",
        "# here",
        "kind: child_on_state_support is of kind yes_no, not number",
    ),
    Slip(
        CHILD,
        "value: adopted",
        "value: adoptd",
        "value: adoptd",
        "option: adoptd is no value of child_route; use born, adopted, guardianship",
    ),
    Slip(
        CHILD,
        "buttons: [1, 2, 3]",
        "buttons: [1, 2, 6]",
        "buttons: [1, 2, 6]",
        "option: 6 is no answer to children_born_together; it lies from 1 to 5",
    ),
    Slip(
        PROGRAMMES + "tsa.yaml",
        "id: tsa",
        "id: tas",
        "id: tas",
        "programme: tas is no programme of rules/programmes; correct its spelling",
    ),
    Slip(
        BIRTH,
        "  lump_sum:",
        "  lump:",
        "  lump:",
        "words: payments: lump is not in the rules; they have lump_sum",
    ),
    Slip(
        BIRTH,
        "  if_likely:",
        "  if_likley:",
        "  if_likley:",
        "words: if_likley is never shown; use form_conditional, form_unconditional, if_likely, if_unlikely, "
        "if_undetermined",
    ),
    Slip(
        "dialogs/situations.yaml",
        "ticked: {programmes: [tsa]}",
        "ticked: {programmes: [tas]}",
        "[tas]",
        "door: tas is no programme of the rules; correct its spelling",
    ),
    Slip(
        "dialogs/situations.yaml",
        "ticked: {programmes: [tsa]}",
        "ticked: {programmes: [tas]}",
        "situations:\n",
        "unreachable: nothing in situations leads to tsa; name it under `programmes`",
    ),
    # Destinations
    Slip(
        AT + "channels.yaml",
        "  bank_app:",
        "  bank_apps:",
        "channels:",
        "channel: bank_app is referred to and is not here; add it",
    ),
    Slip(
        AT + "services.yaml",
        "  pass166_mtszn:",
        "  pass167_mtszn:",
        "  pass167_mtszn:",
        "service: nothing refers to pass167_mtszn; remove it, or use it",
    ),
    Slip(
        AT + "documents.yaml",
        "  kandas_form:",
        "  kandas_from:",
        "  kandas_from:",
        "document: nothing refers to kandas_from; remove it, or use it",
    ),
    Slip(
        AT + "regions.yaml",
        "  KZ-10:",
        "  KZ-12:",
        "regions:\n",
        "region: KZ-10 is referred to and is not here; add it",
    ),
    Slip(
        AT + "regions.yaml",
        "центр {ru_gen}",
        "центр {gen}",
        "центр {gen}",
        "region: career_centre in ru: write the name with {ru_gen} in it",
    ),
    Slip(
        MESSAGES,
        "  button.menu:",
        "  button.mneu:",
        "messages:\n",
        "message: button.menu is missing; the program needs it",
    ),
    Slip(
        MESSAGES,
        "  button.menu:",
        "  button.mneu:",
        "  button.mneu:",
        "unreachable: the program never shows button.mneu; remove it",
    ),
    # Telegram and the style guide
    Slip(*kazakh("Мәзір & бәрі"), AT_MENU, "html: message.button.menu: an & by itself; write &amp;"),
    Slip(
        *kazakh("<u>Мәзір"),
        AT_MENU,
        'html: message.button.menu: Telegram refuses it: Can\'t find end tag corresponding to start tag "u"; '
        "write &lt; for «<», and close every tag",
    ),
    Slip(
        *kazakh("Мәзір және бәрі, бәрі, бәрі, бәрі"),
        AT_MENU,
        "long: message.button.menu: 33 characters; there is room for 30",
    ),
    Slip(
        KK + "questions.po",
        'msgstr "Қазақстандағы мәртебеңіз қандай?"',
        f'msgstr "{"Қазақстандағы мәртебеңіз " * 6}қандай?"',
        'msgctxt "question.residence_status.text"',
        "long: question.residence_status.text: a question of 13 words; say it in 12",
    ),
    Slip(
        KK + "questions.po",
        'msgstr "Қазақстанда тұрмасаңыз,',
        f'msgstr "{"Қазақстанда тұрмасаңыз, " * 25}',
        'msgctxt "question.residence_status.text"',
        "long: question.residence_status.text: the message has {length} characters with the longest values; "
        "there is room for 600",
    ),
    Slip(
        KK + "questions.po",
        'msgstr "Қазақстандағы мәртебе"',
        'msgstr "Тіркелген өңір"',
        'msgctxt "question.region.label"',
        "same-label: question.region.label: «Тіркелген өңір» is also question.residence_status.label; "
        "tell them apart",
    ),
    Slip(
        "dialogs/situations.yaml",
        "id: baby",
        "id: малыш",
        "id: малыш",
        "callback: a button sends «малыш»; use Latin letters, digits and _",
    ),
    Slip(
        CHILD,
        "value: adopted",
        f"value: {'adopted' * 6}",
        f"value: {'adopted' * 6}",
        f"callback: a button sends 70 bytes (a:zzzzzzzzzzzzz:child_route:{'adopted' * 6}), "
        f"Telegram takes 64; shorten {'adopted' * 6}",
    ),
    # Words
    Slip(
        *kazakh("Меню ещё"),
        AT_MENU,
        "language: message.button.menu: a Russian word in a Kazakh text: ещё",
    ),
    Slip(
        *kazakh("Меню нашего бота"),
        AT_MENU,
        "language: message.button.menu: a Russian word in a Kazakh text: нашего",
    ),
    Slip(
        *kazakh("Барлык жардемакы казакша"),
        AT_MENU,
        "language: message.button.menu: no Kazakh letter in it; is this the Kazakh text?",
    ),
    Slip(
        SCREENS + "menu.html.j2",
        "Чем помочь?",
        "Чем көмек?",
        "Чем көмек?",
        "language: screen.menu.title: Kazakh letters in a Russian text: көмек",
    ),
    Slip(
        *kazakh("М\u04d9з\u0069р"),  # a Latin i
        AT_MENU,
        "latin: message.button.menu: Latin letters that look Cyrillic: М\u04d9з\u0069р; type them anew",
    ),
    Slip(
        AT + "regions.yaml",
        'kk: "Абай облысы"',
        'kk: "\u0041бай облысы"',  # a Latin A
        'kk: "\u0041бай облысы"',
        "latin: «\u0041бай облысы» has Latin letters; type them anew",
    ),
    Slip(
        *kazakh("Сен"),
        AT_MENU,
        "address: message.button.menu: «Сен» is familiar; the bot says сіз to everybody",
    ),
    Slip(
        CHILD,
        "Есть ли у вас малыш",
        "Есть ли у тебя малыш",
        "у тебя",
        "address: question.has_or_expects_child.text: «тебя» is familiar; the bot says вы to everybody",
    ),
    Slip(
        CHILD,
        "Есть ли у вас малыш",
        "Есть ли у Вас малыш",
        "у Вас",
        "address: question.has_or_expects_child.text: «Вас» inside a sentence; write it in lower case",
    ),
    # Figures, links, telephone numbers
    Slip(
        BIRTH,
        "about: Разовая",
        "about: 38 МРП. Разовая",
        "about:",
        "figure: programme.birth_benefit.about: «38 МРП» is a sum; let it come from rules/parameters/, "
        "where it has a date",
    ),
    Slip(
        BIRTH,
        "about: Разовая",
        "about: 164 350 тенге. Разовая",
        "about:",
        "figure: programme.birth_benefit.about: «164 350 тенге» is a sum; let it come from "
        "rules/parameters/, where it has a date",
    ),
    Slip(
        BIRTH,
        "больше 18 месяцев",
        "больше 19 месяцев",
        "больше 19",
        "figure: programme.birth_benefit.condition.term.failed: 19 has not been looked up; "
        "add it to dialogs/reviewed.yaml with its law",
    ),
    Slip(
        SCREENS + "about.html.j2",
        "Ссылки есть",
        "На pomosh.kz ссылки есть",
        "pomosh.kz",
        "link: screen.about.sources: pomosh.kz is not in dialogs/reviewed.yaml; link official sites only",
    ),
    Slip(
        AT + "channels.yaml",
        "https://migration.enbek.kz",
        "https://migration.example.com",
        "example.com",
        "link: migration.example.com is not in dialogs/reviewed.yaml; link official sites only",
    ),
    Slip(
        AT + "hotlines.yaml",
        'phone: "1414"',
        'phone: "1415"',
        "1415",
        "phone: 1415 is not confirmed; use 1414, 8-800-080-7777",
    ),
    Slip(
        AT + "channels.yaml",
        "по номеру 1414",
        "по номеру 1415",
        "1415",
        "phone: channel.career_centre.text: 1415 is not confirmed; use 1414, 8-800-080-7777",
    ),
    # Figures of the rules, phrases
    Slip(
        "rules/parameters/mrp.yaml",
        "value: 3450",
        "value: 3450.5",
        "3450.5",
        "parameter: `3450.5` is not an amount; write whole tenge above zero, without spaces",
    ),
    Slip(
        "dialogs/phrases/yes_no.yaml",
        "sure: >-",
        "shure: >-",
        "shure",
        "unknown-entry: shure is not one of doubt, filler, no, not, sure, yes",
    ),
    Slip(YES_NO, "sure: >-", "shure: >-", "", "missing-entry: sure is missing"),
    Slip(YES_NO, "  да, ", "  да,, ", "yes:", "empty-phrase: yes has two commas together, or one at its end"),
    Slip(YES_NO, "  да, ", "  да, нет, ", "no:", "said-twice: «нет» stands under yes and no: keep one"),
    Slip(YES_NO, "yes: >-", "yes: @", "yes: @", "not-yaml: found character that cannot start any token"),
    Slip(
        "dialogs/phrases/not_said.yaml",
        "unknown: >-\n",
        "unknown: [one, two]\nother: >-\n",
        "unknown:",
        "not-a-list: write the phrases of unknown with commas between them",
    ),
    Slip(
        "dialogs/phrases/regions.yaml",
        "  KZ-10:",
        "  KZ-99:",
        "KZ-99",
        "unknown-region: KZ-99 is no region's code",
    ),
    # How it is written
    Slip(
        CHILD,
        "вы ждёте ребёнка",
        "вы ждёте ребенка",
        "ребенка",
        "wording: question.has_or_expects_child.text: «ребенка»: write «ребёнка», as elsewhere",
    ),
    Slip(
        BIRTH,
        "about: Разовая",
        "about: Осуществляется. Разовая",
        "about:",
        "wording: programme.birth_benefit.about: «Осуществляется»: write «глагол: платить, выдавать, "
        "проверять» instead",
    ),
    Slip(*kazakh("Оралман"), AT_MENU, "wording: message.button.menu: «Оралман»: write «қандас» instead"),
    Slip(
        *kazakh("Мәзір 5 балалар"),
        AT_MENU,
        "wording: message.button.menu: «балалар» after a number; write the noun in the singular",
    ),
    Slip(
        *kazakh("Мәзір 🔥"),
        AT_MENU,
        "character: message.button.menu: «🔥» (FIRE) is not used in texts; remove it",
    ),
    Slip(
        *kazakh("Мә\u200bзір"),
        AT_MENU,
        "character: message.button.menu: «\u200b» (ZERO WIDTH SPACE) is not used in texts; remove it",
    ),
    Slip(*kazakh("Мәзір - бәрі"), AT_MENU, "typography: message.button.menu: «Мәзір - бәрі»: the dash is –"),
    Slip(
        *kazakh("Мәзір!"),
        AT_MENU,
        "typography: message.button.menu: an exclamation mark; only the greeting has one",
    ),
    Slip(*kazakh("Мәзір  бәрі"), AT_MENU, "typography: message.button.menu: two spaces; write one"),
    Slip(
        KK + "messages.po",
        "мысалы, 185\u00a0000",
        "мысалы, 185 000",
        'msgctxt "message.typing.money"',
        "typography: message.typing.money: «185 000»: write a no-break space (U+00A0) there; copy one",
    ),
    Slip(
        KK + "questions.po",
        "тұрса, есептеледі. Ал күндізгі",
        "тұрса, есептеледі, ал күндізгі",
        'msgctxt "question.minor_children_at_home.hint"',
        "long: question.minor_children_at_home.hint: a sentence of 16 words; "
        "say it in 12, or in two sentences",
    ),
    Slip(
        "dialogs/reviewed.yaml",
        "long_sentences:\n",
        "long_sentences:\n  message.button.menu: two\n",
        "  message.button.menu",
        "reviewed: message.button.menu is not too long any more; remove it here",
    ),
    # Files as they lie there
    Slip(
        CHILD,
        "    kind: yes_no\n",
        "<<<<<<< HEAD\n    kind: yes_no\n",
        "<<<<<<<",
        "merge: an unfinished merge",
    ),
    Slip(CHILD, "# yaml-language-server", "\ufeff# yaml-language-server", "", "file: an invisible mark"),
    Slip(
        CHILD,
        "# yaml-language-server",
        "# yaml",
        "",
        "schema: editors cannot help here; let the first line be "
        "`# yaml-language-server: $schema=../schemas/question.json`",
    ),
    Slip(
        "dialogs/schemas/question.json",
        "has_or_expects_child",
        "has_child",
        "",
        "schema: behind the program; write it anew with `python -m bot schemas`",
    ),
    Slip(
        HELP,
        "<b>",
        "Привет <b>",
        "",
        "template: «Привет» stands outside t(); readers of both languages see it",
    ),
    Slip(
        SCREENS + "menu.html.j2",
        "{{",
        "{{ 1 / 0 }}{{",
        "1 / 0",
        "template: it cannot be shown (division by zero); correct this line",
    ),
    Slip(
        "rules/parameters/mrp.yaml",
        "checked_on: 2026-11-22",
        "checked_on: 2062-11-22",
        "  - value: 3450",
        "parameter: `checked_on` is 2062-11-22, a day to come; write the day when it was looked up",
    ),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.finding.split(':')[0]} {slip.new[:24]!r}")
def test_a_slip_is_named_with_its_line_and_mend(
    root: Path, slip: Slip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # No hunspell: it takes most of the time.
    edit(root / slip.path, slip.old, slip.new)
    where = slip.there or slip.path
    found = [str(finding) for finding in check(root, TODAY).findings]
    before, _, after = f"{where}:{line(root / where, slip.line)}: {slip.finding}".partition("{length}")
    assert any(one.startswith(before) and one.endswith(after) for one in found), "\n".join(found)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line(path: Path, words: str) -> int:
    """Where the words stand."""
    if not words or path.is_dir():
        return 1
    text = path.read_text(encoding="utf-8")
    assert words in text
    return text[: text.index(words)].count("\n") + 1 + (1 if words == ABOVE else 0)


def test_a_misspelt_word_is_named(root: Path) -> None:
    if not can_spell("kk"):
        pytest.skip("hunspell-kk is not installed")
    edit(*((root / KK / "messages.po"), MENU, MENU.replace("Мәзір", "Мәзірр")))
    (finding,) = check(root, TODAY).findings
    assert finding.code == "spelling"
    assert "«Мәзірр» is not spelt so" in finding.message
    edit(root / "locales" / "spelling" / "kk.txt", "\n", "\nмәзірр\n")
    assert check(root, TODAY).findings == ()


def test_without_hunspell_the_rest_is_checked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    report = check(root, TODAY)
    assert report.findings == ()
    assert report.notes == ("spelling was not checked: hunspell is not installed",)


def test_what_was_put_aside_in_a_catalogue_is_no_finding(root: Path) -> None:
    edit(root / KK / "messages.po", MENU, f'#~ msgctxt "old"\n#~ msgid "Был"\n#~ msgstr "Болған"\n\n{MENU}')
    assert check(root, TODAY).findings == ()


def test_all_findings_are_told_at_once(root: Path) -> None:
    edit(root / CHILD, "    kind: yes_no\n", "    kind: [yes_no\n")
    edit(root / SCREENS / "confirm.html.j2", "{{ value }}", "{{ valeu }}")
    edit(root / AT / "hotlines.yaml", '"1414"', '"1415"')
    edit(root / KK / "messages.po", MENU, MENU.replace("Мәзір", ""))
    found = check(root, TODAY).findings
    assert [finding.code for finding in found] == ["phone", "yaml", "variable", "untranslated"]
    assert list(found) == sorted(found)


def test_a_missing_screen_is_named(root: Path) -> None:
    (root / SCREENS / "help.html.j2").rename(root / SCREENS / "hepl.html.j2")
    found = [str(finding) for finding in check(root, TODAY).findings]
    assert f"{SCREENS}help.html.j2:1: screen: the program shows this screen and it is missing" in found
    assert f"{SCREENS}hepl.html.j2:1: unreachable: the program never shows this screen; remove it" in found


def test_the_rules_own_findings_are_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = "rules/programmes/tsa.py: documents: nobody is told what to take along; add them"
    monkeypatch.setattr("bot.check.parameters.check_rules", lambda _: [line])
    (finding,) = check(root, TODAY).findings
    told = "rules/programmes/tsa.py:1: rules: documents: nobody is told what to take along; add them"
    assert str(finding) == told


def test_a_figure_is_due_after_half_a_year(root: Path) -> None:
    for path in (root / "rules" / "parameters").glob("*.yaml"):
        path.unlink()
    path = root / "rules" / "parameters" / "mrp.yaml"
    row = "value: 4325, from: 2026-01-01, to: null, law: L, url: 'https://adilet.zan.kz', certainty: firm"
    path.write_text(f"id: mrp\nunit: tenge\nrows:\n  - {{{row}, checked_on: 2026-05-01}}\n", encoding="utf-8")
    due = check(root, date(2026, 11, 1)).due
    assert [str(one) for one in due] == [
        "rules/parameters/mrp.yaml:4: review: last looked up on 2026-05-01, 184 days ago; "
        "look again and set `checked_on`"
    ]
    assert check(root, date(2026, 10, 31)).due == ()


def test_what_only_the_loader_refuses_is_told_in_its_words(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise ContentError(root / MESSAGES, 3, "something new")

    monkeypatch.setattr("bot.check.house.load", refuse)
    (finding,) = check(root, TODAY).findings
    assert str(finding) == "dialogs/messages.yaml:3: content: something new"


def test_a_check_that_breaks_off_is_a_finding_and_the_rest_goes_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.check.labels._group", lambda _: 1 / 0)
    edit(root / AT / "hotlines.yaml", '"1414"', '"1415"')
    first, second = check(root, TODAY).findings
    assert first.code == "failure"
    assert first.message.startswith("the check of labels broke off (ZeroDivisionError")
    assert second.code == "phone"


ELSEWHERE = {
    "spelling": test_a_misspelt_word_is_named,
    "rules": test_the_rules_own_findings_are_told,
    "review": test_a_figure_is_due_after_half_a_year,
    "content": test_what_only_the_loader_refuses_is_told_in_its_words,
    "failure": test_a_check_that_breaks_off_is_a_finding_and_the_rest_goes_on,
    "screen": test_a_missing_screen_is_named,
}


def test_every_kind_of_finding_has_a_broken_fixture() -> None:
    shown = {slip.finding.split(":")[0] for slip in SLIPS}
    damaged = {finding.split(": ")[1] for damage in DAMAGES for finding in damage.findings}
    assert shown | damaged | ELSEWHERE.keys() == set(CODES)
