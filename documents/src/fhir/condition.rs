//! When a question is shown: `enableWhen` where it compares values, an expression otherwise; an item never has both.
//!
//! `enableWhen` compares one question that stands once, or beside the one that is shown; a list of comparisons is joined by "all"
//! or by "any", never by both. What looks at the lack of an answer is left to expressions: R4 does not say what it means for a
//! missing answer to differ from a value.

use super::{
    facts,
    model::{Coding, Expected, Extension, Extra, Item, When},
    names::{ABSENT, FACTS, YES_NO, inside, literal, state_code, state_item, system_uri},
    path::number,
};
use domain::forms::{
    Comparison, Condition, Constant, Fact, Form, Key, Kind, Operand, Question, Reference, Right, Section,
};
use serde_json::Number;

const EXPRESSION: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
/// The name of the row of a repeated section, and of a group, in expressions.
pub const ROW: &str = "row";
/// See [`ROW`].
pub const GROUP_ROW: &str = "groupRow";

/// Where a condition is seen from.
#[derive(Debug, Clone)]
pub struct Here<'a> {
    form: &'a Form,
    /// The places of the questions around, nearest first.
    around: Vec<Place<'a>>,
    /// Whether what cannot be written makes the whole unwritten, instead of counting as true.
    exact: bool,
}

/// Questions that stand side by side.
#[derive(Debug, Clone)]
pub struct Place<'a> {
    questions: &'a [Question],
    /// The item that holds them.
    link: String,
    /// What finds that item, or one for each row, in an expression.
    pub root: String,
    /// Whether it means each row of a list.
    pub many: bool,
}

/// What is compared.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    /// Its item.
    pub link: String,
    kind: Shape<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Shape<'a> {
    Question(&'a Question),
    Age,
    Sex,
    Flag,
}

impl<'a> Here<'a> {
    /// Seen from a section, above its rows.
    pub fn section(form: &'a Form, section: &'a Section) -> Self {
        Self { form, around: vec![Place::section(section)], exact: false }
    }

    /// Seen from a question of a section, and of a group of it.
    pub fn question(form: &'a Form, section: &'a Section, group: Option<&'a Question>) -> Self {
        let row = |name: &str| format!("%{name}");
        let mut holder = Place::section(section);
        if section.repeats.is_some() {
            holder = Place { root: row(ROW), many: false, ..holder };
        }
        let group = group.map(|group| Place {
            questions: &group.questions,
            link: inside(section.key.as_str(), &group.key),
            root: row(GROUP_ROW),
            many: false,
        });
        Self { form, around: group.into_iter().chain([holder]).collect(), exact: false }
    }

    /// Seen from the same place, for what must be told to the letter or not at all.
    pub fn exactly(self) -> Self {
        Self { exact: true, ..self }
    }

    /// The question that a name means, and where it stands.
    pub fn find(&self, reference: &Reference) -> Option<(Place<'a>, Field<'a>)> {
        match reference.names.as_slice() {
            [name] => self.around.iter().find_map(|place| Some((place.clone(), place.field(name)?))),
            [section, name] => {
                let place = Place::section(self.form.section(section)?);
                Some((place.clone(), place.field(name)?))
            }
            [section, group, name] => {
                let place = Place::group(&Place::section(self.form.section(section)?), group)?;
                Some((place.clone(), place.field(name)?))
            }
            _ => None,
        }
    }

    /// A fact of the context.
    pub fn fact(fact: Fact) -> Option<(Place<'static>, Field<'static>)> {
        let kind = match fact {
            Fact::Age => Shape::Age,
            Fact::Sex => Shape::Sex,
            Fact::QuorumMet => Shape::Flag,
            Fact::Today | Fact::SessionDate | Fact::SessionNature => return None,
        };
        let root = format!("%resource.item.where(linkId={})", literal(FACTS));
        let place = Place { questions: &[], link: FACTS.to_owned(), root, many: false };
        Some((place, Field { link: facts::link(fact)?, kind }))
    }

    /// What finds the rows of a list, and how conditions are seen from one of them.
    pub fn rows_of(&self, list: &Reference) -> Option<(String, Here<'a>)> {
        let place = match list.names.as_slice() {
            [name] => match self.form.section(name).filter(|section| section.repeats.is_some()) {
                Some(section) => Place::section(section),
                None => self.around.iter().find_map(|holder| Place::group(holder, name))?,
            },
            [section, group] => Place::group(&Place::section(self.form.section(section)?), group)?,
            _ => return None,
        };
        let rows = place.root.clone();
        let inside = Place { root: String::new(), many: false, ..place };
        Some((rows, Here { form: self.form, around: vec![inside], exact: self.exact }))
    }

    /// Conditions that hold together, of which each is told if all must be.
    pub fn told_of_all(&self, told: Vec<Option<String>>) -> Option<Vec<String>> {
        let all = told.len();
        let told: Vec<String> = told.into_iter().flatten().collect();
        (!told.is_empty() && (!self.exact || told.len() == all)).then_some(told)
    }

    /// Writes on an item when it is shown.
    pub fn show(&self, item: &mut Item, condition: Option<&Condition>) {
        let Some(condition) = condition else { return };
        match self.whens(condition, true) {
            Some(Whens { all, list }) => {
                item.enable_behavior = (list.len() > 1).then_some(if all { "all" } else { "any" });
                item.enable_when = list;
            }
            None => item.extension.extend(self.expression(condition, true).map(shown_when)),
        }
    }

    fn whens(&self, condition: &Condition, wanted: bool) -> Option<Whens> {
        let joined = |parts: &[Condition], all: bool| {
            let told = parts.iter().filter(|part| !all || self.expression(part, wanted).is_some());
            let each: Option<Vec<Whens>> = told.map(|part| self.whens(part, wanted)).collect();
            let each = each.filter(|each| !each.is_empty() && each.iter().all(|one| one.joins(all)))?;
            Some(Whens { all, list: each.into_iter().flat_map(|one| one.list).collect() })
        };
        match condition {
            Condition::All(parts) => joined(parts, wanted),
            Condition::Any(parts) => joined(parts, !wanted),
            Condition::Not(inner) => self.whens(inner, !wanted),
            Condition::Test(Operand::Answer(reference), comparison) => {
                let (place, field) = self.find(reference)?;
                if place.many { None } else { field.whens(comparison, wanted) }
            }
            Condition::Test(Operand::Fact(fact), comparison) => Self::fact(*fact)?.1.whens(comparison, wanted),
            Condition::Test(..) | Condition::Distinct(_) | Condition::AnyRow(..) => None,
        }
    }
}

/// The extension that shows an item when an expression is true.
pub fn shown_when(expression: String) -> Extension {
    Extension { url: EXPRESSION, value: Extra::fhirpath(expression) }
}

/// Comparisons that all hold, or of which one holds.
struct Whens {
    all: bool,
    list: Vec<When>,
}

impl Whens {
    fn joins(&self, all: bool) -> bool {
        self.all == all || self.list.len() == 1
    }
}

impl<'a> Place<'a> {
    fn section(section: &'a Section) -> Self {
        let link = section.key.to_string();
        let root = format!("%resource.item.where(linkId={})", literal(&link));
        Self { questions: &section.questions, link, root, many: section.repeats.is_some() }
    }

    fn group(holder: &Self, group: &Key) -> Option<Self> {
        let question = holder.questions.iter().find(|question| question.key == *group)?;
        question.group()?;
        let link = inside(&holder.link, group);
        let dot = if holder.root.is_empty() { "" } else { "." };
        let root = format!("{}{dot}item.where(linkId={})", holder.root, literal(&link));
        Some(Self { questions: &question.questions, link, root, many: true })
    }

    fn field(&self, name: &Key) -> Option<Field<'a>> {
        let question = self.questions.iter().find(|question| question.key == *name)?;
        Some(Field { link: inside(&self.link, name), kind: Shape::Question(question) })
    }
}

impl Field<'_> {
    const fn question(&self) -> Option<&Question> {
        match self.kind {
            Shape::Question(question) => Some(question),
            Shape::Age | Shape::Sex | Shape::Flag => None,
        }
    }

    /// Whether the codes of its states are among its choices.
    pub fn has_state_codes(&self) -> bool {
        self.question().is_some_and(|question| is_coded(&question.kind) && !question.admitted_states().is_empty())
    }

    /// Whether an item beside it tells its states.
    pub fn has_state_item(&self) -> bool {
        self.question().is_some_and(|question| !is_coded(&question.kind) && !question.admitted_states().is_empty())
    }

    /// Whether its values are numbers.
    pub const fn is_number(&self) -> bool {
        matches!(self.kind, Shape::Age | Shape::Question(Question { kind: Kind::Number(_), .. }))
    }

    /// Whether its values are true and false.
    pub const fn is_boolean(&self) -> bool {
        matches!(self.kind, Shape::Flag | Shape::Question(Question { kind: Kind::YesNo, .. }))
    }

    /// The code that a constant of a condition means here.
    pub fn code(&self, constant: &Constant) -> Option<String> {
        self.coding(constant).and_then(|coding| coding.code)
    }

    fn coding(&self, constant: &Constant) -> Option<Coding> {
        match (self.kind, constant) {
            (Shape::Sex, Constant::Text(letter)) => facts::gender_named(letter),
            (Shape::Question(Question { kind: Kind::YesNoUnknown, .. }), Constant::Bool(yes)) => {
                Some(Coding::bare(YES_NO, if *yes { "Y" } else { "N" }))
            }
            // A code that is searched, or that this form does not offer, is compared without its system.
            (Shape::Question(question), Constant::Text(code)) if is_coded(&question.kind) => {
                let choice = question.kind.choices().and_then(|choices| choices.by_code(code));
                let bare = || Coding { code: Some(code.clone()), ..Coding::default() };
                Some(choice.map_or_else(bare, |one| Coding::bare(&system_uri(one.system), &one.code)))
            }
            _ => None,
        }
    }

    fn when(&self, operator: &'static str, answer: Expected) -> When {
        When { question: self.link.clone(), operator, answer }
    }

    fn whens(&self, comparison: &Comparison, wanted: bool) -> Option<Whens> {
        match comparison {
            Comparison::State(state) if wanted && self.has_state_item() => {
                let coded = Expected::Coding(Coding::bare(ABSENT, state_code(*state)));
                let question = state_item(&self.link);
                Some(Whens { all: true, list: vec![When { question, operator: "=", answer: coded }] })
            }
            Comparison::Is(Right::Constant(Constant::Bool(yes))) if self.is_boolean() => {
                let answer = Expected::Boolean(*yes == wanted);
                Some(Whens { all: true, list: vec![self.when("=", answer)] })
            }
            _ if self.is_number() => self.number_whens(comparison, wanted),
            Comparison::Is(Right::Constant(constant)) if wanted => self.equals(std::slice::from_ref(constant)),
            Comparison::In(set) if wanted => self.equals(set),
            Comparison::IsNot(right) => self.whens(&Comparison::Is(right.clone()), !wanted),
            _ => None,
        }
    }

    fn number_whens(&self, comparison: &Comparison, wanted: bool) -> Option<Whens> {
        let (sign, value) = number(comparison, wanted)?;
        let whole = match self.kind {
            Shape::Question(Question { kind: Kind::Number(limits), .. }) => limits.decimals == 0,
            _ => true,
        };
        let answer = if whole { Expected::Integer(integer(value)?) } else { Expected::Decimal(decimal(value)?) };
        (sign != "!=").then(|| Whens { all: true, list: vec![self.when(sign, answer)] })
    }

    fn equals(&self, set: &[Constant]) -> Option<Whens> {
        let each = set.iter().map(|one| Some(self.when("=", Expected::Coding(self.full(one)?))));
        Some(Whens { all: false, list: each.collect::<Option<_>>()? })
    }

    /// A code with its system: a comparison of R4 needs both.
    fn full(&self, constant: &Constant) -> Option<Coding> {
        self.coding(constant).filter(|coding| coding.system.is_some())
    }
}

/// Whether an answer of this kind is a code in a response.
pub const fn is_coded(kind: &Kind) -> bool {
    kind.choices().is_some() || matches!(kind, Kind::YesNoUnknown | Kind::Icd10 | Kind::IcdO3Morphology)
}

/// A whole number of 32 bits, as FHIR has them.
#[expect(clippy::cast_possible_truncation, reason = "the bounds are checked")]
pub fn integer(value: f64) -> Option<i32> {
    let fits = value.fract() == 0.0 && value >= f64::from(i32::MIN) && value <= f64::from(i32::MAX);
    fits.then_some(value as i32)
}

/// A number as JSON has it.
pub fn decimal(value: f64) -> Option<Number> {
    Number::from_f64(value)
}
