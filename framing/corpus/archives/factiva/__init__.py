"""Factiva: ``pages`` reads pages and documents, ``xml_files`` what its programs give.

``page_lines`` makes lines of a page, with the roles that its classes name.
"""
