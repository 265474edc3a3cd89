from . import test_document_twice
from . import test_export_file
from . import test_realisation
from . import test_realisation_check
from . import test_realisation_real
from . import test_realisation_sum
from . import test_realisation_two_people
from . import test_workbook_money
