//! The mailbox of a demo territory: the messages that would have left by mail. It exists only there.

use crate::web::Web;
use axum::{
    Json,
    extract::{Query, State},
    response::{Html, IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::header;
use serde::Deserialize;
use services::context::{Attachment, Message};
use std::fmt::Write;

#[derive(Deserialize, Default)]
struct To {
    to: Option<String>,
}

fn messages(web: &Web, to: &To) -> Vec<Message> {
    web.mailbox.as_ref().map(|mailbox| mailbox.messages(to.to.as_deref())).unwrap_or_default()
}

/// For the tests.
pub fn json() -> MethodRouter<Web> {
    get(|State(web): State<Web>, Query(to): Query<To>| async move { Json(messages(&web, &to)) })
}

/// For people who try the product.
pub fn page() -> MethodRouter<Web> {
    get(|State(web): State<Web>, Query(to): Query<To>| async move { show(&web, &messages(&web, &to)) })
}

fn show(web: &Web, messages: &[Message]) -> Response {
    let mut list = String::new();
    for message in messages {
        // Writing to a String cannot fail.
        let _ = write!(
            list,
            "<article class=\"card\"><h2>{}</h2><p>à {}</p><pre>{}</pre>{}</article>",
            escape(&message.subject),
            escape(&message.to),
            escape(&message.text),
            message.attachment.as_ref().map(attached).unwrap_or_default()
        );
    }
    if list.is_empty() {
        list.push_str("<p>Aucun message pour le moment.</p>");
    }
    let page = format!(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Boîte de démonstration</title><link rel=\"stylesheet\" href=\"{}\"></head><body><main class=\"page\"><h1>Boîte de démonstration</h1><p>Les messages qu’un service réel enverrait. Rien ne quitte cette machine.</p>{list}</main></body></html>",
        web.site.manifest.css
    );
    ([(header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'self'; frame-ancestors 'none'")], Html(page))
        .into_response()
}

fn attached(file: &Attachment) -> String {
    let (name, kind) = (escape(&file.name), escape(&file.media_type));
    format!(
        "<details><summary>Pièce jointe\u{a0}: {name} ({kind})</summary><pre>{}</pre></details>",
        escape(&file.content)
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
