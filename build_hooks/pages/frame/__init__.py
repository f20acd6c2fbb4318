"""What all pages share: the frame around them, cards, certificates, pictures, contact, fonts, photos."""
