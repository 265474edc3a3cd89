from . import evidence_folder
from . import login_slip
from . import signup
