"""Charts of wording by lists and neighbours: frames of news, words near a chosen word, who acts."""
