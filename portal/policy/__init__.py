"""Who may do what. table.py is the table; conditions.py its words; the rest applies it. No rule stands elsewhere."""
