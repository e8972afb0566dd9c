"""German words of time. The guide to these lines is tray/language/README.md."""

# ruff: noqa: E501 - one line an entry, however many words

TABLE = """
flag: half_before
flag: quarter_before
flag: dots
flag: compounds
flag: am_is_a_word
hour_mark: h, uhr
ord_suffix: ., ten, te, ter
num_and: und
weekday 0: montag, ~mo, mo.
weekday 1: dienstag, ~di, di., dienstags
weekday 2: mittwoch, ~mi, mi.
weekday 3: donnerstag, ~do, do., ~don, don.
weekday 4: freitag, ~fr, fr.
weekday 5: samstag, sonnabend, ~sa, sa.
weekday 6: sonntag, ~so, so.
weekdays 0: montags, montagen
weekdays 1: dienstags, dienstagen
weekdays 2: mittwochs, mittwochen
weekdays 3: donnerstags, donnerstagen
weekdays 4: freitags, freitagen
weekdays 5: samstags, sonnabends, samstagen
weekdays 6: sonntags, sonntagen
weekdays 0 1 2 3 4: werktags, unter der woche, wochentags, werktagen, wochentagen, arbeitstagen, an werktagen, an wochentagen
group 0 1 2 3 4: werktag, wochentag, arbeitstag
weekend: wochenende
month 1: januar, jan, jan., jänner, jaenner
month 2: februar, feb, feb., feber, febr, febr.
month 3: märz, maerz, mär, mär., mrz, mrz.
month 4: april, ~apr, apr.
month 5: mai
month 6: juni, jun, jun.
month 7: juli, jul, jul.
month 8: august, aug, aug.
month 9: september, sept, sept., sep, sep.
month 10: oktober, okt, okt.
month 11: november, nov, nov.
month 12: dezember, dez, dez.
day 0: heute, heut
day 1: morgen
day 2: übermorgen, uebermorgen
day 3: überübermorgen
day -1: gestern
day -2: vorgestern
part morning: morgens, früh, frueh, ~morgen, vormittags, vormittag, in der früh, am morgen, am vormittag, der früh
part afternoon: nachmittag, nachmittags, am nachmittag
part evening: abend, abends, am abend
part night: nacht, nachts, in der nacht, der nacht
part lunch: mittag, zum mittagessen, über mittag
part early: frühmorgens, früh morgens, früh am morgen
part late morning: spätvormittag
part early evening: frühabends, am frühen abend
part late: spätabends, spät abends, am späten abend
part late afternoon: spätnachmittag, am späten nachmittag, spätnachmittags
part late evening: spät am abend, spätabends, spät abends, am späten abend, spätabend
part after work: nach feierabend, nach der arbeit
part after school: nach der schule
part after lunch: nach dem mittagessen, nach dem essen
part_day 0/night: heute nacht
part_day -1/night: letzte nacht
clock 12:00: mittags, um mittag, zu mittag, 12 uhr mittags, zwölf uhr mittags
clock 24:00: mitternacht
clock 17:00: feierabend, geschäftsschluss
mer am: a.m., am
mer pm: p.m., pm
oclock: uhr, h
ish: punkt
at: um, kurz nach, kurz vor, gegen, ~ab, ca, ca., ~bis, ~vor, ~nach, so gegen, um ca., um circa, circa, ~spätestens um, ~von, ~ab ca., etwa um, pünktlich um, um punkt, punkt
on_bare: am, den, zum, bis zum, vom, ab dem
on: am, den, ~der, der, dem, bis, bis zum, ab, ab dem, vom, zum, von, seit, an, an dem, im, für den, für, bis am, spätestens am, vor dem
in_part: am, in der, gegen, heute, diesen, dieser
in_month: im, bis, seit, ab, anfang, ende, mitte
genitive: von
of: der, des, im, vom, nächsten, von
or: oder
of_month: des, im, vom
the: der, die, das, den, dem, des, ein, eine
and: und, &, sowie, u.
in: in, innerhalb von, binnen, innerhalb, in den folgenden, in den nächsten, in etwa, in ca., in circa, in ungefähr, während der nächsten, ~für, in weiteren
about: etwa, ungefähr, ca., rund, circa
hence: ab jetzt, von jetzt an, später, ab heute, von heute an, nach jetzt, von jetzt, danach
ago_first: vor
ago: her, zuvor, vorher
from_base: nach, ab, von, nach dem, vor an, seit
after_clock: nach
from_next: nach, nach dem
before_base: vor, vor dem
for: für, lang, dauert, über, während, dauer, für ca., für etwa
for_post: lang
to: bis, -, bis zum, bis um, bis ca., bis gegen, bis zur, bis einschließlich
between: von, zwischen, vom, ab, zwischen dem
half: halb, halber
and_a_half: einhalb, und ein halb, und eine halbe
quarter: viertel, ein viertel, virtel
roughly: ungefähr, circa, ca.
three_quarters: dreiviertel, drei viertel
clock_past: nach
clock_to: vor
minutes: minuten, minute, min, min.
next: nächste, nächsten, nächster, nächstes, naechste, naechsten, naechster, naechstes, nächst, übernächste woche am
next_but_one: übernächste, übernächsten, übernächster, übernächstes, uebernächsten, uebernaechsten
coming: kommende, kommenden, kommender, kommendes, folgende, folgenden, folgendes
this: diese, diesen, dieser, dieses, diesem
last: letzte, letzten, letzter, letztes, vergangene, vergangenen, vorige, vorigen, voriger, vergangenes
last_but_one: vorletzte, vorletzten, vorletzter, vorletztes, vorvorige, vorvorigen
week_after_next: übernächste woche, übernächster woche, uebernächste woche, übernächsten woche
next_post: ~nächster
every: jeden, jede, jedes, jeder, alle, immer, jeweils
every_other: jeden zweiten, jede zweite, jedes zweite, jeden 2., jede 2., alle zwei
other: zweiten, zweite, zweites, 2., anderen
every_weekday 0: jeden montag
every_bare: täglich, jeden tag, alltäglich
freq DAILY 1: täglich, taeglich
freq WEEKLY 1: wöchentlich, woechentlich
freq WEEKLY 2: zweiwöchentlich, vierzehntägig, 14-tägig, zweiwöchig, 14-täglich, zweiwöchentlich, alle vierzehn tage
freq MONTHLY 1: monatlich
freq MONTHLY 2: zweimonatlich
freq MONTHLY 3: vierteljährlich, quartalsweise
freq MONTHLY 6: halbjährlich
freq YEARLY 1: jährlich, jaehrlich
freq HOURLY 1: stündlich
times: mal, termine, wiederholungen
once: einmal, 1x, 1 mal
twice: zweimal, 2x
thrice: dreimal, 3x
per: pro, die, im, am, in der, je, jede, jeden
starting: ab, ab dem, beginnend am, beginnend, startend, vom, ab nächstem, seit
until: bis, bis zum, bis ende, bis einschließlich, endet am
except: außer, ausser, ohne
to_days: -, bis
unit second: sekunde, sekunden, sek, sek.
unit minute: minute, minuten, min, min., minütige, minütiges
unit hour: stunde, stunden, std, std., ~h, stündiges, stündige
unit day: tag, tage, tagen, tages, ~t
unit week: woche, wochen
unit month: monat, monate, monaten, monats
unit quarter: quartal, quartale, quartalen, quartals
unit year: jahr, jahre, jahren, jahres
unit decade: jahrzehnt, jahrzehnte
unit workday: werktag, werktage, werktagen, arbeitstag, arbeitstage, arbeitstagen
length_word 0.5 hour: halbe stunde, halben stunde, eine halbe stunde, einer halben stunde, ne halbe stunde, halbstündiges, halbstündig
length_word 0.25 hour: viertelstunde, einer viertelstunde, eine viertelstunde, viertel stunde
length_word 0.75 hour: dreiviertelstunde, einer dreiviertelstunde, eine dreiviertelstunde
length_word 1.5 hour: anderthalb stunden, eineinhalb stunden, eineinhalbstündig, anderthalbstündig
length_word 2.5 hour: zweieinhalb stunden
length_word 3.5 hour: dreieinhalb stunden
length_word 4.5 hour: viereinhalb stunden
length_word 1.5 day: anderthalb tagen, eineinhalb tagen, anderthalb tage
length_word 0.5 year: halben jahr, halbes jahr, einem halben jahr
some 1: ein, eine, einer, einem, einen, eines
some 3: einige, einigen, ein paar, paar, wenige, wenigen
some 7: mehrere, mehreren
num 1: eins, ein
num 2: zwei, zwo
num 3: drei
num 4: vier
num 5: fünf, fuenf
num 6: sechs
num 7: sieben
num 8: acht
num 9: neun
num 10: zehn
num 11: elf
num 12: zwölf, zwoelf
num 13: dreizehn
num 14: vierzehn
num 15: fünfzehn, fuenfzehn
num 16: sechzehn
num 17: siebzehn
num 18: achtzehn
num 19: neunzehn
num 20: zwanzig
num 21: einundzwanzig
num 22: zweiundzwanzig
num 23: dreiundzwanzig
num 24: vierundzwanzig
num 25: fünfundzwanzig
num 30: dreißig, dreissig
num 31: einunddreißig
num 40: vierzig
num 45: fünfundvierzig
num 50: fünfzig
num 60: sechzig
num 90: neunzig
ord 1: erste, ersten, erster, erstes
ord 2: zweite, zweiten, zweiter, zweites
ord 3: dritte, dritten, dritter, drittes
ord 4: vierte, vierten, vierter, viertes
ord 5: fünfte, fünften, fünfter, fuenfte
ord 6: sechste, sechsten, sechster
ord 7: siebte, siebten, siebter, siebente
ord 8: achte, achten, achter
ord 9: neunte, neunten, neunter
ord 10: zehnte, zehnten, zehnter
ord 11: elfte, elften, elfter
ord 12: zwölfte, zwölften, zwölfter
ord 13: dreizehnte, dreizehnten
ord 14: vierzehnte, vierzehnten
ord 15: fünfzehnte, fünfzehnten
ord 16: sechzehnte, sechzehnten
ord 17: siebzehnte, siebzehnten
ord 18: achtzehnte, achtzehnten
ord 19: neunzehnte, neunzehnten
ord 20: zwanzigste, zwanzigsten, zwanzigster
ord 21: einundzwanzigste, einundzwanzigsten
ord 22: zweiundzwanzigste, zweiundzwanzigsten
ord 23: dreiundzwanzigste, dreiundzwanzigsten
ord 24: vierundzwanzigste, vierundzwanzigsten, vierundzwanzigster
ord 25: fünfundzwanzigste, fünfundzwanzigsten
ord 30: dreißigste, dreißigsten
ord 31: einunddreißigste, einunddreißigsten
ord -1: letzte, letzten, letzter, letztes
edge end: ende, ende des, ende der, am ende des, am ende der, zum ende des, ende vom
edge start: anfang, anfang des, anfang der, beginn, zu beginn des, am anfang des, beginn des
edge mid: mitte, mitte des, mitte der
eom month: monatsende, ende des monats
eom week: wochenschluss, ende der woche
eom year: jahresende, ende des jahres
allday: ganztägig, den ganzen tag, ganzer tag, ganztags, ganzen tag, ganztaegig
now: jetzt, jetzt gleich, sofort, umgehend
zone_word: zeit
week_no: kw, kalenderwoche, ~woche
reminder: erinnere mich, erinnerung, alarm, benachrichtigung, mit erinnerung, wecker, erinnern
reminder_tail: vorher, davor, vorab, zuvor, im voraus
idiom: guten morgen, guten abend, gute nacht, guten tag, mahlzeit, morgenmagazin, abendschau, mittagspause, sonntagsbraten, wort zum sonntag, freitag der 13. film, der letzte tag, tag der offenen tür, 24 stunden von le mans, in 80 tagen um die welt, tausendundeine nacht, eine nacht in, heute journal, heute-show, heute show, tagesschau, gute zeiten, wetten dass, schwarzer freitag, goldener oktober, märz 68er, stille nacht, mai-thai, maifeier planen, zweite meinung, zweiter weltkrieg, erste hilfe, erster weltkrieg, dritte welt, erste klasse, zweite klasse, zweite hand, erste wahl, tag und nacht, rund um die uhr, stunde null, fünf vor zwölf, 5 vor 12, last minute, vierzehn heilige
numbered: raum, zimmer, saal, halle, gleis, gate, stock, etage, kapitel, seite, bus, linie, flug, haus, wohnung, folge, staffel, teil, version, phase, runde, platz, tisch, klasse, gruppe, nr, nr., nummer, terminal
lead_in: erinnere mich an, erinnere mich daran, termin für, neuer termin, trage ein, bitte eintragen, vereinbare ein, plane ein, plane einen, plane eine, notiere
invite: mit, einladen, lade ein, gäste, gast, teilnehmer, lade, cc, an
with: mit
place_at: bei, beim, im, @, in der, in, am, ort, auf
place_in: in, im, am, auf, auf dem, an der
place_noun: büro, hause, zuhause, arbeit, schule, praxis, bahnhof, flughafen, café, restaurant, kino, theater, park, rathaus, krankenhaus, klinik, hotel, bar, kneipe, raum, zimmer, saal, halle, stadion, museum, kantine, konferenzraum, besprechungsraum, bibliothek, universität, uni, zentrum, studio
the_place: der, dem, den, meinem, unserem, unserer
place_stop: mit, für, zu, wegen, über, von, und dann, um
place_mark: ort, wo
street: straße, strasse, str, str., weg, platz, allee, gasse
zoom_on: zoom, per zoom, über zoom, via zoom, auf zoom, mit zoom, zoom-meeting, zoom meeting, zoom-link, als zoom, in zoom
zoom_off: kein zoom, ohne zoom, nicht auf zoom, kein zoom-meeting
zoom_via: per, über, via, auf, mit, als
zoom_noun: call, gespräch, anruf, treffen, besprechung, termin, mit, telefonat, konferenz, schulung, party
holiday new_year: neujahr, neujahrstag
holiday new_year_eve: silvester, sylvester
holiday epiphany: heilige drei könige, dreikönigstag
holiday valentine: valentinstag
holiday rose_monday: rosenmontag
holiday mardi_gras: faschingsdienstag, fastnacht
holiday ash_wednesday: aschermittwoch
holiday maundy_thursday: gründonnerstag
holiday good_friday: karfreitag
holiday easter: ostern, ostersonntag
holiday easter_monday: ostermontag
holiday holy_saturday: karsamstag
holiday may_day: tag der arbeit, maifeiertag
holiday mothers_day: muttertag
holiday ascension: christi himmelfahrt, himmelfahrt, vatertag
holiday pentecost: pfingsten, pfingstsonntag
holiday whit_monday: pfingstmontag
holiday corpus_christi: fronleichnam
holiday assumption: mariä himmelfahrt
holiday german_unity: tag der deutschen einheit
holiday reformation: reformationstag
holiday halloween: halloween
holiday all_saints: allerheiligen
holiday st_martin: sankt martin, martinstag
holiday nikolaus: nikolaus, nikolaustag
holiday christmas_eve: heiligabend, heilig abend, weihnachtsabend
holiday christmas: weihnachten, erster weihnachtstag, 1. weihnachtstag, erster weihnachtsfeiertag, 1. weihnachtsfeiertag
holiday boxing_day: zweiter weihnachtstag, 2. weihnachtstag, zweiter weihnachtsfeiertag, 2. weihnachtsfeiertag
holiday advent1: erster advent, 1. advent, ersten advent
holiday advent2: zweiter advent, 2. advent, zweiten advent
holiday advent3: dritter advent, 3. advent, dritten advent
holiday advent4: vierter advent, 4. advent, vierten advent
count_noun: personen, leute, gäste, karten, tickets, stück, euro, seiten, kinder, prozent, meter, kilo, liter, plätze
evening_noun: abendessen, party, konzert, kino, film, theater, oper, kneipe, bar, drinks, feier, disco, feierabendbier
morning_noun: frühstück, flug, flughafen, joggen, laufen, schwimmen, wecker, zug
hour_noun: frühstück, brunch, mittagessen, mittag, abendessen, abendbrot, zahnarzt, kieferorthopäde, arzt, hausarzt, augenarzt, tierarzt, physio, friseur, massage, therapie, yoga, pilates, fitness, fitnessstudio, fußball, tennis, badminton, volleyball, handball, basketball, turnen, ballett, karate, judo, schwimmen, chor, chorprobe, probe, gottesdienst, kino, stammtisch, elternabend, termin, kita, abholen
work: album, hörbuch, roman, krimi, buch, bilderbuch, kochbuch, comic, hörspiel, lied, song, songtext, noten, akkorde, playlist, podcast, film, dvd, cd, vinyl, lp, poster, plakat, soundtrack, trailer, serie, gedicht, biografie, biographie, memoiren, zeitschrift, magazin, zeitung, kreuzworträtsel, hörprobe, drehbuch, textbuch, partitur, aufsatz, leseprobe, auszug
thing: abo, abonnement, app, lizenz, vorlage, rezept, hülle, tasche, tasse, becher, teller, tüte, beutel, schachtel, karton, aufkleber, etikett, schild, schlüssel, schlüsselanhänger, kerze, lampe, kissen, decke, vorhang, teppich, tischdecke, serviette, kleid, rock, hose, jacke, mantel, schal, mütze, schuhe, stiefel, socken, hemd, t-shirt, pullover, kostüm, uniform, brille, sonnenbrille, kette, ohrringe, ring, parfüm, creme, lippenstift, nagellack, seife, shampoo, handtuch, spielzeug, puppe, puzzle, würfel, karte, postkarte, grußkarte, gutschein, rabattcode, liste, tabelle, formular, broschüre, flyer, faltblatt, katalog, kalender, ordner, notizbuch, heft, stift, farbe, pinsel, deko, girlande, luftballons, fahne, flagge, maske, logo, banner, hintergrundbild, passwort, benutzername, webseite, ständer, ersatzteil, akku, batterie, ladekabel, kopfhörer, drucker, tastatur, maus, vertrag, anleitung, handbuch, rechnung
thing_tail: heft, buch, karte, karten, tasche, tüte, kleid, jacke, schuhe, mütze, lampe, decke, kissen, tuch, creme, becher, kerze, kerzen, schmuck, liste, vorlage, etikett, aufkleber, poster, plakat, zettel, ordner, kalender, schachtel, karton, flasche, teller, rätsel, puppe, album, roman, lied, lieder, noten, hülle, schlüssel, zeitung, magazin, rezept
honorific: herr, herrn, frau
ratio: maßstab, verhältnis
title_small: der, die, das, den, dem, des, ein, eine, und, oder, in, im, am, an, auf, von, vom, zu, zum, zur, bei, mit, für, nach, ist
street_before: straße, platz, allee
by_author: von
watch_verb: schauen, lesen, hören, anschauen
company: gmbh, ag, kg, ohg, ug, e.v., & co
kin: mama, mami, papa, papi, oma, opa
person_verb: treffe, treffen
"""
