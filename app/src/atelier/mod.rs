//! Every component in every state and theme, for those who build and for those who check.
//!
//! One part per file of `ui`; a test compares the two lists.

use crate::prelude::*;

use crate::shell::Page;

mod acting;
mod asking;
mod saying;
mod showing;
mod themes;

/// The page of the kit.
#[component]
pub fn Atelier() -> impl IntoView {
    view! {
        <Page title="Atelier">
            <p class="quiet-text">"Chaque composant de l’interface, dans chacun de ses états. Les exemples sont fictifs."</p>
            {parts()}
        </Page>
    }
}

fn parts() -> AnyView {
    (themes::parts(), acting::parts(), asking::parts(), saying::parts(), showing::parts()).into_any()
}

/// The part of one component; its name is the one of its file.
#[component]
fn Part(
    /// The name of the file.
    name: &'static str,
    children: Children,
) -> impl IntoView {
    let title = name.replace('_', " ");
    view! {
        <section class="atelier-part" data-part=name>
            <h2>{title}</h2>
            {children()}
        </section>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::ui::rendering::html_of;

    #[test]
    fn every_component_has_its_part() {
        let html = html_of(parts);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/ui");
        let missing: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|entry| entry.unwrap().file_name().to_str()?.strip_suffix(".rs").map(str::to_owned))
            .filter(|name| name != "mod" && !html.contains(&format!("data-part=\"{name}\"")))
            .collect();
        assert_eq!(missing, [""; 0]);
    }

    #[test]
    fn no_identifier_is_used_twice() {
        let html = html_of(parts);
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let count = ids.len();
        ids.sort_unstable();
        let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert!(count > 20, "{count}");
        assert_eq!(twice, [""; 0]);
    }

    #[test]
    fn every_description_leads_somewhere() {
        let html = html_of(parts);
        for ids in html.split(" aria-describedby=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            for id in ids.split(' ') {
                assert!(html.contains(&format!(" id=\"{id}\"")), "{id}");
            }
        }
    }
}
