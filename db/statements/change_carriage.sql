update carriage
set quotes = quotes + :quotes, held = held + :held, stated = stated + :stated,
    textual = textual + :textual, temporal = temporal + :temporal
where carrier = :carrier and carried is :carried
