"""The words round a name in an attribution: what part the next name plays, what denies, and what says nothing.

To add a cue ("as told by"), enter its words under the part that they give to the name after them.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


CUES = {
    **dict.fromkeys(
        _words("""
        by said says saying author speaker writer wrote writes written according spoken speaks authored
        сказал сказала слова словам говорит автор
        """),
        "speaker",
    ),
    **dict.fromkeys(_words("via through per reporter reporters passing mouthpiece retold"), "reporter"),
    **dict.fromkeys(
        _words("""
        reported quoted cited relayed recounted related transmitted repeated paraphrased recorded passed
        conveyed
        """),
        "passive",
    ),
    **dict.fromkeys(
        _words("""
        quotes quoting cites citing reports reporting relays relaying recounts paraphrases paraphrasing
        repeats records
        """),
        "active",
    ),
    **dict.fromkeys(
        _words("to told tells telling addressing addressed addressee hearer towards"), "addressee"
    ),
    **dict.fromkeys(_words("about on regarding concerning against subject"), "subject"),
    **dict.fromkeys(_words("in at"), "context"),
    **dict.fromkeys(_words("from"), "from"),
    **dict.fromkeys(_words("and & + и with alongside jointly together"), "and"),
    **dict.fromkeys(_words("or / | или either versus vs"), "or"),
    **dict.fromkeys(_words(", ; ( : )"), "break"),
}
# Words that deny, or leave open who it was.
NEGATIONS = frozenset(_words("""
    not never nobody noone none no except but anyone anybody everyone everybody rather instead neither nor
    without unlike non isnt wasnt doesnt didnt cannot cant other another else besides excluding all any
    someone somebody не ни кроме unknown anonymous unnamed unstated hardly impossible wrong false 不是 非
"""))  # fmt: skip
# Words that tell nothing about who it was.
FILLERS = frozenset(_words("""
    the a an it was is that this these those words word i think believe guess would say suppose probably
    perhaps maybe likely so only himself herself both of as well who which whose his her own mr mrs ms
    miss dr prof professor sir lord lady prime general chinese russian soviet american british qing
    imperial former late then china chinas russia russias ussr speech article piece essay book books
    interview conversation remark remarks statement magazine newspaper text source sources answer name
    clearly definitely surely certainly here quotation quote quotes sentence line passage paragraph page
    issue been be has have had were are did does do him them he she they my me we you one person year
    years new out must during when while after before spring summer autumn winter visit meeting back
    down letter report президент председатель господин товарищ император это г по о от 主席 总书记 先生 总统
    president's talking speaking complained complaining complaint remarked stating stated claimed argued
    declared asked later once earlier talk talks discussion президента президентом председателя
    председателем первый
"""))  # fmt: skip
# What somebody is: tells nothing beside a name ("Chairman Mao"), but somebody else after "Mao's" or before "of Mao".
OFFICES = frozenset(_words("""
    president chairman chairwoman premier minister leader emperor tsar czar secretary marshal comrade
    comrades chancellor ambassador journalist historian scholar analyst expert editor director columnist
    researcher academic
"""))  # fmt: skip
# Who has a part in the passing on of words: somebody else, too, after "Mao's".
PARTS = frozenset(_words("author speaker writer reporter reporters hearer addressee"))
# Before "with": the one who listens, not one who joins in.
TALKS = frozenset(
    _words("conversation conversations interview talk talks talking speaking meeting discussion spoke")
)
# What may be tied to a Chinese name without a space.
HAN_ENDINGS = (
    "国家主席",
    "总书记",
    "主席",
    "總書記",
    "总统",
    "總統",
    "先生",
    "皇帝",
    "同志",
    "说过",
    "说的",
    "说",
    "說",
    "的话",
    "曰",
    "写的",
    "写",
)
HAN_BEGINNINGS = ("是", "中国国家主席", "国家主席", "俄罗斯总统", "总统", "主席", "作者是", "作者", "据")
# Who somebody is, where no name is given: "some analysts", "the two leaders", "a Western expert".
ROLES = frozenset(
    _words("""
    analyst analysts expert experts critic critics scholar scholars historian historians official officials observer
    observers diplomat diplomats commentator commentators academic academics researcher researchers journalist
    journalists author authors writer writers speaker speakers reporter reporters leader leaders president presidents
    minister ministers chairman premier ambassador ambassadors specialist specialists sceptic sceptics skeptic skeptics
    digest communique authorities narrator student students interpreter editor
""")
)
ROLE_WORDS = ROLES | frozenset(
    _words("""
    the a an some many most several few two both three these those certain various other another of and in by it is was
    were said one chinese russian soviet american western european british foreign international countries states
    country state china russia
    government us journal magazine article text former senior unnamed anonymous unidentified nameless not named who
    are quoted cited first second
""")
)
UNNAMED = frozenset(_words("unnamed anonymous unidentified nameless"))
