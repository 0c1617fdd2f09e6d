-- Sources that nothing names any more. An outlet with articles stays, unless one of the same name
-- but of another kind stands for it.
delete from sources
where pk in (select value from json_each(:sources))
    and not exists (select 1 from hops where hops.source = sources.pk)
    and not exists (select 1 from members where members.speaker = sources.pk)
    and not exists (select 1 from origins where origins.source = sources.pk)
    and not exists (select 1 from claims where claims.speaker = sources.pk)
    and not (
        kind = 'outlet' and exists (select 1 from articles where articles.outlet = sources.name));
delete from sources
where pk in (select value from json_each(:sources))
    and not exists (select 1 from hops where hops.source = sources.pk)
    and not exists (select 1 from members where members.speaker = sources.pk)
    and not exists (select 1 from origins where origins.source = sources.pk)
    and not exists (select 1 from claims where claims.speaker = sources.pk)
    and exists (
        select 1 from sources as others
        where others.name = sources.name and others.pk <> sources.pk
            and others.kind not in ('person', 'anonymous', 'unknown'));
