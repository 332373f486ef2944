"""While a casus ends, no page of it leads the client to one that is not there."""

from tests.support.crawling import LEAVES


def test_every_link_that_the_client_finds_leads_somewhere(end, on_paper_as_html):
    end.ends()
    found_on, gone = {"/begin": "", f"{end.casus}/": ""}, {}
    waiting = list(found_on)
    while waiting:
        path = waiting.pop()
        page = end.yara.open(path)
        if page.status == 404:
            gone[path] = found_on[path]
        for link in [link.split("#")[0] for link in page.links if not link.startswith(LEAVES)]:
            if link not in found_on:
                found_on[link] = path
                waiting.append(link)
    assert len(found_on) > 20
    assert gone == {}
