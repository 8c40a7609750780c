"""Factiva: ``pages`` reads pages and documents, ``xml_files`` what its programs give."""
