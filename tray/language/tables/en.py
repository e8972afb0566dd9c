"""English words of time. The guide to these lines is tray/language/README.md."""

# ruff: noqa: E501 - one line an entry, however many words

TABLE = """
flag: half_after
flag: plural_s
hour_mark: h
flag: week_then_day
late_hour: h
weekday 0: monday, ~mon, mon., monay, mondya, mondey, monady
weekday 1: tuesday, tue, tue., tues, tues., tusday, teusday, tuseday
weekday 2: wednesday, ~wed, wed., weds, wednes, wensday, wednsday, wedensday, wendsday, wenesday
weekday 3: thursday, thu, thu., thur, thur., thurs, thurs., thrusday, thrsday, thusday, thurday
weekday 4: friday, fri, fri., firday, frday, friady, fryday
weekday 5: saturday, ~sat, sat., saterday, satruday, satday
weekday 6: sunday, ~sun, sun., snuday, sunady, sundy
weekdays 0: mondays
weekdays 1: tuesdays, tues's
weekdays 2: wednesdays
weekdays 3: thursdays
weekdays 4: fridays
weekdays 5: saturdays
weekdays 6: sundays
weekdays 0 1 2 3 4: weekdays, workdays, week days, working days, work days, business days
weekdays 5 6: weekends
group 0 1 2 3 4: weekday, workday, week day, work day, working day, business day
group 5 6: weekend, weekend day
idiom 1: taco tuesday
idiom 4: casual friday, friday prayers
idiom 5: saturday girl, saturday boy
idiom 6: sunday supplement, sunday trading, sunday school, sunday roast, sunday paper, sunday papers
idiom: half day, half days, half-day, noon sun, night after night, year after year, week after week, hour after hour, month after month, minute after minute, the other night, the other day, the other evening
idiom: sun cream, sun hat, sun lounger, sun tan, sun screen, sun block, sun lotion, sun dress, sun lamp, sun visor, sun umbrella, midday sun, noonday sun, sat nav, sat phone, sat exam, sat prep, sat vocabulary, wed dress, tgi fridays, tgi friday's, 12 days of christmas, twelve days of christmas, black monday, blue monday, manic monday, super tuesday, throwback thursday, sunday times, sunday best, today show, tonight show, tomorrow never, midnight in paris, midnight oil, midnight mass, daily mail, freaky friday, man friday, his girl friday, monday night football, thursday night football, sunday night football, saturday night live, saturday night fever, sunday bloody sunday, ruby tuesday, blue monday, wednesday addams, after eight, 24/7, 9 to 5 job, from dusk till dawn, one on one, day to day, second hand, second home, first come, first class, first aid, once upon a time, before sunrise, before sunset, day one, night owl, all day breakfast, may day parade, month-end close, year-end close, good friday agreement, year in review, day after tomorrow movie, groundhog day movie, independence day movie, second to none, day by day, week by week, month by month, from day one, one day at a time, sunset boulevard, twilight zone, morning star, evening standard, friday night lights, thank god it's friday, day trip, day trips, same day delivery, next day delivery, the day job, minute by minute, eleventh hour, rush hour, half term, half price, half time, quarter final, quarter finals, quarter-final, may not, may be, may have, may i, march on, march for, marching, second chance, second opinion, second floor, first floor, third floor, third party, third parties, second street, first street, third street, fifth avenue, second avenue, first avenue, third avenue, 5th avenue, 7th avenue, 1st avenue, 2nd avenue, 3rd avenue
idiom: 28 days later, 28 weeks later, 24 hours of le mans, gone in 60 seconds, 30 seconds to mars, 5 seconds of summer, 30 days of night, 10 days that shook, around the world in 80 days, 80 days around, 100 years of solitude, one hundred years of solitude, 12 years a slave, seven years in tibet, the seven year itch, 7 year itch, 500 days of summer, 1001 nights, arabian nights, five nights at freddy's, six days seven nights, how to lose a guy in 10 days, eight days a week, three days grace, nine inch nails, tuesdays with morrie, happy mondays, taking back sunday, happy monday, stormy monday, gloomy sunday, easy like sunday morning, sunday morning coming down, any given sunday, palm sunday compositions, super sunday, mothering sunday gifts, black sabbath, the weeknd, vampire weekend, weekend at bernie's, lost weekend, long weekend bag, friday i'm in love, last friday night, good friday agreement, friday the rabbi, next friday movie, robinson crusoe and friday, the thursday murder club, thursday murder club, the man who was thursday, wednesday netflix, wednesday season, wednesday addams, tuesday weld, joe friday, rebecca black friday, the boy friday, girl friday
idiom: september song, november rain, december avenue, the october revolution, october revolution, october sky, hunt for red october, red october, july crisis, july monarchy, june bug, june carter, june gloom, may queen, brian may, theresa may, brother may i, april showers, april ludgate, april o'neil, paris in april, march madness, march hare, march of the penguins, march of time, frog march, wedding march, imperial march, women's march, january jones, january embers, august burns red, august rush, august osage county, black september, earth wind and fire september, mad max, 4th of july by, born on the fourth of july, 4th of july movie, fourth of july movie, summer of 69, summer of love, summer of soul, the winter's tale, winter wonderland, indian summer, silent spring, prague spring, arab spring, fall out boy, fall guy, fall in love, spring break photos
idiom: the early show, early bird, early birds, early access, early adopters, early years, early stage, good morning america, good morning vietnam, good morning britain, good night and good luck, good night moon, goodnight moon, morning glory, the morning show, morning call, the morning after pill, morning sickness, saturday morning cartoons, sunday morning by, saturday evening post, the evening standard, dog day afternoon, love in the afternoon, afternoon delight, a hard day's night, hard day's night, midsummer night's dream, midsummer murders, twelfth night, opening night nerves, starry night, silent night, nights in white satin, night school, night shift allowance, night at the museum, the night manager, night mode, night light, night lights, night vision, one night stand, boogie nights, fright night, fight night, late show, late late show, the late show, late fee, late fees, noon saloon, high noon, midnight express, midnight cowboy, midnight sun, midnight mass, midnight snack, midnight blue, dawn of the dead, dawn french, twilight saga, rosy-fingered dawn, breaking dawn, dawn chorus, sunset blvd, sunset strip, sunset limited, sunrise movement, christmas carol, christmas carols, christmas tree, christmas card, christmas cards, christmas list, christmas present, christmas presents, christmas gift, christmas gifts, christmas jumper, christmas lights, christmas cookies, easter island, easter egg, easter eggs, easter bunny, halloween costume, halloween costumes, halloween candy, thanksgiving turkey, holiday inn, independence day resurgence, groundhog day musical, labor day hurricane, veterans day parade photos, martin luther king drive, family day out, second gear, midsummer night
idiom: back to the future, month of sundays, every day counts, every breath, every child, midday meal, sunday driver, days of thunder, days of future past, day of the dead, day of the triffids, day of the jackal, the day after tomorrow movie, the day the earth stood still, training day, judgment day, judgement day, rainy day fund, rainy day, all in a day's work, d-day, v-day, big day, day spa, day care, daycare, day nursery, day bed, day pack, day job, dress-down friday, daylight saving, daylight savings, here today gone tomorrow, today fm, usa today, today in history, today's special, today's specials, tomorrow's world, tomorrow never dies, the world of tomorrow, tomorrowland, edge of tomorrow, sky captain and the world of tomorrow, no tomorrow, yesterday by the beatles, yesterday once more, yesterday's papers, tonight show, tonight alive, tonight i'm, next week tonight, last week tonight, 21st century, this year's model, new year's resolution, new year's resolutions, new year resolutions, year zero, light year, gap year, leap year, year book, fiscal year, school year, academic year, tax year, fresh hour, golden hour, zero hour, amateur hour, man hour, man hours, office hours, opening hours, working hours, visiting hours, lunch hour, hour of code, magic hour, darkest hour, finest hour, children's hour, rush hour 2, the eleventh hour, minute maid, minute rice, last minute, last-minute, up to the minute, two minute silence, split second, second to last chance, second cousin, second nature, second sight, second life, second language, second year, first year, third world, first world, first lady, first draft, second draft, third draft, final draft, first name, last name, first person, third person, seventh heaven, ninth gate, ninth ward, tenth doctor, eleventh doctor, twelfth man, the fifth element, the sixth sense, fourth wall, fifth wheel, third wheel, third rail, third eye blind, 9/11 memorial, 9/11 documentary, 9/11 film, 9/11 museum, 9/11 attacks, 9/11 commission, 7 eleven, 7-eleven, forever 21, maroon 5, sum 41, blink-182, blink 182, level 42, 99 problems, 99 luftballons, 867-5309, 3/4 time, 4/4 time, 6/8 time, 5/4 time, 1/2 price, 2/3 majority, 3/4 length, 50/50, 80/20, 60/40, 70/30, 20/20, 20/20 vision, 8 mile, 8 ball, 24/7, 25 or 6 to 4, 4 to the floor, zero to one, 9 lives, four on the floor, one to one, one-on-one, one-to-one, two by two, one by one, six feet under, twenty one pilots, twenty-one pilots, 21 jump street, 22 jump street, 21 savage, 30 rock, 90 day fiance, 10 things i hate about you, 2 fast 2 furious, 3 idiots, 3 body problem, 12 monkeys, ocean's 11, ocean's eleven, ocean's 12, ocean's twelve, 12 angry men, ten commandments, eleven madison park
titled: midnight, sunset, sunrise, twilight
verse: mark, luke, john, matthew, acts, numbers, peter, james, titus, ruth, job, samuel, kings, chronicles, timothy, thessalonians, daniel, joel, amos, micah, hosea, nehemiah, ezra, esther
verse book: genesis, exodus, leviticus, deuteronomy, psalm, psalms, proverbs, ecclesiastes, isaiah, jeremiah, ezekiel, romans, corinthians, galatians, ephesians, philippians, colossians, hebrews, revelation, surah, sura, quran, gita
ratio: pace, split, splits, pb, personal best, lap, lap record, ratio, scale, odds, aspect, mix, dilute, dilution, score, won, lost, beat, draw, drew, grade, leverage, gearing
group_code 0 2 4: mwf, m/w/f, mo/we/fr
group_code 0 1 2 3 4: m-f, mon-fri only, mo-fr, m–f
group_code 1 3: tth, tuth, t/th, tr
to_days: -, to, thru, through
repeat_word: then, and then, repeat, repeats, repeating, recurring, recurs, repeated, occurring
weekend: weekend, week-end, week end, wknd, wkend
month 1: january, ~jan, jan., janurary, januray
month 2: february, feb, feb., febuary, febraury
month 3: ~march, ~mar, mar.
month 4: ~april, ~apr, apr.
month 5: ~may
month 6: ~june, ~jun, jun.
month 7: ~july, ~jul, jul.
month 8: ~august, ~aug, aug., augst, agust, augest, auguest
month 9: september, sept, sept., ~sep, sep., setpember
month 10: october, oct, oct.
month 11: november, nov, nov.
month 12: december, ~dec, dec., decmber, decembr
on_bare: on, on the, the
fortnight_on: fortnight
week_on: week
day 0: today, later today, sometime today, earlier today, today's, todays, 2day, tday, this day, the same day, same day
day 1: tomorrow, sometime tomorrow, later tomorrow, tomorrow's, tomorrows, tomorow, tommorow, tommorrow, tomorro, tmrw, tmr, tmw, tmrow, tomoz, 2moro, 2morrow, 2mrw, tmmrw, tom'w, tmorrow, the next day, the following day, next day, to morrow, tmo
day -1: yesterday, yesterday's, ystday, yday
day 2: the day after tomorrow, day after tomorrow, overmorrow, the day after tmrw, day after tmrw, the day after tommorow
day -2: the day before yesterday, day before yesterday
part_day 0/night: tonight, tonite, 2nite, tonight's, this night, tonigth
part_day 0/late: late tonight, later tonight
part_day -1/late: late last night
part_day -1/night: last night, yesterday night
part_day 1/night: tomorrow night
parts morning: mornings
parts afternoon: afternoons
parts evening: evenings
parts night: nights
part morning: morning, ~morn, mornin, mornings, forenoon, am hours
part early: early morning, early in the morning, first thing, first thing in the morning, first thing in the am, early am, ~early, 1st thing, 1st thing in the morning
part late morning: late morning, mid-morning, mid morning, midmorning, before lunch
part afternoon: afternoon, aft, arvo, afternoons, afternon, aftenoon, pm hours
part after lunch: after lunch
part early afternoon: early afternoon
part late afternoon: late afternoon, mid-afternoon, midafternoon, mid afternoon
part evening: evening, eve, evenings, evening time, evning
part early evening: early evening
part late evening: late evening, late at night, late night, after dinner, after supper
part night: night, nite, nights, nighttime, night time
part after school: after school
part after work: after work
part breakfast: at breakfast, breakfast time, breakfasttime
part lunch: lunchtime, lunch time, lunch-time, at lunch, over lunch, during lunch
part dinner: dinnertime, dinner time, at dinner, suppertime, supper time
part teatime: teatime, tea time, tea-time
part daybreak: dawn, sunrise, daybreak
part dusk: dusk, sunset, sundown
clock 12:00: noon, midday, mid-day, mid day, 12 noon, high noon, twelve noon, 12noon, noontime, noonish
clock 24:00: midnight, mid-night, mid night, 12 midnight, twelve midnight, 12midnight, midnite, the middle of the night, middle of the night
clock 17:00: eod, cob, close of business, end of business, close of play, end of day, end of the day, end of the business day, end of business day, the end of the day, the end of day, the end of business
mer am: am, a.m., a.m, a m, in the am, in the a.m., in the a.m, ~a
mer pm: pm, p.m., p.m, p m, in the pm, in the p.m., in the p.m, ~p
oclock: o'clock sharp, o'clock, oclock, o clock, o'clok, o' clock
military: hours, hrs, h, hundred hours
ish: ish, -ish, sharp, on the dot, prompt
roughly: or so, approximately, exactly, approx, approx., onwards, onward, or later, or after, til late, till late, until late, - late, to late
weekend_of: the weekend of, weekend of
week_of: the week of, week of, the week commencing, week commencing, w/c
at: at, @, shortly after, shortly before, just after, just before, right after, right before, soon after, a bit after, a little after, a little before, around, about, approx, approx., approximately, ~circa, ~ca., ~by, ~before, ~after, ~from, ~starting at, ~starting, ~begins at, ~beginning at, ~starts at, ~since, ~later than, ~sometime after, ~anytime after, ~any time after, ~any time before, ~any time from, ~no later than, ~not before, ~as of, ~till, ~til, ~until, ~through, at around, at about, at approximately, ~by about, ~by around, ~as early as, at like, around about, sometime around, ~earlier than, ~at exactly, ~kicks off at, ~starts, ~begins
on: on, on the, the, by, by the, before, before the, from, from the, starting, starting on, starting from, as of, beginning, beginning on, begins, after the, until, till, around, sometime, for the, for, no later than, effective, not before, till the, until the, commencing, of, upto, up to, ~in the, ~in, in, over the, over, during the, during, since, this coming on
genitive: of
of: of, in, of the, in the, for, for the
or: or
the: the, a, an
and: and, &, plus, n
in_part: in the, in, during the, at, of the, on the, this
in_month: in, during, by, until, till, since, next, this, late in, early in, sometime in
day_word: day
about: about, around, approximately, roughly, exactly, only, just, another
from_next: after, following
after_clock: after, past, following
on_the: on the
of_month: of, in
in: in, within, in about, in around, within around, in another, in just, in approximately, in the next, within the next, in only, after, in like, give it, in roughly, in exactly, in under
plus: +
hence: from now, later, hence, from today, from right now, out, time, from this moment, after now, after today, away, into the future, in the future, after that, more
ago: ago, earlier, before now, prior, back, before today
from_base: from, after, past, following, post, on from, since
before_base: before, prior to, ahead of
through: through, thru, through the end of
for: for, for the next, over the next, for the coming, lasting, lasts, takes, taking, duration, long, length, for about, for around, for at least, for another, that lasts, running, which lasts, for approximately, for up to, going for, for the duration of, dur
for_post: long, straight, in a row, running
to: to, -, .., →, till, til, until, through, thru, --, until about, up to, to about, to around, ending, ending at, ends, ends at, ending on, and ends at, and ending at, end, end:, ends:, finish:, up until, ->, until the, through to, finishing at, to the, through the, 'til, thru the, untill, into
between: between, from, in between, from the, between the, anytime between, any time between, anytime from, sometime between, from about, from around, running from, runs from
but_before: but before, and before, but not later than, and no later than
half: half, half an, half a
and_a_half: and a half, and half, and an half, and 1/2, & a half, & half
and_a_quarter: and a quarter
more: more
quarter: quarter, a quarter
clock_past: past, after, gone
clock_to: to, til, till, of, before, 'til, until
minutes: minutes, minute, mins, min
zero: oh, o, zero
zero_hundred: hundred, hundred hours
next: next, the next, nxt, sometime next, anytime next, any time next, ~following, ~the following
coming: coming, upcoming, the coming, this coming, the upcoming, this upcoming, this next, nearest, the nearest, closest, the closest
this: this, later this, sometime this, earlier this, anytime this, any time this, current, the current, the same
last: last, past, previous, the last, the past, the previous, this past, this last, prior, the prior
after_next: after next
other: other, second, 2nd, alternate, alternating
every: every, each, evry, each and every, every single
every_other: every other, each other, every second, every 2nd, alternate, alternating, every alternate
every_bare: everyday, every day
freq DAILY 1: daily, ~everyday, nightly, each and every day, day after day
freq WEEKLY 1: weekly, wkly, every week
freq WEEKLY 2: biweekly, bi-weekly, fortnightly, every fortnight, bi weekly, each fortnight
freq MONTHLY 1: monthly
freq MONTHLY 2: bimonthly, bi-monthly, bi monthly
freq MONTHLY 3: quarterly
freq MONTHLY 6: semiannually, semi-annually, twice-yearly, half-yearly, biannually, semi annually
freq YEARLY 1: yearly, annually, annual, per annum
freq YEARLY 2: biennially
freq HOURLY 1: hourly
times: times, occurrences, occurences, sessions, time, instances, x, repetitions
once: once, one time, 1x, 1 time
twice: twice, two times, 2x, 2 times
thrice: thrice, three times, 3x, 3 times
per: a, per, each, every, an, in a
starting: starting, starting on, starting from, from, beginning, beginning on, effective, as of, commencing, starting the, begins, starts, start, begin, beginning from
until: until, till, til, through, thru, to, up to, ending, ending on, up until, ends, ends on, until the, end, finishing
except: except, except for, except on, excluding, but not, but not on, but, not on, apart from, other than, save for
unit second: second, seconds, sec, secs, ~s, seconds'
unit minute: minute, minutes, min, mins, min., mins., ~m, ', minuets, mintues, minuts
unit hour: hour, hours, hr, hrs, hr., hrs., ~h, hours', houres, hous, housr
unit day: day, days, ~d, days', dys, dayz
unit week: week, weeks, wk, wks, ~w, weeks', week's, sennight
unit fortnight: fortnight, fortnights
unit month: month, months, mo, mos, mth, mths, months', mnth, month's, ~mon
unit quarter: quarter, quarters, qtr, qtrs
unit year: year, years, yr, yrs, ~y, years', year's
unit decade: decade, decades
unit workday: business day, business days, working day, working days, workday, workdays, work day, work days, weekday, weekdays
unit weekend: weekend, weekends
some 0.5: half, half a, half an
length_word 0.25 hour: a quarter of an hour, quarter of an hour, a quarter hour, quarter hour
length_word 0.5 hour: a half hour, a half-hour, a half an hour, one half hour, 1/2 hour, 1/2 an hour, ½ hour, ½ an hour
length_word 0.75 hour: 3/4 of an hour, 3/4 hour, ¾ hour, three quarters of an hour, three-quarters of an hour, three quarters of hour
num 1: one
some 1: a, an, a single, another, one single
num 2: two
some 2: a couple of, a couple, couple, couple of, the couple of, a pair of, a couple more, coupla, a coupla
num 3: three
some 3: a few, few, the next few, some, a few more
num 4: four
num 5: five
num 6: six
num 7: seven
some 7: several
num 8: eight
num 9: nine
num 10: ten
num 11: eleven
num 12: twelve
some 12: a dozen, dozen
num 13: thirteen
num 14: fourteen
num 15: fifteen
num 16: sixteen
num 17: seventeen
num 18: eighteen
num 19: nineteen
num 20: twenty
num 30: thirty
num 40: forty, fourty
num 50: fifty
num 60: sixty
num 90: ninety
ord 1: first
ord 2: second
ord 3: third
ord 4: fourth, forth
ord 5: fifth
ord 6: sixth
ord 7: seventh
ord 8: eighth, eigth
ord 9: ninth
ord 10: tenth
ord 11: eleventh
ord 12: twelfth, twelth
ord 13: thirteenth
ord 14: fourteenth
ord 15: fifteenth
ord 16: sixteenth
ord 17: seventeenth
ord 18: eighteenth
ord 19: nineteenth
ord 20: twentieth
ord 30: thirtieth
ord 21: twenty-first, twenty first
ord 22: twenty-second, twenty second
ord 23: twenty-third, twenty third
ord 24: twenty-fourth, twenty fourth
ord 25: twenty-fifth, twenty fifth
ord 26: twenty-sixth, twenty sixth
ord 27: twenty-seventh, twenty seventh
ord 28: twenty-eighth, twenty eighth
ord 29: twenty-ninth, twenty ninth
ord 31: thirty-first, thirty first
ord -1: last, final
ord -2: second to last, penultimate, next to last, second-to-last, last but one
ord_suffix: st, nd, rd, th
edge end: end of, the end of, eo, late, the close of, late in
edge start: start of, the start of, beginning of, the beginning of, early, early in, the start of the, beginning, early on in
edge mid: mid, middle of, the middle of, mid-, middle, the midst of
edge first half: first half of, the first half of, 1st half of, the 1st half of
edge second half: second half of, the second half of, 2nd half of, the 2nd half of, latter half of, the latter half of
eom month: eom
eom week: eow
eom year: eoy
eom quarter: eoq
allday: all day, all-day, whole day, the whole day, all day long, full day, allday, entire day, the entire day, for the day
now: now, right now, just now, immediately, asap, as soon as possible, at once, straight away, right away, at the moment, this minute, this instant, at this time
zone_word: time, tz, timezone, standard time, daylight time, local time
week_no: ~week, ~wk, cw, kw, calendar week
reminder: alert, remind me, reminder, remind, notify me, alarm, notification, with reminder, set reminder, with a reminder, set alert, notify, ping me, alert me, with alert, with an alert, reminders, alerts, nudge me
reminder_tail: before, beforehand, ahead, prior, in advance, early, earlier, before it, before start, before the start, before that, ahead of time
numbered: pixel, galaxy, kindle, photoshop, python, java, node, react, angular, vue, excel, ios, macos, ubuntu, fedora, debian, gpt, llama, halo, fifa, doom, diablo, rocky, vendor, supplier, candidate, client, customer, option, applicant, patient, player, tenant, student, ext, extension, district, sector, studio, club, tutorial, seminar, lecture, worksheet, assignment, practical, paper, age, ages, aged, chapters, sections, slide, slides, lines, rooms, grades, levels, parts, volumes, verses, steps, stages, phases, versions, seasons, episodes, modules, tables, tasks, task, question, questions, exercise, exercises, problem, problems, figure, figures, score, won, lost, win, beat, odds, years, year, weeks, units, items, issues, bugs, tickets, invoices, orders, appendix, appendices, annex, clause, clauses, paragraph, paragraphs, ch, ch., chs, pp, pp., p., room, gate, suite, terminal, platform, hall, floor, level, apt, apartment, unit, building, chapter, page, pages, flight, bus, line, episode, season, part, version, phase, round, week, day, lane, table, seat, bay, dock, court, studio, lab, grade, sprint, iteration, ticket, order, invoice, item, no, no., number, section, act, volume, vol, step, bldg, rm, exit, track, pier, booth, stage, cabin, lot, slot, group, team, channel, chapter, verse, model, type, size, section, area, zone, route, highway, site, module, case, pr, issue, bug, form, article, rule, world, formula, apollo, windows, iphone, android, xbox, playstation, ps
coded: odds, ratio, handicap, combination, combo, code, pin, serial, bp, blood pressure, scale, promo code, coupon, password, zip, model no, ph
lead_in: reminder:, remind me to, remind me about, remind me that, reminder to, remember to, schedule a, schedule an, please schedule a, please schedule, set up a, create a, create an, create an event, create event, add event, add an event, new event, book a, book an, set a reminder to, set a reminder for, don't forget to, dont forget to, i have a, i have an, can you schedule a, please add, put in, let's schedule a, remind me, set reminder to, add a reminder to, put a
moved_to: to
happens: starts, begins, ends, runs, opens, closes
lead_to: to, about, that
zone_filler: / their time, their time, local time, my time, our time, / your time, your time, / our time
invite: invite, inviting, invitees, with, cc, guests, guest, attendees, attendee, w/, invited, and invite, send to, incl, including, participants, invites
with: with, w/
place_at: at, @, venue, location, loc, where, place
place_noun: home, work, office, school, gym, clinic, library, airport, station, church, park, hospital, restaurant, cafe, hotel, bar, pub, room, hall, house, place, club, store, shop, mall, beach, pool, studio, theatre, theater, cinema, university, college, court, building, lobby, salon, garage, bank, desk, campus, center, centre, market, museum, stadium, arena, kitchen, field, town, downtown, hq, headquarters, garden, bakery, diner, dentist, doctor's, garden, vet, embassy, town hall
journey: train, bus, coach, ferry, tram, taxi, uber, cab, flight, lift, shuttle, boat
company: co, ltd, limited, inc, llc, llp, plc, corp, corporation, gmbh, ag, pty, bros, brothers, & sons, & co, and sons, and co
street: gardens, close, crescent, grove, mews, hill, row, walk, parade, circuit, esplanade, street, st, road, rd, avenue, ave, lane, ln, drive, dr, boulevard, blvd, square, sq, way, court, ct, place, pl, terrace, highway, hwy, st., rd., ave.
zoom_on: zoom, on zoom, via zoom, over zoom, by zoom, with zoom, + zoom, zoom meeting, in zoom, through zoom, using zoom, with a zoom link, with zoom link, zoom link, add zoom, with a zoom meeting, on a zoom, in a zoom, zoom it
zoom_off: no zoom, without zoom, not on zoom, w/o zoom, -zoom, without a zoom, no zoom meeting, no zoom link
zoom_noun: call, chat, meeting, session, meetup, party, interview, webinar, sync, catch-up, catchup, lesson, class, demo, training, standup, review, conference, drinks, quiz, happy, date, workshop, lunch, dinner, with, presentation
place_not: look, looking, laugh, good, bad, great, stare, shout, yell, arrive, aim, angry, mad, glance, better, peek, hint
place_stop: with, for, to, about, regarding, re, w/, and then, because, so, but, if, before, after, by, via, from
place_never: all, once, least, most, random, risk, large, ease, times, present, stake
zoom_via: on, via, over, by, with, +, in, through, using, and, a, add
the_place: the, my, our, his, her, their, your
place_in: in
place_mark: location, loc, where, venue, place
count_noun: mile, pound, page, person, seat, piece, inch, foot, gallon, litre, liter, watt, volt, degree, bedroom, people, persons, guests, tickets, items, pizzas, bottles, pages, minutes, slides, points, kg, km, miles, kilograms, pounds, dollars, euros, percent, lbs, grams, seats, copies, boxes, kids, friends, days, weeks, months, years, hours, players, tables, degrees, questions, loads, laps, rounds, sets, reps, gallons, litres, liters, feet, meters, metres, inches, cups, votes, rooms, patients, candidates, beers, packs, bags, books, chapters, units, times, mph, km/h, mg, ml, cm, mm, stars, euro, bucks, quid, pounds, nights, floors, cars, dogs, cats, girls, boys, men, women, students, cards, emails, calls, files, trees, eggs, lines, steps, ways, reasons, photos, bills, cents, clock, sheets, acres, million, billion, thousand, k, gb, mb, tb, fps, rpm, watts, volts
holiday new_year: new year's day, new years day, new year day, new year's, new years
holiday new_year_eve: new year's eve, new years eve, nye, new year eve
holiday valentine: valentine's day, valentines day, valentine's, valentine day, valentines
holiday st_patrick: st patrick's day, st. patrick's day, saint patrick's day, st paddy's day, st patricks day, st. paddy's day, st pattys day
holiday april_fools: april fools, april fools day, april fools' day, april fool's day, april fool's
holiday easter: easter, easter sunday, easter day
holiday good_friday: good friday, great friday, holy friday
holiday easter_monday: easter monday
holiday palm_sunday: palm sunday
holiday ash_wednesday: ash wednesday
holiday maundy_thursday: maundy thursday, holy thursday, covenant thursday
holiday ascension: ascension day, ascension
holiday pentecost: pentecost, whit sunday, whitsun
holiday whit_monday: whit monday, pentecost monday
holiday mardi_gras: mardi gras, shrove tuesday, fat tuesday, pancake day
holiday mothers_day: mother's day, mothers day, mothers' day
holiday mothering_sunday: mothering sunday
holiday fathers_day: father's day, fathers day, fathers' day
holiday memorial_day: memorial day
holiday independence: independence day, the 4th of july holiday
holiday juneteenth: juneteenth
holiday labor_day: labor's day, labor day, labour day
holiday columbus: columbus day, indigenous peoples' day, indigenous peoples day
holiday halloween: hallow's day, all hallows' eve, hallowe'en day, halloween, hallowe'en, halloween night, all hallows eve
holiday veterans: veterans day, veteran's day, armistice day, remembrance day, veterans' day
holiday thanksgiving: thanksgiving, thanksgiving day, turkey day
holiday black_friday: black friday
holiday cyber_monday: cyber monday
holiday christmas_eve: christmas eve, xmas eve, x-mas eve
holiday christmas: christmas, xmas, christmas day, xmas day, x-mas
holiday boxing_day: boxing day, st stephen's day
holiday mlk: martin luther king jr day, civil rights day, idaho human rights day, martin luther king's birthday, mlk day, martin luther king day, martin luther king jr. day, martin luther king's day, mlk jr. day
holiday presidents: presidents day, presidents' day, president's day, washington's birthday
holiday groundhog: groundhog day
holiday cinco: cinco de mayo
holiday earth_day: earth day
holiday bonfire: bonfire night, guy fawkes night, guy fawkes day
holiday all_saints: all saints' day, all saints day
holiday all_souls: all souls' day, all souls day
holiday epiphany: epiphany, three kings day
holiday candlemas: candlemas
holiday may_day: may day
holiday womens_day: women's day, international women's day
holiday burns: burns night
holiday australia_day: australia day
holiday canada_day: canada day
holiday anzac: anzac day
holiday bastille: bastille day
holiday boss: boss's day, boss day
holiday admin: administrative professional day, admin day, administrative assistants day, secretaries day, secretary's day, administrative professionals' day
holiday pi_day: pi day
holiday star_wars: star wars day, may the fourth
holiday ides: the ides of march, ides of march
holiday grandparents: grandparents day
holiday election: election day
holiday tax_day: tax day
holiday patriot_day: patriot day
holiday advent1: first sunday of advent, first advent sunday
holiday chinese_new_year: chinese new year, lunar new year, chinese lunar new year, spring festival
holiday qingming: qingming, tomb sweeping day, qingming festival
holiday dragon_boat: dragon boat festival
holiday mid_autumn: mid-autumn festival, mid autumn festival, moon festival
holiday double_ninth: double ninth festival, chung yeung festival
holiday diwali: diwali, deepavali, divali
holiday dussehra: dussehra, dasara, vijayadashami, dashain
holiday ganesh_chaturthi: ganesh chaturthi, vinayaka chaturthi
holiday janmashtami: janmashtami, krishna janmashtami, gokulashtami
holiday raksha_bandhan: raksha bandhan, rakhi, rakshabandhan
holiday ram_navami: ram navami, rama navami
holiday shivaratri: maha shivaratri, maha shivratri, shivaratri, shivratri
holiday navratri: navratri, navaratri
holiday karva_chauth: karva chauth, karwa chauth
holiday chhath: chhath, chhath puja
holiday basant_panchami: vasant panchami, basant panchami
holiday mahavir_jayanti: mahavir jayanti, mahaveer jayanti
holiday guru_nanak: guru nanak jayanti, guru nanak gurpurab
holiday guru_gobind: guru gobind singh jayanti, guru gobind singh birthday
holiday guru_ravidas: guru ravidas jayanti, guru ravidass jayanti, guru ravidass birthday
holiday hanuman_jayanti: hanuman jayanti
holiday onam: onam, thiru onam
holiday pongal: pongal, thai pongal
holiday vaisakhi: vaisakhi, baisakhi
holiday rath_yatra: ratha yatra, ratha-yatra, rath yatra
holiday govardhan: govardhan puja
holiday makar_sankranti: makar sankranti, maghi
holiday lohri: lohri
holiday ugadi: ugadi, yugadi, gudi padwa
holiday thaipusam: thaipusam
holiday vesak: vesak, vaisakha, buddha day, buddha purnima
holiday holi: holi, dhulandi, phagwah
holiday eid_fitr: eid, eid al-fitr, eid al fitr, eid ul-fitr, eid-al-fitr, eid-ul-fitr
holiday eid_adha: eid al-adha, eid al adha, eid ul-adha, eid-al-adha, bakrid, feast of the sacrifice
holiday ramadan: ramadan, ramzan
holiday islamic_new_year: islamic new year, hijri new year, arabic new year, muharram
holiday ashura: ashura, day of ashura
holiday mawlid: mawlid, milad un-nabi, eid milad
holiday isra_miraj: isra and mi'raj, isra and miraj
holiday laylat_qadr: laylat al-qadr, laylat al qadr, night of power
holiday rosh_hashanah: rosh hashanah, rosh hashana, yom teruah
holiday yom_kippur: yom kippur, day of atonement
holiday sukkot: sukkot, succos, feast of tabernacles, feast of booths
holiday hanukkah: hanukkah, hannukah, chanukah, hanukah, chanukkah
holiday purim: purim
holiday passover: passover, pesach
holiday shavuot: shavuot, shavuoth, feast of weeks
holiday lag_baomer: lag baomer, lag b'omer
holiday tisha_bav: tisha b'av, tish'a b'av
holiday israel_independence: yom ha'atzmaut, yom haatzmaut
holiday orthodox_easter: orthodox easter, orthodox easter sunday, greek easter, pascha
holiday orthodox_good_friday: orthodox good friday
holiday orthodox_easter_monday: orthodox easter monday
holiday orthodox_palm_sunday: orthodox palm sunday
holiday orthodox_christmas: orthodox christmas, orthodox christmas day
holiday orthodox_ash_monday: clean monday, ash monday, shrove monday orthodox, green monday
holiday trinity: trinity sunday
holiday corpus_christi: corpus christi, feast of corpus christi
holiday lazarus: lazarus saturday
holiday shrove_monday: shrove monday, rose monday, carnival monday
holiday holy_monday: holy monday
holiday holy_tuesday: holy tuesday
holiday holy_wednesday: holy wednesday
holiday holy_saturday: holy saturday, easter saturday, easter eve
holiday assumption: assumption day, feast of the assumption
holiday immaculate: immaculate conception, feast of the immaculate conception
holiday st_david: st david's day, st. david's day, saint david's day
holiday st_george: st george's day, st. george's day, saint george's day
holiday st_andrew: st andrew's day, st. andrew's day, saint andrew's day
holiday st_lucia: st lucia's day, st lucia day
holiday st_john: midsummer, midsummer's day, midsummer day
holiday emancipation: emancipation day
holiday flag_day: flag day
holiday siblings: siblings day, national siblings day
holiday kwanzaa: kwanzaa
holiday bloomsday: bloomsday
holiday vegan_day: world vegan day, vegan day
holiday kings_day: king's day, koningsdag
holiday india_republic: india republic day, republic day
holiday india_independence: india independence day, indian independence day
holiday gandhi: gandhi jayanti
holiday nowruz: nowruz, persian new year, parsi new year
holiday waitangi: waitangi day
holiday leap_day: leap day
holiday family_day: family day
holiday earth_hour: earth hour
holiday arbor_day: arbor day
holiday take_child: take our daughters and sons to work day, take your child to work day, take our child to work day
holiday early_may: early may bank holiday
holiday spring_bank: spring bank holiday
holiday summer_bank: summer bank holiday, late summer bank holiday, august bank holiday
holiday parents_day: parents' day, parents day, national parents day
holiday sysadmin: sysadmin day, system administrator appreciation day
holiday civic: civic holiday
holiday sweetest: sweetest day
holiday thanksgiving_ca: canadian thanksgiving, canadian thanksgiving day
holiday victoria: victoria day
holiday military_spouse: military spouse day, military spouse appreciation day
holiday melbourne_cup: melbourne cup day
season spring: spring
season summer: summer
season autumn: autumn, fall
season winter: winter
era: be
work: album, almanac, anthology, archive, article, artwork, audio track, audiobook, autobiography, autograph, backing track, ballad, bassline, bestseller, bibliography, biography, biopic, blog, blu-ray, bluray, book, bookmark, bootleg, box set, boxset, cartoon, cd, chords, clip, coloring book, colouring book, comic, companion book, cookbook, cover art, crossword, crossword clue, dictionary, discography, documentary, dvd, ebook, encyclopedia, ending explained, ep, epilogue, fan art, fan fiction, fandom, fanfic, filmography, gif, graphic novel, haiku, hardback, hardcover, hymn, hymnal, hymnbook, jingle, karaoke track, libretto, limerick, liner notes, lp, lullaby, lyric, mag, magazine, manga, meme, memoir, miniseries, mix, mixtape, monologue, mp3, newspaper, novel, novella, painting, pamphlet, paperback, pdf, picture book, playlist, podcast, poem, poster, prequel, prologue, quotes, remake, remix, reprint, rhyme, riff, ringtone, screenplay, screenshot, sequel, series, setlist, sheet music, single, sleeve, sleeve notes, song, songbook, sonnet, soundtrack, spoilers, storybook, storyline, study guide, subreddit, synopsis, tab, tabs, textbook, theme song, theme tune, thesaurus, thriller, thumbnail, trailer, transcription, trilogy, tune, typeface, vhs, vinyl, vinyls, webcomic, whodunnit, zine
thing: wristband, map pack, armband, headscarf, answers, abbreviation, account, acronym, action figure, adapter, adaptor, add-on, addon, address, advent calendar, advert, aftershave, air filter, airpods, alarm tone, album cover, algorithm, alternator, amp, amplifier, anklet, anorak, antenna, anthem, api, api key, app, apron, aquarium, archive, aria, armchair, ashtray, attire, audio clip, avatar, average, awning, axe, baby bottle, baby gate, baby grow, baby monitor, baby names, babygrow, backdrop, backpack, badge, bag, baking paper, balloon, ballot paper, ballpoint, balm, bandage, bandana, banjo, banner, bar chart, barbell, barcode, barometer, barrette, baseball bat, basket, bath bomb, bath mat, bathrobe, battery, battery pack, bead, beaker, bean bag, beanie, bed linen, bedding, bedsheet, bedside lamp, bedside table, bedspread, bell, belt, beret, bib, bike helmet, bike light, bike lock, bike pump, bike rack, bikini, billboard, bin bag, binder, bird bath, bird feeder, birdcage, birdhouse, biro, blackboard, blanket, blazer, bleach, blender, blindfold, blinds, blouse, blueprint, blush, blusher, boarding card, bobble hat, bobblehead, bodice, body lotion, bodysuit, boilerplate, bolt, bonnet, book cover, bookcase, bookend, booklet, bookmark, bookshelf, booster seat, boots, bottle, bouquet, box, boxers, boxing gloves, bracelet, bracket, brake pad, brake pads, brand, branding, breadcrumb, briefcase, brocade, brochure, brogues, bronzer, brooch, broom, brush, bucket, buckle, bulb, bullet, bumper, bunk, bunk bed, bunting, burlap, bus pass, business card, button, cabinet, cable, cake stand, cake tin, cake topper, calculator, calico, call sheet, camcorder, camera, camp stove, candle, candle holder, candlestick, candy, canister, canopy, canvas, cap, capacitor, cape, capo, caption, caption text, car mat, car seat, carafe, carburettor, card, cardigan, carpet, carton, cartridge, case, cashmere, casing, cassette, cast list, cat flap, cat tree, catalog, catalogue, caulk, cellophane, cereal, certificate, chain, chair, chalk, chalkboard, chandelier, changelog, changing mat, characters, charger, charging cable, chart, cheat codes, cheat sheet, checkbox, checklist, cheese board, chessboard, chiffon, chinos, chisel, chocolates, choker, chopping board, chopsticks, chutney, clamp, class register, clause, cleats, clipart, clipboard, clipping, cloak, clog, cloth, clothes, clothes line, clothes peg, clothing, clutch, coaster, coat, coat hanger, code, codebase, coffee beans, coffee filter, coffee mug, coffee table, coin, coin collection, collage, collar, cologne, color, color chart, color palette, color scheme, colorway, colour, colour chart, colour palette, colour scheme, colourway, comb, compass, compass app, compilation, concealer, concept, conditioner, confetti, confetti cannon, config, config file, console, contact, contacts, controller, cooker, cookie cutter, cookie jar, cooler, copier, copy, cord, corkboard, corkscrew, corset, cosplay, cost, costume, cot, cot sheet, couch, count, coupon, cover letter, crate, crayon, cream, credits, crew list, crib, cricket bat, crockery, crop, crown, crucifix, cue card, cuff, cufflinks, culottes, cup, cupcake case, curlers, curling iron, curtain, curtain pole, curtain rail, cushion, customer number, cutlery, cutting, cymbal, dash cam, data, database, dataset, decal, decanter, deck, deckchair, deckchairs, decoration, definition, dehumidifier, denim, deodorant, desk calendar, desk chair, desk fan, desk lamp, desk mat, dessert recipe, details, detergent, diagram, diamond, diaper, diary, dice, diffuser, digest, dining table, diode, dipstick, disclaimer, discount, discount code, dish, dish rack, dispenser, divider, dog bed, dog bowl, dog lead, doll, doll's house, dolls house, domain, dominoes, dongle, doodle, door handle, door knob, door mat, doormat, dowel, drawer, drawer divider, dress, dress code, dresser, drill bit, dropdown, drum, drum kit, drumstick, duffel, dumbbell, dungarees, duvet, duvet set, ear plugs, earbuds, earmuffs, earphones, earplugs, earring, easel, edition, effect pedal, email address, email signature, email template, emblem, emoji, emulator, emulsion, engraving, envelope, equation, eraser, ereader, error, error message, essay question, etching, ethernet cable, etymology, exam paper, excerpt, exfoliator, expansion pack, extension cord, extension lead, eye mask, eyeliner, eyeshadow, fable, fabric, fabric softener, face cream, face mask, facsimile, fact sheet, facts, fader, fairy lights, fanart, faq, faucet, favicon, features, felt, fertiliser, fertilizer, figures, figurine, firmware, first aid kit, fish tank, fixtures, flag, flannel, flashcard, flashcards, flashlight, flask, fleece, flip-flops, flipper, floor lamp, floor plan, floorplan, floppy, flow chart, flowerpot, flyer, foam roller, foil, folder, font, font family, font pack, foot stool, footage, football boots, footer, footnote, footwear, foreword, fork, formula, frame, franchise, fridge, frock, frosting, furniture, fuse, fuse box, gadget, galoshes, gamepad, gamertag, garland, garment, garnish, gauze, gear, gearbox, gemstone, gift bag, gift box, gift card, gift pack, gift set, giftwrap, gilet, gimbal, glasses, glassware, glaze, glossary, glove, gloves, glue, glue stick, glyph, gnome, goblet, goggles, golf ball, golf club, gown, grammar, gramophone, graph paper, graphic, grater, greeting card, griddle, grinder, grout, guest list, guide, guidebook, guidelines, guitar pick, guitar strap, gumshield, hair clip, hair dye, hairband, hairbrush, hairpin, hairspray, hammer, hammock, hamper, hamster wheel, hand cream, handbag, handbook, handkerchief, handout, handset, hanger, hankie, hard drive, harness, hashtag, hat, hatchet, hdmi cable, head torch, headband, headboard, headdress, header, headgear, headlight, headline, headline text, headlines, headphone, headphones, headscarf, headset, heater, heels, helmet, hex code, hex key, high chair, highlighter, hijab, hinge, hockey stick, holdall, hologram, holster, hoodie, hook, hoover bag, horseshoe, hose, hosepipe, hourglass, hubcap, humidifier, hyperlink, hypothesis, ice pack, ice scraper, ice skates, icon, icon pack, ideas, idiom, incense, index, index card, info, infographic, information, ingredients, inhaler, initials, ink, inner tube, insert, insoles, instructions, invite list, invoice template, ironing board, jacket, jar, jargon, jeans, jersey, jersey number, jewellery, jewelry, jigsaw, jigsaw piece, joggers, joist, joke, joystick, jug, juicer, jukebox, jump leads, jumper, jumpsuit, junction box, ketchup, kettle, kettlebell, key ring, keyboard, keychain, keypad, keyring, keys, kilt, kimono, kit, knee pad, kneepad, knickers, knife, knob, label, lace, laces, lacquer, ladder, ladle, lamp, lampshade, landing page, lantern, lanyard, lapel, laptop, laptop sleeve, laptop stand, lawn mower, lawnmower, layout, leaderboard, leaflet, leash, leftovers, legend, leggings, lego, lens, leotard, letter template, letterhead, licence, license, license plate, lid, lift pass, light bulb, light fitting, lightbulb, linen, lingerie, link, lint roller, lip balm, lipstick, list, litter tray, loafers, locker, locket, log, log file, login, logo, logotype, logs, lotion, loyalty card, lozenge, luggage, luggage tag, lunch bag, lunchbox, lyrics sheet, magazine rack, magnet, makeup, mandala, mannequin, manual, manuscript, map, marbles, marker, marmalade, mascara, mask, masking tape, mat, mattress, mayonnaise, meaning, medal, medallion, medley, melody, membership card, memory card, memory stick, menu, merch, metadata, metaphor, metronome, mic stand, microphone, microscope, miniature, mirror, mitt, mitten, mittens, mixtape cover, moccasins, mockup, model, modem, moisturiser, moisturizer, mold, money belt, monitor, monitor arm, monitor stand, monogram, mood board, moodboard, mop, mosaic, motif, motto, mould, mouse mat, mousepad, mouthwash, mug, multipack, mural, museum guide, muslin, mustard, myth, nail clippers, nail file, nail gun, nail polish, nail varnish, name badge, name idea, name ideas, name tag, names, napkin, nappies, nappy, navbar, necklace, needle, netting, newborn clothes, newsletter, nickname, night light, notebook, notepad, notification, number plate, numbers, oar, oil, oil filter, ointment, olive oil, omnibus, onesie, opening chapter, options, order number, organiser, organizer, ornament, ouija board, out-of-office text, outfit, oven glove, overalls, overcoat, oyster card, packing list, padlock, page, paint, paint brush, paint color, paint colour, paint roller, paint tin, paintbrush, pajamas, palette, pan, pantone, pants, paper clip, paperclip, parasol, parka, parking permit, party bag, party hat, party popper, passcode, passport cover, password, patch, pattern, payslip, paystub, pedal, pedalboard, pedestal, peeler, pen, pencil, pendant, pennant, percentage, perfume, periodical, permit, pet name, pet names, petal, petticoat, philosophy, phone case, phone charger, phone holder, phone number, phone stand, photo album, photo book, photo frame, photobook, photocopy, photograph, photos folder, phrase, phrasebook, picture frame, picture hook, pillow, pillowcase, pinata, pipe, pistol, pitcher, placard, place card, place mat, place names, placemat, plaid, planner, planter, plaque, plaster, plate, platter, play mat, playing cards, playlist cover, plectrum, pliers, plot, plot twist, plug adapter, plug socket, plugin, plush, plushie, plywood, pocket square, policy, polish, poncho, popup, portfolio, portrait, post-it, postbox, postcode, pot, pouch, powder, power bank, power supply, pram, preface, preference, preset, price, price list, price tag, prices, print, print-out, printer, printout, projector, promo code, pronunciation, proofs, prop, prospectus, prototype, protractor, proverb, pullover, pumps, pun, puppet, purse, push chair, pushchair, putty, puzzle, pyjamas, qr code, qr codes, quilt, racket, racquet, radio, rail card, railcard, raincoat, rake, ranking, rating, ratio, ration card, rattle, razor, reading list, readme, receipt, recipe, record collection, record cover, refill, refrain, refund, regex, regulations, remedy, remote, repair manual, replacement part, replica, repo, report card, repository, resistance band, resistor, ribbon, riddle, rifle, ring, rivet, robe, rocking horse, roller skates, rolling pin, romper, roof box, roof rack, rope, rosette, rosin, rota, rota sheet, rouge, router, rubber, rucksack, rucksack cover, rug, ruler, rules, saddle, salary, sample, sample pack, sandal, sandals, sandpaper, sandwich bag, sapling, saree, sari, sash, satchel, satnav, sauce, saucepan, saucer, saying, scale model, scarecrow, scarf, schema, schematic, scissors, score, score sheet, scoreboard, scorecard, scrapbook, screen, screensaver, screw, screwdriver, script, scrub, scrunchie, sculpture, sdk, seasoning, seating chart, secateurs, seed, seeds, sellotape, sensor, serial number, serum, settings, shampoo, sharpener, shawl, shears, sheet, sheet music, shelf, shin pad, shirt, shoe, shoe rack, shoelace, shoes, shopping bag, shortcut, shorts, shovel, shower curtain, shower gel, side table, sidebar, sieve, signage, silk, silverware, sim card, singlet, sitemap, size, size chart, size guide, skateboard, skein, sketch, sketchbook, ski boots, skillet, skipping rope, skirt, slacks, slang, sleeping bag, sleeping mat, sleepsuit, slide deck, slides, sling, slipper, slippers, slogan, slogan idea, smartwatch, snapshot, snare, sneaker, snowglobe, snowsuit, soap, socket, socks, sofa, sofa bed, soldering iron, sonata, sound effect, soundbar, soundboard, source code, souvenir, spade, spandex, spanner, spare, spare key, spare part, spare parts, spark plug, spatula, spec sheet, specimen, spelling, spice, spice rack, spirit level, sponge, spoon, sportswear, spray, spreadsheet, sprinkler, stamp, stamp album, stamp collection, standings, stanza, stapler, starter kit, starter pack, statement, stationery, stats, statue, statuette, statute, steam iron, steamer, stencil, stethoscope, stetson, sticker, sticker pack, sticky note, stockings, stool, stopwatch, story, storyboard, straighteners, strainer, strap, straw, street names, strimmer, stroller, stylus, subdomain, subscription, subtitle, subwoofer, suit, suitcase, sunglasses, sunhat, sunscreen, supplier, surfboard, swatch, swatches, sweatband, sweater, sweatpants, sweatshirt, swimsuit, swimwear, sword, syllabus, symbol, symbolism, synonym, syntax, synth, synth patch, syringe, syrup, t-shirt, table runner, tablecloth, tablespoon, tagline, tape, tape measure, tarp, tartan, tassel, tea bags, tea set, tea towel, teabag, team names, teapot, teaspoon, teddy, teddy bear, tee, teething ring, telescope, template, tennis ball, tent, tent pegs, textile, texture pack, theme, theory, thermometer, thermos, thermostat, tiara, tie, tie pin, tights, tile, time sheet, timer, timesheet, timetable, tin, tinsel, tips, tissue, tissues, toaster, toga, toilet paper, toner, tongs, tool belt, tool box, toolbox, tooltip, toothbrush, toothbrush head, toothpaste, toothpick, torch, tote, tote bag, touchpad, tow bar, towel, toy, tracing paper, trackpad, tracksuit, trading card, trainers, transcript, transistor, travel card, travel pillow, tray, trellis, trilby, trinket, tripod, trivia, trolley, trophy, trousers, trowel, trunks, tshirt, tubing, tulle, tumbler, tupperware, turban, tureen, turntable, turtleneck, tutorial video, tutu, tux, tuxedo, tweed, tweezers, twine, typewriter, typo, typography, umbrella, unboxing video, undercoat, underpants, underwear, uniform, upholstery, url, urn, usb cable, usb hub, usb stick, username, username idea, vacancy, vacuum bag, valve, varnish, vase, veil, velvet, vest, vial, vibes, video clip, videotape, vinegar, vision board, visor, vitamins, voucher, voucher code, waffle iron, wage, wage slip, wages, waistcoat, walkman, walkthrough video, wall calendar, wallet, wallpaper, wallpaper pack, wallpaper paste, wand, wardrobe, washer, washing line, washing powder, watch strap, water bottle, water filter, watercolor, watercolour, watering can, watermark, web page, webcam, webpage, website, wellies, wheelbarrow, whisk, whistle, white paper, whiteboard, widget, wig, wiki, wiki page, windbreaker, window display kit, windscreen, wine glass, wine rack, wineglass, wing mirror, wiper blade, wire, wireframe, wish list, wishlist, wok, wool, wording, worksheet, wrapper, wrapping, wrapping paper, wreath, wrench, wristwatch, yarn, yo-yo, yoga block, yoga mat, yoga strap, zip, zip code, zipper
thing_tail: book, board, paper, wear, ware, card, cloth, stick, shirt, coat, shelf, sheet, plate, bottle, brush, glasses, lamp
paper: analysis, essay, form, report, review, study, summary, thesis
task: add, apply, arrange, ask, assemble, attend, bake, be, book, borrow, bring, build, buy, call, cancel, change, charge, chase, check, choose, claim, clean, clear, close, collect, come, complete, confirm, contact, cook, create, cut, debug, decide, decorate, deliver, deploy, design, discuss, do, donate, download, draft, drive, drop, edit, email, empty, exchange, fetch, file, fill, find, finish, fix, fly, frame, get, give, go, grab, hand, hang, have, help, hire, install, invite, invoice, iron, join, launch, learn, leave, lend, look, mail, make, measure, meet, message, move, mow, need, open, order, organise, organize, pack, paint, pay, phone, pick, pick up, pickup, plant, play, post, prepare, print, proofread, publish, pull, purchase, push, put, read, rebook, record, recycle, refill, register, remove, renew, rent, repair, replace, reply, request, reserve, reset, restock, return, review, revise, ring, scan, schedule, see, sell, send, set, sew, share, shop, show, sign, sort, start, stop, study, submit, swap, take, talk, tell, test, text, thank, tidy, translate, try, turn, update, upgrade, upload, use, vacuum, visit, wash, watch, wear, weigh, work, wrap, write
feast_noun: ball, barbecue, bbq, breakfast, brunch, carnival, carols, celebration, celebrations, ceremony, church, concert, dance, dinner, dj set, drinks, fair, feast, fete, fireworks, gala, gathering, get-together, hike, keynote, launch, lecture, lunch, market, mass, meal, pageant, panto, pantomime, party, picnic, play, premiere, procession, race, reading, recital, release party, run, sale, screening, sermon, service, show, showcase, speech, supper, swim, talk, tea, trip, trivia, vigil, visit, walk
hour_noun: acupuncture, aerobics, all hands, allergist, appointment, art class, badminton, ballet, ballet class, band practice, barbecue, barber, barbie, baseball, baseball practice, basketball, basketball practice, bbq, beavers, bible study, bingo, blood test, bloods, boiler service, book club, breakfast, brekkie, brownies, brunch, car service, catch-up, catchup, cello, check-in, check-up, checkup, cheer practice, chess club, chiropractor, choir, choir practice, church, cocktails, cricket, crossfit, crèche pickup, cubs, curling, dance class, dentist, dermatologist, dinner, doctor, drama club, drinks, driving lesson, drop-off, eye test, facial, five-a-side, flu jab, football, football practice, footy, game night, games night, gig, gp, guides, guitar lesson, gym, gymnastics, hair appointment, haircut, hairdresser, happy hour, hearing test, hockey, hockey practice, hygienist, interview, jab, judo, karaoke, karate, kickoff, lacrosse, lunch, manicure, mass, massage, mot, mri, music lesson, nail appointment, nap, nap time, naturopath, nct, netball, nippers, occupational therapy, one-to-one, optician, optometrist, orthodontist, orthopedist, osteopath, padel, parents evening, parents' evening, pedicure, physical therapy, physio, physiotherapy, piano, piano lesson, pickleball, pickup, pilates, pilates class, play date, playdate, playgroup, podiatrist, poker, pub, pub quiz, quiz night, reformer, rehearsal, retro, riding lesson, ringette, roast, robotics, rounders, rugby, school run, scouts, shift, singing lesson, small group, smear, soccer, soccer practice, softball, softball practice, speech therapy, spin, spin class, squash, stand-up, standup, story time, supper, swim lessons, swim practice, swimming, swimming lesson, swimming lessons, sync, team practice, tennis, tennis lesson, therapist, therapy, townhall, training, tutoring, vaccination, vet, viewing, violin, violin lesson, volleyball, volleyball practice, webinar, x-ray, yoga, yoga class, zumba
person_verb: call, meet, see, facetime
by_author: by
watch_verb: watch, rewatch, read, reread, listen to, stream, learn, practise, practice, sing, transcribe, memorise, memorize, finish, download
honorific: capt, capt., col., dame, detective, lord, lt, lt., maj., miss, mr, mr., mrs, mrs., ms, ms., mx, officer, sergeant, sgt, sgt., sir
title_small: a, about, after, an, around, before, between, through, under, until, and, at, but, by, for, from, in, into, is, it, me, my, no, not, of, off, on, or, over, the, to, up, us, we, with, you, your, ain't, it's
kin: mum, mom, mam, mummy, mommy, dad, daddy, gran, granny, grandma, grandpa, grandad, nan, nana, auntie, bro, sis
appointment: game, match, fixture, interview, dentist, doctor, appointment, call, standup, stand-up, class, lesson, training, demo, review, rehearsal, workshop, webinar, session, seminar, lecture, haircut, checkup, check-up, kickoff, retro, townhall, physio, vet, viewing, tour, coffee, 1:1, catch-up, catchup
timed_noun: meeting, lunch, shift, work, practice, office, brunch, standup, stand-up, sync, lunch break
evening_noun: bar, beers, cinema, cocktails, concert, date night, dinner, disco, drinks, film, game night, gig, karaoke, movie, movie night, nightclub, opera, party, pints, poker, pub, sunset, supper, theater, theatre
morning_noun: breakfast, flight, airport, gym, run, jog, swim, alarm, sunrise, yoga, commute, train
"""
