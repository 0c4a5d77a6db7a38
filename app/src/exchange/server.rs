//! From the services to the page of a document.

use domain::{
    exchange::{Person, Reading},
    ids::{DocumentId, FrcpId},
    patient::Sex,
    planning::paris::to_paris,
    words::{self, dates},
};
use services::{
    access::{
        acts::{ReadDocument, ReadFrcpPdf},
        ask,
    },
    context::instant,
    exchange::{self, OpenForm},
};

use super::calls::ReadingShown;
use crate::{failure::Failure, sign_in::person};

pub(super) async fn document(id: &str) -> Result<ReadingShown, Failure> {
    let (ctx, actor) = person()?;
    let document: DocumentId = id.parse().map_err(|_| Failure::NotFound)?;
    let grant = ask::<ReadDocument>(&ctx, &actor, document).await?;
    let shown = exchange::document(&ctx, grant).await?;
    let differs = (!shown.differences.is_empty()).then(|| words::exchange::another_person(&shown.differences));
    let forms = shown.reading.is_frcp.then(|| shown.open_forms.iter().map(form_words).collect());
    let back = (format!("/patients/{}/documents", shown.patient), words::exchange::BACK_TO_DOCUMENTS.to_owned());
    Ok(ReadingShown {
        another_person: differs,
        forms,
        ..reading(shown.reading, format!("/documents/{document}"), back)
    })
}

pub(super) async fn form(id: &str) -> Result<ReadingShown, Failure> {
    let (ctx, actor) = person()?;
    let form: FrcpId = id.parse().map_err(|_| Failure::NotFound)?;
    let grant = ask::<ReadFrcpPdf>(&ctx, &actor, form).await?;
    let found = exchange::form(&ctx, grant).await?;
    let back = (format!("/fiches/{form}"), words::exchange::BACK_TO_FORM.to_owned());
    Ok(reading(found, format!("/fiches/{form}/cda"), back))
}

fn reading(found: Reading, file: String, back: (String, String)) -> ReadingShown {
    let person = person_lines(&found.person).into_iter();
    let told = found.lines.into_iter().map(|line| (line.label, line.text));
    let coded = found.coded.into_iter().map(|value| {
        let code = [value.system.as_str(), value.code.as_str()].join(" ");
        [value.section, value.question, value.value, code.trim().to_owned()]
    });
    ReadingShown {
        title: found.title,
        lines: person.chain(told).collect(),
        html: found.html,
        coded: coded.collect(),
        file,
        back,
        another_person: None,
        forms: None,
    }
}

fn person_lines(person: &Person) -> Vec<(String, String)> {
    let labels = words::exchange::PERSON;
    let name = [person.birth_name.as_str(), person.given_names.as_str()].join(" ");
    let sex = person.sex.map(|sex| match sex {
        Sex::F => labels.female,
        Sex::M => labels.male,
        Sex::I => labels.undetermined,
    });
    let lines = [
        (labels.name, Some(name.trim().to_owned())),
        (labels.born_on, person.birth_date.map(dates::numeric)),
        (labels.sex, sex.map(str::to_owned)),
        (labels.ins, person.ins.clone()),
    ];
    let told = lines.into_iter().filter_map(|(label, text)| Some((label.to_owned(), text?)));
    told.filter(|(_, text)| !text.is_empty()).collect()
}

fn form_words(form: &OpenForm) -> (String, String) {
    let at = form.session_at.map(|at| dates::numeric(to_paris(instant(at)).date()));
    let parts = [Some(form.board.clone()), at];
    (form.id.to_string(), parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
