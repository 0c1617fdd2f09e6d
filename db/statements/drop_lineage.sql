delete from lineage_evidence where lineage in (
    select pk from lineage where article in (select value from json_each(:articles)));
delete from lineage where article in (select value from json_each(:articles));
