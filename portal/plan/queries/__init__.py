"""Reads of the plan: only what the actor may see, names withheld where the viewer may not know the partij."""
