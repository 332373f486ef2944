"""The register of datalekken of an organisatie (AVG 33 lid 5), with the 72 hours to tell the Autoriteit
Persoonsgegevens."""
