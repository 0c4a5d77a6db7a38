//! A question, as typed: words, shape, when it is asked and required, what is derived beside it.

use super::{
    conditions::{self, Lines},
    fields::{Fields, Mistake, Reading, code_of},
    kinds,
    names::{Names, text},
};
use crate::{
    forms::{
        Computed, Condition, Guideline, Key, Kind, Level, Question, Reference, Severity,
        builder::{Edit, QuestionChange as Change, name_for},
    },
    sorted::Map,
    staging::{Formula, Input},
    words::builder::typed as say,
};

/// The fields of a question at a scope.
pub(super) fn write(question: &Question, names: &Names<'_>, scope: &[Key]) -> Fields {
    let mut fields = Fields::new();
    let mut put = |field: &str, typed: String| fields.insert(field.to_owned(), typed);
    put("libelle", question.label.clone());
    put("aide", question.help.clone());
    if let Some(guideline) = &question.guideline {
        put("referentiel", guideline.name.clone());
        put("edition", guideline.edition.clone());
        put("page", guideline.page.clone());
    }
    put("exigee", question.required_at.map(|at| code_of(&at)).unwrap_or_default());
    put("manque", code_of(&question.missing));
    put("presentation", question.look.as_ref().map(Key::to_string).unwrap_or_default());
    put("reprise", if question.carried { "oui".to_owned() } else { String::new() });
    if let Some(anchor) = &question.code {
        put("code-systeme", code_of(&anchor.system));
        put("code", anchor.code.clone());
    }
    if let Some(computed) = &question.computed {
        put("calcul", code_of(&computed.formula));
        for (input, from) in computed.from.iter() {
            put(&input_field(*input), called(from, names, scope));
        }
    }
    kinds::write(&mut fields, &question.kind);
    write_lines(&mut fields, "affichee", question.shown_if.as_ref(), names, scope);
    write_lines(&mut fields, "exigee-si", question.required_if.as_ref(), names, scope);
    fields
}

/// What a reference is called on a page; its full name when it reads as nothing.
fn called(reference: &Reference, names: &Names<'_>, scope: &[Key]) -> String {
    names.meant(reference, scope).map_or_else(|| String::from(reference.clone()), |one| one.label.clone())
}

/// The name of the field of an input.
#[must_use]
pub fn input_field(input: Input) -> String {
    format!("entree-{}", code_of(&input))
}

pub(super) fn write_lines(
    fields: &mut Fields,
    prefix: &str,
    condition: Option<&Condition>,
    names: &Names<'_>,
    scope: &[Key],
) {
    let Lines::Plain(all) = conditions::lines(condition, names, scope) else { return };
    for (rank, line) in all.into_iter().enumerate() {
        let mut put = |part: &str, typed: String| fields.insert(format!("{prefix}-{part}-{}", rank + 1), typed);
        put("lien", if line.or { "ou".to_owned() } else { "et".to_owned() });
        put("quoi", line.what);
        put("comment", code_of(&line.how));
        put("valeur", line.value);
    }
}

/// The changes of a question; none when nothing was changed.
///
/// # Errors
/// Every mistake, at its field.
pub(super) fn change(
    fields: &Fields,
    (at, known): (&Reference, &Question),
    names: &Names<'_>,
) -> Result<Option<Edit>, Vec<Mistake>> {
    let scope = at.names.split_last().map(|(_, scope)| scope).unwrap_or_default();
    let mut reading = Reading::of(fields);
    let changes = changes(&mut reading, known, names, scope);
    let changes = reading.end(Some(changes))?;
    let edit = |change| Edit::Question { at: at.clone(), change: Box::new(change) };
    Ok(together(changes.into_iter().map(edit).collect()))
}

fn changes(reading: &mut Reading<'_>, known: &Question, names: &Names<'_>, scope: &[Key]) -> Vec<Change> {
    let mut all = vec![];
    let label = label(reading);
    if label != known.label {
        all.push(Change::Label { label });
    }
    let (help, guideline) = (reading.text("aide").to_owned(), guideline(reading));
    if (&help, &guideline) != (&known.help, &known.guideline) {
        all.push(Change::Help { help, guideline });
    }
    if let Some(kind) = kinds::read(reading, Some(&known.kind)) {
        if let Err(mistake) = kinds::fits(&kind, scope.len() > 1) {
            reading.wrong(mistake.field, mistake.sentence);
        }
        if kind != known.kind {
            all.push(Change::Kind { kind });
        }
    }
    let shown_if = conditions::read(reading, "affichee", names, scope, known.shown_if.as_ref());
    if shown_if != known.shown_if {
        all.push(Change::ShownIf { shown_if });
    }
    let (at, when, missing) = required(reading, known.required_if.as_ref(), names, scope);
    if (at, &when, missing) != (known.required_at, &known.required_if, known.missing) {
        all.push(Change::Required { at, when, missing });
    }
    let computed = computed(reading, known.computed.as_ref(), names, scope);
    if computed != known.computed {
        all.push(Change::Computed { computed });
    }
    let code = code(reading);
    if code.as_ref() != known.code.as_ref().map(|anchor| (anchor.system, anchor.code.clone())).as_ref() {
        all.push(Change::Code { code });
    }
    let look = reading.one_of("presentation");
    if look != known.look {
        all.push(Change::Look { look });
    }
    let carried = reading.ticked("reprise");
    if carried != known.carried {
        all.push(Change::Carried { carried });
    }
    all
}

fn label(reading: &mut Reading<'_>) -> String {
    let label = reading.text("libelle");
    if label.is_empty() {
        reading.wrong("libelle", crate::words::builder::no_label());
    }
    if label.chars().count() > 200 {
        reading.wrong("libelle", crate::words::builder::too_long());
    }
    label.to_owned()
}

fn guideline(reading: &mut Reading<'_>) -> Option<Guideline> {
    let [name, edition, page] = ["referentiel", "edition", "page"].map(|field| reading.text(field).to_owned());
    if name.is_empty() && edition.is_empty() && page.is_empty() {
        return None;
    }
    if name.is_empty() {
        reading.wrong("referentiel", crate::words::builder::no_edition());
    }
    if edition.is_empty() {
        reading.wrong("edition", crate::words::builder::no_edition());
    }
    Some(Guideline { name, edition, page })
}

fn required(
    reading: &mut Reading<'_>,
    known: Option<&Condition>,
    names: &Names<'_>,
    scope: &[Key],
) -> (Option<Level>, Option<Condition>, Severity) {
    let at = reading.one_of::<Level>("exigee");
    let when = conditions::read(reading, "exigee-si", names, scope, known);
    let missing = reading.one_of("manque").unwrap_or_default();
    (at, when, missing)
}

fn code(reading: &mut Reading<'_>) -> Option<(crate::codes::System, String)> {
    let (system, code) = (reading.one_of("code-systeme"), reading.given("code"));
    match (system, code) {
        (Some(system), Some(code)) => Some((system, code.to_owned())),
        (None, None) => None,
        (Some(_), None) => {
            reading.wrong("code", say::no_code());
            None
        }
        (None, Some(_)) => {
            reading.wrong("code-systeme", say::no_system());
            None
        }
    }
}

/// A formula and its inputs. For a formula just chosen, the inputs are those that the form feeds elsewhere, until they are typed.
fn computed(reading: &mut Reading<'_>, known: Option<&Computed>, names: &Names<'_>, scope: &[Key]) -> Option<Computed> {
    let formula: Formula = reading.one_of("calcul")?;
    let kept = known.filter(|known| known.formula == formula);
    let mut from = Map::new();
    for input in inputs(formula) {
        let field = input_field(input);
        let stands = kept.and_then(|known| known.from.get(&input));
        let fed = match reading.given(&field) {
            None if kept.is_none() => fed_elsewhere(input, names, scope),
            None => None,
            Some(words) if stands.is_some_and(|reference| called(reference, names, scope) == words) => stands.cloned(),
            Some(words) => {
                let named = names.called(words).filter(|one| one.question.is_some());
                if named.is_none() {
                    reading.wrong(field, say::no_such_subject());
                }
                named.map(|one| names.reference(one, scope))
            }
        };
        if let Some(reference) = fed {
            from.insert(input, reference);
        }
    }
    Some(Computed { formula, from })
}

/// The inputs that a question may feed: age and sex come from the record.
pub fn inputs(formula: Formula) -> impl Iterator<Item = Input> {
    let all = formula.inputs().iter().chain(formula.helpful_inputs()).copied();
    all.filter(|input| !matches!(input, Input::Age | Input::Sex))
}

fn fed_elsewhere(input: Input, names: &Names<'_>, scope: &[Key]) -> Option<Reference> {
    names.all().find_map(|one| {
        let around = one.names.split_last().map(|(_, around)| around)?;
        let reference = one.question?.computed.as_ref()?.from.get(&input)?;
        Some(names.reference(names.meant(reference, around)?, scope))
    })
}

/// A new question at the end of a scope.
///
/// # Errors
/// Every mistake, at its field.
pub(super) fn add(fields: &Fields, to: &Reference, taken: impl Fn(&Key) -> bool) -> Result<Edit, Vec<Mistake>> {
    let mut reading = Reading::of(fields);
    let label = label(&mut reading);
    let kind = kinds::read(&mut reading, None);
    if let Some(Err(mistake)) = kind.as_ref().map(|kind| kinds::fits(kind, to.names.len() > 1)) {
        reading.wrong(mistake.field, mistake.sentence);
    }
    let required_at = reading.one_of("exigee");
    let question =
        kind.zip(name_for(&label, taken)).map(|(kind, key)| Question { required_at, ..blank(key, label, kind) });
    let question = reading.end(question)?;
    Ok(Edit::AddQuestion { to: to.clone(), question: Box::new(question) })
}

fn blank(key: Key, label: String, kind: Kind) -> Question {
    Question {
        key,
        label,
        help: String::new(),
        guideline: None,
        look: None,
        kind,
        required_at: None,
        missing: Severity::default(),
        required_if: None,
        shown_if: None,
        states: None,
        code: None,
        prefill: None,
        carried: false,
        computed: None,
        scheme: None,
        drawing: String::new(),
        questions: vec![],
    }
}

/// One change, or several of one gesture; none when there is none.
pub(super) fn together(mut edits: Vec<Edit>) -> Option<Edit> {
    if edits.len() > 1 { Some(Edit::Together { edits }) } else { edits.pop() }
}

/// A full name, to be read back.
pub(super) fn place(names: &[Key]) -> String {
    text(names)
}
