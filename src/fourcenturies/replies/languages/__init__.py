"""Replies in other languages, brought word by word into the English that the readers know.

Each language is one module with a `PHRASES` table, a line for each English wording: `english = word | two words |
stem*`.
To add a language in Latin letters, write such a module, enter it in `_TABLES`, add its code to `calendar_tables`, and
replies in it to `tests/data/replies`. What is not in the table stays as it stands: for the readers, an unknown word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fourcenturies.replies.slips import SHORTEST, Speller
from fourcenturies.replies.spelling import english, respelt
from fourcenturies.replies.text import LONGEST_LINE, folded, word_set, words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

_TABLES = ("de", "fr", "es", "ru", "zh")
_HAN = "\u3007\u3400-\u9fff"
_TOKEN = re.compile(rf"[{_HAN}]|\d+(?:,\d+)*|[^\W\d_{_HAN}]+|[^\w\s]|_")
_ONLY_HAN = re.compile(f"[{_HAN}]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Words that tell English from the others, where a line holds words of both.
_ENGLISH = word_set(
    """
    the is was and of it not by said because that this who which in on at to from year between before after until about
    around were his her their with as an are be its it's says does doesn't did he she they stated nobody or but quarter
    late early century happened published speaker spoke words
    """
)


Replacement = tuple[str, re.Pattern[str], Any]
_FIGURE = re.compile(r"\d")
_FIGURES = "0"


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its phrases with their English, the stems among them, and the words that tell it from others.

    `before` is what is put in the place of what, first; `longest` how many words a phrase may have, by its first.
    """

    code: str
    phrases: dict[str, str]
    stems: dict[str, str]
    markers: frozenset[str]
    before: tuple[Replacement, ...]
    longest: dict[str, int]
    speller: Speller

    def english(self, line: str, names: Container[str]) -> str:
        """Return a line with every phrase of the table in English; `names` are left alone."""
        if self.code == "zh":
            line = line.translate(_SIMPLIFIED)
        figures = _FIGURE.search(line) is not None
        for needed, pattern, put in self.before:
            if needed in line if needed != _FIGURES else figures:
                line = pattern.sub(put, line)
        tokens = _TOKEN.findall(line)
        if self.code != "zh":
            tokens = [self._meant(token, names) for token in tokens]
        return " ".join(" ".join(self._read(tokens, names)).split())

    def _meant(self, token: str, names: Container[str]) -> str:
        """Return the word of the table that a token is with a slip, or the token."""
        low = token.casefold()
        if len(low) < SHORTEST or low in self.speller.known or not low.isalpha():
            return token
        if (token[0].isupper() and self.code != "de") or folded(low) in names or low in english().known:
            return token
        if any(low[:end] in self.stems for end in range(len(low), 2, -1)):
            return token
        meant = self.speller.meant(low)
        return token if meant == low else meant

    def _read(self, tokens: list[str], names: Container[str]) -> Iterator[str]:
        at = 0
        loose = ""
        while at < len(tokens):
            taken, english = self._at(tokens, at, names)
            if taken:
                yield loose
                yield english
                loose = ""
            elif _ONLY_HAN.match(tokens[at]):
                loose += tokens[at]
            else:
                yield loose
                yield tokens[at]
                loose = ""
            at += taken or 1
        yield loose

    def _at(self, tokens: list[str], at: int, names: Container[str]) -> tuple[int, str]:
        """Return how many tokens the longest name or phrase takes up here, and its English."""
        for count in range(min(12, len(tokens) - at), 1, -1) if _ONLY_HAN.match(tokens[at]) else ():
            if "".join(tokens[at : at + count]) in names:
                return count, "".join(tokens[at : at + count])
        if names is _LETTERS and tokens[at] in _LETTERS:
            return 1, tokens[at]
        for count in range(min(self.longest.get(tokens[at].casefold(), 0), len(tokens) - at), 0, -1):
            english = self.phrases.get(" ".join(tokens[at : at + count]).casefold())
            if english is not None:
                return count, english
        word = tokens[at].casefold()
        for end in range(len(word), 2, -1) if self.stems else ():
            if word[:end] in self.stems:
                return 1, self.stems[word[:end]]
        return 0, ""


def in_english(line: str, names: Container[str] = frozenset(), *, letters: bool = False) -> str:
    """Return a tidied line with the words of its language brought into English; an English line stays as it is.

    `names` are left alone; `letters` leaves single letters alone, which are then labels.

    >>> in_english("nicht angegeben"), in_english("im Sommer 2023"), in_english("1860")
    ('not stated', 'in summer 2023', '1860')
    """
    language = _language_of(line) if len(line) <= LONGEST_LINE else None
    if language is None:
        return line
    return _joined_signs(language.english(line, _LETTERS if letters else names))


def in_plain_english(line: str, *, letters: bool = False, whole: str = "") -> str:
    """Return a tidied line in English, with its slips set right; `whole` is the reply that it is a line of."""
    told = in_english(line, letters=letters)
    if told is not line:
        return told
    language = _language_of(whole) if whole and len(whole) <= LONGEST_LINE else None
    return _joined_signs(language.english(line, frozenset())) if language else respelt(line)


def foreign_whole(reply: str) -> str:
    """Return a tidied reply that is in another language, or ""; its lines are read with it (see `in_plain_english`)."""
    return reply if len(reply) <= LONGEST_LINE and _language_of(reply) else ""


def is_silent_abroad(line: str) -> bool:
    """Tell whether a line in another language says, in a sentence of its own, that the source does not say."""
    from fourcenturies.replies.languages.silences import silent_in  # noqa: PLC0415 - a line of its own needs it

    language = _language_of(line) if len(line) <= LONGEST_LINE else None
    return language is not None and silent_in(line.translate(_SIMPLIFIED), language.code)


# Traditional signs and the simplified ones that the tables are written in.
_TRADITIONAL = (
    "爾納蓋傑倫樂銘燦爭壽陸贏鎖鐘錶畫遞憲獻賴蘭蔣楊葉鄭馮賈盧譚鄒龐嚴薩爺韋劉呂賢鮑曉號讚鍊閻顧綠藍銷鈴鋪鑒鄰遜適絲"
    "紐緒縱繞罷羨聖聽蕭藝藥蟲襲覽觸譜賠賤賭轄轟辭遺釐釣鈔銳鋒錘鍛鑽閃閒閣閥陣陝險隸靈頁頂項頌頒頗顆顫饑饒駁騙驕髮鬆"
    "鬱鬧鯨鴻鷹說無沒國與誰這個為對於據觀點認覺應該時間發報導寫記載註標斷駁質問贊證實幾後從來學專歷領總統書蘇聯聲議"
    "條約戰爭鴉終結開顯訴講話題張簽訂億萬氣們過還給讓雙兩會談閱東羅習澤鄧慶歲計單權響軍長黨邊關係團處網頁電視馬門風"
    "飛麼臺灣體變經濟貿數歐參確區屬產業農義務極獨態靜維護紀戶較亞顧銀錢鐵錯鎮雖離難雲靈頭顏願類餘館驗龍號達進選邏鄉"
    "醫釋錄陽隊階隨際預須顆騎魯鮮鳥麗齡夠僅傳傷僑價優儘兒內冊凱劃劇動勝勞協卻厲吳員啟喬嗎嘗園圍場塊壓夢夾奪奧婦孫寧"
    "審將尋屆島崗嶺帳帶師幫廣廠彈彙徑復愛慘慣憑懷戲執擁擇擊擔擴敗敘斬曆構樣橋機檢歸殺漢滿漸潔濃燈牆狀獎現環當療盡監"
    "盤眾礎禮種稱穩窮競筆節範築簡糧級細組絕絡絲綱緊線練縣績織繼續罰職肅腦臨舉舊艱華術衛衝補製複規親訊訓託許評詞試詩"
    "詳誌誤調論諾謝譯讀豐貝負財責貨貴買費資賓賣賽趙趕趨跡車軌輕輪輸辦連週遊運遠遲遷遺鄰鋼錦鍵鏡閉隱雜雞韓順頓頗飯養"
    "駐驅鬥鬧魚麥黃齊"
)
_SIMPLE = (
    "尔纳盖杰伦乐铭灿争寿陆赢锁钟表画递宪献赖兰蒋杨叶郑冯贾卢谭邹庞严萨爷韦刘吕贤鲍晓号赞炼阎顾绿蓝销铃铺鉴邻逊适丝"
    "纽绪纵绕罢羡圣听萧艺药虫袭览触谱赔贱赌辖轰辞遗厘钓钞锐锋锤锻钻闪闲阁阀阵陕险隶灵页顶项颂颁颇颗颤饥饶驳骗骄发松"
    "郁闹鲸鸿鹰说无没国与谁这个为对于据观点认觉应该时间发报导写记载注标断驳质问赞证实几后从来学专历领总统书苏联声议"
    "条约战争鸦终结开显诉讲话题张签订亿万气们过还给让双两会谈阅东罗习泽邓庆岁计单权响军长党边关系团处网页电视马门风"
    "飞么台湾体变经济贸数欧参确区属产业农义务极独态静维护纪户较亚顾银钱铁错镇虽离难云灵头颜愿类余馆验龙号达进选逻乡"
    "医释录阳队阶随际预须颗骑鲁鲜鸟丽龄够仅传伤侨价优尽儿内册凯划剧动胜劳协却厉吴员启乔吗尝园围场块压梦夹夺奥妇孙宁"
    "审将寻届岛岗岭帐带师帮广厂弹汇径复爱惨惯凭怀戏执拥择击担扩败叙斩历构样桥机检归杀汉满渐洁浓灯墙状奖现环当疗尽监"
    "盘众础礼种称稳穷竞笔节范筑简粮级细组绝络丝纲紧线练县绩织继续罚职肃脑临举旧艰华术卫冲补制复规亲讯训托许评词试诗"
    "详志误调论诺谢译读丰贝负财责货贵买费资宾卖赛赵赶趋迹车轨轻轮输办连周游运远迟迁遗邻钢锦键镜闭隐杂鸡韩顺顿颇饭养"
    "驻驱斗闹鱼麦黄齐"
)
_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLE)
# Words of no meaning of their own that tell a language.
_STOPS = {
    "de": (
        "und nicht eine einen ist sind wird dass weil sich noch wurde beim zur einem aber das der dem ich man wir "
        "sie"
    ),
    "fr": "les des est dans pour pas une elle avec que qui cette aux sont était leur je ce il du sur mais donc",
    "es": (
        "los las del que por con una ella como esta muy lo su fue porque está eso estoy eran hay sido quien donde "
        "el se nombre es único idea experto"
    ),
}
_LETTERS = frozenset("abcdefghij")
_GAP = re.compile(r" (?=[.,;:!?)\]%])|(?<=[(\[]) ")
_PAIR = re.compile(r"(?<=\d) ([./-]) (?=\d)|(?<=\w) (['-]) (?=\w)")


_SUFFIX = re.compile(r"(?<=\d) (?=(?:s|th|st|nd|rd|x{1,2})\b)|(?<=\bkm) (?=2\b)|(?<=\d,) (?=\d{3}\b)")


def _joined_signs(text: str) -> str:
    text = _GAP.sub("", _PAIR.sub(lambda found: found[1] or found[2], text))
    return _SUFFIX.sub("", text)


@lru_cache(maxsize=64)  # as `words_in`
def _language_of(line: str) -> Language | None:
    line = _IN_QUOTES.sub(" ", line) if line.count('"') > 1 and not line.startswith('"') else line
    if line.isascii():
        words = words_in(line)
        if "de" in words and _MORE_THAN.search(line.lower()):
            return _language("fr")
        if _may_be_foreign().isdisjoint(words) and not ("'" in line and _ELIDED.search(line.lower())):
            return _language("es") if "'" in line and _SPANISH.search(line.lower()) else None
        return _latin(line, words)
    if _ONLY_HAN.search(line):
        return _language("zh")
    if _CYRILLIC.search(line):
        return _language("ru")
    return _latin(line, words_in(line))


# Words of the source between quotation marks tell nothing of the language round them.
_IN_QUOTES = re.compile(r'"[^"]*"')
_ELIDED = re.compile(r"\b(?:l|d|qu|c|s|j)'[aeiouhéèêâîô]\w")


_MORE_THAN = re.compile(r"\b(?:plus|moins) de \d")
_GERMAN_NUMBER = re.compile(
    r"(?:hundert|tausend)(?:und)?(?:ein|zwei|drei|vier|fünf|sechs|sieb|acht|neun|zehn|elf|zw)"
)
_SPANISH = re.compile(r"\w(?:ción|ciones)\b|[ñ¿¡]")


def _latin(line: str, told: frozenset[str]) -> Language | None:
    """Return the language of most of the words, if more than one of them speaks for it than for English."""
    best = max(_latin_languages(), key=lambda language: len(told & language.markers))
    hits = len(told & best.markers)
    if _SPANISH.search(line.casefold()):
        return _language("es")
    if not hits and _GERMAN_NUMBER.search(line):
        return _language("de")
    if not hits and (_ELIDED.search(line.casefold()) or _MORE_THAN.search(line.casefold())):
        return _language("fr")
    return best if hits and hits >= len(told & _ENGLISH) else None


@cache
def _latin_languages() -> tuple[Language, ...]:
    from fourcenturies.replies.languages.calendar_words import CALENDAR  # noqa: PLC0415 - a line of its own needs it

    return tuple(_language(code) for code in CALENDAR if code not in {"ru", "uk"})


@cache
def _may_be_foreign() -> frozenset[str]:
    return frozenset().union(*(language.markers for language in _latin_languages()))


@cache
def _language(code: str) -> Language:
    from fourcenturies.replies.languages.calendar_words import CALENDAR  # noqa: PLC0415 - as above
    from fourcenturies.replies.languages.numerals import DECADES, NUMERALS  # noqa: PLC0415 - as above

    table = import_module(f"{__name__}.{code}") if code in _TABLES else None
    phrases: dict[str, str] = {
        name: english
        for one in (code, *_ALSO.get(code, ()))
        for english, names in CALENDAR.get(one, {}).items()
        for name in names.split()
    }
    stems: dict[str, str] = {}
    for written in table.PHRASES.strip().splitlines() if table else ():
        told_as, _, wordings = written.partition("=")
        for phrase in wordings.split("|"):
            key = " ".join(_TOKEN.findall(phrase.strip().rstrip("*").casefold()))
            (stems if phrase.strip().endswith("*") else phrases)[key] = told_as.strip()
    for numeral, value in NUMERALS.get(code, {}).items():
        phrases.setdefault(" ".join(_TOKEN.findall(numeral)), str(value))
    for decade, told_as in DECADES.get(code, {}).items():
        phrases.setdefault(" ".join(_TOKEN.findall(decade)), told_as)
    if not table:
        phrases |= {"de": "of", "di": "of", "do": "of", "da": "of", "del": "of"}
    shared = frozenset(table.NO_MARKS.split()) if table else _OF
    stops = _STOPS.get(code, "").split()
    markers = (
        {*stops}
        | {
            word
            for phrase in phrases
            for word in phrase.split()
            if word.isalpha() and (len(word) > 1 or not word.isascii())
        }
        | set(stems)
    )
    before: tuple[Replacement, ...] = table.BEFORE if table else ()
    longest: dict[str, int] = {}
    for phrase in phrases:
        several = phrase.split()
        if several:
            longest[several[0]] = max(longest.get(several[0], 0), len(several))
    told = frozenset((markers - shared - _ENGLISH - _ENGLISH_MONTHS - english().known) | set(stops))
    words = {word for phrase in (*phrases, *stops) for word in phrase.split()}
    return Language(
        code, phrases, stems, told, before, longest, Speller(words, table.ORDINARY.split() if table else ())
    )


# Read with the table of a language of the same script.
_ALSO = {"ru": ("uk",)}
_OF = word_set("de di do da del may set ott mag lug out ago mar gen fev dez mai sat sun mon")
_ENGLISH_MONTHS = word_set(
    "jan feb mar apr may jun jul aug sep sept oct nov dec april august september november december october"
)


def replaced(
    *pairs: tuple[str, str | Callable[[re.Match[str]], str]], needed: str = ""
) -> tuple[Replacement, ...]:
    """Return what is put in the place of what, before words are looked up.

    `needed` spares other lines the search: signs that each such place holds, or "0" for any figure.
    """
    return tuple((needed, re.compile(pattern, re.IGNORECASE), put) for pattern, put in pairs)
