"""What everything stands on: texts, dates, codes, files written whole, work on all cores; it knows no product."""
