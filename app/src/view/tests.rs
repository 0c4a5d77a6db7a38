//! What the server prints of a view.

use leptos::prelude::{Owner, RenderHtml};

use super::Node;
use crate::prelude::*;

/// The HTML of a view, drawn with an owner of its own.
fn html(view: impl FnOnce() -> Node) -> String {
    let owner = Owner::new();
    owner.with(|| view().to_html())
}

#[test]
fn an_element_is_printed_with_its_attributes_and_children() {
    let name = "Zoé".to_owned();
    let printed = html(|| view! { <p id="a" class="card" title=name.clone()>"Bonjour " <b>{name.clone()}</b></p> });
    assert_eq!(printed, r#"<p id="a" title="Zoé" class="card">Bonjour <b>Zoé</b></p>"#);
}

#[test]
fn what_is_typed_never_becomes_html() {
    let typed = "\"><script>alert(1)</script>&".to_owned();
    let printed = html(|| view! { <p title=typed.clone()>{typed.clone()}</p> });
    assert!(!printed.contains("<script"), "{printed}");
    assert!(printed.contains("&quot;&gt;") || printed.contains("&quot;>"), "{printed}");
}

#[test]
fn a_class_is_given_or_not() {
    let shown = |on: bool| {
        html(move || {
            let on = RwSignal::new(on);
            view! { <p class="card" class:prose=move || on.get()>"x"</p> }
        })
    };
    assert_eq!(shown(false), r#"<p class="card">x</p>"#);
    assert_eq!(shown(true), r#"<p class="card prose">x</p>"#);
}

#[test]
fn an_attribute_is_there_has_a_text_or_is_absent() {
    let absent: Option<String> = None;
    let printed = html(|| {
        view! { <input type="text" disabled=true hidden=false name=Some("n") value=absent maxlength=12_u32 /> }
    });
    assert_eq!(printed, r#"<input type="text" disabled name="n" maxlength="12">"#);
}

#[test]
fn a_list_is_followed_by_the_comment_that_ends_it() {
    let items = vec!["a", "b"];
    let line = |item: &'static str| view! { <li>{item}</li> };
    let printed = html(|| view! { <ul>{items.into_iter().map(line).collect::<Vec<_>>()}</ul> });
    assert_eq!(printed, "<ul><li>a</li><li>b</li><!></ul>");
}

#[test]
fn nothing_keeps_its_place() {
    assert_eq!(html(|| view! { <p>{None::<String>}</p> }), "<p><!></p>");
}

#[test]
fn an_element_without_anything_computed_is_printed_as_it_is_written() {
    let printed = html(|| view! { <p lang="fr">"a < b & c " <br /> <em>"d"</em></p> });
    assert_eq!(printed, r#"<p lang="fr">a &lt; b &amp; c <br><em>d</em></p>"#);
}

#[test]
fn a_picture_is_printed_with_its_parts() {
    let shape = "M0 0".to_owned();
    let printed = html(|| view! { <svg viewBox="0 0 1 1"><path d=shape /></svg> });
    assert_eq!(printed, r#"<svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>"#);
}

#[test]
fn events_and_properties_are_not_printed() {
    let printed = html(|| view! { <button prop:value="x" on:click=|_| ()>"y"</button> });
    assert_eq!(printed, "<button>y</button>");
}
