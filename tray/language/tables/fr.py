"""French words of time. The guide to these lines is tray/language/README.md."""

# ruff: noqa: E501 - one line an entry, however many words

TABLE = """
hour_mark: h, heures, heure
flag: weekday_dates
ord_suffix: er, re, ère, e, ème, eme, ième, nd, nde
num_and: et, -
weekday 0: lundi, ~lun, lun.
weekday 1: mardi, ~mar, mar.
weekday 2: mercredi, ~mer, mer.
weekday 3: jeudi, ~jeu, jeu.
weekday 4: vendredi, ~ven, ven.
weekday 5: samedi, ~sam, sam.
weekday 6: dimanche, ~dim, dim.
weekdays 0: lundis
weekdays 1: mardis
weekdays 2: mercredis
weekdays 3: jeudis
weekdays 4: vendredis
weekdays 5: samedis
weekdays 6: dimanches
weekdays 0 1 2 3 4: en semaine, jours ouvrés, jours ouvrables
weekdays 5 6: week-ends, weekends
group 0 1 2 3 4: jour ouvré, jour ouvrable, jour de semaine
weekend: week-end, weekend, week end
month 1: janvier, janv, janv., jan, jan.
month 2: février, fevrier, fév, fév., févr, févr., fevr, fev
month 3: mars
month 4: avril, avr, avr.
month 5: mai
month 6: juin
month 7: juillet, juil, juil., jul
month 8: août, aout, aoû
month 9: septembre, sept, sept., sep
month 10: octobre, oct, oct.
month 11: novembre, nov, nov.
month 12: décembre, decembre, déc, déc., dec, dec.
day 0: aujourd'hui, ce jour, ce jour-ci, auj, aujourdhui
day 1: demain, le lendemain
day 2: après-demain, apres-demain, après demain, surlendemain
day -1: hier, la veille
day -2: avant-hier, avant hier
part morning: matin, du matin, le matin, au matin, matinée, dans la matinée, en matinée, matins
part early: tôt le matin, de bonne heure, au petit matin, à la première heure, ~tôt
part afternoon: après-midi, apres-midi, aprem, aprèm, de l'après-midi, l'après-midi, dans l'après-midi, après midi, en après-midi
part evening: soir, du soir, le soir, en soirée, soirée, au soir, dans la soirée, soirs
part night: nuit, la nuit, de la nuit, de nuit, dans la nuit
part lunch: à l'heure du déjeuner, pendant le déjeuner
part late afternoon: fin d'après-midi, en fin d'après-midi, en fin de journée, fin de journée
part late evening: tard le soir, tard dans la soirée, fin de soirée, en fin de soirée
part after lunch: après le déjeuner, après déjeuner, après manger
part after work: après le travail, après le boulot
part after school: après l'école
part_day 0/morning: ce matin
part_day 0/afternoon: cet après-midi, cet aprem, cet apres-midi, cette après-midi, cet aprèm
part_day 0/evening: ce soir
part_day 0/night: cette nuit
part_day -1/evening: hier soir
clock 12:00: midi, à midi
clock 24:00: minuit, à minuit
mer am: am, a.m.
mer pm: pm, p.m.
oclock: heures, heure, h
ish: pile, précises, précises, pile, tapantes, environ
at: à, peu après, peu avant, juste après, juste avant, a, vers, ~dès, aux alentours de, autour de, ~avant, ~après, ~à partir de, ~jusqu'à, ~depuis, vers les, ~pour, sur les coups de, environ à, ~de, ~d'
on_bare: le, au, du, jusqu'au
on: le, ce, la, du, au, dès le, à partir du, à partir de, depuis le, d'ici le, d'ici, pour le, avant le, jusqu'au, jusqu'à, en, les, l', dès, pour, de, des, à
in_part: dans la, dans l', le, la, l', au, en, du, de l', de la, au, dans le, en
in_month: en, courant, début, fin, depuis, d'ici, jusqu'en, au mois de, mi, au mois de, au mois d', courant, pour
genitive: de, du, des, d', de la, de l'
of: de, du, d', de la, des, de l'
or: ou, ou bien
of_month: de, du mois de, d', du
the: le, la, l', les, un, une, ce, cet, cette
and: et, &
in: dans, d'ici, sous, en, ~pour, dans environ, dans les, au bout de, ~de, ~pendant
every_other_post: sur deux, sur 2
day_after: le lendemain de, lendemain de, le lendemain du, au lendemain de
day_before: la veille de, veille de, la veille du, veille du
about: environ, à peu près, quelque
hence: à partir de maintenant, plus tard, à partir d'aujourd'hui, après maintenant, plus tard que maintenant
ago_first: il y a, y a, ça fait
ago: auparavant, plus tôt
from_base: après, à partir de, à partir du, après le, depuis
after_clock: après
from_next: après, après le, suivant
before_base: avant, avant le
for: pendant, durant, pour, dure, durée, d'une durée de, de
to: à, au, -, jusqu'à, jusqu'au, a, jusque, jusqu'aux environs de, jusqu'en
between: de, du, entre, dès, à partir de, entre le, d', des, à partir du
and_half: et demie, et demi, trente
and_a_half: et demie, et demi
and_quarter: et quart, et le quart
and_a_quarter: et quart
minus_quarter: moins le quart, moins quart
minus: moins
roughly: environ, à peu près
and_minutes: et
minutes: minutes, minute, mn, min
next: prochain, prochaine, prochains, prochaines, les prochains, les prochaines
coming: ce prochain, cette prochaine
this: ce, cet, cette, ces
last: dernier, dernière, derniers, dernières
next_post: prochain, prochaine, qui vient, suivant, suivante, suivants, suivantes, à venir, prochains, prochaines
this_post: -ci, en cours
last_post: dernier, dernière, passé, passée, précédent
after_next: en huit
fortnight_on: en quinze
every: chaque, tous les, toutes les, tout les, chaques
every_other: un sur deux, tous les deux
other: deux
every_bare: quotidiennement, tous les jours, chaque jour
freq DAILY 1: ~quotidien, ~quotidienne, quotidiennement, ~journalier
freq WEEKLY 1: ~hebdomadaire, hebdomadairement, ~hebdo
freq WEEKLY 2: ~bimensuel, ~bihebdomadaire, toutes les deux semaines, tous les quinze jours, tous les 15 jours, une semaine sur deux
freq MONTHLY 1: ~mensuel, ~mensuelle, mensuellement
freq MONTHLY 2: ~bimestriel, ~bimestrielle
freq MONTHLY 3: ~trimestriel, ~trimestrielle, trimestriellement
freq MONTHLY 6: ~semestriel, ~semestrielle
freq YEARLY 1: ~annuel, ~annuelle, annuellement
times: fois, séances, occurrences
once: une fois, 1 fois
twice: deux fois, 2 fois
thrice: trois fois, 3 fois
per: par, chaque, la, le, tous les, toutes les
starting: à partir de, à partir du, dès, dès le, à compter de, à compter du, début, commençant le, depuis le, à partir de la, à compter de la, à partir de ce
until: jusqu'à, jusqu'au, jusqu'en, jusqu'à fin, jusqu'à la
except: sauf, excepté, hormis, sauf le
to_days: -, à, au
unit second: seconde, secondes, sec, secs
unit minute: minute, minutes, min, mins, mn
unit hour: heure, heures, ~h
unit day: jour, jours, ~j, journée, journées
unit week: semaine, semaines, sem
unit month: mois
unit quarter: trimestre, trimestres
unit year: an, ans, année, années
unit decade: décennie, décennies
unit workday: jours ouvrés, jours ouvrables, jour ouvré, jour ouvrable
length_word 0.5 hour: demi-heure, une demi-heure, demi heure, une demi heure, demie heure, une demie heure
length_word 0.25 hour: quart d'heure, un quart d'heure
length_word 0.75 hour: trois quarts d'heure
length_word 15 day: une quinzaine, quinzaine, quinzaine de jours
length_word 8 day: huitaine, une huitaine
some 1: un, une
some 2: une paire de
some 3: quelques, deux ou trois
some 7: plusieurs
some 10: une dizaine de
num 2: deux
num 3: trois
num 4: quatre
num 5: cinq
num 6: six
num 7: sept
num 8: huit
num 9: neuf
num 10: dix
num 11: onze
num 12: douze
num 13: treize
num 14: quatorze
num 15: quinze
num 16: seize
num 17: dix-sept, dix sept
num 18: dix-huit, dix huit
num 19: dix-neuf, dix neuf
num 20: vingt
num 21: vingt et un, vingt-et-un, vingt-et-une, vingt et une
num 30: trente
num 40: quarante
num 45: quarante-cinq, quarante cinq
num 50: cinquante
num 60: soixante
num 90: quatre-vingt-dix
num 1: une, un
ord 1: premier, première, 1er, premiers, premières
ord 2: deuxième, second, seconde
ord 3: troisième
ord 4: quatrième
ord 5: cinquième
ord -1: dernier, dernière, derniers, dernières
edge end: fin, la fin, fin de, la fin de, fin du, la fin du, à la fin du, à la fin de, en fin de, à la fin de l', la fin de l', fin de l'
edge start: début, début du, le début du, au début du, début de, au début de, en début de, début de l'
edge mid: mi, mi-, milieu, milieu du, milieu de, au milieu du, au milieu de
eom month: fin du mois, fin de mois
eom week: fin de semaine, fin de la semaine
eom year: fin d'année, fin de l'année
allday: toute la journée, journée entière, la journée, toute une journée
now: maintenant, tout de suite, immédiatement
zone_word: heure de
week_no: ~semaine, ~sem, semaine n°
reminder: rappel, rappelle-moi, rappelle moi, alerte, me rappeler, avec rappel, notification
reminder_tail: avant, plus tôt, à l'avance
idiom: la nuit des musées, nuit blanche, nuit des temps, robinson et vendredi, midi libre, second avis, bonne nuit, bonjour tristesse, mille et une nuits, minuit à paris, le petit matin, matin magazine, le grand soir, soir de paris, seconde guerre, première guerre, première classe, seconde main, premier ministre, demi-marathon, demi-finale, quart de finale, vingt mille lieues, tour du monde en 80 jours, dernier métro, un jour sans fin, jour de fête film, jour et nuit, jour après jour, avril lavigne, mai 68, mars attacks
numbered: salle, chambre, porte, quai, voie, étage, chapitre, page, bus, ligne, vol, bâtiment, appartement, épisode, saison, partie, version, phase, tour, table, groupe, numéro, n°, terminal, bureau
lead_in: rappelle-moi de, rappelle-moi d', rappelle moi d', rappelle moi de, rappelez-moi de, rappel pour, planifie un, planifie une, planifier un, planifier une, n'oublie pas de, ajoute un, ajoute une, prévois un, prévoir un
invite: avec, inviter, invite, invités, cc, participants, invitez
with: avec
place_at: à, au, chez, @, dans, lieu, a, à la, à l', aux
place_in: à, au, en, dans, à la, à l'
place_noun: maison, bureau, école, gare, aéroport, café, restaurant, cinéma, théâtre, parc, mairie, hôpital, clinique, hôtel, bar, salle, stade, musée, bibliothèque, cabinet, université, piscine, gymnase, boulangerie
the_place: le, la, l', les, mon, notre, nos
place_stop: avec, pour, sur, de, et, par, puis
place_never: tous, toutes, tout, moi, toi, lui, elle, eux
place_mark: lieu, où
street: rue, avenue, boulevard, place, chemin, allée, quai, av.
zoom_on: zoom, sur zoom, via zoom, par zoom, en zoom, avec zoom, réunion zoom, lien zoom
zoom_off: pas de zoom, sans zoom, pas sur zoom
zoom_via: sur, via, par, en, avec, réunion
zoom_noun: call, appel, réunion, avec, entretien, visio, meeting
holiday new_year: jour de l'an, nouvel an, le jour de l'an
holiday new_year_eve: saint-sylvestre, saint sylvestre, réveillon du nouvel an
holiday epiphany: épiphanie
holiday candlemas: chandeleur
holiday valentine: saint-valentin, saint valentin
holiday mardi_gras: mardi gras
holiday good_friday: vendredi saint
holiday easter: pâques, dimanche de pâques
holiday easter_monday: lundi de pâques
holiday may_day: fête du travail
holiday victory_fr: victoire 1945
holiday mothers_day_fr: fête des mères
holiday fathers_day: fête des pères
holiday ascension: ascension
holiday pentecost: pentecôte
holiday whit_monday: lundi de pentecôte
holiday bastille: fête nationale, 14 juillet
holiday assumption: assomption
holiday halloween: halloween
holiday all_saints: toussaint
holiday veterans: armistice
holiday christmas_eve: veille de noël, réveillon de noël, réveillon
holiday christmas: noël, jour de noël
count_noun: personnes, invités, billets, places, euros, pages, enfants, pour cent, mètres, kilos, litres, bouteilles
evening_noun: dîner, souper, apéro, soirée, concert, cinéma, ciné, film, théâtre, opéra, bar, fête, boîte
morning_noun: petit-déjeuner, vol, aéroport, réveil, footing, train, natation
hour_noun: petit-déjeuner, brunch, déjeuner, dîner, souper, apéro, dentiste, orthodontiste, médecin, docteur, kiné, véto, vétérinaire, coiffeur, coiffeuse, massage, yoga, pilates, muscu, foot, tennis, badminton, basket, handball, danse, judo, natation, piscine, chorale, cinéma, ciné, rendez-vous, rdv, répétition
work: album, roman, livre, polar, bd, chanson, paroles, partition, accords, playlist, podcast, film, dvd, cd, vinyle, affiche, bande-annonce, bande originale, série, poème, biographie, mémoires, magazine, journal, mots croisés, scénario, livret, recueil, dissertation, extrait, recueil de poèmes
thing: abonnement, appli, application, licence, modèle, recette, coque, sac, tasse, verre, assiette, boîte, carton, autocollant, étiquette, panneau, clé, clef, porte-clés, bougie, lampe, coussin, couverture, rideau, tapis, nappe, serviette, robe, jupe, pantalon, veste, manteau, écharpe, bonnet, chaussures, bottes, chaussettes, chemise, tee-shirt, pull, costume, uniforme, lunettes, montre, collier, boucles d'oreilles, bague, parfum, crème, rouge à lèvres, vernis, savon, shampooing, jouet, poupée, puzzle, carte, carte postale, bon d'achat, code promo, liste, tableau, formulaire, brochure, dépliant, catalogue, calendrier, classeur, carnet, cahier, stylo, peinture, pinceau, déco, décoration, guirlande, ballons, drapeau, masque, logo, bannière, fond d'écran, mot de passe, identifiant, batterie, chargeur, casque, clavier, imprimante, contrat, sapin, œufs, oeufs, moule, cadeau, cadeaux, menu, notice, mode d'emploi, pièce de rechange, facture, gel, autocollants, étiquettes, bougies, clés, cahiers, lunettes de soleil
honorific: monsieur, madame, mademoiselle, m., mme, mlle
ratio: échelle, ratio, score
title_small: le, la, les, l', un, une, des, du, de, d', et, ou, à, au, aux, en, dans, sur, sous, par, pour, avec, est
street_before: rue, avenue, place, boulevard, quai, impasse, allée
watch_verb: regarder, lire, écouter, voir
company: sarl, sas, sa, sci, & fils
kin: maman, papa, mamie, papi, papy, mémé, pépé
"""
