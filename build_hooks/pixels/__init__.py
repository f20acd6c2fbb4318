"""Pictures as pixels: opened upright in sRGB, made smaller, drawn on; nothing here knows the catalog."""
