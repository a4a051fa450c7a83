"""The language of a message, from its letters and its frequent words."""

from __future__ import annotations

import re
from functools import cache

from bot.understanding.answer import Language
from bot.understanding.folding import clean, fold
from bot.understanding.tokens import LONGEST_MESSAGE

_KAZAKH_LETTERS = re.compile(r"[әғқңөұүһі]")
_RUSSIAN_LETTERS = re.compile(r"[ёщъэцф]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_WORDS = re.compile(r"[^\W\d_]+")
_KAZAKH_ENDINGS = re.compile(
    r"(?:[мбп][иі]н|[мбп]из|[дт]им|[дт]ик|иди|ади|[гк][ае]н|[лдт][ае]р|[нд]ин|[дт]ан|[дт]ен|симиз|инда|лик|[лдт]ик)$"
)
_RUSSIAN_ENDINGS = re.compile(
    r"(?:ого|его|ому|ешь?|еш|ать|ят|ить|ться|цца|тса|скаиа|скии|скои|аиа|уиу|ами|иами|ости|ение|ениа|еиу|аиу|ил|ила|или|ал|ала|али|ев|ов|иах|ах)$"
)

# Words that only one of the languages uses. What both write (АСП, тенге, алқа, қандас) is left out on purpose.
_KAZAKH_WORDS = """
мен сен сіз ол біз бұл осы анау мынау менің сенің сіздің оның біздің маған саған сізге оған бізге менде сізде бізде
және не ма ме ба бе па пе ғой қой ғана гана да де та те үшін ушин туралы дейін шейін кейін бұрын сайын арқылы бірге
бар жоқ жок керек емес иә ия йә бүгін бугин ертең ертен кеше қазір казир әлі али енді енди тағы таги көп коп аз өте оте жақсы жаксы жаман
неше қанша канша қалай калай қайда кайда қашан кашан кім ким неге қандай кандай қай кай
бала балам балалар балаларым баланың адам отбасы ана анам әке акем күйеуім куйеуим әйелім ұл қыз қызым кызым ұлым апам атам
мың мын жүз жуз жарым жарты бір бир екі еки үш уш төрт торт бес алты жеті жети сегіз сегиз тоғыз тогыз он жиырма отыз қырық елу алпыс жетпіс сексен
айына айда жылына аптасына күніне тоқсан айлық айлығым жалақы жалақым табыс табысым шамамен жуық
жас жаста айлық ай жыл күн апта туды туған туылған болады болды болған аламын алам алады істеймін истеймин тұрамын турамын турам
білмеймін билмеймин білмедім билмедим рахмет рақмет сәлем салем сәлеметсіз айтпаймын құпия
облысы облысында ауданы ауданында қаласы қаласында каласы ауылы аудан қала дұрыс дурыс әрине арине мүмкін мумкин шығар
жәрдемақы жардемакы зейнетақы көмек комек өтініш құжат жұмыс жумыс мемлекет
қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан кыркуйек желтоксан
joq jok zhok zhoq bar ia iya kerek kansha qansha qalai kalai myn juz zhuz eki bir ush tort bes alty jeti on
"""
_RUSSIAN_WORDS = """
я ты он она мы вы они мой моя мне нас вас него ней это этот как что где когда сколько какой какая почему зачем или и но а
в на с со к по у о от до из за для без при над под про через около примерно больше меньше более менее
да нет не ни ага угу неа есть был была было были будет буду
знаю помню скажу хочу могу надо нужно можно получаю работаю живу родился родилась получает работает
человек человека людей ребенок ребенка детей дети муж жена мама папа сын дочь семья семье
тысяча тысячи тысяч тыс тыщ миллиона миллионов полтора пол сто двести триста
один одна два две три четыре пять шесть семь восемь девять десять двое трое четверо пятеро
месяц месяца месяцев год года лет день дня дней неделя неделю недели квартал сегодня вчера завтра назад
января февраля марта апреля мая июня июля августа сентября октября ноября декабря март май
область области город городе район районе доход дохода зарплата пенсия пособие рублей
конечно наверное может точно верно хорошо привет здравствуйте спасибо пожалуйста
всего всё все только еще уже сейчас нету ноль
net nety znayu tysyach tys goda god let
"""


def language_of(text: str) -> Language | None:
    """Kazakh or Russian; None when the message does not show it (figures, names, one word that both write)."""
    text = clean(text[:LONGEST_MESSAGE])
    words = [word for word in _WORDS.findall(text) if len(word) > 1 or word in ("я", "в", "и", "с", "у")]
    if _KAZAKH_LETTERS.search(text):
        return "kk"
    if not words:
        return None
    score = sum(_score(word) for word in words)
    if score:
        return "kk" if score > 0 else "ru"
    # A sentence in Latin script is taken for Kazakh.
    return "kk" if len(words) > 1 and not _CYRILLIC.search(text) else None


def _score(word: str) -> int:
    """Above zero for Kazakh, below for Russian."""
    kazakh, russian = word in _typed(_KAZAKH_WORDS), word in _typed(_RUSSIAN_WORDS)
    if not kazakh and not russian:
        folded = fold(word)
        kazakh, russian = folded in _folded(_KAZAKH_WORDS), folded in _folded(_RUSSIAN_WORDS)
    if kazakh or russian:
        return 2 * (kazakh - russian)
    if len(word) < 4:
        return 0
    if _RUSSIAN_LETTERS.search(word):
        return -1
    is_russian = bool(_CYRILLIC.search(word) and _RUSSIAN_ENDINGS.search(folded))
    return bool(_KAZAKH_ENDINGS.search(folded)) - is_russian


@cache
def _typed(words: str) -> frozenset[str]:
    # As typed goes first: «я» folds to the same letters as «иә».
    return frozenset(words.split())


@cache
def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold, words.split()))
