"""The verbs of the desk. Each leaves a row in its log, in the transaction of the change."""
