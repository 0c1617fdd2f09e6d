select
    (select count(*) from quotes) as quotes,
    (select count(*) from claims) as claims,
    (select count(*) from lineage) as lineage,
    (select count(*) from articles where published_basis = 'none') as undated,
    (select count(*) from articles where outlet is null) as without_outlet,
    (select count(*) from articles where complete = 0) as incomplete,
    (select count(*) from rejections) as rejected,
    (select max(finished) from runs where status = 'done') as as_of
