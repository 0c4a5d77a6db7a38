//! What an answer says of the right, in the words of the table.
//!
//! A refusal of a function is told by its status and its body: 404 hides, 401 asks who one is, 400 tells a sentence. A plain form
//! answers by leading somewhere, with the sentence in a cookie that lasts a minute.

use super::{client::Answer, requests::Request};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde_json::Value;

const SIGN_IN: [&str; 2] = ["/connexion", "/portail/connexion"];

/// The outcome; anything that is not a word of the table is told as it is.
pub fn outcome(request: &Request, answer: &Answer, ids: &super::world::Ids) -> String {
    let said = match (request.is_function(), answer.status) {
        (_, 401) => "sign-in".to_owned(),
        (_, 404) => "hidden".to_owned(),
        (true, 400) => refused(&field(&answer.text(), "Refused", "sentence")),
        // A page that says why it stays closed.
        (false, 403) if is_page(answer) && answer.text().contains("class=\"page notice-page\"") => {
            "refused: on the page".to_owned()
        }
        (false, 403) if !answer.body.is_empty() => refused(&answer.text()),
        // A form shown again, with what was typed and why it was refused.
        (false, 422) if is_page(answer) => match request.past {
            Some(sentence) if answer.text().contains(sentence) => "allowed".to_owned(),
            _ => "refused: on the page".to_owned(),
        },
        (false, 303) => led(request, answer),
        (true, 200) => called(request, &answer.text()),
        (false, 200) => "allowed".to_owned(),
        (_, status) => format!("{status} {}", short(&answer.text())),
    };
    match request.tells {
        Some(name) if said == "allowed" => {
            if answer.text().contains(ids.of(name)) {
                "shown".to_owned()
            } else {
                "absent".to_owned()
            }
        }
        _ if request.past.is_some_and(|sentence| said == refused(sentence)) => "allowed".to_owned(),
        _ => said,
    }
}

fn is_page(answer: &Answer) -> bool {
    answer.header("content-type").starts_with("text/html")
}

/// The word of the table alone, without the sentence that came with it.
pub fn word(outcome: &str) -> &str {
    outcome.split(": ").next().unwrap_or(outcome)
}

fn refused(sentence: &str) -> String {
    if sentence == app::failure::Failure::NotFound.sentence() {
        "hidden".to_owned()
    } else {
        format!("refused: {sentence}")
    }
}

fn called(request: &Request, body: &str) -> String {
    if body.starts_with("{\"Wrong\"") {
        return format!("the request is wrong: {}", short(body));
    }
    // A screen that may not stay open is told so, and nothing else.
    let told = ["may-stay-open", "still-shown"].contains(&request.door) && body == "false";
    if told { "hidden".to_owned() } else { "allowed".to_owned() }
}

fn led(request: &Request, answer: &Answer) -> String {
    let to = answer.header("location");
    let page = to.split('?').next().unwrap_or_default();
    if request.is_open() {
        return "allowed".to_owned();
    }
    if SIGN_IN.contains(&page) {
        return "sign-in".to_owned();
    }
    // A patient who tries the professionals' doors is led to the patients' site.
    if page == "/portail" {
        return "hidden".to_owned();
    }
    match told(answer) {
        Some(sentence) => refused(&sentence),
        None => "allowed".to_owned(),
    }
}

/// The sentence kept for the page that comes next.
fn told(answer: &Answer) -> Option<String> {
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value);
    let value = cookies.filter_map(|value| value.strip_prefix("__Host-told=")).next()?;
    let kept = BASE64_URL_SAFE_NO_PAD.decode(value.split(';').next()?).ok()?;
    let kept: Value = serde_json::from_slice(&kept).ok()?;
    Some(kept["problem"]["sentence"].as_str()?.to_owned())
}

fn field(body: &str, kind: &str, name: &str) -> String {
    let read: Value = serde_json::from_str(body).unwrap_or_default();
    read[kind][name].as_str().map_or_else(|| short(body), str::to_owned)
}

fn short(text: &str) -> String {
    text.chars().take(160).collect()
}
