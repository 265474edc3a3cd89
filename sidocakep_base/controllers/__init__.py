from . import login_slip
from . import signup
