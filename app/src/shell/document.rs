//! The HTML document of each program.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use super::{Assets, Theme};
use crate::{portal::Portal, pro::Pro};

/// The professionals' document; the server renders it for every route of [`Pro`].
#[must_use]
pub fn pro_shell() -> AnyView {
    document("pro", || view! { <Pro /> }.into_any())
}

/// The patients' document; the server renders it for every route of [`Portal`].
#[must_use]
pub fn portal_shell() -> AnyView {
    document("patient", || view! { <Portal /> }.into_any())
}

fn document(voice: &'static str, root: fn() -> AnyView) -> AnyView {
    let assets = use_context::<Assets>().unwrap_or_default();
    let theme = use_context::<Theme>().unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html lang="fr" data-voice=voice data-theme=theme.attribute()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="robots" content="noindex" />
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                <link rel="stylesheet" href=assets.css.clone() />
                {program(&assets)}
                <MetaTags />
            </head>
            <body>{root()}</body>
        </html>
    }
    .into_any()
}

fn program(assets: &Assets) -> Option<AnyView> {
    if assets.js.is_empty() {
        return None;
    }
    let preload = view! {
        <link rel="modulepreload" href=assets.js.clone() nonce=use_nonce() />
        <link rel="preload" r#as="fetch" r#type="application/wasm" crossorigin="anonymous" href=assets.wasm.clone() />
        <script type="module" nonce=use_nonce() inner_html=assets.boot_script()></script>
    };
    Some(preload.into_any())
}
