"""References to the law as each language writes them."""

import re

from markupsafe import Markup

from bot.content import Content, Language

_ARTICLE = re.compile(r"Social Code arts?\. (?P<article>[\d-]+)(?: п\. (?P<point>[\d-]+))?(?P<rest>.*)")


def reference(content: Content, language: Language, law: str) -> Markup:
    """`Social Code art. 79 п. 3` → `Социальный кодекс, ст. 79, п. 3`; an order or another law by its kind."""
    found = _ARTICLE.fullmatch(law)
    if found is None:
        return content.text(language, "law.source")
    if found["point"] is None or found["rest"]:
        return content.text(language, "law.article", article=found["article"])
    return content.text(language, "law.point", article=found["article"], point=found["point"])


def address(url: str, language: Language) -> str:
    """The page of the law in the reader's language; anchors are the same in both."""
    return url.replace(".zan.kz/rus/", ".zan.kz/kaz/", 1) if language == "kk" else url
