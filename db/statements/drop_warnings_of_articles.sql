delete from warning_evidence where warning in (
    select pk from warnings
    where article in (select value from json_each(:articles)) and claim is null);
delete from warnings where article in (select value from json_each(:articles)) and claim is null;
