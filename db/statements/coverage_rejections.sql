select stage, reason, count(*) as times, min(source_path) as example
from rejections
group by stage, reason
order by times desc, stage, reason
limit 50
