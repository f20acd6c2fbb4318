"""What is said in English of a product, on pages that are Vietnamese and in the list that is English."""
