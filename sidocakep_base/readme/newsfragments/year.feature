The demo regency has a closed year: DPA, revised DPA, RKT and realisation 2025 of the Dinas Perhubungan.
