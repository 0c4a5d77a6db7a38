//! Several lines of text. The only `<textarea>` of the product: its content would otherwise be printed unescaped.

use crate::prelude::*;
use leptos::html;

use super::behaviour::{adopt, escape, wiring};

/// A text to type, which grows with its content. The browser keeps nothing of it by itself.
#[component]
pub fn TextArea(
    /// The text, live.
    value: RwSignal<String>,
    /// Its name, when it is not the one of the surrounding field.
    #[prop(optional, into)]
    name: Option<String>,
    /// The name read aloud when there is no field around it.
    #[prop(optional, into)]
    label: Option<String>,
    /// True when it cannot be changed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Told when the person leaves the control after a change.
    #[prop(optional, into)]
    on_commit: Option<Callback<String>>,
) -> impl IntoView {
    let wiring = wiring(name);
    let node = NodeRef::<html::Textarea>::new();
    adopt(value, move || shown(node, value), move |text| set(node, text));
    let commit = move |_| {
        if let Some(told) = on_commit {
            told.run(value.get_untracked());
        }
    };
    view! {
        <textarea
            node_ref=node
            id=wiring.name.clone()
            name=wiring.name.clone()
            class="input"
            rows="3"
            autocomplete="off"
            aria-label=label
            aria-describedby=wiring.described_by
            aria-invalid=wiring.aria_invalid()
            disabled=disabled
            on:input=move |event| value.set(event_target_value(&event))
            on:change=commit
            inner_html=escape(&value.get_untracked())
        ></textarea>
    }
}

/// What stands in the control. A browser gives back `\n` for every line break: that alone is not a change.
fn shown(node: NodeRef<html::Textarea>, value: RwSignal<String>) -> Option<String> {
    let text = node.get()?.value();
    let kept = value.get_untracked();
    Some(if kept.replace("\r\n", "\n") == text { kept } else { text })
}

fn set(node: NodeRef<html::Textarea>, text: &str) {
    if let Some(area) = node.get_untracked() {
        area.set_value(text);
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::ui::rendering::html_of;

    #[test]
    fn a_text_that_closes_the_area_stays_a_text() {
        let html = html_of(|| {
            let value = RwSignal::new("</textarea><script>alert(1)</script>".to_owned());
            view! { <TextArea value=value name="note" /> }
        });
        assert!(!html.contains("<script"), "{html}");
        assert!(html.contains("&lt;/textarea>&lt;script>"), "{html}");
        assert_eq!(html.matches("</textarea>").count(), 1, "{html}");
    }
}
