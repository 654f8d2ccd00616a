"""Decision aids: each answers one question of a person from what it is given, and knows neither disk nor screen."""
