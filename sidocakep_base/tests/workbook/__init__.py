from . import test_import_budget
from . import test_import_choices
from . import test_import_figures
from . import test_import_flow
from . import test_import_positions
from . import test_import_queries
from . import test_import_real_tables
from . import test_import_tour
