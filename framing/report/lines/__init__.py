"""All lines behind each bar and dot of a report's charts, and the articles they stand in."""
