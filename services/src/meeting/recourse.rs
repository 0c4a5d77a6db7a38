//! The opinion of another board: a validated form goes with its question, and waits there for an answer.

use super::{
    CaseFile, NewCase, Proposal,
    apart::Apart,
    inscribe::{Inscribed, enter, instant},
    propose::next_of_each_board,
    store::{self, Case, Held},
};
use crate::{
    access::{
        Granted,
        acts::{Inscribe, SeeFrcp},
    },
    audit::Event,
    context::Context,
    entities::{episode, frcp, inscription, offer},
    error::Error,
    write::Tx,
};
use chrono::{DateTime, Utc};
use domain::{
    frcp::StageName,
    ids::{EpisodeId, FrcpId, InscriptionId, OfferId, PatientId, ProfessionalId},
    meeting::{CaseStatus, Recourse, RecourseAsk, RecourseStanding, may_ask_recourse, recourse_standing},
    planning::{CaseWeight, SessionStep},
    words,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;
use uuid::Uuid;

/// The next session of each other board that may be asked; one that was asked and has not answered is not asked again.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn boards_to_ask(ctx: &Context, grant: &Granted<SeeFrcp>) -> Result<Vec<Proposal>, Error> {
    let row = form(&ctx.db.read, *grant.target()).await?;
    let waiting = waiting(&ctx.db.read, &row, cases_of(&ctx.db.read, row.patient_id).await?).await?;
    let mut found = next_of_each_board(ctx, PatientId::from_uuid(row.patient_id), &[SessionStep::Open]).await?;
    found.retain(|one| one.offer.uuid() != row.offer_id && !waiting.contains(&one.offer));
    Ok(found)
}

/// Whose form it is: the record that is inscribed.
///
/// # Errors
/// When the database does not answer.
pub async fn patient_of_form(ctx: &Context, grant: &Granted<SeeFrcp>) -> Result<PatientId, Error> {
    Ok(PatientId::from_uuid(form(&ctx.db.read, *grant.target()).await?.patient_id))
}

/// Sends the frozen form and a question to a session of another board: the case is inscribed there, to be discussed.
///
/// # Errors
/// `Refused` when nothing is frozen, when that board was already asked, or as any inscription; `Invalid` beside a field.
pub async fn ask_recourse(
    ctx: &Context,
    read: Granted<SeeFrcp>,
    grant: Granted<Inscribe>,
    question: &str,
) -> Result<Inscribed, Error> {
    let row = form(&ctx.db.read, *read.target()).await?;
    let requester = match grant.actor().professional() {
        Some(me) if super::asking::is_physician(&ctx.db.read, me).await? => me,
        _ => ProfessionalId::from_uuid(row.requester_id),
    };
    let new = NewCase {
        episode: EpisodeId::from_uuid(row.episode_id),
        question: question.to_owned(),
        requester,
        presenter: None,
        wish: CaseStatus::Discussed,
        weight: CaseWeight::Discussed,
        urgent: false,
        late: None,
        beyond: false,
    };
    enter(ctx, grant, new, Apart::Recourse(read)).await
}

/// Gives the frozen form to the case of the board that is asked.
pub(super) async fn send(tx: &Tx, from: FrcpId, held: &Held, file: &mut CaseFile) -> Result<(), Error> {
    let row = form(tx, from).await?;
    let same = row.patient_id == file.case.patient.uuid();
    let known = episode::Entity::find_by_id(row.episode_id).one(tx).await?.is_some();
    if !same || !known {
        return Err(Error::NotFound);
    }
    let cases = cases_of(tx, row.patient_id).await?;
    let own = cases.iter().rev().find(|case| case.frcp_id == row.id && case.state != "withdrawn");
    let own = own.map(|case| InscriptionId::from_uuid(case.id));
    let waiting = waiting(tx, &row, cases).await?;
    let board = OfferId::from_uuid(row.offer_id);
    let ask = RecourseAsk {
        stage: stage(&row)?,
        versions: row.version_number,
        from: board,
        to: held.session.offer,
        waiting: &waiting,
    };
    may_ask_recourse(&ask).map_err(|no| Error::refused(words::meeting::recourse_refusal(no)))?;
    file.case.recourse_of = own;
    file.recourse = Some(Recourse { form: from, version: row.version_number, board, at: instant(tx) });
    tx.trace(Event::done(row.id).about(file.case.patient).noting("recourse"));
    Ok(())
}

/// The boards that were asked about a form and have not answered yet, among the inscriptions of its patient.
async fn waiting<C: ConnectionTrait>(
    db: &C,
    form: &frcp::Model,
    cases: Vec<inscription::Model>,
) -> Result<Vec<OfferId>, Error> {
    let asked = asked_among(db, form, cases).await?;
    Ok(asked.into_iter().filter(|one| one.standing == RecourseStanding::Waiting).map(|one| one.board).collect())
}

/// A question to another board, as the form that it is about sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AskedRecourse {
    /// The form of the board that is asked.
    pub form: FrcpId,
    /// That board.
    pub board: OfferId,
    /// Its name.
    pub name: String,
    /// The question.
    pub question: String,
    /// When it was asked.
    pub at: DateTime<Utc>,
    /// When the session that deals with it begins.
    pub session: DateTime<Utc>,
    /// Where it stands.
    pub standing: RecourseStanding,
}

/// The questions asked about a form, oldest first.
pub(crate) async fn asked_by<C: ConnectionTrait>(db: &C, form: &frcp::Model) -> Result<Vec<AskedRecourse>, Error> {
    asked_among(db, form, cases_of(db, form.patient_id).await?).await
}

/// The inscriptions of a patient, oldest first.
async fn cases_of<C: ConnectionTrait>(db: &C, patient: Uuid) -> Result<Vec<inscription::Model>, Error> {
    let rows = inscription::Entity::find()
        .filter(inscription::Column::PatientId.eq(patient))
        .order_by_asc(inscription::Column::CreatedAt);
    Ok(rows.all(db).await?)
}

/// The questions asked about a form, among the inscriptions of its patient.
async fn asked_among<C: ConnectionTrait>(
    db: &C,
    form: &frcp::Model,
    cases: Vec<inscription::Model>,
) -> Result<Vec<AskedRecourse>, Error> {
    // A case put off keeps its form: its last inscription is the one that counts.
    let mut last: Vec<Case> = Vec::new();
    for row in cases.into_iter().filter(|row| row.frcp_id != form.id) {
        let case = Case::of(row)?;
        if case.file.recourse.as_ref().is_none_or(|one| one.form.uuid() != form.id) {
            continue;
        }
        last.retain(|known| known.row.frcp_id != case.row.frcp_id);
        last.push(case);
    }
    let mut asked = Vec::with_capacity(last.len());
    for case in last {
        asked.extend(told(db, &case).await?);
    }
    Ok(asked)
}

async fn told<C: ConnectionTrait>(db: &C, case: &Case) -> Result<Option<AskedRecourse>, Error> {
    let Some(sent) = &case.file.recourse else { return Ok(None) };
    let held = store::held(db, case.file.case.session).await?;
    let answer = form(db, FrcpId::from_uuid(case.row.frcp_id)).await?;
    Ok(Some(AskedRecourse {
        form: FrcpId::from_uuid(answer.id),
        board: held.session.offer,
        name: held.details.name().to_owned(),
        question: case.row.question.clone(),
        at: sent.at,
        session: held.session.start(),
        standing: recourse_standing(case.file.case.step(), stage(&answer)?),
    }))
}

/// The form that was sent with the case of a form, its question, and the name of the board that asks; nothing when the case came as the
/// others do.
pub(crate) async fn sent_with<C: ConnectionTrait>(
    db: &C,
    form: FrcpId,
) -> Result<Option<(Recourse, String, String)>, Error> {
    let rows = inscription::Entity::find()
        .filter(inscription::Column::FrcpId.eq(form.uuid()))
        .order_by_desc(inscription::Column::CreatedAt);
    let Some(row) = rows.one(db).await? else { return Ok(None) };
    let case = Case::of(row)?;
    let Some(sent) = case.file.recourse else { return Ok(None) };
    let board = offer::Entity::find_by_id(sent.board.uuid()).one(db).await?;
    Ok(Some((sent, case.row.question, board.map(|row| row.name).unwrap_or_default())))
}

/// The names of the boards that asked, by their row.
pub(super) async fn boards_that_asked<C: ConnectionTrait>(
    db: &C,
    cases: &[Case],
) -> Result<HashMap<Uuid, String>, Error> {
    let ids = cases.iter().filter_map(|case| case.file.recourse.as_ref()).map(|sent| sent.board.uuid());
    let rows = offer::Entity::find().filter(offer::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// Whether a form may be sent at all, as far as its own row tells.
#[must_use]
pub(crate) fn may_be_sent(stage: StageName, versions: i32) -> bool {
    let (from, to) = (OfferId::from_uuid(Uuid::nil()), OfferId::from_uuid(Uuid::max()));
    may_ask_recourse(&RecourseAsk { stage, versions, from, to, waiting: &[] }).is_ok()
}

async fn form<C: ConnectionTrait>(db: &C, id: FrcpId) -> Result<frcp::Model, Error> {
    frcp::Entity::find_by_id(id.uuid()).one(db).await?.ok_or(Error::NotFound)
}

fn stage(row: &frcp::Model) -> Result<StageName, Error> {
    let read = serde_json::from_value(row.state.as_str().into());
    read.map_err(|_| Error::Inconsistent { table: "frcp", column: "state", row: row.id.to_string() })
}
