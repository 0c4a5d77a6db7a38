//! Rows and columns.

use crate::prelude::*;

/// A column of a table.
#[derive(Clone)]
pub struct Column {
    label: String,
    number: bool,
    silent: bool,
}

impl Column {
    /// A column of words.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), number: false, silent: false }
    }

    /// A column of figures, aligned to the right; its cells take the class `cell-number`.
    pub fn number(label: impl Into<String>) -> Self {
        Self { number: true, ..Self::text(label) }
    }

    /// A column whose name is only read aloud, for the actions of a row.
    pub fn silent(label: impl Into<String>) -> Self {
        Self { silent: true, ..Self::text(label) }
    }
}

/// A table; its children are the `<tr>` of the body. It scrolls on its own when the screen is narrow.
#[component]
pub fn Table(
    /// What the rows are; always read aloud.
    #[prop(into)]
    caption: String,
    /// True when the caption is already a title of the page.
    #[prop(optional)]
    caption_hidden: bool,
    /// The columns.
    columns: Vec<Column>,
    children: Children,
) -> impl IntoView {
    let label = caption.clone();
    view! {
        <div class="table-frame" role="region" tabindex="0" aria-label=label>
            <table class="table">
                <caption class:sr-only=caption_hidden>{caption}</caption>
                <thead>
                    <tr>{columns.into_iter().map(heading).collect_view()}</tr>
                </thead>
                <tbody>{children()}</tbody>
            </table>
        </div>
    }
}

fn heading(column: Column) -> AnyView {
    view! {
        <th scope="col" class:cell-number=column.number>
            <span class:sr-only=column.silent>{column.label}</span>
        </th>
    }
    .into_any()
}
