from . import team_report
