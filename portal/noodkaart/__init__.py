"""The noodkaart: what a client wants somebody to know when it does not go well, and who may open it then."""
