from portal.directory.models import Topic

TOPICS = {
    Topic.IPS: "IPS (individuele plaatsing en steun)",
    Topic.JOBCOACHING: "jobcoaching",
    Topic.EMPLOYERS: "werkgevers en werkplekken",
    Topic.LEARNING: "opleiding en leren",
    Topic.BENEFITS: "uitkering en bijverdienen",
    Topic.DEBTS: "schulden",
    Topic.LIVING: "wonen en dagritme",
    Topic.RECOVERY: "herstel",
    Topic.LANGUAGE: "taal en inburgering",
}


def told(topics: str) -> list[str]:
    """In the order in which they are offered."""
    return [words for topic, words in TOPICS.items() if topic in topics.split()]
