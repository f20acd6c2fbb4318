"""What is said in English on pages that are Vietnamese, and where the page is that is English alone."""
