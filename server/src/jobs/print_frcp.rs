//! From a form to its printed sheet: texts chosen here, pages made by `documents`.

use documents::pdf::frcp::{
    Attendance, Block, Board, Participant, Passage, Patient, Quorum, Row, Section, Sheet, Status, Value, render,
};
use domain::{
    forms::World,
    frcp::{CaseStatus, PROPOSAL, Stage, StageName},
    ids::FrcpId,
    planning::paris::to_paris,
    words::{
        self,
        reading::{ReadBlock, ReadFrom, ReadSection, read_out},
    },
};
use services::{
    Context,
    frcp::{self, Header, Person, Printable},
};

/// Prints a frozen version and keeps it; answers what is kept.
///
/// # Errors
/// The cause, for the log.
pub async fn print(ctx: &Context, id: FrcpId, version: i32) -> Result<Vec<u8>, String> {
    let printable = frcp::sheet(ctx, id, version).await.map_err(|cause| cause.to_string())?;
    let content = pages(ctx, id, printable).await?;
    frcp::keep(ctx, id, version, frcp::Format::Pdf, content).await.map_err(|cause| cause.to_string())
}

/// The pages of a form, made outside of the threads that answer requests.
///
/// # Errors
/// The cause, for the log.
pub async fn pages(ctx: &Context, id: FrcpId, printable: Printable) -> Result<Vec<u8>, String> {
    let at = to_paris(ctx.now());
    let made = tokio::task::spawn_blocking(move || render(&sheet(id, &printable), at)).await;
    made.map_err(|cause| cause.to_string())?.map_err(|cause| cause.to_string())
}

fn sheet(id: FrcpId, form: &Printable) -> Sheet {
    let header = &form.header;
    Sheet {
        title: format!("Fiche RCP, {}", header.board.name),
        board: Board { network: String::new(), manager: header.board.place.clone(), name: header.board.name.clone() },
        session: header.session_at.map(|at| words::dates::long_with_hour(civil(at))).unwrap_or_default(),
        place: Some(header.board.place.clone()).filter(|place| !place.is_empty()),
        status: status(form),
        passage: passage(form.frcp.stage()),
        number: if header.number.is_empty() { id.to_string() } else { header.number.clone() },
        version: u32::try_from(form.number).unwrap_or_default(),
        lineage: lineage(form),
        patient: patient(form),
        participants: participants(header),
        quorum: header.quorum.as_ref().map(|one| Quorum { reached: one.reached, sentence: one.sentence.clone() }),
        sections: sections(form),
        diffusion: Vec::new(),
        footers: Vec::new(),
    }
}

fn civil(at: i64) -> chrono::NaiveDateTime {
    to_paris(chrono::DateTime::from_timestamp_millis(at).unwrap_or_default())
}

fn status(form: &Printable) -> Status {
    let (Some(frozen), Stage::Validated { validation, .. } | Stage::Replaced { validation, .. }) =
        (&form.frozen, form.frcp.stage())
    else {
        let waits = form.frcp.stage().name() == StageName::ToValidate;
        return if waits { Status::ToValidate } else { Status::Draft };
    };
    let signature = validation.signature();
    Status::Validated {
        by: frozen.signer.name.clone(),
        rpps: frozen.signer.rpps.clone().unwrap_or_default(),
        at: words::dates::long_with_hour(to_paris(signature.stamp.at)),
        hash: signature.hash.to_string(),
    }
}

const fn passage(stage: &Stage) -> Option<Passage> {
    let (Stage::Discussed { discussion } | Stage::ToValidate { discussion, .. } | Stage::Validated { discussion, .. }) =
        stage
    else {
        return None;
    };
    Some(match discussion.status {
        CaseStatus::Discussed => Passage::Discussed,
        CaseStatus::Registered => Passage::Registered,
    })
}

/// What each version brought: one sentence each, for a form that has several.
pub(super) fn lineage(form: &Printable) -> Vec<String> {
    let sentence = |(number, (frozen, at)): (u32, &(frcp::Frozen, i64))| {
        let what = match (&frozen.addendum, frozen.reason) {
            (Some(addendum), _) => {
                format!("addendum, {}\u{a0}: {}", words::frcp::addendum(addendum.reason), addendum.text)
            }
            (None, Some(reason)) => format!("rectification, {}", words::frcp::rectification(reason)),
            (None, None) => "validation".to_owned(),
        };
        format!("{}, {}, {what}", words::frcp::version(number), words::dates::numeric_with_hour(civil(*at)))
    };
    let several = form.lineage.len() > 1;
    if several { (1..).zip(&form.lineage).map(sentence).collect() } else { Vec::new() }
}

fn patient(form: &Printable) -> Patient {
    let one = &form.header.patient;
    let status = serde_json::from_value(one.status.as_str().into()).map(words::patient::status).unwrap_or_default();
    Patient {
        birth_name: one.birth_name.clone(),
        first_names: one.given_names.clone(),
        used_name: one.used_name.clone(),
        used_first_name: None,
        birth_date: words::dates::numeric(one.birth_date),
        age: form.context.age().map(words::dates::age).unwrap_or_default(),
        sex: if one.sex == "I" { "indéterminé".to_owned() } else { one.sex.clone() },
        birth_place: format!("{} ({})", one.birth_place, one.birth_place_code),
        ins: one.ins.as_deref().map(words::patient::ins_number),
        identity: status.to_owned(),
        local_numbers: Vec::new(),
        alerts: Vec::new(),
    }
}

fn participants(header: &Header) -> Vec<Participant> {
    let is = |one: &Option<Person>, other: &Person| one.as_ref() == Some(other);
    let role = |person: &Person| match person {
        one if is(&header.coordinator, one) => Some("coordonnateur".to_owned()),
        one if is(&header.presenter, one) => Some("présentateur".to_owned()),
        one if is(&header.requester, one) => Some("demandeur".to_owned()),
        _ => None,
    };
    let printed = header.participants.iter().map(|one| Participant {
        name: one.person.name.clone(),
        role: role(&one.person),
        specialty: one.person.specialty.clone(),
        counted: one.counted,
        attendance: match (one.written, one.remote) {
            (true, _) => Attendance::WrittenOpinion,
            (false, true) => Attendance::Remote,
            (false, false) => Attendance::OnSite,
        },
    });
    printed.collect()
}

/// The answers as they are read out.
fn sections(form: &Printable) -> Vec<Section> {
    let world = World { form: form.form, answers: &form.answers, context: &form.context };
    let block = |block: ReadBlock| Block::Rows {
        caption: block.caption,
        rows: block.lines.into_iter().map(|line| Row::new(line.label, value(line.words, &line.from))).collect(),
    };
    let section = |section: ReadSection| Section {
        proposal: section.key == PROPOSAL,
        title: section.title,
        blocks: section.blocks.into_iter().map(block).collect(),
    };
    read_out(world).into_iter().map(section).collect()
}

fn value(words: String, from: &ReadFrom) -> Value {
    match from {
        ReadFrom::Answer => Value::text(words),
        ReadFrom::Absent => Value::absent(words),
        ReadFrom::Computed(formula) => Value::computed(words, formula.clone()),
    }
}
