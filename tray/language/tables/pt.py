"""Portuguese words of time. The guide to these lines is tray/language/README.md."""

# ruff: noqa: E501 - one line an entry, however many words

TABLE = """
hour_mark: h, hs
flag: weekday_dates
flag: dashes
ord_suffix: º, ª, °, o, a
num_and: e
weekday 0: segunda, segunda-feira, segunda feira, ~seg, seg., 2ª feira, 2a feira
weekday 1: terça, terça-feira, terça feira, terca, terca-feira, ~ter, ter., 3ª feira, 3a feira
weekday 2: quarta, quarta-feira, quarta feira, ~qua, qua., 4ª feira, 4a feira
weekday 3: quinta, quinta-feira, quinta feira, ~qui, qui., 5ª feira, 5a feira
weekday 4: sexta, sexta-feira, sexta feira, ~sex, sex., 6ª feira, 6a feira
weekday 5: sábado, sabado, sáb, sáb., ~sab
weekday 6: domingo, ~dom, dom.
weekdays 0: segundas, segundas-feiras
weekdays 1: terças, terças-feiras
weekdays 2: quartas, quartas-feiras
weekdays 3: quintas, quintas-feiras
weekdays 4: sextas, sextas-feiras
weekdays 5: sábados
weekdays 6: domingos
weekdays 0 1 2 3 4: dias úteis, dias de semana
weekdays 5 6: fins de semana
group 0 1 2 3 4: dia útil, dia de semana
weekend: fim de semana, fim-de-semana, fds
month 1: janeiro, jan, jan.
month 2: fevereiro, fev, fev.
month 3: março, marco, ~mar, mar.
month 4: abril, abr, abr.
month 5: maio, mai, mai.
month 6: junho, jun, jun.
month 7: julho, jul, jul.
month 8: agosto, ago, ago.
month 9: setembro, set, set.
month 10: outubro, out., ~out
month 11: novembro, nov, nov.
month 12: dezembro, dez, dez.
day 0: hoje
day 1: amanhã, amanha, o dia seguinte
day 2: depois de amanhã, depois de amanha
day -1: ontem
day -2: anteontem, antes de ontem
part morning: manhã, de manhã, da manhã, pela manhã, na parte da manhã, à manhã, manhãs, de manha, da manha
part early: cedo, de madrugada, da madrugada, madrugada, de manhã cedo, logo cedo
part afternoon: tarde, à tarde, da tarde, de tarde, na parte da tarde, pela tarde, a tarde, tardes
part evening: ao anoitecer, fim da tarde, ao fim da tarde, final da tarde
part night: noite, à noite, da noite, de noite, pela noite, a noite, noites
part lunch: na hora do almoço, ao almoço
part after lunch: depois do almoço, após o almoço
part after work: depois do trabalho, após o trabalho
part_day 0/morning: esta manhã, hoje de manhã, hoje cedo, nesta manhã
part_day 0/afternoon: esta tarde, hoje à tarde, nesta tarde, hoje de tarde
part_day 0/night: esta noite, hoje à noite, nesta noite, hoje de noite, logo à noite
part_day -1/night: ontem à noite
clock 12:00: meio-dia, meio dia, ao meio-dia
part late evening: tarde da noite, fim da noite
part late afternoon: fim da tarde, no fim da tarde, final da tarde, no final da tarde, fim de tarde
clock 24:00: meia-noite, meia noite, à meia-noite, a meia-noite
mer am: am, a.m.
mer pm: pm, p.m.
oclock: horas, h, hrs, hs, hora
ish: em ponto
the_hour: as, a
at: às, pouco depois das, pouco antes das, logo após as, logo depois das, à, as, pelas, por volta das, lá pelas, ~a partir das, ~até às, ~até as, ~antes das, ~depois das, ~desde as, ~das, @, por volta da, cerca das, ~após as, a, por volta de, ~para as, ~pelas, por volta do, lá pelo, antes do, depois do
on_bare: dia, no dia, o dia
on: no, na, em, antes de, o, a, ao, dia, no dia, para o dia, até, até o dia, do, da, desde, a partir de, neste, nesta, para, antes do, depois do, este, esta, para o, de, à, para a, nos, nas
in_part: da, de, à, pela, na, a, na parte da
in_month: em, desde, até, para, no início de, no final de, em meados de, durante, no mês de, durante o mês de
genitive: de, do, da
of: de, do, da, em, no, deste, desta
or: ou
of_month: de, do mês de, do
year_of: de, do
the: o, a, os, as, um, uma
and: e, &
in: em, daqui a, dentro de, ~por, nos próximos, nas próximas, após, ~durante, ~de, em cerca de, daqui
day_before: a véspera de, na véspera de, às vésperas de
about: cerca de, aproximadamente, uns, umas
hence: a partir de agora, mais tarde, depois, a partir de hoje, daqui
ago_first: há, faz
ago: atrás, antes
from_base: depois de, depois do, depois da, a partir de, após, após o, desde
after_clock: depois de, depois das, após as
from_next: depois de, depois do, depois da, após, seguinte
before_base: antes de, antes do, antes da
for: durante, por, dura, com duração de, de, duração de
to: a, -, até, às, até às, ao, até as, até o, até a, à, as
between: de, do, das, entre, entre as, desde, da, desde as, entre o, entre os dias, entre o dia, entre dia
half: meia
and_half: e meia, e trinta
and_a_half: e meia, e meio
and_quarter: e um quarto, e quinze, e quarto
and_a_quarter: e um quarto
minus_quarter: menos um quarto, menos quinze
minus: menos
roughly: mais ou menos, aproximadamente, em ponto
and_minutes: e
minutes: minutos, minuto, min
clock_to: para as, para a, pras, para o, para
quarter: um quarto
next: próximo, próxima, proximo, proxima, próximos, próximas, na próxima, no próximo
coming: este próximo, esta próxima
this: este, esta, neste, nesta, esse, essa, deste, desta
last: último, última, passado, passada
next_post: que vem, próximo, próxima, seguinte, proximo, proxima
last_post: passado, passada, anterior, retrasada
every: cada, todo, toda, todos os, todas as, a cada
every_other: dia sim dia não, a cada dois, a cada duas
other: dois, duas
every_bare: diariamente, todos os dias, todo dia, todo o dia
every_other_post: sim e outro não, sim outro não, sim e outra não, sim e um não, sim e uma não
alternate_yes: sim
alternate_no: não, nao
freq DAILY 1: ~diário, ~diária, diariamente
freq DAILY 2: em dias alternados, dias alternados
freq HOURLY 1: de hora em hora
freq WEEKLY 1: ~semanal, semanalmente
freq WEEKLY 2: ~quinzenal, quinzenalmente, a cada quinze dias, a cada 15 dias, de quinze em quinze dias, de 15 em 15 dias, semana sim semana não
freq MONTHLY 1: ~mensal, mensalmente
freq MONTHLY 2: ~bimestral, ~bimensal
freq MONTHLY 3: ~trimestral, trimestralmente
freq MONTHLY 6: ~semestral, semestralmente
freq YEARLY 1: ~anual, anualmente
times: vezes, sessões, ocorrências
once: uma vez, 1 vez
twice: duas vezes, 2 vezes
thrice: três vezes, 3 vezes
per: por, ao, a cada, na, à
starting: a partir de, a partir do, desde, começando em, começando no dia, com início em, a partir da, a partir desta, a partir deste, da, do, começando na, começando no
until: até, até o, até ao, até o fim de, até o dia, até a, até à
except: exceto, menos, salvo
to_days: -, a
unit second: segundo, segundos, seg
unit minute: minuto, minutos, min, mins
unit hour: hora, horas, ~h
unit day: dia, dias
unit week: semana, semanas
unit month: mês, meses, mes
unit quarter: trimestre, trimestres
unit year: ano, anos
unit workday: dias úteis, dia útil
length_word 0.5 hour: meia hora, meia horinha
length_word 1 hour: uma horinha, horinha
length_word 0.25 hour: quarto de hora, um quarto de hora
length_word 15 day: quinzena, uma quinzena
some 1: um, uma
some 2: um par de
some 3: alguns, algumas, uns, umas, poucos, poucas
some 7: vários, várias
num 1: um, uma
num 2: dois, duas
num 3: três, tres
num 4: quatro
num 5: cinco
num 6: seis
num 7: sete
num 8: oito
num 9: nove
num 10: dez
num 11: onze
num 12: doze
num 13: treze
num 14: catorze, quatorze
num 15: quinze
num 16: dezesseis, dezasseis
num 17: dezessete, dezassete
num 18: dezoito
num 19: dezenove, dezanove
num 20: vinte
num 30: trinta
num 40: quarenta
num 50: cinquenta
num 60: sessenta
num 90: noventa
ord 1: primeiro, primeira, primeiros, primeiras
ord 2: segundo
ord_weekday 2: segunda
ord_weekday 4: quarta
ord_weekday 5: quinta
ord 3: terceiro, terceira
ord 4: quarto
ord 5: quinto
ord -1: último, última, ultimo, ultima, últimos, últimas
edge end: fim de, fim do, final de, final do, fim da, no fim de, no fim do, no final de, no final do, ao final do, finais de
edge start: início de, início do, começo de, começo do, no início de, no início do, no começo de, no começo do, início da, começo da
edge mid: meados de, em meados de, meio de
eom month: fim do mês, final do mês
eom week: fim da semana, final da semana
eom year: fim do ano, final do ano
allday: o dia todo, o dia inteiro, dia todo, dia inteiro, todo o dia
now: agora, agora mesmo, já, imediatamente
zone_word: horário de, hora de
week_no: ~semana
reminder: lembrete, lembre-me, lembrar, alerta, me lembre, aviso, com lembrete, alarme, me avise
reminder_tail: antes, de antecedência
idiom: segunda opinião, segunda chance, segunda guerra, terça parte, quinta da, quinta do, sexta sinfonia, segunda mão, segunda via, quarta dimensão, sexta feira 13 filme, bom dia, boa tarde, boa noite, cem anos de solidão, dia a dia, mais uma vez, primeira mão, primeira vez, segunda vez, meia maratona, tarde demais
numbered: sala, quarto, portão, plataforma, linha, andar, capítulo, página, ônibus, voo, edifício, episódio, temporada, parte, versão, fase, rodada, mesa, grupo, número, terminal
lead_in: lembre-me de, me lembre de, lembrar de, lembrete para, agendar uma, agendar um, agende uma, agende um, marcar uma, marcar um, marque uma, marque um, não esquecer de, adicionar
invite: com, convidar, convide, convidados, cc, participantes
with: com
place_at: em, no, na, @, local
place_near: à, ao
idiom: café da manhã
place_in: em, no, na
place_noun: casa, escritório, trabalho, escola, estação, aeroporto, café, restaurante, cinema, teatro, parque, hospital, clínica, hotel, bar, sala, estádio, museu, biblioteca, consultório, universidade, academia, ginásio, piscina, praia, igreja
the_place: o, a, os, as, meu, minha, nosso, nossa
place_stop: com, para, por, de, sobre, e
place_mark: local, onde
street: rua, avenida, praça, travessa, av.
zoom_on: zoom, pelo zoom, no zoom, via zoom, por zoom, com zoom, reunião zoom, link do zoom, reunião no zoom
zoom_off: sem zoom, não zoom
zoom_via: pelo, no, via, por, com, reunião
zoom_noun: chamada, reunião, com, call, entrevista
holiday new_year: ano novo, dia de ano novo
holiday new_year_eve: véspera de ano novo, réveillon, reveillon
holiday valentine: dia de são valentim, dia dos namorados
holiday mardi_gras: carnaval, terça-feira de carnaval
holiday ash_wednesday: quarta-feira de cinzas
holiday good_friday: sexta-feira santa, sexta feira santa, paixão de cristo
holiday easter: páscoa, domingo de páscoa
holiday tiradentes: tiradentes
holiday may_day: dia do trabalho, dia do trabalhador
holiday mothers_day: dia das mães, dia da mãe
holiday fathers_day: dia do pai, dia dos pais
holiday corpus_christi: corpus christi
holiday st_john: são joão
holiday brazil_independence: independência do brasil
holiday portugal_day: dia de portugal
holiday all_souls: finados, dia de finados
holiday halloween: halloween
holiday all_saints: dia de todos os santos
holiday christmas_eve: véspera de natal
holiday christmas: natal, dia de natal
count_noun: pessoas, convidados, bilhetes, ingressos, reais, euros, páginas, crianças, por cento, metros, quilos, litros, garrafas
evening_noun: jantar, festa, show, concerto, cinema, filme, teatro, ópera, bar, balada
morning_noun: café da manhã, voo, aeroporto, alarme, corrida, academia, trem, comboio
hour_noun: almoço, jantar, lanche, dentista, ortodontista, médico, médica, fisio, fisioterapia, veterinário, cabeleireiro, barbeiro, massagem, terapia, ioga, yoga, pilates, academia, ginásio, futebol, tênis, ténis, natação, coral, missa, cinema, consulta, ensaio
work: álbum, romance, livro, canção, música, letra, partitura, cifra, playlist, podcast, filme, dvd, cd, vinil, vinis, pôster, cartaz, trailer, trilha sonora, série, poema, biografia, memórias, revista, jornal, palavras cruzadas, roteiro, libreto, antologia, quadrinhos, texto, trecho
thing: assinatura, app, aplicativo, licença, modelo, receita, capa, bolsa, sacola, xícara, caneca, copo, prato, caixa, adesivo, etiqueta, placa, chave, chaveiro, vela, abajur, almofada, cobertor, cortina, tapete, toalha, guardanapo, vestido, saia, calça, jaqueta, casaco, cachecol, gorro, sapatos, botas, meias, camisa, camiseta, fantasia, uniforme, óculos, relógio, colar, brincos, anel, perfume, creme, batom, esmalte, sabonete, xampu, brinquedo, boneca, cartão, cartão-postal, cupom, código, lista, tabela, formulário, folheto, catálogo, calendário, pasta, caderno, caneta, tinta, pincel, decoração, guirlanda, balões, bandeira, máscara, logo, papel de parede, senha, usuário, bateria, carregador, fones, teclado, impressora, contrato, árvore, ovos, molde, forma, presente, presentes, cardápio, fatura, peça, manual, instruções, adesivos, etiquetas, velas, chaves, cadernos
honorific: senhor, senhora, sr., sra., dona, seu
ratio: escala, proporção, placar, razão
title_small: o, a, os, as, um, uma, de, do, da, dos, das, e, ou, em, no, na, por, para, com, sem, é
street_before: rua, praça, avenida, largo, travessa
watch_verb: ver, ler, ouvir, assistir
company: ltda, lda, s.a., e filhos
kin: mãe, pai, avó, avô, vovó, vovô
"""
