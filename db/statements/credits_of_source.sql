select
    sum(held) as held, sum(stated) as stated, sum(textual) as textual, sum(temporal) as temporal
from carriage
where carrier = :pk
