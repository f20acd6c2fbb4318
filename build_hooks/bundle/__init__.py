"""The catalog to carry: a folder and a zip that open by double-click, with no network and nothing installed."""
