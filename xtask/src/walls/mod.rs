//! What must not bend, looked for in the sources. Each wall lists its breaches, with file and line.

mod classes;
mod edges;
mod forms;
mod lock;
mod rules;
mod sizes;
mod sources;
mod views;

use crate::{fault::Outcome, place::Place};
use sources::Sources;

/// One thing that holds everywhere.
pub struct Wall {
    pub name: &'static str,
    look: Look,
}

enum Look {
    AtPlace(fn(&Place) -> Outcome<Vec<String>>),
    AtSources(fn(&Sources) -> Vec<String>),
}

/// Every wall, in the order they are reported.
pub const WALLS: [Wall; 13] = [
    Wall { name: "the rooms have only the edges drawn in the architecture", look: Look::AtPlace(edges::between_rooms) },
    Wall { name: "page layout and the database stay in their rooms", look: Look::AtPlace(edges::outside_crates) },
    Wall { name: "no view carries a style attribute", look: Look::AtSources(views::style_attributes) },
    Wall { name: "text areas are written by the ui room only", look: Look::AtSources(views::text_areas) },
    Wall { name: "routes are added by the endpoint table only", look: Look::AtSources(views::routes) },
    Wall { name: "every class in the views has a rule", look: Look::AtPlace(classes::unknown) },
    Wall { name: "no form is compiled into a program of the browser", look: Look::AtSources(forms::compiled_in) },
    Wall { name: "every rule module names its source", look: Look::AtSources(rules::without_source) },
    Wall { name: "nothing is left to do in the code", look: Look::AtSources(rules::left_open) },
    Wall { name: "no test is singled out or skipped without a reason", look: Look::AtSources(rules::silenced_tests) },
    Wall { name: "files are at most 500 lines long", look: Look::AtSources(sizes::long_files) },
    Wall { name: "no file is named after a drawer", look: Look::AtSources(sizes::drawers) },
    Wall { name: "the browser tests' lock names no host", look: Look::AtPlace(lock::hosts) },
];

/// Looks at each wall; the breaches of a wall that stands are an empty list.
pub fn look(place: &Place) -> Outcome<Vec<(&'static str, Vec<String>)>> {
    let sources = Sources::read(place)?;
    WALLS
        .iter()
        .map(|wall| {
            let breaches = match wall.look {
                Look::AtPlace(look) => look(place)?,
                Look::AtSources(look) => look(&sources),
            };
            Ok((wall.name, breaches))
        })
        .collect()
}
