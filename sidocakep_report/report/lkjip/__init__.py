from . import lkjip_dispatch_letter_report
from . import lkjip_dispatch_receipt_report
from . import lkjip_letter_report
from . import lkjip_receipt_report
from . import lkjip_report
from . import lkjip_review_report
