//! A file of the person's computer.

use crate::prelude::*;
use leptos::html;
use wasm_bindgen::{JsCast, closure::Closure};

use super::behaviour::wiring;

/// A file that was chosen and read.
#[derive(Clone, PartialEq, Eq)]
pub struct PickedFile {
    /// The name that the person's computer gives it.
    pub name: String,
    /// Its size, bytes.
    pub size: usize,
    /// Its bytes, as a `data:` address in base64 (RFC 2397).
    pub data_url: String,
}

/// A document to join: PDF or picture. In a plain form the browser sends it; `picked` is for a page that sends it itself.
#[component]
pub fn FileInput(
    /// The file, once it is read; nothing while none is chosen.
    #[prop(optional)]
    picked: Option<RwSignal<Option<PickedFile>>>,
    /// Its name, when it is not the one of the surrounding field.
    #[prop(optional, into)]
    name: Option<String>,
    /// True when a plain form is not sent without it.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let wiring = wiring(name);
    let node = NodeRef::<html::Input>::new();
    let change = move |_| {
        let file = node.get_untracked().and_then(|input| input.files()).and_then(|files| files.get(0));
        if let Some(picked) = picked {
            picked.set(None);
            file.into_iter().for_each(|file| read(&file, picked));
        }
    };
    view! {
        <input
            node_ref=node
            id=wiring.name.clone()
            name=wiring.name.clone()
            r#type="file"
            class="input"
            accept="application/pdf,image/png,image/jpeg,text/xml,.xml"
            aria-describedby=wiring.described_by
            aria-invalid=wiring.aria_invalid()
            required=required
            on:change=change
        />
    }
}

/// Reads a file; one that cannot be read counts as empty, which the server says.
fn read(file: &web_sys::File, picked: RwSignal<Option<PickedFile>>) {
    let Ok(reader) = web_sys::FileReader::new() else { return };
    let (name, size, source) = (file.name(), file.size() as usize, reader.clone());
    let told = Closure::once_into_js(move || {
        let data_url = source.result().ok().and_then(|read| read.as_string()).unwrap_or_default();
        picked.set(Some(PickedFile { name, size, data_url }));
    });
    reader.set_onloadend(Some(told.unchecked_ref()));
    reader.read_as_data_url(file).ok();
}
