from . import test_demo_regency
from .map import test_strategy_map_print
from .pk import (
    test_chain,
    test_pk_difference_print,
    test_pk_forms,
    test_pk_print,
    test_print_browser,
    test_print_http,
    test_signature_pdf,
)
from .real import (
    test_real_boyolali_mutasi,
    test_real_setwan_amendment,
    test_real_setwan_chain,
    test_real_setwan_map,
    test_real_setwan_rkt,
)
from .screens import (
    test_accessibility,
    test_menus_by_role,
    test_role_tours,
    test_role_tours_2,
    test_roles_page,
    test_view_widgets,
    test_wizards_are_private,
)
from .typeset import (
    test_js,
    test_print_fallback,
    test_stored_print,
    test_typeset_report,
    test_uninstall,
)
