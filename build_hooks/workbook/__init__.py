"""Workbooks: a template made from the rules, tables read cell by cell, and the catalog back in the template's shape."""
