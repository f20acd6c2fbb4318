"""Search: what it knows, the engine that finds, the box, the page for browsing, codes and wrong addresses."""
