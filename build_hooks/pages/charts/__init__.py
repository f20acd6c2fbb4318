"""The page of figures: charts by our own small functions, each with its sentence and its table."""
