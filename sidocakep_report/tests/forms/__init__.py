from . import test_form_sheet
from . import test_form_xlsx
