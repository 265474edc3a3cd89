from . import test_form_editions
from . import test_form_sheet
from . import test_form_text
from . import test_form_xlsx
from . import test_house_forms
