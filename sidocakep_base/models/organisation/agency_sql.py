"""An agency with its units, as SQL: one count of them for all views."""

#: Of one company, ``company`` in a query: the agency that it is or is part of; of a
#: government itself.
AGENCY_OF_COMPANY = """
    COALESCE(NULLIF(SPLIT_PART(company.parent_path, '/', 2), '')::int, company.id)
"""

#: Rows ``id, government_id, agency_id`` of every company below a government. An agency
#: stands directly below it, with all that is part of it; of an agency ``id`` is
#: ``agency_id``. In Python: ``res.company._get_with_units`` (decision 0032).
PARTS_OF_AGENCIES = """
        SELECT id, SPLIT_PART(parent_path, '/', 1)::int AS government_id,
               SPLIT_PART(parent_path, '/', 2)::int AS agency_id
          FROM res_company
         WHERE parent_id IS NOT NULL
"""
