"""The ways of documents, as regulations have them, and the words they are said in."""

#: Words that stand for whoever it is on the day of the letter.
HEAD_OF_REGION = "Kepala Daerah"
PLANNING_AGENCY = "Perangkat Daerah Perencana"
INSPECTORATE = "Inspektorat Daerah"
TEAM, SEKDA = "Tim Monitoring dan Evaluasi", "Sekretaris Daerah"
ORGANISATION = "Bagian Organisasi"
#: Names of a document's way, in the order of ``ROUTES``.
ROUTE = ("addressee", "through", "copies")
_OF_THE_TEAM = (HEAD_OF_REGION, TEAM, PLANNING_AGENCY)
#: What a new line of a document has until somebody writes another; what goes out of a
#: document for which the regulation names no day, and so has no line.
ROUTES = {
    # Gunung Mas 24/2024 art. 9(8), 9(9); the evaluation of the Renja is the planner's
    "measurement_quarter": _OF_THE_TEAM,
    "measurement_year": _OF_THE_TEAM,
    # Gunung Mas 24/2024 art. 11(2)
    "lkjip": (HEAD_OF_REGION, f"{ORGANISATION} Sekretariat Daerah", PLANNING_AGENCY),
    # Paser 23/2016 art. 7(3)
    "cascading_report": (HEAD_OF_REGION, SEKDA, f"{ORGANISATION}\n{INSPECTORATE}"),
}
