delete from passings where claim in (select value from json_each(:claims));
delete from warning_evidence where warning in (
    select pk from warnings where claim in (select value from json_each(:claims)));
delete from warnings where claim in (select value from json_each(:claims));
delete from origins where claim in (select value from json_each(:claims));
delete from changes where quote in (
    select quote from members where claim in (select value from json_each(:claims))
    union select value from json_each(:quotes));
delete from hops where quote in (
    select quote from members where claim in (select value from json_each(:claims))
    union select value from json_each(:quotes));
delete from members where claim in (select value from json_each(:claims));
delete from members where quote in (select value from json_each(:quotes));
insert into claims_fts (claims_fts, rowid, "text")
select 'delete', pk, "text" from claims where pk in (select value from json_each(:claims));
delete from claims where pk in (select value from json_each(:claims));
