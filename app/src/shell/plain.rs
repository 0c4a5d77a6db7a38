//! A page without a program: read whole from the server, for whoever comes once.

use crate::prelude::*;
use leptos::tachys::view::RenderHtml;

/// The HTML document around a page, in the patients' voice or in that of the professionals. The page is made inside: its parts may keep
/// signals, as everywhere.
#[must_use]
pub fn plain_document(voice: &'static str, css: &str, title: &str, body: impl FnOnce() -> AnyView) -> String {
    let title = title.to_owned();
    let page = move || {
        view! {
            <html lang="fr" data-voice=voice>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                    <link rel="stylesheet" href=css.to_owned() />
                    <title>{title.clone()}</title>
                </head>
                <body>
                    <main class="plain">
                        <div class="page prose">
                            <h1>{title}</h1>
                            {body()}
                        </div>
                    </main>
                </body>
            </html>
        }
    };
    let whole = Owner::new_root(None).with(|| page().into_any().to_html());
    format!("<!DOCTYPE html>{whole}")
}
