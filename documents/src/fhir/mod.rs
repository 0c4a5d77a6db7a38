//! Forms and answers in FHIR R4: `Questionnaire`, `QuestionnaireResponse`.
//!
//! What it decides: how a form becomes a questionnaire that other software shows and fills, how answers become a response, and
//! how a response of anybody becomes answers again. Where it comes from: HL7 FHIR R4 (4.0.1), Questionnaire and
//! QuestionnaireResponse; HL7 Structured Data Capture (SDC) for what stands in extensions (units, bounds, conditions, narrowed choices, rules).
//! What it refuses to know: who the patient is, who may read, and where a response is sent.
//!
//! | in a form | in a questionnaire |
//! |---|---|
//! | section, group, row | `group`, repeated for a list; the row's identifier is the `id` of its item in the response |
//! | question `section/group/question` | an item of this `linkId` |
//! | "not known", "not done", "not applicable" | codes of `data-absent-reason`: among the choices of a coded question, else in an item `…/State` that is asked while the question has no value |
//! | `shown_if` | `enableWhen` where it only compares values, else `sdc-questionnaire-enableWhenExpression` (FHIRPath); never both |
//! | a fact of the context that conditions look at | an item of the group `Facts`; never read back as an answer |
//! | choices that another answer narrows | `sdc-questionnaire-answerOptionsToggleExpression` |
//! | a rule, blocking or a warning, that FHIRPath can say to the letter | `targetConstraint` on the item that it points at, its source as `requirements` |
//! | required to validate, gravely and in every case | `required` |
//! | help | an item `…/Help` |
//! | the form as its group wrote it | an extension of the questionnaire, in JSON: a questionnaire of ours reads back as the same form (`written`) |
//!
//! Strings of FHIR have no no-break space: they become plain spaces, and come back in the words of the form. Not carried: usual
//! bounds, values that derive from answers, answers required in some cases only, rules of information, and rules that look at a derived
//! value, at today, at the session or at two answers at once. A condition on a derived value counts as true, so such a
//! question is asked more often elsewhere than here. What is read back is checked as if it had been typed.

mod condition;
mod facts;
mod items;
mod model;
mod names;
mod narrowed;
mod options;
mod path;
mod read;
mod response;
mod rules;
mod write;
mod written;

pub use model::Questionnaire;
pub use read::{Unreadable, read};
pub use response::{Response, Status};
pub use write::{Unwritable, response};
pub use written::{Altered, questionnaire_of, written_form};

use domain::forms::Form;

/// A form as a questionnaire.
#[must_use]
pub fn questionnaire(form: &Form) -> Questionnaire {
    Questionnaire {
        resource_type: "Questionnaire",
        id: format!("{}-{}", form.key, form.version),
        language: "fr",
        contained: options::contained(form),
        extension: vec![],
        url: names::canonical(form),
        version: form.version.to_string(),
        name: names::computer_name(form),
        title: names::spaced(&form.title),
        status: "active",
        subject_type: ["Patient"],
        item: items::items(form),
    }
}

/// The name of a form among questionnaires, without its version: what [`Response::questionnaire`] starts with.
#[must_use]
pub fn canonical(form: &Form) -> String {
    names::canonical(form)
}
