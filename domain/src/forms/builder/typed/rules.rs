//! A rule, as typed.

use super::{
    conditions,
    fields::{Fields, Mistake, Reading, code_of},
    names::Names,
    questions::write_lines,
};
use crate::{
    forms::{
        Key, Level, Rule,
        builder::{Edit, name_for},
    },
    words::builder::{no_sentence, no_source, typed as say},
};

/// The fields of a rule.
pub(super) fn write(rule: &Rule, names: &Names<'_>) -> Fields {
    let mut fields = Fields::new();
    let mut put = |field: &str, typed: String| fields.insert(field.to_owned(), typed);
    let at = names.label(&rule.at.names).map_or_else(|| String::from(rule.at.clone()), str::to_owned);
    put("porte", at);
    put("gravite", code_of(&rule.severity));
    put("niveau", code_of(&rule.from));
    put("phrase", rule.sentence.clone());
    put("source", rule.source.clone());
    let scope = around(&rule.at.names);
    write_lines(&mut fields, "quand", rule.when.as_ref(), names, scope);
    write_lines(&mut fields, "doit", Some(&rule.must), names, scope);
    fields
}

fn around(names: &[Key]) -> &[Key] {
    names.split_last().map(|(_, scope)| scope).unwrap_or_default()
}

/// A rule, new or changed.
///
/// # Errors
/// Every mistake, at its field.
pub(super) fn read(
    fields: &Fields,
    known: Option<&Rule>,
    names: &Names<'_>,
    taken: impl Fn(&Key) -> bool,
) -> Result<Edit, Vec<Mistake>> {
    let mut reading = Reading::of(fields);
    let at = names.called(reading.text("porte"));
    if at.is_none() {
        reading.wrong("porte", say::no_such_subject());
    }
    let full = at.map(|one| one.names.clone()).unwrap_or_default();
    let scope = around(&full);
    let when = conditions::read(&mut reading, "quand", names, scope, known.and_then(|known| known.when.as_ref()));
    let must = conditions::read(&mut reading, "doit", names, scope, known.map(|known| &known.must));
    if must.is_none() {
        reading.wrong("doit-quoi-1", say::nothing_demanded());
    }
    let (sentence, source) = (reading.text("phrase").to_owned(), reading.text("source").to_owned());
    if sentence.is_empty() {
        reading.wrong("phrase", no_sentence());
    }
    if source.is_empty() {
        reading.wrong("source", no_source());
    }
    let severity = reading.one_of("gravite").unwrap_or_default();
    let from = reading.one_of::<Level>("niveau").unwrap_or_default();
    let key = known.map(|known| known.key.clone()).or_else(|| name_for(&sentence, taken));
    let at = crate::forms::Reference { names: full.clone() };
    let rule = key.zip(must).map(|(key, must)| Rule { key, at, when, must, severity, from, sentence, source });
    Ok(Edit::Rule { rule: Box::new(reading.end(rule)?) })
}
