from . import test_access_organisation
from . import test_hr_employee
from . import test_hr_job
from . import test_position_holders
from . import test_res_company
from . import test_sidocakep_acting_official
from . import test_views_organisation
