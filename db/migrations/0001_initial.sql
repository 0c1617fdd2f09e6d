-- What is given and what each article says of itself. Rows here are only ever added.

create table runs (
    pk integer primary key,
    command text not null,
    version text not null,
    settings text not null default '{}' check (json_valid(settings)),
    started text not null,
    finished text,
    status text not null default 'running' check (status in ('running', 'done', 'failed')),
    articles integer not null default 0,
    quotes integer not null default 0,
    rejections integer not null default 0
) strict;

create table articles (
    pk integer primary key,
    id text not null unique,
    source_path text not null,
    line integer,
    url text,
    outlet text,
    outlet_basis text not null,
    title text,
    byline text,
    published text,
    published_earliest text,
    published_latest text,
    published_basis text not null,
    lang text not null,
    length integer not null,
    sha256 text not null,
    complete integer not null check (complete in (0, 1)),
    version integer not null default 1 check (version > 0),
    run integer not null references runs (pk),
    extra text not null default '{}' check (json_valid(extra)),
    furniture text not null default '[]' check (json_valid(furniture)),
    text text not null  -- last, so that reading the other columns does not read its pages
) strict;

create index articles_url on articles (url) where url is not null;
create index articles_outlet on articles (outlet, published_earliest);
create index articles_published on articles (published_earliest);
create index articles_published_latest on articles (published_latest);

create table credits (
    pk integer primary key,
    article integer not null references articles (pk),
    position integer not null,
    field text not null,
    "text" text not null,
    "start" integer not null,
    "end" integer not null,
    kind text not null,
    source text,
    source_kind text not null,
    unique (article, position)
) strict;

create index credits_source on credits (source);

create table quotes (
    pk integer primary key,
    id text not null unique,
    article integer not null references articles (pk),
    field text not null,
    "start" integer not null,
    "end" integer not null,
    segments text not null check (json_valid(segments)),
    "text" text not null,
    kind text not null,
    cue text,
    cue_start integer,
    cue_end integer,
    clause_start integer,
    clause_end integer,
    speaker text,
    speaker_kind text not null,
    speaker_key text,
    speaker_basis text not null,
    speaker_text text,
    speaker_start integer,
    speaker_end integer,
    speaker_confidence real not null,
    speaker_candidates text not null default '[]' check (json_valid(speaker_candidates)),
    speaker_why text not null default '',
    speech real not null,
    confidence real not null,
    reporter_words integer not null default 0 check (reporter_words in (0, 1)),
    about text,
    check (0 <= "start" and "start" < "end")
) strict;

create index quotes_article on quotes (article);
create index quotes_speaker on quotes (speaker);

create table via (
    pk integer primary key,
    quote integer not null references quotes (pk),
    position integer not null,
    source text not null,
    kind text not null,
    "text" text not null,
    "start" integer not null,
    "end" integer not null,
    unique (quote, position)
) strict;

create table fingerprints (
    article integer primary key references articles (pk),
    data blob not null
) strict;

create table rejections (
    pk integer primary key,
    source_path text not null,
    line integer,
    stage text not null,
    reason text not null,
    run integer not null references runs (pk)
) strict;

create unique index rejections_place
    on rejections (source_path, coalesce(line, 0), stage, reason);

-- What the articles say together. These rows are replaced whenever articles arrive.

create table markers (
    name text primary key,
    value text not null
) strict, without rowid;

create table sources (
    pk integer primary key,
    id text not null unique,
    name text not null,
    kind text not null,
    name_key text not null,
    article integer references articles (pk)
) strict;

create index sources_name_key on sources (name_key);
create index sources_name on sources (name);
create index sources_article on sources (article) where article is not null;

create table claims (
    pk integer primary key,
    id text not null unique,
    "text" text not null,
    lang text not null,
    speaker integer references sources (pk),
    reference integer not null references quotes (pk),
    quotes integer not null,
    articles integer not null,
    outlets integer not null,
    wordings integer not null,
    meaning_changes integer not null,
    wording_changes integer not null,
    independent_origins integer not null,
    first_published text,
    first_article integer references articles (pk),
    digest blob not null
) strict;

create index claims_reference on claims (reference);
create index claims_first_article on claims (first_article);
create index claims_speaker on claims (speaker);
create index claims_outlets on claims (outlets desc, quotes desc, id) where outlets > 1;
create index claims_altered
    on claims (meaning_changes desc, wording_changes desc, outlets desc, id)
    where meaning_changes + wording_changes > 0;

create table members (
    quote integer primary key references quotes (pk),
    claim integer not null references claims (pk),
    relation text not null,
    score real not null,
    speaker integer references sources (pk)
) strict;

create index members_claim on members (claim);
create index members_speaker on members (speaker);

create table changes (
    pk integer primary key,
    quote integer not null references members (quote),
    position integer not null,
    kind text not null,
    reference_text text not null,
    quote_text text not null,
    severity text not null,
    unique (quote, position)
) strict;

create table hops (
    pk integer primary key,
    quote integer not null references members (quote),
    position integer not null,
    source integer not null references sources (pk),
    act text not null,
    evidence text not null,
    "text" text,
    article integer references articles (pk),
    "start" integer,
    "end" integer,
    confidence real not null,
    unique (quote, position)
) strict;

create index hops_source on hops (source);
create index hops_article on hops (article);

create table carriage (
    pk integer primary key,
    carrier integer not null references sources (pk),
    carried integer references sources (pk),
    quotes integer not null,
    held integer not null,
    stated integer not null,
    textual integer not null,
    temporal integer not null,
    unique (carrier, carried)
) strict;

create index carriage_carried on carriage (carried);

create table origins (
    pk integer primary key,
    claim integer not null references claims (pk),
    rank integer not null,
    source integer references sources (pk),
    status text not null,
    article integer references articles (pk),
    quote integer references quotes (pk),
    evidence text,
    confidence real not null,
    reason text not null,
    unique (claim, rank)
) strict;

create index origins_source on origins (source);
create index origins_article on origins (article);
create index origins_quote on origins (quote);

create table lineage (
    pk integer primary key,
    article integer not null references articles (pk),
    from_article integer references articles (pk),
    from_source text,
    relation text not null,
    credited integer not null check (credited in (0, 1)),
    share_of_copy real,
    share_of_source real,
    confidence real not null
) strict;

create index lineage_article on lineage (article);
create index lineage_from_article on lineage (from_article);
create index lineage_from_source on lineage (from_source);

create table lineage_evidence (
    pk integer primary key,
    lineage integer not null references lineage (pk),
    position integer not null,
    class text not null,
    "text" text not null,
    article integer references articles (pk),
    "start" integer,
    "end" integer,
    unique (lineage, position)
) strict;

create index lineage_evidence_article on lineage_evidence (article);

create table warnings (
    pk integer primary key,
    kind text not null,
    sentence text not null,
    claim integer references claims (pk),
    quote integer references quotes (pk),
    article integer references articles (pk)
) strict;

create index warnings_claim on warnings (claim);
create index warnings_quote on warnings (quote);
create index warnings_article on warnings (article);
create index warnings_kind on warnings (kind);

create table warning_evidence (
    pk integer primary key,
    warning integer not null references warnings (pk),
    position integer not null,
    class text not null,
    "text" text not null,
    article integer references articles (pk),
    "start" integer,
    "end" integer,
    unique (warning, position)
) strict;

create index warning_evidence_article on warning_evidence (article);

-- Full-text search. Content stays in the tables. The writer indexes new rows in bulk, because a
-- trigger makes FTS5 flush its index once for every row (measured: 20 times slower); triggers
-- only guard the tables whose rows are never removed by the writer itself.

create virtual table quotes_fts using fts5 (
    "text", content="quotes", content_rowid="pk", tokenize="unicode61 remove_diacritics 2"
);
create virtual table claims_fts using fts5 (
    "text", content="claims", content_rowid="pk", tokenize="unicode61 remove_diacritics 2"
);
create virtual table articles_fts using fts5 (
    title, "text", content="articles", content_rowid="pk", tokenize="unicode61 remove_diacritics 2"
);
create virtual table quotes_terms using fts5vocab (quotes_fts, row);

create trigger quotes_fts_delete after delete on quotes begin
    insert into quotes_fts (quotes_fts, rowid, "text") values ('delete', old.pk, old."text");
end;
create trigger quotes_fts_update after update of "text" on quotes begin
    insert into quotes_fts (quotes_fts, rowid, "text") values ('delete', old.pk, old."text");
    insert into quotes_fts (rowid, "text") values (new.pk, new."text");
end;

create trigger articles_fts_delete after delete on articles begin
    insert into articles_fts (articles_fts, rowid, title, "text")
    values ('delete', old.pk, old.title, old."text");
end;
create trigger articles_fts_update after update of title, "text" on articles begin
    insert into articles_fts (articles_fts, rowid, title, "text")
    values ('delete', old.pk, old.title, old."text");
    insert into articles_fts (rowid, title, "text") values (new.pk, new.title, new."text");
end;

-- In how many quotes a word occurs, kept beside the index because counting there is slow.
create table term_df (
    term text primary key,
    df integer not null
) strict, without rowid;
