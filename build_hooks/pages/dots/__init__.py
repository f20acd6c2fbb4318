"""The country and its provinces as dots, one for each of today's communes, those with products lit."""
