"""Regions by any of their names."""

from __future__ import annotations

import time
from typing import Any

import pytest

from bot.understanding.phrases import DIALOGS, load_yaml
from tests.bot.understanding.notation import examples, expected, read

CITIES = """
    Астана | астана | АСТАНА | Astana | в Астане | из Астаны | Астанада тұрамын | астанадан → KZ-71
    г. Астана | г.Астана → KZ-71
    Астана қаласы | Нур-Султан | Нурсултан | Нұр-Сұлтан | Целиноград | столица | Aстана → KZ-71
    г. Алматы | Алматы қаласы | Алма-Ата | алмаата | Алматы, Бостандыкский район | Медеуский район → KZ-75
    Шымкент | Чимкент | Shymkent | в Шымкенте | Шымкентте | шымкенттенмін | шимкент | шымкет → KZ-79
"""

OBLASTS = """
    Алматинская область | Алматинская | в Алматинской области | Алматы облысы | алматы обл | Конаев → KZ-19
    Капчагай → KZ-19
    Караганда | Қарағанды | карагандадан | Караганде | Карагандинская обл. | Qaragandy | Кароганда → KZ-35
    Теміртауда → KZ-35
    Түркістан | Туркестан | Түркістан облысынан | Туркестанская область | ЮКО | ОҚО → KZ-61
    Южно-Казахстанская → KZ-61
    Оңтүстік Қазақстан | онтустик казахстан | Шымкент облысы | Чимкентская область | Сарыағашта → KZ-61
    Кентау → KZ-61
    ВКО | вко | ШҚО | Восточный Казахстан | Шығыс Қазақстан облысы | Усть-Каменогорск | Өскеменнен → KZ-63
    Усть-Каман → KZ-63
    ЗКО | БҚО | Западно-Казахстанская | Батыс Қазақстан | батыс казакстан | Уральск | Оралда → KZ-27
    Uralsk → KZ-27
    СКО | СҚО | Солтүстік Қазақстан | Северо-Казахстанская область | Петропавловск | Питропавловск → KZ-59
    Семей | Семейден | в Семее | Семипалатинск | область Абай | Абай облысы | Абайская область → KZ-10
    Аягөзде → KZ-10
    Гурьев | Атырау | Құлсарыда → KZ-23
    Актюбинск | Ақтөбе | Актобе | aqtobe | Актюбинская область → KZ-15
    Кустанай | Костанай | из Костаная | в Рудном → KZ-39
    Джамбул | Тараз | Таразданмын | Жамбыл облысы | Жамбылская | Шу қаласы | Жанатас → KZ-31
    Джезказган | Жезқазған | Ұлытау | область Улытау | Сатпаев → KZ-62
    Талды-Курган | Жетісу | Жетысу | область Жетісу | Жаркент → KZ-33
    Кокчетав | Көкшетауда | Ақмола | Акмолинская обл | Целиноградский район | Целиноградская область → KZ-11
    Щучинск → KZ-11
    Кзыл-Орда | Қызылорда | кызыл орда | kyzylorda | Шиеліде → KZ-43
    Ақтауда | Маңғыстау | мангыстауская обл | Жаңаөзен | Новый Узень → KZ-47
    Павлодар | Павлодарской | Екібастұз | Экибастузе → KZ-55
    KZ-71 | kz71 | kz 71 → KZ-71
"""

NARROWED_DOWN = """
    Абайский район Карагандинской области → KZ-35
    Шымкент, Абайский район → KZ-79
    Жамбыл ауданы, Алматы облысы → KZ-19
    Астана, Есильский район → KZ-71
    Павлодар обл Аксу | Ақсу қаласы → KZ-55
    г. Балхаш → KZ-35
    Алатауский район | г. Алматы, Алатау → KZ-75
    Алатау қаласы → KZ-19
"""

SEVERAL_FIT = """
    Алматы | алматы | Алматыда тұрамын | живу в Алматы | Казахстан, Алматы | Алматы, Алатау → ? KZ-75 KZ-19
    Абай → ? KZ-10 KZ-35
    Абайский район | Абай ауданы → ? KZ-10 KZ-35 KZ-79
    Есіл | Есильский район → ? KZ-11 KZ-59 KZ-71
    Жамбыл → ? KZ-31 KZ-19 KZ-59
    Жамбылский район → ? KZ-19 KZ-31 KZ-59
    Аксу → ? KZ-55 KZ-33
    Балхаш → ? KZ-35 KZ-19
    Байконур → ? KZ-43 KZ-71
    Сарыарқа → ? KZ-35 KZ-71
    юг | на юге | оңтүстік → ? KZ-61 KZ-79
    Кокчетавская область → ? KZ-11 KZ-59
    прописан в Семее, живу в Астане → ? KZ-71 KZ-10
    Астана или Шымкент → ? KZ-71 KZ-79
"""

NOT_SAID = """
    не знаю | білмеймін → unknown
    не скажу | айтпаймын → declined
"""

ASKED_BACK = """
    Москва | Россия | Рассия | Ташкент | Самара | Астрахань | Қытай | Өзбекстан | Лондон → ?
    Казахстан | село | ауылда | город | қала | в семье | семья | оралман | жақсы | дом | да | 71 → ?
    150000 → ?
    рядом с Астаной | не Астана | недалеко от Семея | KZ-99 | восток | областной центр | Здравствуйте → ?
"""

TABLES = {name: table for name, table in globals().items() if name.isupper() and isinstance(table, str)}
REGIONS: dict[str, Any] = load_yaml(DIALOGS / "destinations" / "regions.yaml")["regions"]


@pytest.mark.parametrize(
    ("message", "said"), [row for table in TABLES.values() for row in examples(table)], ids=lambda text: text
)
def test_region(message: str, said: str) -> None:
    assert read(message, "region") == expected(said)


@pytest.mark.parametrize("code", REGIONS)
def test_every_region_by_its_official_names(code: str) -> None:
    region = REGIONS[code]
    said = [
        region["kk"],
        region["kk_locative"],
        f"{region['kk_locative']} тұрамын",
        region["kk_gen"],
        region["ru_gen"],
    ]
    if region["type"] == "oblast":
        said += [region["ru"], f"живу {region['ru_prepositional']}", region["ru"].replace("область", "обл.")]
    assert {text: read(text, "region").value for text in said} == dict.fromkeys(said, code)


@pytest.mark.parametrize("code", REGIONS)
def test_every_unit_leads_to_its_region_or_offers_it(code: str) -> None:
    for unit in REGIONS[code]["units"]:
        for name in (unit["ru"], unit["kk"]):
            answer = read(name, "region")
            assert answer.value == code or code in answer.choices, name
            assert read(f"{REGIONS[code]['kk']}, {name}", "region").value == code


def test_the_word_for_a_place_after_a_name_written_without_its_letters() -> None:
    plain = str.maketrans("әғқңөұүһі", "агкноууhи")
    for code, region in REGIONS.items():
        for text in (region["kk"], region["kk_locative"]):
            assert read(text.lower().translate(plain), "region").value == code


def test_a_long_message_is_read_in_a_moment() -> None:
    read("Астана", "region")
    message = "не знаю какое это место но город большой " * 20
    start = time.process_time()
    read(message, "region")
    assert time.process_time() - start < 0.1
