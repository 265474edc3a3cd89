from . import test_data_collection
from . import test_data_earlier
from . import test_data_evidence
from . import test_data_figure
from . import test_data_open
from . import test_data_two_people
from . import test_data_verify
