//! Where a mapping writes: from `section#2/question` to the address of a question, whose rows are named by the line.

use domain::{
    forms::{Form, Key, Kind, ListPath, Path, Scope},
    ids::RowId,
};

/// The address of a question of a line. The names of its rows follow from the line, so that a file gives the same draft twice.
pub(super) fn address(form: &Form, path: &str, line: u64) -> Option<Path> {
    let mut steps = path.split('/');
    let (section, number) = numbered(steps.next()?)?;
    let repeats = form.section(&section)?.repeats.is_some();
    let scope = match repeats {
        true => ListPath::section(section).row(row(line, number)),
        false => Scope::section(section),
    };
    let (first, second) = (steps.next()?, steps.next());
    let address = match second {
        None => scope.question(Key::new(first).ok()?),
        Some(question) => {
            let (group, number) = numbered(first)?;
            scope.list(group)?.row(row(line, number)).question(Key::new(question).ok()?)
        }
    };
    let asked = form.question(&address)?;
    (steps.next().is_none() && !matches!(asked.kind, Kind::Group(_))).then_some(address)
}

/// A name and the number of its row, the first without one.
fn numbered(step: &str) -> Option<(Key, u8)> {
    let (name, number) = step.split_once('#').unwrap_or((step, "1"));
    Some((Key::new(name).ok()?, number.parse().ok().filter(|number| *number > 0)?))
}

fn row(line: u64, number: u8) -> RowId {
    let bytes = u128::from(line) | (u128::from(number - 1) << 96);
    RowId::from_uuid(uuid::Builder::from_random_bytes(bytes.to_be_bytes()).into_uuid())
}
