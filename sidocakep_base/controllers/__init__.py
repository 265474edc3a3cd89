from . import evidence_folder
from . import login_slip
from . import run_job
from . import signup
