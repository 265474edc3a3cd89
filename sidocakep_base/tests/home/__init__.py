from . import test_login_page
from . import test_official_known
from . import test_web_words
