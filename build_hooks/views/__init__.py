"""Display-ready values of the model's parts: what templates print and decide nothing about."""
