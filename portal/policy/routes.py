"""Every route with the permission that guards it, for the tests, the crawl and whoever audits."""

from flask import Flask


def listed(app: Flask) -> list[dict]:
    rows = []
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        permission = getattr(view, "permission", None)
        rows.append(
            {
                "endpoint": rule.endpoint,
                "rule": rule.rule,
                "methods": sorted(rule.methods - {"HEAD", "OPTIONS"}),
                "permission": permission.name if permission else None,
                "undecided": hasattr(view, "for_undecided"),
                "halfway": hasattr(view, "for_halfway"),
                "by_secret": view.by_secret.name if hasattr(view, "by_secret") else None,
            }
        )
    return sorted(rows, key=lambda row: row["rule"])
