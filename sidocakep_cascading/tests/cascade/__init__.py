from . import test_coverage
from . import test_coverage_revision
from . import test_coverage_scope
from . import test_findings
from . import test_pk_cascade
from . import test_pk_cascade_access
from . import test_pk_cascade_once
from . import test_pk_cascade_tour
