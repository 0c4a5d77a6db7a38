//! A question of the form that is extended, asked more strictly, as typed.

use super::{
    conditions,
    fields::{Fields, Mistake, Reading, code_of},
    names::Names,
    questions::write_lines,
};
use crate::forms::{Key, Narrow, Reference, builder::Edit};

/// The fields of a narrowed question.
pub(super) fn write(narrow: &Narrow, names: &Names<'_>) -> Fields {
    let mut fields = Fields::new();
    let mut put = |field: &str, typed: Option<String>| drop(typed.map(|typed| fields.insert(field.to_owned(), typed)));
    let number = |one: f64| crate::decimal::shortest(one).replace('.', ",");
    put("libelle", narrow.label.clone());
    put("aide", narrow.help.clone());
    put("liste", narrow.set.as_ref().map(Key::to_string));
    put("usuel-min", narrow.soft_min.map(number));
    put("usuel-max", narrow.soft_max.map(number));
    put("exigee", narrow.required_at.map(|at| code_of(&at)));
    put("manque", narrow.missing.map(|missing| code_of(&missing)));
    let scope = narrow.question.names.split_last().map(|(_, scope)| scope).unwrap_or_default();
    write_lines(&mut fields, "exigee-si", narrow.required_if.as_ref(), names, scope);
    fields
}

/// A question of the form that is extended, asked more strictly; none when nothing was changed.
///
/// # Errors
/// Every mistake, at its field.
pub(super) fn read(
    fields: &Fields,
    at: &Reference,
    known: Option<&Narrow>,
    names: &Names<'_>,
) -> Result<Option<Edit>, Vec<Mistake>> {
    let mut reading = Reading::of(fields);
    let scope = at.names.split_last().map(|(_, scope)| scope).unwrap_or_default();
    let words = |field: &str| reading.given(field).map(str::to_owned);
    let (label, help) = (words("libelle"), words("aide"));
    let set = reading.given("liste").and_then(|key| Key::new(key).ok());
    let (soft_min, soft_max) = (reading.number("usuel-min"), reading.number("usuel-max"));
    let (required_at, missing) = (reading.one_of("exigee"), reading.one_of("manque"));
    let was = known.and_then(|known| known.required_if.as_ref());
    let required_if = conditions::read(&mut reading, "exigee-si", names, scope, was);
    let computed = known.and_then(|known| known.computed.clone());
    let new = Narrow {
        question: at.clone(),
        label,
        help,
        set,
        soft_min,
        soft_max,
        required_at,
        required_if,
        missing,
        computed,
    };
    let new = reading.end(Some(new))?;
    let nothing = Narrow {
        question: at.clone(),
        label: None,
        help: None,
        set: None,
        soft_min: None,
        soft_max: None,
        required_at: None,
        required_if: None,
        missing: None,
        computed: None,
    };
    Ok(match known {
        Some(known) if *known == new => None,
        None if new == nothing => None,
        Some(_) if new == nothing => Some(Edit::Widen { at: at.clone() }),
        _ => Some(Edit::Narrow { narrow: Box::new(new) }),
    })
}
