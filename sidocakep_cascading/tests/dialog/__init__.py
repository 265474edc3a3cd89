from . import test_days_in_order
from . import test_attendee, test_carried_on, test_dialog, test_dialog_correction
