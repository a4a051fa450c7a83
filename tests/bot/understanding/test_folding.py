"""One spelling for the many ways in which a word is typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.folding import clean, fold


@pytest.mark.parametrize(
    "same",
    [
        "қыркүйек кыркуйек Қыркүйек qyrkuiek qyrkúıek",
        "мың мын мынг myn mıñ ming myń",
        "оңтүстік онтустик oñtüstik ońtústik ontustik",
        "жоқ жок жооққ joq jok zhoq zhok",
        "иә иа йа ia iya",
        "тысяча тыcячa tysyacha",
        "январь yanvar янвaрь",
        "Жезқазған Джезказган Zhezqazgan",
        "двадцать двацать дватцать dvadcat",
        "Шымкент Shymkent Şymkent",
    ],
)
def test_the_same_word(same: str) -> None:
    assert len({fold(clean(word)) for word in same.split()}) == 1


@pytest.mark.parametrize("different", ["семье Семее", "он она", "алты алпыс", "июнь июль", "Ақтау Ақтөбе"])
def test_different_words_stay_different(different: str) -> None:
    assert len({fold(clean(word)) for word in different.split()}) == 2


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("150\u00a0000\u202f₸", "150 000 ₸"),
        ("150\u2009000", "150 000"),
        ("１５０ ０００", "150 000"),
        ("١٥٠", "150"),
        ("100–120", "100-120"),
        ("1’500", "1'500"),
        ("ИӘ\u200b!", "иә!"),
        ("1½ года", "1,5 года"),
        ("200000\n80000", "200000 ; 80000"),
        ("😊️", "😊"),
    ],
)
def test_clean(text: str, plain: str) -> None:
    assert clean(text) == plain


@given(st.text())
@settings(deadline=None)
def test_cleaning_a_clean_text_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
