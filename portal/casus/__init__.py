"""A casus: one client, their hulpvraag, the parties and the team around it, and the timeline of bijdragen."""
