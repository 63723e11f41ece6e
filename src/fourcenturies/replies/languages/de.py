"""German, for replies."""

from __future__ import annotations

from fourcenturies.replies.languages import replaced
from fourcenturies.replies.languages.numerals import german_number

PHRASES = """
australia = australien
singapore = singapur
not comparable = nicht vergleichen | nicht miteinander vergleichen
starts = beginnt | fängt an
ends = endet | hört auf
others = anderen | übrigen | restlichen
wrong = gehen gar nicht | geht gar nicht | passen nicht | passt nicht
wrong = stimmen nicht | können nicht stimmen | kann nicht stimmen | sind unmöglich
to = angeredet ist | angesprochen ist | angesprochen wird | gerichtet an
belongs to = gehört zu | gehört
mouth = mund
husband = ehemann | gatte
wife = ehefrau | gattin
interpreter = dolmetscher | dolmetscherin | übersetzer | übersetzerin
spokesman = pressesprecher | regierungssprecher
adviser = berater | beraterin
minister = minister | außenminister | ministerin
friend = freund | freundin
father = vater | großvater
son = sohn
brother = bruder
listens = hört zu | zuhört | hörte zu | zugehört
reported = berichtet | übermittelt | berichtete | weitergegeben | verbreitet | gibt weiter | gab weiter
comes from = stammt | stammen | kommt
answers = antwortet | antwortete
thought = gedanke | idee
number = zahl | angabe
silent = schweigen | sagen nichts dazu | stumm
silent = bleibt stumm | äußert sich nicht | äußern sich nicht | sagt dazu nichts
silent = schweigt dazu | schweigen dazu | sagen nichts | erwähnen es nicht
asserts = behaupten | bejahen | stimmen zu | vertritt die these
disputes = bestreiten | widersprechen | verneinen | ficht an | weist zurück
qualifies = schränken ein | relativieren | differenziert | mit vorbehalt
yes = ja | jawohl
no = nein
authorities = behörden | führung
order = reihenfolge
earliest = frühester | frühestes | frühesten
latest = spätester | spätestes | spätesten
i think = wenn ich mich nicht irre | soweit ich weiß
reason: = begründung: | grund:
speaker = sprecher | sprecherin | redner
agency = agentur | nachrichtenagentur
writer = schreiber
paper = zeitung
comes from = stammt von | kommt von | geht zurück auf
no wait = nein, doch | ach nein | nein, halt
means = bedeutet | meint hier | heißt hier | steht für
qualifies = mit einschränkungen
present = anwesend | dabei | da gewesen | nahm teil | teilgenommen | zugegen
absent = abwesend | nicht anwesend | nicht dabei | fern | ferngeblieben | blieb fern | nahm nicht teil | war nicht da
it was = gemeint ist | gemeint war | gemeint sind | es geht um
clearly = natürlich | selbstverständlich | offensichtlich
in = nach unserem kalender | nach dem neuen kalender | nach heutigem kalender | nach unserer zeitrechnung
in = in unserem kalender
40 = vierzig
50 = fünfzig
3 = drei
20 = zwanzig
30 = dreißig
4 = vier
takes = ergibt | macht
eve = vorabend | am vorabend
anniversary = jahrestag
except = außer | ausgenommen
hardly = kaum
eighteenth = achtzehnt*
seventeenth = siebzehnt*
nineteenth = neunzehnt*
ad = n. chr.
bc = v. chr.
earliest = frühester | frühestens am
shortly = kurz
long = lange
earlier = früher
not stated = nicht angegeben | keine angabe | keine angaben | ohne angabe | nicht genannt | nicht benannt | ungenannt
not stated = unbenannt | nicht erwähnt | unbekannt | nicht bekannt | wird nicht genannt | wird nicht gesagt
not stated = wird nicht angegeben | wird nicht erwähnt | nicht gesagt | nicht vermerkt | k. a. | k. a | k.a. | o. j.
not stated = o.j. | o. d. | ohne jahr | ohne datum | ohne namen | ohne name | undatiert | nicht datiert | anonym
not stated = nicht ersichtlich | nicht feststellbar | steht nicht da | steht nicht im text | steht nicht im artikel
not stated = steht nirgends | niemand wird genannt | kein name genannt | kein name | kein autor | kein verfasser
not stated = kein datum | kein jahr | keine jahreszahl | keine jahresangabe | keine namen | kein autor genannt
not stated = kein autor angegeben | nicht mitgeteilt | nicht überliefert | namenlos | nicht namentlich genannt
not stated = nicht verzeichnet | fehlt | fehlen | wird verschwiegen | bleibt offen | offen gelassen
not stated = nicht festgehalten | nicht gedruckt | nicht abgedruckt | nicht aufgeführt | nicht bestimmt
not stated = nicht unterzeichnet | nicht unterschrieben | unsigniert | nennt keinen namen | nennt kein jahr
not stated = nennt kein datum | nennt keine quelle | gibt kein jahr an | sagt es nicht | sagt nichts | verrät es nicht
not stated = wird im text nicht genannt | wird im artikel nicht genannt | nicht im text | im text nicht genannt
not stated = im text nicht angegeben | im artikel nicht genannt | im artikel nicht angegeben
not comparable = nicht vergleichbar | unvergleichbar | nicht zu vergleichen | kann man nicht vergleichen
not comparable = lassen sich nicht vergleichen
year not stated = jahr nicht angegeben | jahr nicht genannt | jahr unbekannt | ohne jahresangabe
year not stated = das jahr wird nicht genannt | jahr fehlt | das jahr fehlt | ohne jahreszahl | jahr steht nicht da
not = nicht | kein | keine | keinen | keiner | keineswegs
nobody = niemand | keiner von ihnen
because = weil | denn | da | wegen | aufgrund | nämlich weil
so = also | daher | deshalb | folglich | somit | das heißt | d. h. | d.h. | demnach
the = der | die | das | den | dem | des
a = ein | eine | einen | einem | einer | eines
in = im | in | ins
on = am | an dem | auf
of = von | vom
and = und | sowie
or = oder
but = aber | sondern | jedoch
about = etwa | ungefähr | circa | zirka | ca | um | gegen | rund | um das jahr | etwa um
before = vor
after = nach
since = seit | ab
until = bis | bis zum | bis zu
no later than = spätestens | nicht später als
no earlier than = frühestens | nicht früher als | nicht vor
between = zwischen
from = aus
early = anfang | beginn | frühe | frühen | früh
mid = mitte
late = ende | späte | späten | spät
first half of = erste hälfte | ersten hälfte
second half of = zweite hälfte | zweiten hälfte
century = jahrhundert | jahrhunderts | jh | jhdt | jhd | jahrhunderte
decade = jahrzehnt
spring = frühling | frühjahr | frühlings
summer = sommer | sommers
autumn = herbst | herbstes
winter = winter | winters
year = jahr | jahre | jahres | jahren
month = monat | monats
week = woche
day = tag | tage
julian = julianisch* | alten stil | alten stils | alter stil | altem stil | alt. st.
new style = gregorianisch* | neuen stil | neuen stils | neuer stil | neuem stil
march = mrz
december = dez
first = erste | ersten | erster
probably = wahrscheinlich | vermutlich | vielleicht | wohl | möglicherweise | glaube ich
i think = ich glaube | ich denke | ich meine | meiner meinung nach | ich würde sagen | ich vermute | meines erachtens
it was = es war | das war | es ist | das ist | es waren | das sind | es handelt sich um
the answer is = die antwort ist | meine antwort ist | antwort
said = sagte | gesagt | sagt | meinte | meint | sprach | sagen | äußerte | erklärte | gesprochen
said by = gesagt von | gesprochen von
to = zu | zum | zur | an | gegenüber
told = erzählte | erzählt
reported by = berichtet von | überliefert von | zitiert von | wiedergegeben von | zit. nach | zitiert nach
reported by = zitiert bei | laut bericht von
according to = laut | gemäß | zufolge
by = durch
author = autor | autorin | verfasser | verfasserin
writer = schriftsteller
president = präsident | staatspräsident | präsidenten | staatschef | staatspräsidenten | präs
chairman = vorsitzender | vorsitzende | der vorsitzende | parteichef | staatsführer
emperor = kaiser
leader = führer | regierungschef
historian = historiker | historikerin
expert = experte | expertin | fachmann | sachverständiger
journalist = journalist | journalistin
ambassador = botschafter
mr = herr | herrn
mrs = frau
russian = russisch* | russe
chinese = chinesisch* | chinese
soviet = sowjetisch*
american = amerikanisch*
russia = russland | russlands
china = china | chinas
government = regierung
chinese government = chinesische regierung | regierung chinas | regierung in peking | regierung von china
quotation = zitat | worte | wort | äußerung | aussage | satz
text = text | artikel | quelle | beitrag
joint statement = gemeinsame erklärung
together = gemeinsam | zusammen
both = beide | beiden
two leaders = beiden staatschefs | beiden präsidenten | beiden führer
over = über | mehr als | mindestens
under = unter | weniger als | höchstens
per cent = prozent
students = studenten | studierende
square kilometres = quadratkilometer | qkm
million = million | millionen | mio
thousand = tausend
earliest = früheste | frühestes | anfangsjahr | erstes jahr
latest = späteste | spätestes | endjahr | letztes jahr
happened = geschehen | passiert | geschah | ereignis | stattgefunden
happened = vorfall | begebenheit | vorgang | geschehnis
published = publikation | druck | erscheinen | herausgegeben
card = karte | kärtchen | karteikarte
published = veröffentlicht | erschienen | publiziert | gedruckt | veröffentlichung
later = später
asserts = behauptet | bejaht | stimmt zu
qualifies = schränkt ein | relativiert | teilweise | teils
disputes = bestreitet | widerspricht | verneint | nein
silent = schweigt | sagt nichts dazu | erwähnt es nicht
correct = richtig | stimmt
false = falsch
which = welche | welcher | welches
who = wer
is = ist | sind | wird | werden | wurde | wurden | hat | haben | war | waren
here = hier
only = nur | lediglich
also = auch
with = mit
this = dies | diese | dieser | diesem | diesen | dieses
march = maerz
not stated = k. a. | k.a. | keine angabe | keine angaben | lässt sich nicht entnehmen
not stated = lässt sich dem text nicht entnehmen | lässt sich dem artikel nicht entnehmen | nicht zu entnehmen
new style = n. st. | neuen stils | neuer stil
no wait = ach nein | nein doch
i take = ich nehme doch | ich nehme
says = nennt
for = für
a little = etwas
not stated = steht nicht drin | steht nicht da | steht da nicht | steht nirgends | steht nirgendwo
not stated = steht nicht | nicht genannt ist
is right = stimmt
or = oder aber
said it = das gesagt | es gesagt
"""
NO_MARKS = (
    "un in an am die war so also fast man hat text winter million china chinas k a o j d h art journalist circa ca "
    "zu la le i san den anonym the to san expert satz is not and er es per offen"
)
# Words that lie one slip from one of the table, and are none.
ORDINARY = """
    sein seine seinen seiner seinem sieht kalten kalte kalter gehen gegen viel viele vieles vier wars kamen kommen habe
    haben dann denn dass erst erste unten unter unser unsere worden werden wurden würden wenn wann kann könnte sollte
    seite seiten saite weit zeit zeiten weil weile welt wort worte werte texte texten monate karte karten reise reisen
    heft heute eher ehe mehr meer meine meinen einer keine deine wieder weder nieder einfach eines eins allein alleine
    lang länger sagen sage tagen lagen fragen tragen nennen kennen rennen denken danken lauter leute laute statt stadt
    staat staaten stand stehen sehen gesehen geschehen gegeben geben leben lesen losen lösung beim heim rein sehr seht
    meist beste beide beiden bloß genannte genannten letzte letzten schreiben nehmen keins rund grund hund band hand
    land rede reden parade fall falls bild bilder schild beruf brief briefe rest resten rubel führung führen führer
    früh froh fort fast gast last liste leiste lager jeder jede jedes jener jene solche welche manche spruch bruch
    besuch buch auch
"""
BEFORE = replaced(
    (r"\b\w*(?:hundert|tausend)\w*\b", lambda word: str(german_number(word[0]) or word[0])),
    (r"\b(?:war|ist) es (?:[a-zäöüß]+ ){0,3}nicht\b", "was not it"),
    (
        r"\b(ist|war|sind|waren|hat|hatte|wird|wurde|kam|ging|steht|gibt|das|er|sie|es) ja(?= [a-zäöüß])",
        r"\1",
    ),
    (r"\bstimmt (?:\w+ )?nicht\b", "is wrong"),
    (r"\b(?:vom|von) (\d[\w. ]*?) bis (?:zum )?(?=\d)", r"from \1 to "),
    (r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b", lambda day: f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"),
    (r"\bvon (?=\S*\s?\d{4}.*\bbis\b)", "from "),
    (r"\b(\d{3}0)er[ -]?(?:jahre?n?)?\b", r"\1s"),
    (r"\b(\d{1,2})\. ?(?=jahrhundert|jh)", r"\1th "),
    (r"\b(\d{1,2})\. (?=\w)", r"\1 "),
    (r"\bmärz\b", "march"),
    (r"\b(\d+)\.(\d{3})\b(?!\d)", r"\1,\2"),
    (r"\bende des 17\b", "late 17"),
)
