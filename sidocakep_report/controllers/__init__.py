from . import issued_page
