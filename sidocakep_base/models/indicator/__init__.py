from . import value_mixin
from . import sidocakep_indicator
from . import sidocakep_indicator_achievement
from . import sidocakep_indicator_target
from . import sidocakep_indicator_smart
from . import sidocakep_target
from . import sidocakep_target_trend
