from . import test_team_print
