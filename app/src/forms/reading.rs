//! A form in which nobody writes any more: read, as it is printed.

use crate::prelude::*;
use domain::{
    frcp::PROPOSAL,
    words::reading::{ReadBlock, ReadFrom, ReadLine, ReadSection, read_out},
};

use super::{Live, body::anchor, scheme::picture};

/// What one comes for, before the rest of the form: what is proposed, and what was asked.
const FIRST: [&str; 2] = [PROPOSAL, "synthesis"];

/// The list of its sections, and the sections.
pub fn reading(live: Live) -> (AnyView, AnyView) {
    let mut sections = live.with_world(read_out);
    sections.sort_by_key(|section| FIRST.iter().position(|key| section.key == *key).unwrap_or(FIRST.len()));
    let lines = sections.iter().map(|section| {
        view! {
            <li>
                <a rel="external" href=format!("#{}", anchor(&section.key))>
                    {section.title.clone()}
                </a>
            </li>
        }
    });
    let list = view! {
        <nav class="section-list" aria-label="Sections de la fiche">
            <ol class="plain-list">{lines.collect_view()}</ol>
        </nav>
    };
    (list.into_any(), sections.into_iter().map(section).collect_view().into_any())
}

fn section(section: ReadSection) -> AnyView {
    let blocks = section.blocks.into_iter().map(block).collect_view();
    view! {
        <section class="form-section" class:read-proposal=section.key == PROPOSAL id=anchor(&section.key)>
            <h2>{section.title}</h2>
            {blocks}
        </section>
    }
    .into_any()
}

fn block(block: ReadBlock) -> AnyView {
    let caption = block.caption.map(|caption| view! { <h3>{caption}</h3> });
    let lines = block.lines.into_iter().map(line).collect_view();
    view! {
        {caption}
        <dl class="read-lines">{lines}</dl>
    }
    .into_any()
}

fn line(line: ReadLine) -> AnyView {
    let absent = line.from == ReadFrom::Absent;
    let formula = match line.from {
        ReadFrom::Computed(formula) => Some(view! { <span class="small-text quiet-text">{formula}</span> }),
        ReadFrom::Answer | ReadFrom::Absent => None,
    };
    let drawn =
        (!line.drawing.is_empty()).then(|| picture(format!("{}\u{a0}: {}", line.label, line.words), line.drawing));
    view! {
        <div>
            <dt>{line.label}</dt>
            <dd class:quiet-text=absent>{line.words} " " {formula} {drawn}</dd>
        </div>
    }
    .into_any()
}
