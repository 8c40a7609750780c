"""What befell a text on its way: HTML left in cells, broken characters, marks of print.

``mend`` asks whole columns whether there is anything, and mends and names what there is;
``quotation_marks`` tells lost ones; ``notices`` puts into words what is odd about an article.
"""
