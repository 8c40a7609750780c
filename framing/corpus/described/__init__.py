"""The corpus at a glance, before anything is compared: what each outlet brings (``overview``).

``balance`` says in what the outlets' articles differ besides the outlet, ``genre`` reads
signs of genres in titles.
"""
