-- What deriving from a few added articles alone looks up, instead of reading all there is.

create table pages (
    article integer primary key references articles (pk),
    page text not null
) strict;

create index pages_page on pages (page);

insert into pages (article, page)
select pk, page_of(url) from articles where page_of(url) is not null;

create table ties (
    pk integer primary key,
    one integer not null references articles (pk),
    other integer not null references articles (pk),
    kind text not null check (kind in ('words', 'figures')),
    shared integer not null,
    unique (one, other, kind)
) strict;

create index ties_other on ties (other);

create index articles_lang on articles (outlet, lang);
create index credits_translators on credits (article) where kind = 'translator';
create index hops_passed on hops (source) where evidence <> 'held';
