-- The fingerprints of a block of articles in one row: all of them are read for every added article.

create table packed (
    block integer primary key,
    articles text not null check (json_valid(articles)),
    sizes blob not null,
    data blob not null
) strict;

insert into packed (block, articles, sizes, data)
select
    part.block,
    (
        select ids_in_block(articles.pk, articles.id)
        from fingerprints
        join articles on articles.pk = fingerprints.article
        where fingerprints.article between part.block * 200 and part.block * 200 + 199
    ),
    (
        select sizes_in_block(article, data) from fingerprints
        where article between part.block * 200 and part.block * 200 + 199
    ),
    (
        select data_in_block(article, data) from fingerprints
        where article between part.block * 200 and part.block * 200 + 199
    )
from (select distinct article / 200 as block from fingerprints) as part;

drop table fingerprints;
alter table packed rename to fingerprints;
