"""Spanish, for replies."""

from __future__ import annotations

from fourcenturies.replies.languages import replaced

PHRASES = """
singapore = singapur
number = cifra | número
starts = empieza | comienza | arranca
ends = termina | acaba | finaliza
earliest = la primera fecha | la primera
latest = la última fecha | la última
only = nada más | tan solo | tan sólo | no más que
others = las demás | los demás | demás | las otras | los otros
wrong = no encajan | no cuadran | son falsas | son falsos
wrong = están mal | está mal | no encaja | no cuadra | no pueden ser
comes from = viene de | proviene de | sale de | salieron de | procede de
mouth = boca
husband = marido | esposo
wife = mujer | esposa
interpreter = intérprete | traductor | traductora
spokesman = portavoz | vocero
adviser = asesor | asesora | consejero
minister = ministro | ministra | ministros
friend = amigo | amiga
father = padre | abuelo
son = hijo
brother = hermano
listens = escucha | escuchaba | oye
reported = transmite | transmitió | recoge | recogió | cuenta | publicó | difunde | difundió
answers = responde | respondió | contesta | contestó
texts = textos
thought = idea | pensamiento
silent = callan | silenciosa | silenciosos | guardan silencio | no dicen nada | no se pronuncia | no se pronuncian
silent = no hablan de ello | no lo menciona | no lo mencionan | se calla | se callan | callado | callada
asserts = afirman | sostienen | lo afirma | lo sostiene
disputes = niegan | rebaten | rechazan | lo rebate | lo niega | discute | lo discute | refuta | cuestiona
qualifies = matizan | lo matiza | con matices | con reservas
yes = sí | si
not stated = no indica | no indica el año | no menciona | no aclara | no especifica
authorities = autoridades
i think = si no me equivoco | si no recuerdo mal
speaker = orador | hablante
agency = agencia
writer = redactor | escritor
paper = periódico | diario
belongs to = pertenece a | corresponde a
it was of = es de
means = quiere decir | significa | se refiere a
reported by = lo transmitió | lo transmite | lo cuenta | lo recoge | transmitido por la
no wait = no, perdón | perdón
digest = resumen
disputes = rebate
present = presente | estuvo presente | estuvo | asistió
absent = ausente | no estuvo | no asistió | estuvo ausente
said = se dijo | fue dicho
published = se publicó | fue publicado
in = según nuestro calendario | en nuestro calendario
40 = cuarenta
50 = cincuenta
3 = tres
not stated = ninguno | ninguna | no pone | no pone año | no pone fecha | sin fecha en el texto | no trae fecha
not stated = no trae año | no dice quién | no se dice quién | no se sabe quién
eve = víspera | vísperas
anniversary = aniversario
except = excepto | salvo | menos
hardly = apenas
ad = d. c.
bc = a. c.
shortly = poco
earlier = antes
not stated = no se indica | no indicado | no indicada | no se menciona | no mencionado | no mencionada | no se dice
not stated = no se especifica | no especificado | no especificada | no consta | no se sabe | desconocido | desconocida
not stated = anónimo | anónima | sin fecha | sin nombre | sin autor | sin año | no se nombra | no se nombra a nadie
not stated = no se da | no se precisa | sin indicar | sin especificar | no figura | no aparece | no lo dice | no dice
not stated = no lo indica | no lo menciona | no lo especifica | no da nombre | no da ningún nombre | no da el nombre
not stated = no da ninguna fecha | no da año | no da ningún año | no menciona el año | no menciona el nombre
not stated = no nombra a nadie | s. f. | s.f. | s. d. | no está indicado | no está indicada | no está firmado
not stated = no está fechado | sin firma | sin firmar | ningún nombre | ningún autor | ninguna fecha
not stated = nadie es nombrado | no hay nombre | no hay autor
not stated = no hay fecha | no hay año | no declarado | no declarada
not stated = no se declara | no nombrado | no nombrada | no identificado | no identificada | sin identificar
not stated = no precisado | no precisada | sin datar | no datado | no se cita | no revelado | no está escrito
not stated = no se aclara | no se explicita
not comparable = no comparable | no comparables | no son comparables | incomparable | incomparables
not comparable = no se pueden comparar
year not stated = año no indicado | sin indicar el año | año desconocido | no se indica el año | año no especificado
year not stated = año no mencionado | no se menciona el año | no se da el año | no dice el año | año sin indicar
not = no | nunca | ni
nobody = nadie
because = pq | xq | porque | ya que | puesto que | debido a | dado que | pues
so = así que | por lo tanto | por tanto | es decir | o sea | entonces | por eso
the = el | la | los | las | lo
a = un | una
in = en | durante
of = de | del
and = y | e
or = o | u
but = pero | sino
about = hacia | alrededor de | aproximadamente | cerca de | sobre | en torno a | unos
before = antes de | antes del
after = después de | después del | tras
since = desde | a partir de | a partir del
until = hasta | hasta el
no later than = a más tardar | como muy tarde | no después de
no earlier than = como muy pronto | no antes de | no antes del
between = entre
to = a | al
early = principios | a principios de | comienzos | inicios
mid = mediados | a mediados de
late = finales | a finales de | fines
first half of = primera mitad | la primera mitad
second half of = segunda mitad | la segunda mitad
decade = década
spring = primavera
summer = verano
autumn = otoño
winter = invierno
year = año | años
month = mes
week = semana
day = día
days = días | dias
julian = juliano | estilo antiguo | antiguo estilo | calendario juliano
new style = gregoriano | estilo nuevo | nuevo estilo | calendario gregoriano
eighteenth century = siglo dieciocho | siglo xviii
probably = probablemente | quizás | quizá | tal vez | seguramente | posiblemente
i think = creo que | creo | pienso que | opino que | en mi opinión | diría que | me parece que
it was = fue | era | es | son | fueron | se trata de | eran
the answer is = la respuesta es | respuesta | mi respuesta
said = dijo | dice | dicho | afirma | habla | habló | pronunció | pronunciadas | declaró | dijeron
said by = dicho por | dicha por | pronunciadas por | pronunciado por
told = contó
reported by = citado por | citada por | citadas por | citados por | referido por | según cita | recogido por
reported by = transmitido por | reportado por
according to = según | de acuerdo con
by = por
author = autor | autora
president = presidente | el presidente | mandatario
leader = líder | dirigente
two leaders = dos líderes | dos presidentes | dos mandatarios | dos dirigentes
emperor = emperador | el emperador
historian = historiador | historiadora
expert = experto | experta | especialista
journalist = periodista
ambassador = embajador
mr = sr | sr. | señor | don
mrs = sra | sra. | señora
russian = ruso | rusa | rusos
chinese = chino | china | chinos
soviet = soviético | soviética
american = estadounidense | americano | norteamericano
russia = rusia
government = gobierno
chinese government = gobierno chino | el gobierno chino | gobierno de china | gobierno de pekín
as = según cita | según lo cita | según la cita | según escribe | según recoge | como cita | como lo cita
over = algo más de | algo más del | un poco más de | un poco más del | más del
card = tarjeta | ficha
happened = acontecimiento | hecho | hechos | acontecido
said = palabras dichas | enunciado
published = edición | impreso
not stated = no consta
quotation = cita | palabras | frase | declaración
text = texto | artículo | fuente
joint statement = declaración conjunta | declaración común
together = juntos | conjuntamente
both = ambos | los dos
over = más de | al menos | por lo menos
under = menos de | como mucho
per cent = por ciento
students = estudiantes
square kilometres = kilómetros cuadrados
thousand = mil
million = millón | millones
earliest = primero | primer año | inicio
latest = último | último año | final
happened = ocurrió | sucedió | ocurrido | pasó | sucedido | suceso | ocurre
published = publicado | publicada | publicación
later = más tarde | después | posteriormente
asserts = afirma | sostiene
qualifies = matiza | en parte | parcialmente
disputes = niega | disputa | rechaza | contradice
silent = calla | guarda silencio | silencio | no habla de ello | no dice nada
false = falso | falsa
correct = correcto | verdadero
is = está | están | ha | han
only = sólo | solo | solamente | únicamente
this = este | esta | esto | estas | estos
who = quién | quien
which = que | cual
not stated = no lo pone | no pone | no lo dice | no viene | no figura
chinese government = autoridades chinas | las autoridades chinas
"""
NO_MARKS = (
    "once "
    "un comparable comparables no china final solo mil son a al lo la u e o y me es mes an ha don era incomparable "
    "dice s f d in mi ya se da tal todo los las el tras sea pronto que un de en por hay son sur fuel este"
)
# Words that lie one slip from one of the table, and are none.
ORDINARY = """
    ficha fichas había nueve nuevo nueva puerto puse sale sabe tiene viene otras otros tras tres unas unos nuestra
    muestra mayor mejor menor mismo misma modo todo toda todos todas nada cada vida ida pero para pare parte parten
    porque por qué cosa casa caso cargo campo carta corta corto cuarto cuanto cuando cuento cuenta cuesta puesta puesto
    gusto justo junto juntas julio junio jugo lado dado dada pasado pasada pesado cuadro cuatro cinco cero claro raro
    barco marco marca marzo mazo brazo plazo lugar llegar llamar mirar tomar poner tener hacer haber saber caber ciento
    viento siento tiempo siempre dentro centro contra cuatro tarde carne sobre sombra hombre nombre obra otra letra
    libro litro gente mente frente fuente puente poste post parece aparece merece hecho dicho pecho mucho muchos
    pocos poco loco foco solo sola hola
"""
BEFORE = replaced(
    (r"\bdel (\d[\w ]*?) al (?=\d)", r"from \1 to "),
    (r"^pues,? ", ""),
    (r"\bs\. ?([ivx]{2,})\b", r"\1 century"),
    (r"\bde (\d{4}) a (\d{4})", r"from \1 to \2"),
    (r"\b1\.?[ºo](?= )", "1"),
    (r"\bsiglo ([ivxl]+|\d{1,2})\b", r"\1th century"),
    (r"\bsiglo dieciocho\b", "18th century"),
    (r"\bsiglo diecisiete\b", "17th century"),
    (r"\bsiglo diecinueve\b", "19th century"),
    (r"\b(?:los )?años (\d{3}0)\b", r"\1s"),
    (r"\bel (?=\d)", ""),
    (r"\bdía (?=\d)", ""),
    (r"\b(\d+)\.(\d{3})\b(?!\d)", r"\1,\2"),
)
