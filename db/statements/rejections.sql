select source_path, line, stage, reason
from rejections
order by source_path, line is null, line, stage, reason
