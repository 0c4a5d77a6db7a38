//! Offers, the calendar, sessions.

use super::{BOARD, NONE, Request};
use crate::world::Ids;
use serde_json::{Value, json};

fn step(ids: &Ids, offer: &str, step: &Value) -> Value {
    json!({ "asked": { "id": ids.of(offer), "version": 1, "step": step } })
}

fn moved(ids: &Ids) -> Value {
    json!({ "asked": { "id": ids.of("session"), "version": 1, "date": ids.of("later-day"), "hour": "14:00:00", "minutes": 90 } })
}

fn whole_calendar() -> Value {
    json!({ "span": "month", "layout": "grid", "day": null, "organ": null, "rcp": null, "place": null, "centre": null,
        "step": null, "mine": false, "session": null })
}

fn changed(ids: &Ids) -> Value {
    json!({ "series": ids.of("series"), "from": ids.of("later-day"), "rhythm": ids.json("recurrence"),
        "split": false })
}

fn act(ids: &Ids, act: &Value) -> Value {
    json!({ "rcp": ids.of("offer"), "act": act })
}

fn on_board(variant: &'static str, arguments: fn(&Ids) -> Value) -> Request {
    Request::write("planning-board-act", BOARD, arguments).variant(variant)
}

fn gesture(ids: &Ids, session: &str, gesture: &Value) -> Value {
    json!({ "session": ids.of(session), "gesture": gesture })
}

pub fn all() -> Vec<Request> {
    let mut all = vec![
        Request::read("offer-list", NONE, |_| json!({})),
        Request::read("offer-new", NONE, |_| json!({})),
        Request::read("offer-see", BOARD, |ids| json!({ "id": ids.of("offer") })),
        Request::write(
            "offer-save",
            BOARD,
            |ids| json!({ "asked": { "id": ids.of("draft-offer"), "version": 1, "draft": ids.json("draft"), "submit": false } }),
        ),
        Request::write("offer-step", BOARD, |ids| step(ids, "submitted", &json!("Validate3c")))
            .variant("validate-centre"),
        Request::write("offer-step", BOARD, |ids| {
            let ids_given = json!({ "network": "1", "manager": "2", "rcp": "3" });
            step(ids, "half", &json!({ "ValidateRegion": { "ids": ids_given, "valid_from": ids.of("later-day") } }))
        })
        .variant("validate-region"),
        Request::write("offer-step", BOARD, |ids| step(ids, "offer", &json!({ "Suspend": "Travaux." })))
            .variant("suspend"),
        Request::write("offer-lend", BOARD, |ids| {
            json!({ "asked": { "id": ids.of("offer"), "to": ids.of("lent-to"), "powers": ["validate-frcp"],
                "from": ids.of("today"), "until": ids.of("later-day") } })
        }),
        Request::write(
            "offer-lend-end",
            BOARD,
            |ids| json!({ "id": ids.of("offer"), "delegation": ids.of("delegation") }),
        ),
        Request::read("planning-calendar", NONE, |_| json!({ "asked": whole_calendar() })),
        Request::read("planning-news", NONE, |_| json!({ "asked": { "since": 0, "asked": whole_calendar() } })),
        Request::read("planning-series-start", NONE, |_| json!({})),
        Request::read(
            "planning-series-held",
            BOARD,
            |ids| json!({ "rcp": ids.of("offer"), "from": ids.of("today"), "until": ids.of("later-day") }),
        ),
        Request::write(
            "planning-series-make",
            BOARD,
            |ids| json!({ "asked": { "rcp": ids.of("offer"), "recurrence": ids.json("recurrence") } }),
        ),
        Request::read(
            "planning-find",
            NONE,
            |_| json!({ "asked": { "organ": "breast", "district": "", "kind": null } }),
        ),
        Request::read("planning-board", BOARD, |ids| json!({ "rcp": ids.of("offer") })),
        on_board("restore", |ids| act(ids, &json!({ "restore": [ids.of("off"), 1] }))),
        on_board("put-back", |ids| act(ids, &json!({ "put-back": [ids.of("moved"), 1] }))),
        on_board("undo", |ids| act(ids, &json!({ "undo": ids.of("change") }))),
        on_board("take-over", |ids| act(ids, &json!({ "take-over": [[ids.of("session"), 1]] }))),
        on_board("remove", |ids| act(ids, &json!({ "remove": [ids.of("session"), 1] }))),
        on_board("remove-series", |ids| act(ids, &json!({ "remove-series": [ids.of("series"), false] }))),
        Request::read(
            "planning-series-try",
            BOARD,
            |ids| json!({ "asked": { "rcp": ids.of("offer"), "recurrence": ids.json("recurrence") } }),
        ),
        Request::read("planning-series-open", BOARD, |ids| json!({ "series": ids.of("series") })),
        Request::read("planning-series-foresee", BOARD, |ids| json!({ "asked": changed(ids) })),
        Request::write("planning-series-change", BOARD, |ids| json!({ "asked": changed(ids), "seen": 2 })),
        Request::read("planning-session-try", BOARD, moved),
        Request::write("planning-session-move", BOARD, moved),
        Request::write(
            "planning-session-cancel",
            BOARD,
            |ids| json!({ "asked": { "id": ids.of("session"), "version": 1, "reason": "technical", "note": "Panne." } }),
        ),
        Request::read("session-board", BOARD, |ids| json!({ "id": ids.of("next") })),
        Request::get("GET /rcp/{id}/presentation", BOARD, |ids| format!("/rcp/{}/presentation", ids.of("offer"))),
        Request::get("GET /sessions/{id}/calendrier.ics", BOARD, |ids| {
            format!("/sessions/{}/calendrier.ics", ids.of("next"))
        }),
    ];
    all.extend(gestures());
    all.extend(setting());
    all.extend(answers());
    all.extend(polls());
    all
}

/// A poll of dates: opened, answered, steered by whoever plans.
fn polls() -> Vec<Request> {
    let steered = |variant, form| Request::post("POST /sondages/{id}", BOARD, form).variant(variant);
    vec![
        Request::get("GET /rcp/offres/{id}/sondage", BOARD, |ids| format!("/rcp/offres/{}/sondage", ids.of("offer"))),
        Request::post("POST /rcp/offres/{id}/sondage", BOARD, |ids| {
            let (first, second) = (ids.of("first-typed"), ids.of("second-typed"));
            let dates = format!("date-1={first}&heure-1=14:00&date-2={second}&heure-2=14:00");
            let fields = format!("{dates}&duree=90&cloture={}", ids.of("closing-typed"));
            (format!("/rcp/offres/{}/sondage", ids.of("offer")), fields)
        }),
        Request::get("GET /sondages/{id}", BOARD, |ids| format!("/sondages/{}", ids.of("poll"))),
        steered("keep", |ids| (format!("/sondages/{}", ids.of("poll")), "geste=retenir&quoi=0".into())),
        steered("remind", |ids| (format!("/sondages/{}", ids.of("poll")), "geste=relancer".into())),
        steered("ask", |ids| {
            (format!("/sondages/{}", ids.of("poll")), format!("geste=inviter&quoi={}", ids.of("lent-to")))
        }),
        steered("report", |ids| {
            let fields = format!("geste=rapporter&quoi={}&date-1=oui&date-2=non", ids.of("lent-to"));
            (format!("/sondages/{}", ids.of("poll")), fields)
        }),
        steered("cancel", |ids| (format!("/sondages/{}", ids.of("poll")), "geste=annuler".into())),
        Request::get("GET /sondages/{id}/ma-reponse", BOARD, |ids| format!("/sondages/{}/ma-reponse", ids.of("poll"))),
        Request::post("POST /sondages/{id}/ma-reponse", BOARD, |ids| {
            (format!("/sondages/{}/ma-reponse", ids.of("poll")), "date-1=oui&date-2=non".into())
        }),
    ]
}

/// What a member answers for a session, and what is answered for a member.
fn answers() -> Vec<Request> {
    let page = |ids: &Ids| format!("/sessions/{}/ma-reponse", ids.of("next"));
    vec![
        Request::get("GET /sessions/{id}/ma-reponse", BOARD, page),
        Request::get("GET /sessions/{id}/ma-reponse", BOARD, |ids| {
            format!("/sessions/{}/ma-reponse?membre={}", ids.of("next"), ids.of("lent-to"))
        })
        .variant("of-a-member"),
        Request::post("POST /sessions/{id}/ma-reponse", BOARD, |ids| {
            (format!("/sessions/{}/ma-reponse", ids.of("next")), "reponse=absent".into())
        }),
        Request::post("POST /sessions/{id}/ma-reponse", BOARD, |ids| {
            let fields = format!("membre={}&reponse=remote", ids.of("lent-to"));
            (format!("/sessions/{}/ma-reponse", ids.of("next")), fields)
        })
        .variant("for-a-member"),
    ]
}

/// The room, the video meeting and the coordinator of one session.
fn setting() -> Vec<Request> {
    let page = |ids: &Ids| format!("/sessions/{}/lieu", ids.of("session"));
    vec![
        Request::get("GET /sessions/{id}/lieu", BOARD, page),
        Request::post("POST /sessions/{id}/lieu", BOARD, |ids| {
            let fields = "version=1&visio=https%3A%2F%2Fvisio.exemple.fr%2Fessai".to_owned();
            (format!("/sessions/{}/lieu", ids.of("session")), fields)
        }),
        on_board("set-back", |ids| act(ids, &json!({ "set-back": [ids.of("session"), 1] })))
            .past(domain::words::planning::setting_changed_meanwhile()),
    ]
}

/// What is done on a session: leading it, putting it in order, telling who is there, deciding.
fn gestures() -> Vec<Request> {
    let one = |variant, arguments| Request::write("session-gesture", BOARD, arguments).variant(variant);
    vec![
        one("close", |ids| gesture(ids, "session", &json!("Close"))),
        one("up", |ids| gesture(ids, "next", &json!({ "Up": ids.of("last-case") }))),
        one("sort", |ids| gesture(ids, "next", &json!({ "Sort": [ids.of("last-case"), "discussed", "complex"] }))),
        one("here", |ids| gesture(ids, "sitting", &json!({ "Here": [ids.of("lent-to"), false] }))),
        one("swap", |ids| gesture(ids, "next", &json!({ "Way": format!("swap__{}", ids.of("lent-to")) }))),
        one("put-off-all", |ids| gesture(ids, "next", &json!({ "Way": format!("date_{}", ids.of("session")) }))),
        one("begin", |ids| gesture(ids, "sitting", &json!({ "Begin": ids.of("waiting-case") }))),
        one("put-off", |ids| {
            gesture(ids, "next", &json!({ "DeferMany": [[ids.of("last-case")], "time", ids.of("session")] }))
        }),
        one("withdraw", |ids| gesture(ids, "next", &json!({ "Withdraw": [ids.of("last-case"), "mistake"] }))),
    ]
}
