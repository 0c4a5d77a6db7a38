//! A section, as typed, and a set of choices.

use super::{
    conditions,
    fields::{Fields, Mistake, Reading},
    kinds::{own_choices, repeats, write_repeats},
    names::Names,
    questions::{together, write_lines},
};
use crate::{
    forms::{
        Block, ChoiceSet, Key, Section,
        builder::{Edit, SectionChange as Change, name_for},
    },
    words::builder::{no_title, too_long, typed as say},
};

/// The fields of a section.
pub(super) fn write(section: &Section, names: &Names<'_>) -> Fields {
    let mut fields = Fields::new();
    fields.insert("titre".to_owned(), section.title.clone());
    fields.insert("aide".to_owned(), section.help.clone());
    if let Some(after) = &section.after {
        fields.insert("apres".to_owned(), after.to_string());
    }
    if let Some(rows) = &section.repeats {
        fields.insert("repetee".to_owned(), "oui".to_owned());
        write_repeats(&mut fields, rows);
    }
    write_lines(&mut fields, "affichee", section.shown_if.as_ref(), names, std::slice::from_ref(&section.key));
    fields
}

/// The changes of a section; none when nothing was changed.
///
/// # Errors
/// Every mistake, at its field.
pub(super) fn change(fields: &Fields, known: &Section, names: &Names<'_>) -> Result<Option<Edit>, Vec<Mistake>> {
    let mut reading = Reading::of(fields);
    let mut all = vec![];
    // A section that adds to one of the extended form keeps the title of that one.
    let (title, help) = (title(&mut reading, known.title.is_empty()), reading.text("aide").to_owned());
    if (&title, &help) != (&known.title, &known.help) {
        all.push(Change::Words { title, help });
    }
    let rows = reading.ticked("repetee").then(|| repeats(&mut reading));
    if rows != known.repeats {
        all.push(Change::Repeats { repeats: rows });
    }
    let after = reading.given("apres").and_then(|key| Key::new(key).ok());
    if after != known.after {
        all.push(Change::After { after });
    }
    let scope = std::slice::from_ref(&known.key);
    let shown_if = conditions::read(&mut reading, "affichee", names, scope, known.shown_if.as_ref());
    if shown_if != known.shown_if {
        all.push(Change::ShownIf { shown_if });
    }
    let all = reading.end(Some(all))?;
    Ok(together(all.into_iter().map(|change| Edit::Section { at: known.key.clone(), change }).collect()))
}

fn title(reading: &mut Reading<'_>, may_be_blank: bool) -> String {
    let title = reading.text("titre");
    if title.is_empty() && !may_be_blank {
        reading.wrong("titre", no_title());
    }
    if title.chars().count() > 200 {
        reading.wrong("titre", too_long());
    }
    title.to_owned()
}

/// A new section; with the questions of a shared block when one is chosen, which become its own.
///
/// # Errors
/// Every mistake, at its field.
pub(super) fn add(fields: &Fields, taken: impl Fn(&Key) -> bool, blocks: &[Block]) -> Result<Edit, Vec<Mistake>> {
    let mut reading = Reading::of(fields);
    let title = title(&mut reading, false);
    let chosen = reading.given("bloc");
    let block = chosen.and_then(|key| blocks.iter().find(|block| block.key.as_str() == key));
    if chosen.is_some() && block.is_none() {
        reading.wrong("bloc", say::not_proposed());
    }
    let after = reading.given("apres").and_then(|key| Key::new(key).ok());
    let rows = reading.ticked("repetee").then(|| repeats(&mut reading));
    let section = name_for(&title, taken).map(|key| Section {
        key,
        title,
        help: String::new(),
        block: None,
        after,
        repeats: rows,
        shown_if: None,
        code: None,
        questions: block.map(|block| block.questions.clone()).unwrap_or_default(),
    });
    Ok(Edit::AddSection { section: Box::new(reading.end(section)?) })
}

/// A set of choices, new or changed.
///
/// # Errors
/// Every mistake, at its field.
pub(super) fn set(fields: &Fields, known: Option<&Key>, taken: impl Fn(&Key) -> bool) -> Result<Edit, Vec<Mistake>> {
    let mut reading = Reading::of(fields);
    let name = reading.text("nom");
    if known.is_none() && name.is_empty() {
        reading.wrong("nom", no_title());
    }
    let choices = own_choices(&mut reading, "choix");
    let key = known.cloned().or_else(|| name_for(name, taken));
    Ok(Edit::Set { set: reading.end(key.map(|key| ChoiceSet { key, choices }))? })
}
