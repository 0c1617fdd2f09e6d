create view copied_articles as
select
    copies.outlet as copy_outlet,
    copies.title as copy_title,
    copies.published_earliest as copy_published,
    lineage.from_source as text_of,
    originals.outlet as found_in_outlet,
    originals.published_earliest as found_in_published,
    lineage.relation,
    case lineage.credited when 1 then 'yes' else 'no' end as credited,
    lineage.share_of_copy,
    lineage.share_of_source,
    lineage.confidence,
    copies.id as copy,
    originals.id as found_in
from lineage
join articles as copies on copies.pk = lineage.article
left join articles as originals on originals.pk = lineage.from_article;
