"""Spanish words of time. The guide to these lines is tray/language/README.md."""

# ruff: noqa: E501 - one line an entry, however many words

TABLE = """
hour_mark: h
flag: weekday_dates
flag: dashes
ord_suffix: º, ª, °, ro, er
num_and: y
weekday 0: lunes, ~lun, lun.
weekday 1: martes, ~mar, mar.
weekday 2: miércoles, miercoles, mié, mié., ~mie
weekday 3: jueves, ~jue, jue.
weekday 4: viernes, ~vie, vie.
weekday 5: sábado, sabado, sáb, sáb., ~sab
weekday 6: domingo, ~dom, dom.
weekdays 5: sábados
weekdays 6: domingos
weekdays 0 1 2 3 4: entre semana, días laborables, días hábiles
weekdays 5 6: fines de semana
group 0 1 2 3 4: día laborable, día hábil, día de semana
weekend: fin de semana, finde
month 1: enero, ene, ene.
month 2: febrero, feb, feb.
month 3: marzo, ~mar, mar.
month 4: abril, abr, abr.
month 5: mayo, may.
month 6: junio, jun, jun.
month 7: julio, jul, jul.
month 8: agosto, ago, ago.
month 9: septiembre, setiembre, sept, sep, sep., set
month 10: octubre, oct, oct.
month 11: noviembre, nov, nov.
month 12: diciembre, dic, dic.
day 0: hoy, de hoy, hoy día
day 1: mañana, el día siguiente
day 2: pasado mañana
day -1: ayer
day -2: anteayer, antes de ayer, antier
part morning: ~mañana, por la mañana, de la mañana, en la mañana, la mañana, a la mañana, mañanas, por la manana
part early: temprano, a primera hora, muy temprano, de madrugada, madrugada, de la madrugada, por la madrugada
part afternoon: tarde, por la tarde, de la tarde, en la tarde, la tarde, tardes, a la tarde
part evening: al anochecer
part night: noche, por la noche, de la noche, en la noche, la noche, a la noche, de noche, noches
part lunch: a la hora de comer, a la hora del almuerzo
part late afternoon: última hora de la tarde, a última hora
part after lunch: después de comer, después del almuerzo
part after work: después del trabajo
part_day 0/morning: esta mañana
part_day 0/afternoon: esta tarde
part_day 0/night: esta noche
part_day -1/night: anoche
clock 12:00: mediodía, mediodia, al mediodía, el mediodía, medio día
clock 24:00: medianoche, a medianoche, la medianoche, media noche
mer am: am, a.m., a. m.
mer pm: pm, p.m., p. m.
oclock: horas, hrs, h, hs, hora
ish: en punto
the_hour: la, las
at: a las, poco después de las, poco antes de las, justo después de las, a la, sobre las, hacia las, alrededor de las, ~desde las, ~hasta las, ~antes de las, ~después de las, ~a partir de las, a eso de las, ~de las, ~las, ~la, ~para las, @, ~antes de, ~antes de la, ~después de la, ~desde la, a, sobre el, hacia el, alrededor del, antes del, después del, al, ~sobre, ~hacia
on_bare: el, día, el día, al, del
on: el, este, la, al, en, el día, para el, desde el, hasta el, del, antes del, después del, a partir del, los, de, lo, en el, para, desde, hasta, un, día, en los, en las
in_part: por la, de la, en la, a la, la
in_month: en, desde, hasta, para, a principios de, a finales de, a mediados de, durante, en el mes de, durante el mes de
genitive: de, del, de la
of: de, del, de la, en
or: o, u, o bien
of_month: de, del mes de, del
year_of: de, del
the: el, la, los, las, un, una
and: y, e, &
in: en, dentro de, ~por, de aquí a, en los próximos, en las próximas, ~durante, al cabo de, ~de, en unos, en unas
day_before: la víspera de, en vísperas de, víspera de
week_on: en ocho, en ocho días
about: unos, unas, aproximadamente, alrededor de, como
hence: a partir de ahora, más tarde, después, desde ahora, desde hoy, a partir de hoy
ago_first: hace
ago: atrás, antes
from_base: después de, después del, desde, a partir de, a partir del, tras
after_clock: después de, después de las, después de la
from_next: después de, después del, siguiente a, tras
before_base: antes de, antes del
for: durante, por, dura, duración, de, duración de
to: a, -, hasta, al, hasta las, hasta el, a las, hasta la, a la
between: de, del, entre, desde, desde las, de las, entre las, desde el, entre el, de la, desde la, entre la, entre los días, entre el día, entre los
half: media
and_half: y media, y treinta
and_a_half: y media, y medio
and_quarter: y cuarto, y quince
and_a_quarter: y cuarto
minus_quarter: menos cuarto, menos quince
minus: menos
roughly: más o menos, aproximadamente
and_minutes: y, con
minutes: minutos, minuto, min
clock_to: para las, para la
quarter: cuarto, un cuarto
next: próximo, próxima, proximo, proxima, próximos, próximas, siguiente, el próximo, la próxima
coming: este próximo, esta próxima, el próximo, la próxima
this: este, esta, estos, estas
last: pasado, pasada, último, última
next_post: que viene, próximo, próxima, siguiente, entrante, proximo, proxima
last_post: pasado, pasada, anterior
every: cada, todos los, todas las, todo los, ~los
every_other: cada dos, un sí y otro no
other: dos
every_bare: diariamente, todos los días, cada día, a diario
every_other_post: sí y otro no, sí y uno no, sí y otra no, sí y una no, sí otro no, si y otro no, si y uno no, por medio
alternate_yes: sí, si
alternate_no: no
flag: loose_every
freq DAILY 1: ~diario, ~diaria, diariamente
freq DAILY 2: en días alternos, días alternos
freq WEEKLY 1: ~semanal, semanalmente
freq WEEKLY 2: ~quincenal, quincenalmente, ~bisemanal, cada quince días, cada 15 días
freq MONTHLY 1: ~mensual, mensualmente
freq MONTHLY 2: ~bimestral
freq MONTHLY 3: ~trimestral, trimestralmente
freq MONTHLY 6: ~semestral
freq YEARLY 1: ~anual, anualmente
times: veces, sesiones, ocasiones
once: una vez, 1 vez
twice: dos veces, 2 veces
thrice: tres veces, 3 veces
per: a la, por, al, cada
starting: a partir de, a partir del, desde, desde el, comenzando el, empezando el, a partir de la, desde la, empezando, comenzando
until: hasta, hasta el, hasta finales de, hasta fin de, hasta la, hasta los
except: excepto, salvo, menos
to_days: -, a
unit second: segundo, segundos, seg
unit minute: minuto, minutos, min, mins
unit hour: hora, horas, ~h, hrs
unit day: día, días, dia, dias
unit week: semana, semanas
unit month: mes, meses
unit quarter: trimestre, trimestres
unit year: año, años, ano, anos
unit workday: días laborables, días hábiles, día laborable, día hábil
length_word 0.5 hour: media hora, media horita
length_word 1 hour: una horita, horita
length_word 0.25 hour: cuarto de hora, un cuarto de hora
length_word 0.75 hour: tres cuartos de hora
length_word 15 day: quincena, una quincena
some 1: un, una
some 2: un par de, par de
some 3: algunos, algunas, unos, unas, unos pocos, unas pocas, pocos
some 7: varios, varias
num 1: uno, una
num 2: dos
num 3: tres
num 4: cuatro
num 5: cinco
num 6: seis
num 7: siete
num 8: ocho
num 9: nueve
num 10: diez
num 11: once
num 12: doce
num 13: trece
num 14: catorce
num 15: quince
num 16: dieciséis, dieciseis
num 17: diecisiete
num 18: dieciocho
num 19: diecinueve
num 20: veinte
num 21: veintiuno, veintiuna, veintiún
num 22: veintidós, veintidos
num 23: veintitrés, veintitres
num 24: veinticuatro
num 25: veinticinco
num 30: treinta
num 40: cuarenta
num 50: cincuenta
num 60: sesenta
num 90: noventa
ord 1: primero, primer, primera, primeros, primeras
ord 2: segundo, segunda
ord 3: tercero, tercer, tercera
ord 4: cuarto, cuarta
ord 5: quinto, quinta
ord -1: último, última, ultimo, ultima, últimos, últimas
edge end: fin de, fin del, final de, finales de, a finales de, a fin de, al final de, a final de, el final de, fines de, final del, al final del, a finales del
edge start: principio de, principios de, a principios de, inicio de, al inicio de, comienzos de, a comienzos de, el inicio de, principios del
edge mid: mediados de, a mediados de, mediados del
eom month: fin de mes, final de mes, a fin de mes
eom year: fin de año, final de año, a fin de año
allday: todo el día, el día entero, día completo, todo el dia
now: ahora, ahora mismo, ya mismo, de inmediato
zone_word: hora de
week_no: ~semana
reminder: recordatorio, recuérdame, recuerdame, alerta, avísame, avisar, con recordatorio, alarma, notificación
reminder_tail: antes, de antelación
idiom: segunda opinión, segunda mano, segunda guerra, primera clase, primer ministro, primeros auxilios, cien años de soledad, buenos días, buenas tardes, buenas noches, noche y día, media maratón, cuartos de final, el club de los viernes, domingo de la, mil y una noches, día a día, placido domingo, plácido domingo
numbered: sala, habitación, puerta, andén, vía, planta, piso, capítulo, página, bus, línea, vuelo, edificio, episodio, temporada, parte, versión, fase, ronda, mesa, grupo, número, terminal, aula
lead_in: recuérdame, recuerdame, recordarme, recordatorio para, recordar, programa una, programa un, agenda una, agenda un, programar una, programar un, añade un, añade una, no olvides
invite: con, invitar a, invita a, invitados, invitar, cc, participantes, invita
with: con
place_at: en, en el, en la, @, lugar, en casa de
place_in: en, en el, en la
place_noun: casa, oficina, trabajo, colegio, escuela, estación, aeropuerto, café, restaurante, cine, teatro, parque, ayuntamiento, hospital, clínica, hotel, bar, sala, estadio, museo, biblioteca, consulta, universidad, gimnasio, piscina
the_place: el, la, los, las, mi, nuestra, nuestro
place_stop: con, para, por, de, sobre, y, a
place_mark: lugar, dónde
street: calle, avenida, plaza, paseo, av., c/
zoom_on: zoom, por zoom, en zoom, vía zoom, via zoom, con zoom, reunión zoom, enlace de zoom, reunión de zoom
zoom_off: sin zoom, no zoom, no por zoom
zoom_via: por, en, vía, via, con, reunión
zoom_noun: llamada, reunión, con, call, entrevista
holiday new_year: año nuevo, día de año nuevo
holiday new_year_eve: nochevieja, fin de año, noche vieja
holiday epiphany: día de reyes, reyes
holiday valentine: san valentín, día de san valentín, día de los enamorados
holiday mardi_gras: martes de carnaval, carnaval
holiday ash_wednesday: miércoles de ceniza
holiday maundy_thursday: jueves santo
holiday good_friday: viernes santo
holiday easter: pascua, domingo de pascua, domingo de resurrección
holiday easter_monday: lunes de pascua
holiday may_day: día del trabajo, día del trabajador
holiday mothers_day: día de la madre
holiday fathers_day: día del padre
holiday st_john: san juan
holiday assumption: asunción
holiday hispanic_day: día de la hispanidad, fiesta nacional
holiday halloween: halloween
holiday all_saints: todos los santos, día de todos los santos
holiday all_souls: día de los muertos, día de muertos
holiday constitution_es: día de la constitución
holiday immaculate: inmaculada, inmaculada concepción
holiday christmas_eve: nochebuena
holiday christmas: navidad, día de navidad
count_noun: personas, invitados, entradas, billetes, euros, páginas, niños, por ciento, metros, kilos, litros, botellas
evening_noun: cena, fiesta, concierto, cine, película, teatro, ópera, bar, copas, discoteca
morning_noun: desayuno, vuelo, aeropuerto, alarma, correr, gimnasio, tren
hour_noun: desayuno, almuerzo, comida, merienda, cena, dentista, ortodoncista, médico, doctor, doctora, fisio, veterinario, peluquería, peluquero, masaje, terapia, yoga, pilates, gimnasio, gym, fútbol, tenis, pádel, baloncesto, natación, coro, misa, cine, cita, ensayo
work: álbum, novela, libro, canción, letra, partitura, acordes, playlist, lista de reproducción, pódcast, podcast, película, dvd, cd, vinilo, póster, cartel, tráiler, banda sonora, serie, poema, biografía, memorias, revista, periódico, crucigrama, guion, libreto, antología, cómic, texto, fragmento
thing: suscripción, app, aplicación, licencia, plantilla, receta, funda, bolsa, bolso, taza, vaso, plato, caja, pegatina, etiqueta, letrero, llave, llavero, vela, lámpara, cojín, manta, cortina, alfombra, mantel, servilleta, vestido, falda, pantalón, chaqueta, abrigo, bufanda, gorro, zapatos, botas, calcetines, camisa, camiseta, jersey, disfraz, uniforme, gafas, reloj, collar, pendientes, anillo, perfume, crema, pintalabios, esmalte, jabón, champú, juguete, muñeca, puzle, tarjeta, postal, cupón, código, lista, tabla, formulario, folleto, catálogo, calendario, carpeta, cuaderno, libreta, bolígrafo, pintura, pincel, decoración, guirnalda, globos, bandera, máscara, logo, fondo de pantalla, contraseña, usuario, batería, cargador, auriculares, teclado, impresora, contrato, árbol, huevos, molde, regalo, regalos, menú, discos, factura, repuesto, manual, instrucciones, pegatinas, etiquetas, velas, llaves, cuadernos
honorific: señor, señora, señorita, sr., sra., srta., don, doña
ratio: escala, proporción, marcador, razón
title_small: el, la, los, las, un, una, de, del, y, o, a, al, en, por, para, con, sin, es
street_before: calle, plaza, avenida
watch_verb: ver, leer, escuchar
company: sl, sa, s.l., s.a., e hijos
kin: mamá, papá, abuela, abuelo
"""
