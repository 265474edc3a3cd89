from . import discuss_channel
from . import ir_http
from . import ir_ui_menu
from . import mail_activity
from . import res_users
from . import res_users_letter
from . import res_users_work
