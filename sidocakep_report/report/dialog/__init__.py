from . import dialog_report
from . import dialog_invitation_report
