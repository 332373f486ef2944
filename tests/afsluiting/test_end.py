"""A client lets their casus be erased: everything closes at once, they can come back, and then the key goes."""

import json

from sqlalchemy import select

from portal.account.models import Lidmaatschap
from portal.afsluiting import ending
from portal.casus.models import Casus
from portal.core.db import db
from portal.core.mail import Post
from portal.core.tokens import token_of
from portal.kluis.store import store
from portal.sweep import end_still, sweep
from portal.toestemming.verify import verify_chains
from portal.uitnodiging import starting
from portal.worker import Worker
from tests.afsluiting.conftest import looked
from tests.servers.smtp import MailServer

INSIDE = ("/", "/hulpvraag", "/tijdlijn", "/meenemen", "/toestemming", "/wie-doet-mee", "/noodkaart")
TEAM = ("/", "/hulpvraag", "/tijdlijn", "/meenemen")  # what Bram opens of it


def has_key(portal, casus: str, scope: str = "casus") -> bool:
    with portal.inside():
        return bool(store().keys({(scope, token_of(casus.removeprefix("/casus/")))}))


def test_nobody_else_reads_anything_from_the_next_request_on(end):
    assert (
        "Binnen 30 dagen ook onleesbaar in oude reservekopieën" in end.yara.open(f"{end.casus}/wissen").words
    )
    assert [end.bram.open(end.casus + path).status for path in TEAM] == [200] * len(TEAM)
    assert end.ends().status == 302
    assert "Uw casus wordt gewist" in end.stand().words
    assert "Uw casus wordt gewist op" in end.yara.open(f"{end.casus}/").words
    assert [end.bram.open(end.casus + path).status for path in TEAM] == [404] * len(TEAM)
    assert "is afgesloten op" in end.bram.open("/vandaag").words
    told = end.bram.open("/mijn/casussen").words
    assert "is afgesloten op" in told
    assert "Yara" not in told


def test_until_the_end_the_client_reads_takes_along_and_comes_back(end):
    end.ends()
    assert "KANARIE" in end.yara.open(f"{end.casus}/").html
    assert end.yara.open(f"{end.casus}/meenemen").status == 200
    assert end.yara.open(f"{end.casus}/toestemming").status == 404, "nothing can be opened meanwhile"
    assert end.yara.open("/begin").location == f"{end.casus}/wissen/stand"
    answer = end.keeps()
    assert "Alles wat er stond, staat er nog" in end.yara.open(answer.location).words
    assert end.bram.open(f"{end.casus}/").status == 404, "what was closed is never revived"
    assert end.yara.open(f"{end.casus}/toestemming").status == 200
    log = end.yara.open(f"{end.casus}/toestemming/logboek").words
    assert "U koos dat uw casus wordt gewist." in log
    assert "U kwam terug op het wissen." in log
    with end.later(days=31):
        assert end.clock_strikes() == 0


def test_meanwhile_the_client_reads_their_own_words_and_writes_none(end):
    yara, told = end.yara, f"{end.casus}/bijdrage"
    writing = yara.open(f"{end.casus}/schrijven/geholpen")
    yara.fill_in(f"{end.casus}/schrijven/wensen", tekst="Ik wil weer naar buiten.")
    end.ends()
    page = yara.open(f"{end.casus}/hulpvraag")
    assert "Ik wil weer naar buiten." in page.words
    assert "Schrijven kan weer als u terugkomt." in page.words
    assert [link for link in page.links if "/schrijven/" in link] == []
    assert yara.open(told).status == 404
    assert yara.send(f"{end.casus}/schrijven/geholpen", {**writing.hidden(), "tekst": "Toch"}).status == 404
    for path in ("", "/tijdlijn", "/noodkaart", "/betrokken", "/wie-keek", "/aanvragen", "/identiteit"):
        page = yara.open(end.casus + (path or "/"))
        assert page.status in (200, 404), path
        assert page.status == 404 or "Zo kunt u terug" in page.words, path
        assert broken(yara, end.casus, page) == [], path
    end.keeps()
    assert yara.open(told).status == 200


def broken(who, casus: str, page) -> list[str]:
    """The links of a page into the casus that lead nowhere."""
    inside = {link.partition("#")[0] for link in page.links if link.startswith(casus)}
    return [link for link in sorted(inside) if who.open(link).status == 404]


def test_what_they_take_along_is_as_whole_as_before(end):
    before = json.loads(end.yara.open(f"{end.casus}/meenemen.json").html)
    end.ends()
    after = json.loads(end.yara.open(f"{end.casus}/meenemen.json").html)
    assert set(after) == set(before)
    for block in (
        "verzoeken",
        "voorstellen",
        "casusregisseurs",
        "uitgenodigd",
        "gestopt",
        "acties",
        "tijdlijn",
    ):
        assert len(after[block]) == len(before[block]), block


def test_then_the_key_is_gone_and_both_logs_can_still_be_read(end):
    before = looked(end.yara.open(f"{end.casus}/wie-keek"))
    assert before
    end.ends()
    assert end.clock_strikes() == 0, "not before its day"
    with end.later(days=31):
        assert end.clock_strikes() == 1
        assert not has_key(end.portal, end.casus)
        assert [end.yara.open(end.casus + path).status for path in INSIDE] == [404] * len(INSIDE)
        begin = end.yara.open("/begin")
        assert "Uw casus is gewist op" in begin.words
        stand = end.yara.open(begin.link("/wissen/stand")).words
        assert "Uw casus is gewist" in stand
        assert "op vandaag" not in stand
        assert before <= looked(end.yara.open(f"{end.casus}/wie-keek"))
        assert "Uw casus is gewist." in end.yara.open(f"{end.casus}/toestemming/logboek").words
        assert "KANARIE" not in end.yara.open(f"{end.casus}/wie-keek").html.split("<main")[1]
        ask = end.yara.open(f"{end.casus}/rechten/vraag")
        assert ask.status == 200
        assert 'name="with_naam"' not in ask.html, "there is no name to send along"
        assert end.yara.open(f"{end.casus}/wissen/niet").status == 404, "there is no way back"
        assert end.bram.open(f"{end.casus}/wie-keek").status == 404


def test_both_chains_are_whole_afterwards(end):
    end.ends()
    with end.later(days=31):
        end.clock_strikes()
    with end.portal.inside():
        found = verify_chains()
    assert (found.broken, found.erased) == ([], 0)


def test_a_crash_before_the_key_went_is_mended_by_the_sweep(end, monkeypatch):
    end.ends()
    with end.later(days=31):
        with monkeypatch.context() as torn:
            torn.setattr("portal.kluis.store.Store.erase", lambda *_: 0)
            end.clock_strikes()
        assert has_key(end.portal, end.casus)
        assert end.yara.open(f"{end.casus}/").status == 404
        with end.portal.inside():
            sweep()
        assert not has_key(end.portal, end.casus)
        assert has_key(end.portal, end.casus, "log")
    with end.later(days=6 * 365), end.portal.inside():
        sweep()
    assert not has_key(end.portal, end.casus, "log"), "the logs have a term of their own"


def test_sent_twice_it_ends_once_and_an_old_page_ends_nothing(end):
    assert end.yara.fill_in(f"{end.casus}/wissen").status == 422, "not without the tick"
    sent = {**end.yara.open(f"{end.casus}/wissen").hidden(), "sure": "y"}
    other = {**end.yara.open(f"{end.casus}/wissen").hidden(), "sure": "y"}
    assert (
        end.yara.send(f"{end.casus}/wissen", sent).location
        == end.yara.send(f"{end.casus}/wissen", sent).location
    )
    assert end.yara.send(f"{end.casus}/wissen", other).status == 404
    log = end.yara.open(f"{end.casus}/toestemming/logboek").words
    assert log.count("U koos dat uw casus wordt gewist.") == 1


def test_who_stands_still_for_a_year_is_told_and_told_again_and_can_stop_it(end):
    end.all_answered()
    end.every_day()
    assert end.how_many_end() == 0, "older than a year, but somebody wrote in it"
    assert "stond lang stil" not in end.yara.open("/nieuw").words
    with end.later(days=366):
        end.every_day()
        assert "Uw casus stond lang stil" in end.yara.open("/nieuw").words
        assert "Hier gebeurde 12 maanden niets" in end.stand().words
    with end.later(days=366 + 55):
        end.every_day()
        assert "Uw casus wordt binnenkort gewist" in end.yara.open("/nieuw").words
        end.keeps()
    with end.later(days=366 + 61):
        assert has_key(end.portal, end.casus)
        end.clock_strikes()
        assert has_key(end.portal, end.casus)


def test_it_does_not_end_by_itself_while_the_client_waits_for_an_answer_about_a_right(end):
    with end.later(days=366):
        end.every_day()
        assert "wordt niet gewist" in end.stand().words, "their aanvraag is open"
    end.all_answered()
    with end.later(days=2 * 366):
        end.every_day()
        assert "Uw casus wordt gewist" in end.stand().words


def test_an_aanvraag_that_nobody_ever_answers_does_not_hold_it_up_for_ever(end):
    with end.later(days=366 + 366):
        end.every_day()
        assert "Uw casus wordt gewist" in end.stand().words


def test_one_casus_whose_end_fails_holds_up_no_other_and_is_tried_again(end, monkeypatch, caplog):
    end.all_answered()
    fails, ends = [], ending.end

    def torn(casus_id, *args, **said):
        if not fails:
            fails.append(casus_id)
        if casus_id in fails:
            raise RuntimeError("Yara")
        return ends(casus_id, *args, **said)

    with end.later(days=366):
        with monkeypatch.context() as patched, end.portal.inside():
            patched.setattr("portal.afsluiting.ending.end", torn)
            due = len(ending.stands_still())
            assert (due > 2, end_still()) == (True, due - 1)
        assert end.how_many_end() == due - 1
        told = [line for line in caplog.messages if "end of a casus" in line]
        assert ["RuntimeError" in line and "Yara" not in line for line in told] == [True]
        end.every_day()
        assert end.how_many_end() == due


def test_the_worker_begins_the_end_by_itself_and_takes_the_key(end):
    end.all_answered()
    server = MailServer().start()
    end.portal.app.config["POST"] = Post(server.url, "bericht@portal.example", "https://portal.example")
    worker = Worker(end.portal.app)
    try:
        with end.later(days=366):
            worker.once()
            assert has_key(end.portal, end.casus), "first they hear of it"
        with end.later(days=366 + 61):
            worker.once()
            assert not has_key(end.portal, end.casus)
            assert "Uw casus is gewist op" in end.yara.open("/begin").words
    finally:
        server.stop()


def test_who_begins_anew_gets_a_casus_of_its_own(end):
    end.ends()
    with end.portal.inside():
        token = token_of(end.casus.removeprefix("/casus/"))
        old = db.session.scalar(select(Casus).where(Casus.token == token))
        account = db.session.scalar(select(Lidmaatschap.account_id).where(Lidmaatschap.id == old.client_id))
        begun, again = (starting.begin(account, old.regio_id) for _ in range(2))
        assert old.id != begun.casus.id == again.casus.id
