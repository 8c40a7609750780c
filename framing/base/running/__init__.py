"""What a long run needs: a bar over its steps, and results that several of its parts share.

Knows no room above the ground floor.
"""
