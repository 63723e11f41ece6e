"""French, for replies."""

from __future__ import annotations

from fourcenturies.replies.languages import replaced

PHRASES = """
australia = australie
singapore = singapour
number = chiffre | numéro
not comparable = pas les comparer | pas comparer | ne se comparent pas
starts = commence | débute | démarre
ends = finit | se termine | s'achève
thousand = mil | mille
hundred = cents | cent
others = autres | les autres
wrong = ne vont pas | ne collent pas | ne tiennent pas | sont contredits
wrong = sont contredites | sont fausses | sont faux | est contredit | est contredite
comes from = vient de | provient de | émane de
idea = idée
husband = mari | époux
wife = femme | épouse
interpreter = interprète | traducteur | traductrice
spokesman = porte-parole
adviser = conseiller | conseillère
minister = ministre | ministres
friend = ami | amie
father = père
son = fils
brother = frère
whose = dont
listens = écoute | écoutait | entend
reported = rapporte | transmet | relaie | transmis | a transmis | a rapporté | relaye
answers = répond | répondait | a répondu
for me = pour moi
silent = silencieuse | silencieuses | muettes | se taisent | gardent le silence | garde le silence | ne disent rien
silent = ne se prononce pas | ne se prononcent pas | n'en parlent pas | reste muet | reste muette | restent muets
asserts = affirment | soutiennent | l'affirme | le soutient
disputes = contestent | nient | réfutent | le conteste | le nie | s'y oppose | rejette
qualifies = nuancent | avec réserve | avec des réserves | sous réserve
yes = oui
silent = muette | muets
authorities = autorités
i think = si je ne me trompe pas | sauf erreur
speaker = locuteur | orateur
agency = agence | agence de presse
writer = rédacteur
paper = journal
belongs to = revient à | appartient à
means = veut dire | signifie | désigne
no wait = non, pardon | ah non
digest = résumé
present = présent | présente | était présent | était là | a assisté | y a assisté
absent = absent | absente | n'était pas là | n'y était pas | n'a pas assisté
happened = survenu | survenue | s'est produit
in = selon notre calendrier | dans notre calendrier | d'après notre calendrier
40 = quarante
50 = cinquante
3 = trois
not stated = date non précisée | date non indiquée | date inconnue | date non mentionnée | aucune indication
not stated = aucune mention
eve = veille | la veille
anniversary = anniversaire
except = sauf | excepté
hardly = à peine
ad = ap. j.-c. | après j.-c.
bc = av. j.-c.
since = à partir de | à partir du | à partir d'
shortly = peu
earlier = plus tôt
card = fiche | carte
as = selon ce que cite | selon ce qu'écrit | d'après ce que cite | comme le cite | comme l'écrit
not stated = non indiqué | non indiquée | non précisé | non précisée | non mentionné | non mentionnée | pas indiqué
not stated = pas précisé | pas mentionné | pas indiquée | pas précisée | n'est pas indiqué | n'est pas précisé
not stated = n'est pas mentionné | n'est pas nommé | n'est pas nommée | n'est pas dit | pas dit | pas nommé
not stated = pas nommée | non nommé | non nommée | non daté | non datée | sans date | pas de date | pas de nom
not stated = aucun nom | aucun auteur | aucune date | aucune année | sans nom | sans auteur | sans année | inconnu
not stated = inconnue | anonyme | non signé | non signée | non spécifié | non spécifiée | pas d'auteur | pas d'année
not stated = s. d. | s.d. | s. n. | s.n. | non renseigné | non communiqué | personne n'est nommé
not stated = personne n'est nommée | ne le dit pas | ne dit pas
not stated = ne le précise pas | ne précise pas | ne mentionne pas
not stated = ne nomme personne | ne donne pas | ne donne aucun nom | ne donne aucune date | ne donne aucune année
not stated = ne cite personne | on ne sait pas | ce n'est pas dit | ce n'est pas indiqué | ce n'est pas précisé
not stated = n'est pas donné | n'est pas donnée | n'est pas précisée | n'est pas indiquée | l'auteur n'est pas nommé
not stated = l'auteur n'est pas indiqué | non cité | non citée | non identifié | non identifiée | nulle part
not stated = n'est pas connu | n'est pas connue | ne figure pas | n'apparaît pas | non attribué | non donné
not stated = non donnée
not comparable = non comparable | non comparables | pas comparable | pas comparables | incomparable | incomparables
not comparable = ne sont pas comparables | ne peuvent être comparés
year not stated = année non précisée | année non indiquée | année inconnue | sans précision d'année
year not stated = l'année n'est pas indiquée | l'année n'est pas précisée | année non mentionnée | année non donnée
year not stated = sans l'année | année pas précisée
not = pas | non | ne
nobody = personne
because = pcq | pck | parce que | parce qu' | car | puisque | puisqu' | à cause de | étant donné que | vu que
so = donc | ainsi | c'est-à-dire | par conséquent | c. à d. | soit
the = le | la | les | l'
a = un | une | des
in = en | dans | au cours de | au cours du | pendant | durant
of = de | du | d' | au
and = et
or = ou | ou bien
but = mais
about = vers | environ | aux environs de | autour de | à peu près
before = avant
after = après
since = depuis | dès
until = jusqu'à | jusqu'en | jusqu'au | jusque
no later than = au plus tard
no earlier than = au plus tôt | pas avant
between = entre
from =
to = à | à l'
early = début | début du | au début du | au début de | début de
mid = milieu | milieu du | au milieu du
late = fin | fin du | à la fin du | fin de
first half of = première moitié | première moitié du
second half of = seconde moitié | deuxième moitié | seconde moitié du | deuxième moitié du
century = siècle | siècles | siecle
decade = décennie
spring = printemps
summer = été
autumn = automne
winter = hiver
year = année | an | ans | années
month = mois | mois de
week = semaine
day = jour | journée
days = jours
julian = julien | vieux style | ancien style | calendrier julien
new style = grégorien | nouveau style | calendrier grégorien
february = fév | fev | fevrier
december = dec
august = aout
eighteenth = dix-huitième | dixhuitième
seventeenth = dix-septième
nineteenth = dix-neuvième
1 = premier
probably = probablement | peut-être | sans doute | vraisemblablement
i think = je pense que | je pense | je crois que | je crois | à mon avis | selon moi | je dirais
it was = c'était | c'est | ce sont | il s'agit de | il s'agit du
the answer is = la réponse est | réponse | ma réponse
said = a dit | dit | déclare | a déclaré | parle | affirme | a affirmé | prononcé | prononcée | prononcés
said by = dit par | prononcé par | prononcés par | prononcées par
told = raconte | a raconté
reported by = rapporté par | rapportés par | rapportée par | rapportées par | cité par | citée par | cités par
reported by = citées par | transmis par | repris par
according to = selon | d'après
by = par
author = auteur | auteure | autrice | l'auteur | l'auteure | l'autrice
president = président | le président | chef d'état | chef de l'état
leader = dirigeant | dirigeante
two leaders = deux dirigeants | deux présidents | deux chefs d'état
emperor = empereur | l'empereur
historian = historien | l'historien | historienne | l'historienne
expert = expert | l'expert | experte | spécialiste
journalist = journaliste
ambassador = ambassadeur | l'ambassadeur
mr = m. | monsieur
mrs = mme | madame
russian = russe | russes
chinese = chinois | chinoise | chinoises
soviet = soviétique | soviétiques
american = américain | américaine
russia = russie | la russie
china = chine | la chine
government = gouvernement
chinese government = gouvernement chinois | le gouvernement chinois | gouvernement de pékin | gouvernement de la chine
quotation = parole | prise de parole | citation | paroles | mots | phrase | propos
text = texte | l'article | source
article = article
joint statement = déclaration commune | déclaration conjointe
together = ensemble | conjointement
both = tous les deux | tous deux | les deux
over = plus de | au moins | plus d'
under = moins de | au plus
per cent = pour cent | pourcent
students = étudiants
square kilometres = kilomètres carrés
thousand = mille
million = million | millions
earliest = la plus ancienne | première année | premier an
latest = la plus récente | dernière année | dernier an
happened = s'est passé | passé | événement | arrivé | a eu lieu
published = publié | publiée | parution | paru | publication | édité
later = plus tard | ultérieurement
asserts = affirme | soutient
qualifies = nuance | en partie | partiellement
disputes = conteste | nie | non | réfute
silent = muet | silencieux | silence | se tait | n'en parle pas | ne dit rien
false = faux
correct = vrai | juste
is = est | sont | était | étaient
only = seulement | uniquement
this = ce | cette | ces | cet
who = qui
which = que
not stated = on sait pas | pas imprimé | pas imprimée | n'est pas imprimé | n'est pas imprimée
nothing = rien
and = puis | et puis
minus = moins
happened = fait | faits
it was = c'est l'idée de | c'est l'idée d' | c'est une idée de
"""
NO_MARKS = (
    "un figure cause mention style commence mil cent cents mille se comparable comparables article "
    "text source expert million a an on no date silence page me "
    "publication citation phrase s d n c m fin moment plus la le de son sa or car non soit premier mots propos "
    "incomparable en au du par que ans moins tout point main pour"
)
# Words that lie one slip from one of the table, and are none.
ORDINARY = """
    chez comme course derrière dont dure entrée jours lien tout tous telle elle elles dans sans sous sont font vont
    mais mars main mains moins mois mots mort mont lieu lieux dieu peut peur pour tour jour cour cours alors avant
    autre autres entre contre centre compte comte conte date dates dite dire lire rire faire taire terre texte textes
    page pages sage cage car cas pas ans sens gens cent vent dent donne donné donner bonne borne forme ferme femme homme
    somme pomme toute route doute deux yeux ceux mieux vieux avais avait avoir savoir voir noir soir seul seule seuls
    note notre votre porte perte verte reste reste texte chef cher chère cité citer côté coté parti partie partir
    parle parler passe passer passé presse prise crise suite fuite suivre livre libre titre maître mettre lettre
"""
BEFORE = replaced(
    (r"\bdu (\d[\w ]*?) au (?=\d)", r"from \1 to "),
    (r"\bde (\d{4}) à (\d{4})", r"from \1 to \2"),
    (r"(?<=th)\s+s\.", " century"),
    (r"\b([ivxlc]+)e(?=\s+si[èe]cle|\s+s\.)", r"\1th"),
    (r"\b(\d{1,2})\s?(?:e|è|ème|eme)\b(?=\s+si[èe]cle|\s+s\.)", r"\1th"),
    (r"\b1er\b", "1"),
    (r"\ble (?=\d)", ""),
    (r"\b(?:les )?années (\d{3}0)\b", r"\1s"),
    (r"(\w)['’](?=\w)", r"\1'"),
)
