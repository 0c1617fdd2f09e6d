select
    pk as id, command, version, settings, started, finished, status, articles, quotes, rejections
from runs
order by pk
