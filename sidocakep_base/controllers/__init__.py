from . import login_slip
