"""The nouns of the house: frozen values that pass from stage to stage."""
