"""The words round a name in an attribution: what part the next name plays, what denies, and what says nothing.

To add a cue ("as told by"), enter its words under the part that they give to the name after them.
"""

from __future__ import annotations


def _words(text: str) -> list[str]:
    return text.split()


CUES = {
    **dict.fromkeys(
        _words("""
        by said says saying author speaker writer wrote writes written according spoken speaks authored signed
        credited ascribed
        attributed belongs belong source originates stems
        """),
        "speaker",
    ),
    **dict.fromkeys(_words("via through per reporter reporters passing mouthpiece retold apud"), "reporter"),
    **dict.fromkeys(
        _words("""
        reported quoted cited relayed recounted related transmitted repeated paraphrased recorded passed
        conveyed qtd
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
        _words("to asked told tells telling addressing addressed addressee hearer listener towards"),
        "addressee",
    ),
    **dict.fromkeys(_words("about on regarding concerning against subject"), "subject"),
    **dict.fromkeys(_words("in at"), "context"),
    **dict.fromkeys(_words("from"), "from"),
    **dict.fromkeys(_words("and & + with alongside jointly together und u et y и"), "and"),
    **dict.fromkeys(_words("or / | either versus vs"), "or"),
    **dict.fromkeys(_words(", ; ( : )"), "break"),
}
# What turns "attributed", "belongs" into the one who speaks: "attributed to Mao".
TO_SPEAKER = frozenset(
    _words("attributed ascribed credited belongs belong according thanks due goes go points assigned")
)
# Words that deny, or leave open who it was.
# Who is anybody: none of these is a denial by itself.
ANYONE = frozenset(_words("anyone anybody everyone everybody all any someone somebody"))
NEGATIONS = frozenset(_words("""
    not never nobody noone none no except but anyone anybody everyone everybody rather instead neither nor
    without unlike non isnt wasnt doesnt didnt cannot cant other another else besides excluding all any
    someone somebody unknown anonymous unnamed unstated hardly impossible wrong false isn't wasn't doesn't didn't can't
    ni nt dont don't won't wont fake pseudo anti unless whoever whomever
"""))  # fmt: skip
# Words that tell nothing about who it was.
FILLERS = frozenset(_words("""
    the a an it was is that this these those word words i think believe guess would say suppose probably
    reckon suspect assume gather honestly
    perhaps maybe likely so only again himself herself itself of as well which whose his her own mr dr prof
    professor sir lord late then speech article piece essay book books blog column
    interview conversation remark remarks statement magazine newspaper text answer name
    clearly definitely surely certainly here quotation quote quotes sentence line passage paragraph page
    issue been be has have had were are did does do him them he she they my me we you year
    years out must spring summer autumn winter meeting down
    letter president's talking speaking complained complaining complaint remarked stating stated claimed argued
    declared asked later once earlier talk talks discussion first could may might most possibly presumably
    apparently should
    comes come came goes most very also just simply phd ph.d being there their its original really obviously
    phrase opinion view thought idea judgement judgment words' opinion verdict reply answer response agency
    course why well okay oh means mean meant full stop period sir got out exchange stands standing refers
    referring meaning meant own
"""))  # fmt: skip
# Whose is told by nationality alone; before a name it wants an office between ("the Russian president Putin").
NATIONS = frozenset(
    _words(
        "chinese russian soviet american british qing imperial us french german china chinas russia russias ussr"
    )
)
# What somebody is: tells nothing beside a name ("Chairman Mao"), but somebody else before "of Mao".
OFFICES = frozenset(_words("""
    president chairman chairwoman premier minister leader emperor tsar czar secretary marshal comrade
    comrades chancellor ambassador journalist historian scholar analyst expert editor director columnist
    researcher academic statesman politician general prime envoy correspondent official diplomat secretary-general
    head ruler pres chmn gen sec pm politicians communist party republic state kremlin professor
"""))  # fmt: skip
# Who belongs to somebody: somebody else, too, right after a name ("Mao biographer").
KIN = frozenset(_words("""
    person one man source sources counterpart colleague partner friend ally interpreter translator spokesman
    spokesperson
    spokeswoman wife widow husband son daughter brother sister father mother grandson aide aides adviser advisor deputy
    biographer follower followers successor predecessor critic critics rival enemy administration government regime era
    supporter supporters impersonator
    reviewer reviewers pupil pupils teacher student successor heir speechwriter
    interpreters translators spokesmen counterparts colleagues partners friends assistant assistants staff staffer
    entourage courtier courtiers
    visit visits people wives ministry team office press family guest host fan circle camp allies
"""))  # fmt: skip
# Who has a part in the passing on of words: somebody else, too, after "Mao's".
PARTS = frozenset(_words("author speaker writer reporter reporters hearer addressee"))
# What may follow "Mao's" and still leave the words his.
WORDS_OF = frozenset(
    _words("""
    words word statement statements quote quotation opinion view views speech sentence remark remarks claim phrase idea
    thought judgement judgment article text essay piece verdict line lines expression own saying comment voice complaint
    toast wish assessment conclusion account report description telling narration narrative count sentence's argument it
    according to reported quoted passage interview book as in via through by said
""")
)
# Titles of a woman: beside a man's name they mean his wife or his mother.
WOMANS = frozenset(_words("mrs ms miss lady madame madam mme mlle frau dame empress queen"))
# What makes another person of a name that it follows.
NOT_THE_SAME = frozenset(_words("jr junior sr senior ii iii iv the second the third snr jnr"))
# Words of time: after a name they begin what is told of it, before it the name is no speaker.
WHILE = frozenset(_words("when while during before after since until as whenever where"))
# What begins a sentence on a name: all after it is told of the one named.
PREDICATES = frozenset(
    _words("""
    who thinks thought believes believed feels means meant complains complained argues argued claims claimed
    states stated
    declares declared remarks remarked answers answered replied replies asserts asserted sees saw finds found holds held
    makes made gives gave counts counted tells told uses used puts put refers referred utters uttered warns
    warned notes noted
    adds added explains explained mentions mentioned did does has had is was in on at when while during after
    before because
    since as says said wrote writes speaks spoke quotes calls called judges judged describes described expects expected
    concludes concluded predicts predicted coined himself herself suggests suggested observes observed admits admitted
    recalls recalled boasts boasted jokes joked told leaving speaking writing saying talking addressing quoted cited
""")
)
# What is done to somebody who then does not speak: "Mao was asked by Stalin".
DONE_TO = frozenset(
    _words(
        "asked told addressed informed questioned interviewed met visited received mentioned invited greeted shown "
        "kept made"
    )
)
# Before "with": the one who listens, not one who joins in.
TALKS = frozenset(
    _words("conversation conversations interview talk talks talking speaking meeting discussion spoke")
)
# Who somebody is, where no name is given: "some analysts", "the two leaders", "a Western expert".
ROLES = frozenset(
    _words("""
    analyst analysts expert experts critic critics scholar scholars historian historians official officials observer
    observers diplomat diplomats commentator commentators academic academics researcher researchers journalist
    journalists author authors writer writers speaker speakers reporter reporters leader leaders president presidents
    minister ministers chairman premier ambassador ambassadors specialist specialists sceptic sceptics skeptic skeptics
    digest communique authorities narrator student students interpreter editor article text statement declaration both
    source sources teller tellers people politician politicians envoy emperor tsar person heads head
""")
)
ROLE_WORDS = ROLES | frozenset(
    _words("""
    the a an some many most several few two both three these those certain various other another of and in by it is was
    were said one chinese russian soviet american western european british foreign international countries
    states country state china russia joint their his her partner
    government us journal magazine former senior unnamed anonymous unidentified nameless unspecified not named who
    are quoted cited first second third central bank cold war moscow beijing kremlin washington federation
    republic peoples
    writing there here himself herself same communist party general soviet union chief prime s ussr prc kpc
    ccp russias chinas
    great qing dynasty manchu current then old new young
""")
)
# Roles that are texts: a text of somebody is his.
TEXTS = frozenset(_words("digest article text statement declaration communique source sources both"))
UNNAMED = frozenset(_words("unnamed anonymous unidentified nameless unspecified"))
