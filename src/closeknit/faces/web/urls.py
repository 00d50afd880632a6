"""Which address shows what."""

from django.urls import path, register_converter

from closeknit.faces.web import (
    able,
    accounts,
    answers,
    calendar,
    changes,
    circles,
    giving,
    guard,
    how_good,
    imports,
    introducing,
    inviting,
    inviting_list,
    keeping,
    next_step,
    outcome,
    people,
    person,
    policy,
    readiness,
    referring,
    same,
    settings,
    targets,
    triage,
    waiting,
    week,
    week_said,
)


class Number:
    """A row's number in an address: at most 18 digits, as many as a database counts."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return its digits."""
        return str(value)


register_converter(Number, "number")

urlpatterns = [
    path("start", guard.start),
    path("", week.show),
    path("met", week.met),
    path("week/undo/<number:number>", week_said.undo),
    path("week/<str:item>", week_said.say),
    path("people", people.show),
    path("people/who-could-help", able.show),
    path("people/<number:number>", person.show),
    path("people/<number:number>/met", person.met),
    path("people/<number:number>/note", person.note),
    path("people/<number:number>/tie", person.tie),
    path("people/<number:number>/mutuals", targets.mutuals),
    path("people/<number:number>/knows", person.knows_),
    path("people/<number:number>/forget", person.forget),
    path("people/<number:number>/circle", circles.place),
    path("people/<number:number>/next", next_step.show),
    path("people/<number:number>/call.ics", next_step.draft),
    path("people/<number:number>/kind", next_step.kind),
    path("people/<number:number>/kind/<number:word>/take-back", next_step.take_back),
    path("people/<number:number>/prefers", next_step.prefers),
    path("people/<number:number>/step", next_step.topic),
    path("people/<number:number>/step/<number:step>/done", next_step.done),
    path("circles", circles.show),
    path("circles.svg", circles.download),
    path("circles/kept", circles.show_kept),
    path("people/<number:number>/give", giving.note),
    path("people/<number:number>/give/<number:favour>/take-back", giving.take_back),
    path("people/<number:number>/wish", giving.wish),
    path("people/<number:number>/wish/<number:wished>/done", giving.fulfil),
    path("give", giving.show),
    path("outcomes", outcome.show),
    path("outcomes/note", outcome.note),
    path("outcomes/<number:number>/take-back", outcome.take_back),
    path("keep", keeping.show),
    path("keep/topic", keeping.topic),
    path("keep/<number:number>/later", keeping.later),
    path("keep/<number:number>/decide", keeping.decide),
    path("keep/<number:number>/take-back", keeping.take_back),
    path("introductions", introducing.show),
    path("introductions/begin", introducing.begin),
    path("introductions/refer", referring.refer),
    path("introductions/<number:number>", introducing.take),
    path("introductions/<number:number>/reword", introducing.reword),
    path("introductions/<number:number>/undo", introducing.undo),
    path("how-good", how_good.show),
    path("how-good/judge", how_good.judge),
    path("how-good/forget", how_good.forget),
    path("same", same.show),
    path("same/<slug:code>", same.answer),
    path("same/<slug:code>/take-back", same.take_back),
    path("triage", triage.show),
    path("triage/undo", triage.undo),
    path("triage/<number:number>", triage.take),
    path("invite", inviting_list.show),
    path("invite/new", inviting_list.begin),
    path("invite/campaign", inviting_list.campaign),
    path("invite/<number:number>", inviting.one),
    path("invite/<number:number>/do", inviting.act),
    path("invite/<number:number>/check", inviting.check),
    path("invite/<number:number>/ask", inviting.ask),
    path("policy", policy.show),
    path("policy/answer", policy.answer),
    path("policy/use", policy.use),
    path("policy/write-again", policy.write_again),
    path("policy/preview/<slug:name>", policy.replay),
    path("policy/versions/<number:number>", policy.version),
    path("imports", imports.show),
    path("imports/bring", imports.bring),
    path("imports/<number:number>", imports.one),
    path("imports/<number:number>/undo", imports.undo),
    path("doing/<slug:token>", imports.progress),
    path("doing/<slug:token>/answer", answers.answer),
    path("accounts", accounts.show),
    path("accounts/add", accounts.add),
    path("accounts/<number:number>/ask", accounts.ask),
    path("accounts/<number:number>/secret", accounts.secret),
    path("accounts/<number:number>/remove", accounts.remove),
    path("changes", changes.show),
    path("readiness", readiness.show),
    path("readiness/pass", readiness.pass_gate),
    path("readiness/hold", readiness.hold),
    path("readiness/<slug:kind>", readiness.note),
    path("readiness/noted/<number:number>/remove", readiness.remove),
    path("waiting", waiting.show),
    path("waiting/<number:number>/write", waiting.write),
    path("waiting/<number:number>/withdrawn", waiting.withdrawn),
    path("waiting/<number:number>/take-back", waiting.take_back),
    path("scorecard", waiting.show_scorecard),
    path("calendar/<slug:word>.ics", calendar.show),
    path("targets", targets.show),
    path("targets/add", targets.add),
    path("targets/<number:number>/remove", targets.remove),
    path("targets/<number:number>/mutuals", targets.paste),
    path("settings", settings.show),
    path("settings/hour", settings.hour),
    path("settings/digest", settings.digest),
    path("settings/me", settings.me),
    path("settings/bodies", settings.bodies),
    path("settings/backup", settings.backup),
    path("settings/export", settings.export),
]

handler400 = "closeknit.faces.web.errors.bad"
handler403 = "closeknit.faces.web.errors.refused"
handler404 = "closeknit.faces.web.errors.missing"
handler500 = "closeknit.faces.web.errors.broken"
