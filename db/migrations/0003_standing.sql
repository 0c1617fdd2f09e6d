-- What matching keeps of every unit of quotes, to find the claims of a few new ones.

create table standing (
    pk integer primary key,
    data blob not null
) strict;
