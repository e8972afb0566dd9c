"""Dutch words of time. The guide to these lines is tray/language/README.md."""

# ruff: noqa: E501 - one line an entry, however many words

TABLE = """
flag: half_before
flag: compounds
flag: am_is_a_word
hour_mark: u, h, uur
flag: dashes
ord_suffix: e, ste, de
weekday 0: maandag, ~ma, ma.
weekday 1: dinsdag, ~di, di.
weekday 2: woensdag, ~wo, wo., woe
weekday 3: donderdag, ~do, do., don
weekday 4: vrijdag, ~vr, vr., vrij
weekday 5: zaterdag, ~za, za., zat
weekday 6: zondag, ~zo, zo., ~zon
weekdays 0: maandagen, maandags
weekdays 1: dinsdagen, dinsdags
weekdays 2: woensdagen, woensdags
weekdays 3: donderdagen, donderdags
weekdays 4: vrijdagen, vrijdags
weekdays 5: zaterdagen, zaterdags
weekdays 6: zondagen, zondags
weekdays 0 1 2 3 4: werkdagen, doordeweeks, weekdagen
weekdays 5 6: weekenden
group 0 1 2 3 4: werkdag, weekdag, doordeweekse dag
weekend: weekend, weekeinde
month 1: januari, jan, jan.
month 2: februari, feb, feb., febr, febr.
month 3: maart, mrt, mrt., ~mar
month 4: april, apr, apr.
month 5: mei
month 6: juni, jun, jun.
month 7: juli, jul, jul.
month 8: augustus, aug, aug.
month 9: september, sept, sept., sep, sep.
month 10: oktober, okt, okt.
month 11: november, nov, nov.
month 12: december, dec, dec.
day 0: vandaag
day 1: morgen, volgende dag, de volgende dag
day 2: overmorgen
day -1: gisteren, gister
day -2: eergisteren
part morning: ochtend, 's ochtends, ochtends, voormiddag, 's morgens, morgens, in de ochtend, in de voormiddag, de ochtend, 's voormiddags
part afternoon: namiddag, 's middags, middags, in de middag, in de namiddag, 's namiddags, namiddags
part afternoon: ~middag
part evening: avond, 's avonds, avonds, in de avond, de avond
part night: nacht, 's nachts, nachts, in de nacht, de nacht
part early: vroege ochtend, 's ochtends vroeg, vroeg in de ochtend, ~vroeg
part lunch: tijdens de lunch, lunchtijd
part after work: na het werk, na werk
part after school: na school
part after lunch: na de lunch
part_day 0/morning: vanochtend, vanmorgen, vanvoormiddag
part_day 0/afternoon: vanmiddag, vannamiddag
part_day 0/evening: vanavond
part_day 0/night: vannacht
part_day 1/morning: morgenochtend, morgenvroeg, morgen vroeg
part_day 1/afternoon: morgenmiddag, morgennamiddag
part_day 1/evening: morgenavond
part_day -1/morning: gisterenochtend, gisterochtend
part_day -1/afternoon: gisterenmiddag, gistermiddag, gisterenamiddag, gisterennamiddag
part_day -1/evening: gisterenavond, gisteravond
clock 12:00: twaalf uur 's middags, ~middag, noen, het middaguur, middaguur
part late evening: laat in de avond, laat op de avond, 's avonds laat, laat op de dag
clock 24:00: middernacht
mer am: a.m., am
mer pm: p.m., pm
oclock: uur, u, u.
ish: stipt, precies
at: om, kort na, kort voor, net na, net voor, vlak voor, vlak na, iets na, iets voor, rond, tegen, omstreeks, ~vanaf, ~voor, ~na, ~tot, ca., ~van, om ongeveer, rond de klok van, om circa, klokslag, om klokslag, stipt om
on_bare: op, op de, de
on: op, de, tot, vanaf, van, voor, tegen, tot en met, sinds, op de, in, in het, het, dit, aan, uiterlijk, uiterlijk op, na
in_part: in de, in het, op, de, deze, op de, in de, op
in_month: in, begin, eind, half, vanaf, tot
genitive: van, van de
of: van, van de, in, in de, van deze
or: of
of_month: van, in
the: de, het, een, 't
and: en, &
in: over, binnen, in, binnen de, over de, binnen nu en, over ongeveer, over zo'n, in de komende, de komende, komende, in de volgende, ~voor, aankomende, na
plus: +
about: ongeveer, circa, ca., zo'n
hence: vanaf nu, later, van nu, vanaf vandaag, uit, vanaf morgen, na nu, vooruit
ago: geleden, terug, eerder
from_base: na, vanaf, van, sinds
after_clock: na
from_next: na
before_base: voor
for: gedurende, duurt, lang, ongeveer, van
for_post: lang
to: tot, -, tot en met, t/m, tot aan, tot ongeveer, tot de, tot ca.
between: van, tussen, vanaf, van de, tussen de
half: half, halve
and_a_half: en een half, en een halve, en half, anderhalf
quarter: kwart, een kwart, kwartier
roughly: ongeveer, circa, ca.
clock_past: over, na
clock_to: voor
minutes: minuten, minuut, min, min.
next: volgende, volgend, de volgende
coming: komende, komend, aankomende, aanstaande, eerstvolgende, eerstkomende, aankomend, a.s., a.s
this: deze, dit
last: vorige, vorig, afgelopen, laatste, voorbije
this_post: aanstaande, a.s.
week_after_next: week na volgende week, over twee weken op
every: elke, elk, iedere, ieder, alle
every_other: om de, elke andere, elke tweede, iedere andere, iedere tweede, om de andere
other: andere, tweede
every_bare: dagelijks, elke dag, iedere dag
freq DAILY 1: dagelijks
freq WEEKLY 1: wekelijks
freq WEEKLY 2: tweewekelijks, veertiendaags, om de twee weken
freq MONTHLY 1: maandelijks
freq MONTHLY 2: tweemaandelijks
freq MONTHLY 3: driemaandelijks, per kwartaal, elk kwartaal
freq MONTHLY 6: halfjaarlijks
freq YEARLY 1: jaarlijks
times: keer, maal, sessies
once: een keer, eenmaal, één keer, 1 keer, 1x, eens
twice: twee keer, tweemaal, 2 keer, 2x
thrice: drie keer, driemaal, 3 keer, 3x
per: per, in de, elke, iedere, een
starting: vanaf, beginnend op, te beginnen op, startend op, met ingang van
until: tot, tot en met, t/m, tot eind
except: behalve, uitgezonderd
to_days: -, tot, t/m, tot en met
unit second: seconde, seconden, sec
unit minute: minuut, minuten, min, min., minuutje, minuutjes
unit hour: uur, uren, ~u, uurtje, uurtjes
unit day: dag, dagen, ~d
unit week: week, weken, ~w
unit month: maand, maanden, mnd
unit quarter: kwartaal, kwartalen
unit year: jaar, jaren, jr
unit workday: werkdag, werkdagen
unit weekend: weekenden
length_word 0.5 hour: half uur, een half uur, halfuur, een halfuur, half uurtje, halfuurtje
length_word 0.25 hour: kwartier, een kwartier, kwartiertje
length_word 0.75 hour: drie kwartier
length_word 1.5 hour: anderhalf uur
length_word 0.5 year: half jaar, een half jaar
some 1: een, één, 'n
some 2: een paar, paar
some 3: enkele, enige
some 7: verschillende, meerdere
num 1: één, een
num 2: twee
num 3: drie
num 4: vier
num 5: vijf
num 6: zes
num 7: zeven
num 8: acht
num 9: negen
num 10: tien
num 11: elf
num 12: twaalf
num 13: dertien
num 14: veertien
num 15: vijftien
num 16: zestien
num 17: zeventien
num 18: achttien
num 19: negentien
num 20: twintig
num 21: eenentwintig
num 22: tweeëntwintig
num 23: drieëntwintig
num 24: vierentwintig
num 25: vijfentwintig
num 30: dertig
num 40: veertig
num 45: vijfenveertig
num 50: vijftig
num 60: zestig
ord 1: eerste
ord 2: tweede
ord 3: derde
ord 4: vierde
ord 5: vijfde
ord 6: zesde
ord 7: zevende
ord 8: achtste
ord 9: negende
ord 10: tiende
ord 11: elfde
ord 12: twaalfde
ord 13: dertiende
ord 14: veertiende
ord 15: vijftiende
ord 16: zestiende
ord 17: zeventiende
ord 18: achttiende
ord 19: negentiende
ord 20: twintigste
ord 21: eenentwintigste
ord 22: tweeëntwintigste
ord 23: drieëntwintigste
ord 24: vierentwintigste
ord 25: vijfentwintigste
ord 26: zesentwintigste
ord 27: zevenentwintigste
ord 28: achtentwintigste
ord 29: negenentwintigste
ord 30: dertigste
ord 31: eenendertigste
ord -1: laatste
edge end: eind, einde, einde van, eind van, het einde van, aan het einde van
edge start: begin, begin van, het begin van, aan het begin van
edge mid: medio, half, midden, midden in, halverwege
eom month: einde van de maand, eind van de maand
eom week: einde van de week
eom year: eind van het jaar
allday: hele dag, de hele dag, heel de dag, ganse dag
now: nu, meteen, direct, nu meteen
zone_word: tijd
week_no: ~week, ~wk, weeknummer
reminder: herinner me, herinnering, alarm, melding, waarschuw me, met herinnering
reminder_tail: van tevoren, vooraf, ervoor, eerder
idiom: goede morgen, goedemorgen, goede avond, goede nacht, goede middag, dag en nacht, tweede hands, tweede kamer, eerste kamer, tweede wereldoorlog, eerste hulp, week tegen, zwarte vrijdag, zondag met lubach, nacht van de
numbered: zaal, kamer, ruimte, gate, perron, spoor, verdieping, hoofdstuk, pagina, bus, lijn, vlucht, gebouw, aflevering, seizoen, deel, versie, fase, ronde, tafel, groep, nummer, terminal, lokaal
lead_in: herinner me aan, herinner me eraan, plan een, maak een afspraak voor, zet in de agenda, vergeet niet
invite: met, nodig uit, uitnodigen, gasten, cc, deelnemers
with: met
place_at: bij, in, op, @, te, locatie
place_in: in, op, te
place_noun: huis, thuis, kantoor, werk, school, station, restaurant, café, theater, park, ziekenhuis, hotel, bar, zaal, kamer, ruimte, bioscoop, bibliotheek, gemeentehuis, praktijk, sportschool, museum
the_place: de, het, mijn, ons, onze
place_stop: met, voor, over, om, en dan, van
place_mark: locatie, waar
street: straat, laan, weg, plein, gracht, kade
zoom_on: zoom, via zoom, op zoom, over zoom, met zoom, per zoom, zoommeeting, zoom meeting, zoom-meeting, zoomlink
zoom_off: geen zoom, zonder zoom, niet via zoom
zoom_via: via, op, over, met, per
zoom_noun: call, gesprek, overleg, vergadering, afspraak, met
holiday new_year: nieuwjaar, nieuwjaarsdag
holiday new_year_eve: oudejaarsavond, oudjaar, oud en nieuw
holiday valentine: valentijnsdag
holiday mardi_gras: carnaval
holiday good_friday: goede vrijdag
holiday easter: pasen, eerste paasdag, paaszondag
holiday easter_monday: paasmaandag, tweede paasdag
holiday kings_day: koningsdag
holiday liberation_nl: bevrijdingsdag
holiday mothers_day: moederdag
holiday fathers_day: vaderdag
holiday ascension: hemelvaartsdag, hemelvaart
holiday pentecost: pinksteren, eerste pinksterdag
holiday whit_monday: pinkstermaandag, tweede pinksterdag
holiday halloween: halloween
holiday all_saints: allerheiligen
holiday sinterklaas: sinterklaas, pakjesavond
holiday christmas_eve: kerstavond
holiday christmas: kerst, kerstmis, eerste kerstdag, kerstdag
holiday boxing_day: tweede kerstdag
count_noun: personen, mensen, gasten, kaarten, tickets, stuks, euro, pagina's, kinderen, procent, meter, kilo, liter
evening_noun: avondeten, diner, feest, feestje, concert, bioscoop, film, theater, opera, kroeg, bar, borrel
morning_noun: ontbijt, vlucht, vliegveld, wekker, hardlopen, zwemmen, trein
hour_noun: ontbijt, brunch, lunch, diner, avondeten, borrel, tandarts, orthodontist, dokter, huisarts, fysio, dierenarts, kapper, massage, therapie, yoga, pilates, sportschool, voetbal, tennis, hockey, volleybal, badminton, zwemles, zwemmen, koor, mis, kerkdienst, bioscoop, afspraak, repetitie
work: album, roman, boek, prentenboek, kookboek, luisterboek, strip, liedje, lied, songtekst, bladmuziek, akkoorden, playlist, afspeellijst, podcast, film, dvd, cd, vinyl, lp, poster, affiche, trailer, soundtrack, serie, gedicht, biografie, memoires, tijdschrift, krant, kruiswoordpuzzel, draaiboek, script, partituur, opstel, programmaboekje, fragment
thing: abonnement, app, licentie, sjabloon, recept, hoesje, tas, mok, kop, glas, bord, doos, sticker, etiket, sleutel, sleutelhanger, kaars, lamp, kussen, deken, gordijn, tapijt, tafelkleed, servet, jurk, rok, broek, jas, sjaal, muts, schoenen, laarzen, sokken, overhemd, t-shirt, trui, kostuum, uniform, bril, horloge, ketting, oorbellen, ring, parfum, crème, lippenstift, nagellak, zeep, shampoo, handdoek, speelgoed, pop, puzzel, kaart, ansichtkaart, cadeaubon, kortingscode, lijst, tabel, formulier, brochure, folder, catalogus, kalender, map, notitieboek, schrift, pen, verf, kwast, versiering, slinger, ballonnen, vlag, masker, logo, achtergrond, wachtwoord, gebruikersnaam, batterij, oplader, koptelefoon, toetsenbord, printer, contract, boom, standaard, eieren, tegeltje, cadeau, cadeaus, handleiding, onderdeel, factuur
thing_tail: boek, kaart, jurk, lamp, deken, doek, crème, lijst, etiket, sticker, stickers, poster, kalender, doos, fles, puzzel, album, roman, lied, hoes, hoesje, schrift, krant, sleutel, recept
honorific: meneer, mevrouw, dhr., mevr., juffrouw
ratio: schaal, verhouding
title_small: de, het, een, en, of, in, op, aan, van, te, tot, bij, met, voor, naar, is
street_before: laan, plein, straat
watch_verb: kijken, lezen, luisteren
company: bv, b.v., nv, n.v., vof, & zonen
kin: mama, papa, oma, opa, mam, pap
"""
