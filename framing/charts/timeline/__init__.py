"""Rates over time: ``chart`` draws a lane an outlet, ``marks`` the events above them."""
