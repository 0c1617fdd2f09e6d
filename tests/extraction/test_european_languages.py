"""Quotes in European languages: found, and their speaker right or unknown."""

import pytest

from tests.extraction.test_languages import said

GERMAN = [
    ("„Wir bauen die Brücke“, sagte Bürgermeisterin Heidrun Vogt.", "Heidrun Vogt"),
    ("Der Minister Karl Lorenz sagte am Dienstag: „Das Geld ist da.“", "Karl Lorenz"),
    ("„Das ist ein Skandal“, kritisierte der Oppositionsführer Peter Harms.", "Peter Harms"),
    ("„Das ist ein Skandal“, sagte der Bürgermeister von Norderkoog am Montag.", None),
    ("„Der Hafen ist zu“, teilte die Heidelberger Polizei mit. Die Brücke ist es auch.", None),
    ("„Der Hafen ist zu“, sagte er. Ein Sprecher und die Polizei waren nicht da.", None),
]
FRENCH = [
    ("« Le pont sera rouvert », a déclaré lundi la maire Claire Fontaine.", "Claire Fontaine"),
    ("« C'est une honte », a réagi Marie Dubois, présidente de l'association.", "Marie Dubois"),
    ("Le ministre Paul Renard a affirmé que le pont serait « plus solide ».", "Paul Renard"),
    ("Selon le préfet Jean Morel, « aucune victime n'est à déplorer ».", "Jean Morel"),
    ("Le roman « Le Pont » est paru. « Personne ne le savait », regrette-t-elle.", None),
    ("« Le pont est fermé », a indiqué le ministère de la Mer dans un communiqué.", None),
]
SPANISH = [
    ("“El puente se abrirá”, dijo el lunes la alcaldesa Ana Ruiz.", "Ana Ruiz"),
    ("El ministro Pedro Campos aseguró que el puente será “más seguro”.", "Pedro Campos"),
    ("«Es una vergüenza», denunció Marta Gil, presidenta de la asociación.", "Marta Gil"),
    ("Según el gobernador Luis Prado, “no hay heridos que lamentar”.", "Luis Prado"),
    ("“El puente está cerrado”, informó el Gobierno de la isla en un comunicado.", None),
]
PORTUGUESE = [
    ("“A ponte não será fechada em maio”, disse o prefeito Valdir Cunha.", "Valdir Cunha"),
    ("“Não vamos pagar”, disse na segunda-feira a ministra Rita Lopes.", "Rita Lopes"),
    ("“É uma vergonha para a cidade”, criticou Marta Gil, presidente do clube.", "Marta Gil"),
    ("Segundo o governador Luís Matos, “não há feridos na ponte”.", "Luís Matos"),
    ("“A ponte não será fechada”, informou a Polícia da cidade.", None),
]
ITALIAN = [
    ("«Il ponte riaprirà», ha detto lunedì la sindaca Anna Rossi.", "Anna Rossi"),
    ("«È una vergogna», ha denunciato Marta Gallo, presidente del comitato.", "Marta Gallo"),
    ("Il ministro Paolo Bianchi ha affermato che il ponte è “più sicuro”.", "Paolo Bianchi"),
    ("Secondo il prefetto Luigi Prato, «non ci sono feriti».", "Luigi Prato"),
    ("«Il ponte non è chiuso», ha aggiunto il sindaco della città.", None),
]
TURKISH = [
    ("“Köprü bu yıl açılacak” dedi Belediye Başkanı Ali Demir. Bu bir söz.", "Ali Demir"),
    ("Bakan Mehmet Kaya, “Para bu yıl için hazır” dedi. Bu bir söz.", "Mehmet Kaya"),
    ("Vali Hasan Çelik, “Köprü bu yıl için kapalı” diye konuştu. Bu bir söz.", "Hasan Çelik"),
    ("Yetkili, “Kimse bu konuda haber vermedi” ifadelerini kullandı. Bu bir söz.", None),
    ("Polis, “Köprü bu yıl için kapalı” dedi. Bu bir söz.", None),
]
POLISH = [
    ("„Most jest już na rzece” – powiedziała w poniedziałek burmistrz Anna Nowak.", "Anna Nowak"),
    ("Minister Jan Kowalski oświadczył: „Pieniądze są na most”. Nie było pytań.", "Jan Kowalski"),
    ("„Most jest na sprzedaż – dodał Jan Lis. – Nie dla nas.”", "Jan Lis"),
    ("„To jest skandal” – skrytykowała Maria Wilk. Nie było jej na moście.", "Maria Wilk"),
    ("„Most nie jest zamknięty” – poinformował rząd na stronie.", None),
]
RUSSIAN = [
    ("«Мы восстановим мост», — сказал мэр города Иван Петров.", "Иван Петров"),
    ("Министр Сергей Волков заявил: «Деньги есть».", "Сергей Волков"),
    ("Губернатор Анна Смирнова заявила, что мост «надежнее прежнего».", "Анна Смирнова"),
    ("«Это позор, — сказала Анна Лунина. — Нас никто не предупредил».", "Анна Лунина"),
    ("Министерство обороны России заявило: «Потерь нет».", None),
    ("«Мост закрыт», — сообщили в понедельник в полиции.", None),
]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [*GERMAN, *FRENCH, *SPANISH, *PORTUGUESE, *ITALIAN, *TURKISH, *POLISH, *RUSSIAN],
)
def test_the_speaker_is_right_or_unknown(text: str, speaker: str | None) -> None:
    quotes = said(text)
    assert [name for _, name in quotes] == [speaker], quotes


def test_words_that_attribute_inside_the_marks_are_no_part_of_the_quote() -> None:
    text = "«Это позор, — сказала Анна Лунина. — Нас никто не предупредил»."
    assert said(text) == [("Это позор, Нас никто не предупредил", "Анна Лунина")]
