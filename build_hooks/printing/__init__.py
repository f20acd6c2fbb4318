"""Printed matter: pieces laid out in millimetres, typeset as tagged PDF, and every code on them read back."""
