// The page's own words. Findings come from the check, in its English.

const WORDS = {
  ru: {
    title: 'мастерская', other: 'Қазақша', otherTitle: 'Бетті қазақша көрсету', language: { kk: 'Казахский', ru: 'Русский' },
    tabs: { chats: 'Чаты', gallery: 'Все экраны', picture: 'Схема' }, allProgrammes: 'Все программы',
    views: 'Вид', keys: 'Ключи', keysTitle: 'Где лежит каждый текст: файл, строка, ключ',
    narrow: 'Узкий телефон', narrowTitle: 'Ширина 320 точек', longest: 'Длинные значения', longestTitle: 'Самые длинные значения, какие могут быть',
    household: 'Чьи ответы', own: 'как сейчас в чатах', day: 'На какой день', today: 'сегодня',
    find: 'Найти экран или вопрос', nothing: 'Ничего не найдено', places: 'Куда перейти',
    groups: { screens: 'Экраны', programmes: 'Программы', questions: 'Вопросы', destinations: 'Куда обратиться' },
    screens: {
      notice: 'Приветствие', menu: 'Меню', situations: 'Жизненные ситуации', review: 'Проверка ответов', summary: 'Результат', about: 'О боте',
      language: 'Выбор языка', help: 'Помощь', resume: 'Возвращение', forgotten: 'Ответы удалены', where: 'Выбор региона',
    },
    undo: 'На шаг назад', restart: 'Начать сначала', share: 'Скопировать ссылку на это место', shared: 'Ссылка скопирована',
    text: 'Сообщение в оба чата', place: 'Отправить геопозицию (Астана)', sticker: 'Отправить стикер', send: 'Отправить',
    apart: 'Чаты разошлись: казахский – {kk}, русский – {ru}.', apartAnswers: 'Ответы в чатах теперь разные.',
    asIn: { kk: 'Как в казахском', ru: 'Как в русском' },
    refused: 'Telegram не примет это сообщение', failed: 'Экран нельзя показать', length: 'знаков',
    clean: 'Замечаний нет', findings: ['замечание', 'замечания', 'замечаний'], broken: 'Ошибка в файле', checking: 'проверяется…', offline: 'Нет связи с программой…',
    brokenLead: 'Последнее сохранение не показано: на экране прежний, исправный текст. Исправьте и сохраните.',
    brokenFirst: 'Показать пока нечего. Исправьте и сохраните – страница откроется сама.',
    findingsLead: 'Что нашла проверка', due: 'Цифры, которые пора сверить', updated: 'обновлено в {time}', go: 'показать', copied: 'скопировано', copy: 'Скопировать',
    filter: 'Показать экраны, где есть…', count: '{n} из {all}', print: 'Напечатать', open: 'Открыть в чатах', loading: 'Загружается…',
    verdicts: { likely: 'полагается', unlikely: 'не полагается', undetermined: 'зависит от ответов' },
    kinds: { why: 'почему спрашиваем', confirm: 'верно ли понято', card: { why: 'почему так', documents: 'документы', apply: 'куда обратиться', notes: 'полезно знать' } },
    newTab: 'откроется в новой вкладке', edited: 'изменено', edit: 'Изменить', stickerSent: 'Стикер', placeSent: 'Геопозиция',
  },
  kk: {
    title: 'шеберхана', other: 'Русский', otherTitle: 'Показать страницу по-русски', language: { kk: 'Қазақ тілі', ru: 'Орыс тілі' },
    tabs: { chats: 'Чаттар', gallery: 'Барлық экран', picture: 'Сызба' }, allProgrammes: 'Барлық бағдарлама',
    views: 'Көрініс', keys: 'Кілттер', keysTitle: 'Әр мәтін қайда тұр: файл, жол, кілт',
    narrow: 'Тар телефон', narrowTitle: 'Ені 320 нүкте', longest: 'Ұзын мәндер', longestTitle: 'Болуы мүмкін ең ұзын мәндер',
    household: 'Кімнің жауаптары', own: 'чаттардағы қазіргі жауаптар', day: 'Қай күнге', today: 'бүгін',
    find: 'Экранды не сұрақты іздеу', nothing: 'Ештеңе табылмады', places: 'Қайда өту керек',
    groups: { screens: 'Экрандар', programmes: 'Бағдарламалар', questions: 'Сұрақтар', destinations: 'Қайда жүгіну керек' },
    screens: {
      notice: 'Сәлемдесу', menu: 'Мәзір', situations: 'Өмірлік жағдайлар', review: 'Жауаптарды тексеру', summary: 'Нәтиже', about: 'Бот туралы',
      language: 'Тілді таңдау', help: 'Анықтама', resume: 'Қайта оралу', forgotten: 'Жауаптар жойылды', where: 'Өңірді таңдау',
    },
    undo: 'Бір қадам артқа', restart: 'Басынан бастау', share: 'Осы жердің сілтемесін көшіру', shared: 'Сілтеме көшірілді',
    text: 'Екі чатқа да хабарлама', place: 'Орналасқан жерді жіберу (Астана)', sticker: 'Стикер жіберу', send: 'Жіберу',
    apart: 'Чаттар екі бөлек жерде: қазақша – {kk}, орысша – {ru}.', apartAnswers: 'Енді чаттардағы жауаптар әртүрлі.',
    asIn: { kk: 'Қазақшадағыдай', ru: 'Орысшадағыдай' },
    refused: 'Telegram бұл хабарламаны қабылдамайды', failed: 'Экранды көрсету мүмкін емес', length: 'таңба',
    clean: 'Ескерту жоқ', findings: ['ескерту', 'ескерту', 'ескерту'], broken: 'Файлда қате бар', checking: 'тексерілуде…', offline: 'Бағдарламамен байланыс жоқ…',
    brokenLead: 'Соңғы сақталғаны көрсетілмеді: экранда бұрынғы дұрыс мәтін тұр. Түзетіп, сақтаңыз.',
    brokenFirst: 'Әзірге көрсететін ештеңе жоқ. Түзетіп, сақтаңыз – бет өзі ашылады.',
    findingsLead: 'Тексеру тапқан ескертулер', due: 'Тексеру мерзімі келген цифрлар', updated: 'жаңартылған уақыты: {time}', go: 'көрсету', copied: 'көшірілді', copy: 'Көшіру',
    filter: 'Мына мәтіні бар экрандарды көрсету…', count: '{all} ішінен {n}', print: 'Басып шығару', open: 'Чаттарда ашу', loading: 'Жүктелуде…',
    verdicts: { likely: 'тиесілі', unlikely: 'тиесілі емес', undetermined: 'жауапқа байланысты' },
    kinds: { why: 'не үшін сұраймыз', confirm: 'дұрыс түсіндік пе', card: { why: 'неге бұлай', documents: 'құжаттар', apply: 'қайда жүгіну керек', notes: 'білген жөн' } },
    newTab: 'жаңа қойындыда ашылады', edited: 'өзгертілді', edit: 'Өзгерту', stickerSent: 'Стикер', placeSent: 'Орналасқан жер',
  },
};

export const wordsFor = (language) => WORDS[language] ?? WORDS.ru;

/** `filled('{n} из {all}', {n: 1, all: 2})` */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** 1 замечание, 2 замечания, 5 замечаний. */
export function counted(n, [one, few, many]) {
  const [tens, units] = [Math.floor(n / 10) % 10, n % 10];
  if (tens === 1 || units === 0 || units > 4) return `${n} ${many}`;
  return `${n} ${units === 1 ? one : few}`;
}
