//! A call to the server, from the browser.

use std::{
    marker::PhantomData,
    pin::Pin,
    task::{Context, Poll},
};

use send_wrapper::SendWrapper;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::read;
use crate::failure::Failure;

type Exchange = Pin<Box<dyn Future<Output = Result<String, Failure>> + Send>>;

/// A call on its way: what it answers is read when it is there.
pub struct Call<A> {
    exchange: Exchange,
    answer: PhantomData<fn() -> A>,
}

/// Calls the server.
pub fn call<A>(path: &'static str, arguments: &impl Serialize) -> Call<A> {
    call_as_written(path, super::write(arguments))
}

/// Calls the server with arguments that are written already.
pub fn call_as_written<A>(path: &'static str, body: String) -> Call<A> {
    Call { exchange: Box::pin(SendWrapper::new(exchange(path, body))), answer: PhantomData }
}

impl<T: DeserializeOwned> Future for Call<Result<T, Failure>> {
    type Output = Result<T, Failure>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.exchange.as_mut().poll(context).map(|text| read(&text?).map_err(|_| unreadable()))
    }
}

/// An answer that this page cannot read: it is older or newer than the server.
fn unreadable() -> Failure {
    Failure::Outage { reference: "navigateur".into() }
}

async fn exchange(path: &'static str, body: String) -> Result<String, Failure> {
    let (good, text) = send(path, &body).await.map_err(|_| Failure::Unreachable)?;
    if good {
        return Ok(text);
    }
    let failure: Failure = read(&text).unwrap_or_else(|_| unreadable());
    if failure == Failure::NeedsCode {
        crate::sign_in::tell_code_needed();
    }
    Err(failure)
}

async fn send(path: &str, body: &str) -> Result<(bool, String), JsValue> {
    let headers = web_sys::Headers::new()?;
    headers.set("content-type", "application/json")?;
    headers.set("accept", "application/json")?;
    let request = web_sys::RequestInit::new();
    request.set_method("POST");
    request.set_headers(&headers);
    request.set_body(&JsValue::from_str(body));
    let answer = JsFuture::from(leptos::prelude::window().fetch_with_str_and_init(path, &request)).await?;
    let answer: web_sys::Response = answer.dyn_into()?;
    let text = JsFuture::from(answer.text()?).await?;
    Ok((answer.ok(), text.as_string().unwrap_or_default()))
}
