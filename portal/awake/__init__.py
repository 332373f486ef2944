"""The warning before a session ends, and "Ik ben er nog"."""
