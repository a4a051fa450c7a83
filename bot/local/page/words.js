// The page's own words. The bot's words come from the bot.

const WORDS = {
  ru: {
    note: 'Это локальная страница бота: здесь он работает целиком, но сообщения не уходят в Telegram.',
    people: 'Кто пишет боту',
    language: { kk: 'приложение на казахском', ru: 'приложение на русском', en: 'приложение на английском' },
    bot: 'бот', typing: 'печатает…', connecting: 'соединение…',
    about: 'Что умеет этот бот?', start: 'Старт', restart: 'Возобновить', stop: 'Остановить бота',
    log: 'Переписка', message: 'Сообщение', send: 'Отправить', attach: 'Прикрепить', menu: 'Команды бота',
    place: 'Геопозиция', coordinates: 'Широта и долгота',
    photo: 'Фото', sticker: 'Стикер', voice: 'Голосовое сообщение', document: 'Документ',
    contact: 'Мой контакт', forward: 'Пересланное сообщение', forwardedText: 'Соседка сказала, что дают пособие',
    forwardedFrom: 'Переслано от', video: 'Видео', edit: 'Изменить', editing: 'Изменение сообщения',
    edited: 'изменено', cancel: 'Отмена', save: 'Сохранить', newTab: 'откроется в новой вкладке',
    keep: 'Сохранить как проверку', kept: 'Файл скачан. Положите его в tests/conversations/ и запустите: python -m bot test',
    today: 'Сегодня', restarted: 'Сервер перезапущен', blocked: 'Бот остановлен', unknown: 'Сообщение',
  },
  kk: {
    note: 'Бұл – боттың жергілікті беті: бот мұнда толық жұмыс істейді, бірақ хабарламалар Telegram-ға жіберілмейді.',
    people: 'Ботқа кім жазады',
    language: { kk: 'қолданба қазақ тілінде', ru: 'қолданба орыс тілінде', en: 'қолданба ағылшын тілінде' },
    bot: 'бот', typing: 'жазып жатыр…', connecting: 'қосылуда…',
    about: 'Бұл бот не істей алады?', start: 'Бастау', restart: 'Жалғастыру', stop: 'Ботты тоқтату',
    log: 'Хат алмасу', message: 'Хабарлама', send: 'Жіберу', attach: 'Тіркеу', menu: 'Бот командалары',
    place: 'Орналасқан жер', coordinates: 'Ендік пен бойлық',
    photo: 'Фото', sticker: 'Стикер', voice: 'Дауыстық хабарлама', document: 'Құжат',
    contact: 'Менің контактім', forward: 'Қайта жіберілген хабарлама', forwardedText: 'Көршім жәрдемақы береді деді',
    forwardedFrom: 'Қайта жіберілді:', video: 'Бейне', edit: 'Өзгерту', editing: 'Хабарламаны өзгерту',
    edited: 'өзгертілді', cancel: 'Болдырмау', save: 'Сақтау', newTab: 'жаңа қойындыда ашылады',
    keep: 'Тексеріс ретінде сақтау', kept: 'Файл жүктелді. Оны tests/conversations/ қалтасына салып, іске қосыңыз: python -m bot test',
    today: 'Бүгін', restarted: 'Сервер қайта іске қосылды', blocked: 'Бот тоқтатылды', unknown: 'Хабарлама',
  },
};

/** The words for a person whose app speaks `language`; Russian where the page has no such words. */
export const wordsFor = (language) => WORDS[language] ?? WORDS.ru;
export const localeFor = (language) => (language in WORDS ? language : 'ru');
