//! Conditions as FHIRPath over the response, for what shows a question, narrows its choices or tells that a rule is broken.
//!
//! A condition of a form is true, false or not known. Here each is written twice, as "it is true" and as "it is false", so that
//! a missing answer never needs a third value. What cannot be written (values that derive from answers, comparisons of dates)
//! is left out in a way that shows a question too often, never too rarely; where it must be exact, nothing is written.

use super::{
    condition::{Field, Here, Place},
    names::{ABSENT, literal, state_code, state_item},
};
use domain::forms::{Comparison, Condition, Constant, Operand, Right};

impl Here<'_> {
    /// "The condition is true" (or false, when `wanted` is not set); `None` when it cannot be told.
    pub fn expression(&self, condition: &Condition, wanted: bool) -> Option<String> {
        match condition {
            Condition::All(parts) if wanted => self.both(parts, true),
            Condition::All(parts) => self.either(parts, false),
            Condition::Any(parts) if wanted => self.either(parts, true),
            Condition::Any(parts) => self.both(parts, false),
            Condition::Not(inner) => self.expression(inner, !wanted),
            Condition::Test(operand, comparison) => self.test(operand, comparison, wanted),
            Condition::AnyRow(list, with) => {
                let (rows, inside) = self.rows_of(list)?;
                let inner = inside.expression(with, wanted)?;
                Some(if wanted { format!("{rows}.where({inner}).exists()") } else { format!("{rows}.all({inner})") })
            }
            Condition::Distinct(_) => None,
        }
    }

    fn both(&self, parts: &[Condition], wanted: bool) -> Option<String> {
        let told = parts.iter().map(|part| self.expression(part, wanted)).collect();
        self.told_of_all(told).map(|told| joined(&told, " and "))
    }

    fn either(&self, parts: &[Condition], wanted: bool) -> Option<String> {
        let told: Option<Vec<String>> = parts.iter().map(|part| self.expression(part, wanted)).collect();
        told.map(|told| joined(&told, " or "))
    }

    fn test(&self, operand: &Operand, comparison: &Comparison, wanted: bool) -> Option<String> {
        match operand {
            Operand::Answer(reference) => {
                let (place, field) = self.find(reference)?;
                over(&place, &field, comparison, wanted)
            }
            Operand::Every(reference) => {
                let (place, field) = self.find(reference)?;
                let told = told("", &field, comparison, wanted)?;
                let rows = &place.root;
                Some(if wanted { format!("{rows}.all({told})") } else { format!("{rows}.where({told}).exists()") })
            }
            Operand::Fact(fact) => {
                let (place, field) = Self::fact(*fact)?;
                over(&place, &field, comparison, wanted)
            }
            Operand::Count(list) => {
                let (rows, _) = self.rows_of(list)?;
                number(comparison, wanted).map(|(sign, number)| format!("{rows}.count() {sign} {number}"))
            }
            Operand::Computed(_) => None,
        }
    }
}

/// A comparison of a question that stands once, or in every row of a list: one row is enough to make it true.
fn over(place: &Place<'_>, field: &Field<'_>, comparison: &Comparison, wanted: bool) -> Option<String> {
    if !place.many {
        return told(&place.root, field, comparison, wanted);
    }
    let (rows, told) = (&place.root, told("", field, comparison, wanted)?);
    let without_rows = of_nothing(comparison) == Some(wanted);
    Some(match (wanted, without_rows) {
        (true, false) => format!("{rows}.where({told}).exists()"),
        (true, true) => format!("({rows}.empty() or {rows}.where({told}).exists())"),
        (false, true) => format!("{rows}.all({told})"),
        (false, false) => format!("({rows}.exists() and {rows}.all({told}))"),
    })
}

/// What a comparison says of a question without an answer.
const fn of_nothing(comparison: &Comparison) -> Option<bool> {
    match comparison {
        Comparison::Answered(wanted) | Comparison::Filled(wanted) => Some(!*wanted),
        Comparison::State(_) => Some(false),
        _ => None,
    }
}

/// A comparison of the question `field`, seen from what holds it.
fn told(root: &str, field: &Field<'_>, comparison: &Comparison, wanted: bool) -> Option<String> {
    let item = |link: &str| {
        let dot = if root.is_empty() { "" } else { "." };
        format!("{root}{dot}item.where(linkId={}).answer", literal(link))
    };
    let answer = item(&field.link);
    let values = if field.has_state_codes() {
        format!("{answer}.value.where(system !~ {})", literal(ABSENT))
    } else {
        format!("{answer}.value")
    };
    match comparison {
        Comparison::Filled(filled) => Some(existence(&values, *filled == wanted)),
        Comparison::Answered(answered) if field.has_state_item() => {
            let both = format!("({answer} | {})", item(&state_item(&field.link)));
            Some(existence(&both, *answered == wanted))
        }
        Comparison::Answered(answered) => Some(existence(&answer, *answered == wanted)),
        Comparison::State(state) => {
            let held = if field.has_state_item() { item(&state_item(&field.link)) } else { answer };
            let found = format!("{held}.value.where(code={})", literal(state_code(*state)));
            Some(existence(&found, wanted))
        }
        _ => {
            let (matching, wanted) = matching(field, comparison, wanted)?;
            let found = format!("{values}.where({matching})");
            Some(if wanted { format!("{found}.exists()") } else { format!("({values}.exists() and {found}.empty())") })
        }
    }
}

fn existence(collection: &str, exists: bool) -> String {
    format!("{collection}.{}()", if exists { "exists" } else { "empty" })
}

/// What a value satisfies, and whether some value must (or, for codes that must differ, none may).
fn matching(field: &Field<'_>, comparison: &Comparison, wanted: bool) -> Option<(String, bool)> {
    if let Comparison::IsNot(right) = comparison {
        return matching(field, &Comparison::Is(right.clone()), !wanted);
    }
    if field.is_number() {
        let (sign, number) = number(comparison, wanted)?;
        return Some((format!("$this {sign} {number}"), true));
    }
    let told = match comparison {
        Comparison::Is(Right::Constant(Constant::Bool(yes))) if field.is_boolean() => {
            return Some((format!("$this = {}", *yes == wanted), true));
        }
        Comparison::Is(Right::Constant(constant)) => format!("code={}", literal(&field.code(constant)?)),
        Comparison::In(set) => {
            let codes: Option<Vec<String>> = set.iter().map(|one| field.code(one)).collect();
            let codes: Vec<String> = codes?.iter().map(|one| literal(one)).collect();
            format!("code in ({})", codes.join(" | "))
        }
        Comparison::StartsWith(starts) => {
            let starts = starts.iter().map(|start| format!("code.startsWith({})", literal(start)));
            starts.collect::<Vec<_>>().join(" or ")
        }
        _ => return None,
    };
    Some((told, wanted))
}

/// The sign and the number of a comparison, turned round when it must be false.
pub fn number(comparison: &Comparison, wanted: bool) -> Option<(&'static str, f64)> {
    let (sign, opposite, right) = match comparison {
        Comparison::Is(right) => ("=", "!=", right),
        Comparison::IsNot(right) => ("!=", "=", right),
        Comparison::Less(right) => ("<", ">=", right),
        Comparison::LessOrEqual(right) => ("<=", ">", right),
        Comparison::More(right) => (">", "<=", right),
        Comparison::MoreOrEqual(right) => (">=", "<", right),
        _ => return None,
    };
    match right {
        Right::Constant(Constant::Number(number)) => Some((if wanted { sign } else { opposite }, *number)),
        _ => None,
    }
}

fn joined(parts: &[String], with: &str) -> String {
    match parts {
        [one] => one.clone(),
        several => format!("({})", several.join(with)),
    }
}

#[cfg(test)]
mod tests;
