//! What a view must not hold: a style attribute (the content policy ignores it), a raw text area (its content would
//! not be escaped by the server), a route of its own (it would escape the table of policies).

use super::sources::Sources;

pub fn style_attributes(sources: &Sources) -> Vec<String> {
    let directive = |rest: &str| {
        let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
        !name.is_empty() && rest.get(name.len()..).is_some_and(|rest| rest.starts_with('='))
    };
    in_views(sources)
        .flat_map(|source| {
            let mut found = source.places(" style=", |rest| !rest.starts_with('='));
            found.extend(source.places("\nstyle=", |rest| !rest.starts_with('=')));
            found.extend(source.places(" style:", directive));
            found
        })
        .collect()
}

pub fn text_areas(sources: &Sources) -> Vec<String> {
    in_views(sources)
        .filter(|source| !source.path.starts_with("app/src/ui/"))
        .flat_map(|source| source.places("<textarea", |_| true))
        .collect()
}

pub fn routes(sources: &Sources) -> Vec<String> {
    let rooms = ["server/src/", "app/src/", "services/src/", "frontend/src/"];
    sources
        .rust()
        .filter(|source| rooms.iter().any(|room| source.path.starts_with(room)))
        .filter(|source| !source.path.starts_with("server/src/endpoints"))
        .flat_map(|source| [".route(", ".route_service("].map(|call| source.places(call, |_| true)).concat())
        .collect()
}

fn in_views(sources: &Sources) -> impl Iterator<Item = &super::sources::Source> {
    sources.rust().filter(|source| source.path.starts_with("app/src/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_attribute_is_seen_in_every_form() {
        let sources = Sources::given(&[
            ("app/src/a.rs", "view! { <p style=\"top:0\"/> }"),
            ("app/src/b.rs", "view! { <p\n style=move || top() /> }"),
            ("app/src/c.rs", "view! { <p style:top=top /> }"),
            ("app/src/d.rs", "let style = 1; // style=\"x\"\nlet s = \" style=\";"),
        ]);
        assert_eq!(style_attributes(&sources), ["app/src/a.rs:1", "app/src/b.rs:2", "app/src/c.rs:1"]);
    }

    #[test]
    fn a_text_area_belongs_to_the_ui_room() {
        let view = "view! { <textarea /> }";
        let sources = Sources::given(&[("app/src/frcp/page.rs", view), ("app/src/ui/text_area.rs", view)]);
        assert_eq!(text_areas(&sources), ["app/src/frcp/page.rs:1"]);
    }

    #[test]
    fn a_route_outside_the_table_is_seen() {
        let code = "fn f(r: Router) { r.route(\"/x\", get(y)) }";
        let sources = Sources::given(&[("server/src/main.rs", code), ("server/src/endpoints/mod.rs", code)]);
        assert_eq!(routes(&sources), ["server/src/main.rs:1"]);
    }
}
