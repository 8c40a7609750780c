"""What is compared within what: events that outlets share, periods and topics that they differ in.

``events`` holds the rule for known events, ``find`` chooses periods and topics, ``stratified`` adds
up what is counted within them, and ``tilts`` gives its p.
"""
