from . import test_indicator_smart
from . import test_number_storage
from . import test_plan_nomenclature
from . import test_sidocakep_indicator
from . import test_sidocakep_target
from . import test_smart_edge
from . import test_target_trend
from . import test_target_trend_edge
