from . import test_asked_follows, test_attendee, test_carried_on, test_cron_words
from . import test_days_in_order, test_dialog, test_dialog_correction
from . import test_days_contained, test_unsent_figures
