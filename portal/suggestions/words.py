"""How a suggestion stands, in words."""

from portal.suggestions.models import SuggestionStand

TO_WRITER = {
    SuggestionStand.OPEN: "Ligt bij de cliënt",
    SuggestionStand.TAKEN: "Overgenomen",
    SuggestionStand.LEFT: "De cliënt liet de eigen woorden staan",
    SuggestionStand.WITHDRAWN: "U haalde dit terug",
}
TO_CLIENT = {
    SuggestionStand.OPEN: "Wacht op u",
    SuggestionStand.TAKEN: "U nam dit over",
    SuggestionStand.LEFT: "U liet het zo",
    SuggestionStand.WITHDRAWN: "Dit voorstel is teruggehaald",
}
