"""Charts of frames of news, words near a chosen word, who acts."""
