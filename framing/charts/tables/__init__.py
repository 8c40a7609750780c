"""Tables for readers: human headings, figures with sensible digits, the whole as a file beside."""
