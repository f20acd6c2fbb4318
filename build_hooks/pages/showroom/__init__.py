"""The kiosk and the slides."""
