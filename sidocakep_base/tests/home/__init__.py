from . import test_login_page
from . import test_user_menu_js
