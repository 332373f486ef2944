from portal.identity.models import Document

DOCUMENTS = {
    Document.PASSPORT: "paspoort",
    Document.CARD: "identiteitskaart",
    Document.LICENCE: "rijbewijs",
    Document.PERMIT: "verblijfsdocument",
}
