"""Italian words of time. The guide to these lines is tray/language/README.md."""

# ruff: noqa: E501 - one line an entry, however many words

TABLE = """
flag: short_years
hour_mark: h
flag: weekday_dates
ord_suffix: º, ª, °, o, a
num_and: e
weekday 0: lunedì, lunedi, ~lun, lun.
weekday 1: martedì, martedi, ~mar, mar.
weekday 2: mercoledì, mercoledi, ~mer, mer.
weekday 3: giovedì, giovedi, ~gio, gio.
weekday 4: venerdì, venerdi, ~ven, ven.
weekday 5: sabato, ~sab, sab.
weekday 6: domenica, ~dom, dom.
weekdays 5: sabati
weekdays 6: domeniche
weekdays 0 1 2 3 4: giorni feriali, giorni lavorativi
weekdays 5 6: fine settimana tutti
group 0 1 2 3 4: giorno feriale, giorno lavorativo
weekend: weekend, fine settimana, week-end, finesettimana
month 1: gennaio, genn, gen, gen.
month 2: febbraio, febbr, feb, feb.
month 3: marzo, ~mar, mar.
month 4: aprile, apr, apr.
month 5: maggio, magg, mag, mag.
month 6: giugno, giu, giu.
month 7: luglio, lug, lug.
month 8: agosto, ago, ago.
month 9: settembre, sett, set, set.
month 10: ottobre, ott, ott.
month 11: novembre, nov, nov.
month 12: dicembre, dic, dic.
day 0: oggi, quest'oggi
day 1: domani, il giorno dopo, l'indomani
day 2: dopodomani, dopo domani
day -1: ieri
day -2: l'altro ieri, altro ieri, avantieri
part morning: mattina, di mattina, della mattina, la mattina, mattino, del mattino, in mattinata, al mattino, di mattino, mattine
part early: mattina presto, presto, di buon'ora, di primo mattino
part afternoon: pomeriggio, del pomeriggio, di pomeriggio, nel pomeriggio, il pomeriggio
part evening: sera, di sera, della sera, la sera, in serata, sere
part night: notte, di notte, della notte, la notte, nella notte
part lunch: a pranzo, ora di pranzo, all'ora di pranzo
part dinner: a cena, ora di cena
part after lunch: dopo pranzo
part after work: dopo il lavoro, dopo lavoro
part late afternoon: tardo pomeriggio, nel tardo pomeriggio
part late evening: in tarda serata, tarda serata, a tarda sera, sera tardi
part_day 0/morning: stamattina, stamani, questa mattina, stamane
part_day 0/afternoon: questo pomeriggio, oggi pomeriggio
part_day 0/evening: stasera, questa sera
part_day 0/night: stanotte, questa notte
part_day -1/evening: ieri sera
part_day 1/morning: domattina, domani mattina
clock 12:00: mezzogiorno, a mezzogiorno
clock 24:00: mezzanotte, a mezzanotte
mer am: am, a.m.
mer pm: pm, p.m.
oclock: ore, h, in punto
ish: in punto, precise
the_hour: le, l', la
at: alle, poco dopo le, poco prima delle, subito dopo le, all', alle ore, ore, verso le, intorno alle, ~dalle, ~entro le, ~fino alle, ~dopo le, ~prima delle, ~le, @, circa alle, ~a partire dalle, ~per le, ~dall', a, verso, ~dopo l', ~prima dell', ~da, ~h, ~h.
on_bare: il, giorno, il giorno, al, dal
on: il, lo, la, l', del, dal, al, nel, per il, entro il, entro, di, questo, questa, in, da, fino al, prima del, dopo il, a partire dal, i, gli, le, per, dall', dell', giorno, il giorno, nei, nelle, nella, nello
in_part: del, di, della, nel, nella, la, il, in, al
in_month: a, in, di, da, entro, fino a, nel mese di, ad, durante
genitive: di, del, della, dell', d'
of: di, del, della, dell', in, d', di questo, di questa
or: o, oppure
of_month: di, del mese di, d', del
year_of: del, di
the: il, lo, la, l', i, gli, le, un, uno, una, un'
and: e, ed, &
in: tra, fra, in, entro, nei prossimi, nelle prossime, ~per, dopo, nell'arco di, tra circa, fra circa, ~di, per i prossimi
day_after: il giorno dopo, all'indomani di, all'indomani del, l'indomani di
day_before: la vigilia di, alla vigilia di, il giorno prima di, il giorno prima del
week_on: a otto, a otto giorni
fortnight_on: a quindici, a quindici giorni
about: circa, quasi, più o meno
hence: da adesso, da ora, da oggi, dopo, più tardi, a partire da oggi, a partire da adesso
ago: fa, prima, or sono
from_base: dopo, da, a partire da, dopo il, a partire dal, dal
after_clock: dopo, dopo le
from_next: dopo, dopo il
before_base: prima di, prima del, prima della
for: per, dura, durata, di, della durata di, lungo
to: a, -, al, alle, fino a, fino alle, fino al, all', ad, sino alle, alla, fino all'
between: da, dal, dalle, tra, fra, dall', tra le, fra le, di, tra il, fra il, tra i giorni, fra i giorni, tra i, fra i
half: mezza, mezzo
and_half: e mezza, e mezzo, e trenta
and_a_half: e mezza, e mezzo
and_quarter: e un quarto, e quindici
and_a_quarter: e un quarto
minus_quarter: meno un quarto, meno quindici
minus: meno
roughly: circa, più o meno, all'incirca
and_minutes: e
and_three_quarters: e tre quarti
minutes: minuti, minuto, min
next: prossimo, prossima, prossimi, prossime
coming: questo prossimo, questa prossima
this: questo, questa, questi, queste, quest'
last: scorso, scorsa, ultimo, ultima
next_post: prossimo, prossima, che viene, seguente, successivo
last_post: scorso, scorsa, passato, passata, precedente
every: ogni, tutti i, tutte le, ciascun
every_other: ogni due, a settimane alterne il
other: due
every_bare: quotidianamente, ogni giorno, tutti i giorni, giornalmente
every_other_post: sì e uno no, sì e una no, sì uno no, sì una no, sì e l'altro no, sì e l'altra no, si e uno no, si e una no
alternate_yes: sì, si
alternate_no: no
freq DAILY 1: ~quotidiano, ~quotidiana, quotidianamente, ~giornaliero, giornalmente
freq DAILY 2: a giorni alterni
freq HOURLY 1: ogni ora
freq WEEKLY 1: ~settimanale, settimanalmente
freq WEEKLY 2: ~bisettimanale, ~quindicinale, ogni quindici giorni, ogni 15 giorni, a settimane alterne, una settimana sì e una no
freq MONTHLY 1: ~mensile, mensilmente
freq MONTHLY 2: ~bimestrale
freq MONTHLY 3: ~trimestrale, trimestralmente
freq MONTHLY 6: ~semestrale
freq YEARLY 1: ~annuale, annualmente
times: volte, sessioni, occorrenze
once: una volta, 1 volta
twice: due volte, 2 volte
thrice: tre volte, 3 volte
per: a, al, alla, ogni, all', per
starting: a partire da, a partire dal, da, dal, iniziando il, con inizio il, dalla, dall', a partire dalla, a partire dai, dal prossimo
until: fino a, fino al, sino al, fino alla fine di, fino alla, fino all', sino alla, fino
except: eccetto, tranne, salvo
to_days: -, a, al
unit second: secondo, secondi, sec
unit minute: minuto, minuti, min, mins
unit hour: ora, ore, ~h
unit day: giorno, giorni, ~g
unit week: settimana, settimane
unit month: mese, mesi
unit quarter: trimestre, trimestri
unit year: anno, anni
unit workday: giorni lavorativi, giorno lavorativo, giorni feriali
length_word 0.5 hour: mezz'ora, mezzora, una mezz'ora, mezza ora, mezz'oretta, mezzoretta
length_word 1 hour: un'oretta, una oretta, oretta
length_word 0.25 hour: quarto d'ora, un quarto d'ora
length_word 0.75 hour: tre quarti d'ora
some 1: un, uno, una, un'
some 2: un paio di, paio di, un paio d', paio d'
some 3: alcuni, alcune, qualche, pochi, poche
some 7: diversi, diverse, parecchi
num 1: uno, una
num 2: due
num 3: tre
num 4: quattro
num 5: cinque
num 6: sei
num 7: sette
num 8: otto
num 9: nove
num 10: dieci
num 11: undici
num 12: dodici
num 13: tredici
num 14: quattordici
num 15: quindici
num 16: sedici
num 17: diciassette
num 18: diciotto
num 19: diciannove
num 20: venti
num 21: ventuno
num 22: ventidue
num 23: ventitré, ventitre
num 24: ventiquattro
num 25: venticinque
num 30: trenta
num 35: trentacinque
num 40: quaranta
num 45: quarantacinque
num 50: cinquanta
num 60: sessanta
num 90: novanta
ord 1: primo, prima, primi, prime
ord 2: secondo, seconda
ord 3: terzo, terza
ord 4: quarto, quarta
ord 5: quinto, quinta
ord 6: sesto
ord 7: settimo
ord 8: ottavo
ord 9: nono
ord 10: decimo
ord -1: ultimo, ultima, ultimi, ultime
edge end: fine, fine di, fine del, alla fine di, alla fine del, la fine di, la fine del, a fine, fine della, alla fine dell'
edge start: inizio, inizio di, inizio del, all'inizio di, all'inizio del, a inizio, inizi di, inizio della
edge mid: metà, a metà, metà di, alla metà di
eom month: fine mese, fine del mese
eom week: fine della settimana
eom year: fine anno, fine dell'anno
allday: tutto il giorno, giornata intera, l'intera giornata, tutta la giornata
now: adesso, ora, subito, immediatamente
zone_word: ora di
week_no: ~settimana
reminder: promemoria, ricordami, avviso, avvisami, con promemoria, allarme, notifica
reminder_tail: prima, in anticipo
idiom: buongiorno, buona sera, buonanotte, buona notte, seconda opinione, seconda guerra, prima classe, prima guerra, primo ministro, primo soccorso, mezza maratona, quarti di finale, notte bianca, mille e una notte, la notte dei musei, giorno per giorno, notte e giorno, corriere della sera, uno di noi, mani di velluto, sabato del villaggio
numbered: sala, stanza, camera, porta, binario, piano, capitolo, pagina, bus, linea, volo, edificio, episodio, stagione, parte, versione, fase, turno, tavolo, gruppo, numero, terminal, aula
lead_in: ricordami di, promemoria per, ricordare di, pianifica una, pianifica un, fissa una, fissa un, aggiungi un, aggiungi una, non dimenticare di, programma una, programma un
invite: con, invita, invitare, invitati, cc, partecipanti
with: con
place_at: da, presso, in, @, luogo, nel, nella, dal
place_in: in, nel, nella
place_near: a, al, alla, allo, all'
place_noun: casa, ufficio, lavoro, scuola, stazione, aeroporto, bar, café, caffè, pizzeria, trattoria, osteria, enoteca, birreria, mercato, locale, club, ristorante, cinema, teatro, parco, municipio, ospedale, clinica, hotel, albergo, sala, stadio, museo, biblioteca, studio, università, palestra, piscina, chiesa
the_place: il, lo, la, l', mio, mia, nostro, nostra
place_stop: con, per, di, su, e, da
place_mark: luogo, dove
street: via, viale, piazza, corso, largo
zoom_on: zoom, su zoom, via zoom, con zoom, per zoom, riunione zoom, link zoom, in zoom
zoom_off: senza zoom, niente zoom, no zoom
zoom_via: su, via, con, per, in, riunione
zoom_noun: chiamata, riunione, con, call, colloquio
holiday new_year: capodanno, primo dell'anno
holiday new_year_eve: san silvestro, vigilia di capodanno
holiday epiphany: epifania, befana
holiday valentine: san valentino
holiday mardi_gras: martedì grasso, carnevale
holiday ash_wednesday: mercoledì delle ceneri
holiday good_friday: venerdì santo
holiday easter: pasqua, domenica di pasqua
holiday easter_monday: pasquetta, lunedì dell'angelo, lunedì di pasqua
holiday liberation_it: festa della liberazione
holiday may_day: festa dei lavoratori, festa del lavoro
holiday republic_it: festa della repubblica
holiday mothers_day: festa della mamma
holiday fathers_day: festa del papà
holiday womens_day: festa della donna
holiday assumption: ferragosto, assunzione
holiday halloween: halloween
holiday all_saints: ognissanti
holiday all_souls: giorno dei morti
holiday immaculate: immacolata
holiday christmas_eve: vigilia di natale, vigilia
holiday christmas: natale, giorno di natale
holiday boxing_day: santo stefano
count_noun: persone, ospiti, biglietti, euro, pagine, bambini, per cento, metri, chili, litri, bottiglie
evening_noun: cena, festa, concerto, cinema, film, teatro, opera, bar, aperitivo, discoteca
morning_noun: colazione, volo, aeroporto, sveglia, corsa, palestra, treno
hour_noun: colazione, pranzo, cena, aperitivo, dentista, ortodontista, medico, dottore, dottoressa, fisio, fisioterapia, veterinario, parrucchiere, parrucchiera, barbiere, massaggio, terapia, yoga, pilates, palestra, calcetto, calcio, tennis, padel, nuoto, piscina, coro, messa, cinema, appuntamento, prove
work: album, romanzo, libro, canzone, testo, spartito, accordi, playlist, podcast, film, dvd, cd, vinile, vinili, poster, locandina, manifesto, trailer, colonna sonora, serie, poesia, biografia, memorie, rivista, giornale, cruciverba, copione, libretto, antologia, fumetto, annata, brano, estratto
thing: abbonamento, app, licenza, modello, ricetta, custodia, borsa, busta, tazza, bicchiere, piatto, scatola, adesivo, etichetta, cartello, chiave, portachiavi, candela, lampada, cuscino, coperta, tenda, tappeto, tovaglia, tovagliolo, vestito, abito, gonna, pantaloni, giacca, cappotto, sciarpa, berretto, scarpe, stivali, calze, calzini, camicia, maglietta, maglione, costume, uniforme, occhiali, orologio, collana, orecchini, anello, profumo, crema, rossetto, smalto, sapone, shampoo, asciugamano, giocattolo, bambola, puzzle, biglietto d'auguri, cartolina, buono, codice, lista, tabella, modulo, opuscolo, volantino, catalogo, calendario, cartella, quaderno, taccuino, penna, vernice, pennello, decorazioni, ghirlanda, palloncini, bandiera, maschera, logo, sfondo, password, batteria, caricatore, cuffie, tastiera, stampante, contratto, albero, uova, stampo, regalo, regali, menù, menu, fattura, ricambio, manuale, istruzioni, adesivi, etichette, candele, chiavi, quaderni, palloncino
honorific: signor, signora, signorina, sig., sig.ra, don
ratio: scala, proporzione, punteggio
title_small: il, lo, la, i, gli, le, l', un, una, uno, di, del, della, dei, e, o, a, al, alla, in, nel, da, su, per, con, è
street_before: via, piazza, viale, largo, vicolo
watch_verb: vedere, guardare, leggere, ascoltare
company: srl, spa, s.r.l., s.p.a., snc, & figli
kin: mamma, papà, nonna, nonno
"""
