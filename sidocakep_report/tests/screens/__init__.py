from . import test_accessibility
from . import test_menus_by_role
from . import test_role_tours
from . import test_role_tours_2
from . import test_roles_page
from . import test_view_widgets
from . import test_wizards_are_private
from . import test_rights_matrix
