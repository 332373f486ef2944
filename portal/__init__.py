"""Wat Werkt Voor Wie. Read `create_app` first: the features in reading order."""

from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask_login import LoginManager
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.account import demo as demo_sign_in
from portal.account import unauthorized
from portal.account.views import bp as account_pages
from portal.afsluiting.views import bp as ending_pages
from portal.agenda.views import bp as agenda_pages
from portal.awake.views import bp as awake_pages
from portal.bestand.views import bp as bestand_pages
from portal.casus.views import bp as casus_pages
from portal.core import assets, db, errors, formats, headers, hosts, migrate, page
from portal.core.app import Portal
from portal.core.htmx import htmx
from portal.core.mail import Post
from portal.core.settings import Settings
from portal.core.tokens import TokenConverter
from portal.core.upload import Protect
from portal.datalek.views import bp as datalek_pages
from portal.desk.views import bp as desk_pages
from portal.desk.views import welcome_pages as invited_colleague_pages
from portal.directory.views import bp as directory_pages
from portal.directory.views import office as contact_pages
from portal.export.views import bp as export_pages
from portal.export.views import explained as export_explained
from portal.factor import step as second_step
from portal.factor.views import bp as factor_pages
from portal.factor.views import second as second_pages
from portal.hours.views import bp as hours_pages
from portal.hours.views import office as hours_office
from portal.hulpvraag.views import bp as hulpvraag_pages
from portal.hulpvraag.views.write import VraagConverter
from portal.identity.views import balie as desk_code_pages
from portal.identity.views import bp as identity_pages
from portal.inzage.views import bp as inzage_pages
from portal.inzage.views import looks as look_pages
from portal.inzage.views import navragen as navraag_pages
from portal.inzage.views import signals as signal_pages
from portal.kluis import store
from portal.naaste.views import bp as naaste_pages
from portal.naaste.views import welcome_pages as invited_naaste_pages
from portal.noodkaart.views import bp as noodkaart_pages
from portal.noodkaart.views import in_need as in_need_pages
from portal.noodkaart.views import office as noodkaart_office
from portal.notice.views import bp as notice_pages
from portal.openid import frame as openid_frame
from portal.openid.views import beheer as openid_beheer
from portal.openid.views import bp as openid_pages
from portal.openid.views import office as openid_office
from portal.openid.views import own as openid_own
from portal.openid.views.leave import from_outside
from portal.organisatie.views import bp as organisatie_pages
from portal.password.views import bp as password_pages
from portal.plan.views import bp as plan_pages
from portal.policy import enforcement, row_install
from portal.recht.views import agreed as agreed_pages
from portal.recht.views import bp as recht_pages
from portal.recht.views import office as recht_office
from portal.regio.views import bp as regio_pages
from portal.review.rhythm import Rhythm
from portal.review.views import bp as review_pages
from portal.start import frame
from portal.start.views import bp as start_pages
from portal.start.views.today import overall as today_pages
from portal.suggestions.views import bp as suggestion_pages
from portal.team.views import bp as team_pages
from portal.team.views.office import verzoeken as office_pages
from portal.tijdlijn.views import bp as timeline_pages
from portal.toestemming.views import bp as toestemming_pages
from portal.uitnodiging.views import beginnen as begin_pages
from portal.uitnodiging.views import bp as invitation_pages
from portal.vertegenwoordiger.views import bp as vertegenwoordiger_pages
from portal.vertegenwoordiger.views import welcome_pages as vertegenwoordiger_welcome_pages

ROOT = Path(__file__).parents[1]
migrate.around(row_install.prepare, row_install.install)
LONGEST_REQUEST = 1_000_000  # bytes: 20,000 characters of any kind, several times over


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or Settings.from_environment()
    app = Portal(__name__, template_folder=ROOT / "templates", static_folder=ROOT / "static")
    configure(app, settings)

    hosts.init_app(app, settings)
    db.init_app(app, settings)
    store.init_app(app, settings)
    for part in (
        assets,
        errors,
        formats,
        headers,
        page,
        htmx,
        enforcement,
        unauthorized,
        second_step,
        frame,
        openid_frame,
    ):
        part.init_app(app)
    LoginManager(app).request_loader(enforcement.current_actor)
    Protect(app).exempt(from_outside)  # a server calls it, without a cookie: a signature is what counts

    for pages in (
        start_pages,
        today_pages,
        agenda_pages,
        account_pages,
        second_pages,
        factor_pages,
        awake_pages,
        password_pages,
        openid_pages,
        openid_office,
        openid_beheer,
        openid_own,
        invitation_pages,
        begin_pages,
        hulpvraag_pages,
        suggestion_pages,
        casus_pages,
        team_pages,
        identity_pages,
        desk_code_pages,
        naaste_pages,
        invited_naaste_pages,
        plan_pages,
        timeline_pages,
        bestand_pages,
        toestemming_pages,
        inzage_pages,
        noodkaart_pages,
        in_need_pages,
        noodkaart_office,
        recht_pages,
        recht_office,
        datalek_pages,
        agreed_pages,
        export_pages,
        ending_pages,
        export_explained,
        notice_pages,
        organisatie_pages,
        directory_pages,
        contact_pages,
        desk_pages,
        invited_colleague_pages,
        review_pages,
        office_pages,
        navraag_pages,
        look_pages,
        signal_pages,
        hours_pages,
        hours_office,
        regio_pages,
        vertegenwoordiger_pages,
        vertegenwoordiger_welcome_pages,
    ):
        app.register_blueprint(pages)
    if settings.demo:
        demo_sign_in.init_app(app)

    enforcement.check_every_view(app)
    return app


def configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        DEMO=settings.demo,
        NEUTRAL_URL=settings.neutral_url,
        IDENTITY_NEEDED=settings.identity_needed,
        NAME_WITHIN_DAYS=settings.name_within_days,
        STILL_DAYS=settings.still_days,
        NAVRAAG_DAYS=settings.navraag_days,
        REMIND_BEFORE=timedelta(days=settings.remind_days),
        REVIEW=Rhythm(
            settings.review_months,
            settings.review_days,
            settings.review_late_days,
            settings.review_unused_days,
        ),
        POST=Post(settings.smtp_url, settings.mail_from, settings.public_url),
        MAIL_PATIENCE=timedelta(hours=settings.mail_patience_hours),
        LOG_KEY_FILE=settings.log_key_file,
        CHECKPOINT_DIR=settings.checkpoint_dir,
        CHECKPOINT_MAIL=settings.checkpoint_mail,
        MAX_CONTENT_LENGTH=LONGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LONGEST_REQUEST,
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_NAME="__Host-formulier" if settings.https else "formulier",
        WTF_CSRF_TIME_LIMIT=None,  # as long as the session: nobody loses a text to a clock
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.converters.update(token=TokenConverter, vraag=VraagConverter)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies, settings.proxies)
