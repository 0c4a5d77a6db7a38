//! The rows of lines that become drafts: gathered for a whole batch, then inserted table by table in few statements.

use super::{read::Drafted, rows::insert, write::Target};
use crate::{
    audit::Event,
    context::instant,
    entities::{edit, episode, frcp, patient, patient_key, patient_place},
    error::Error,
    frcp::Kept,
    patient::{Body, all_keys, code},
    write::Tx,
};
use chrono::NaiveDate;
use domain::{
    access::Sharing,
    forms::{Answers, Order},
    frcp::{Change, Edit, Frcp, Imported, Stamp},
    ids::{EditId, FrcpId, PatientId},
    patient::Identity,
    samples::{Draw, patient as samples},
};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// The rows of some lines.
#[derive(Default)]
pub(super) struct Lines {
    patients: Vec<patient::ActiveModel>,
    keys: Vec<patient_key::ActiveModel>,
    places: Vec<patient_place::ActiveModel>,
    pathways: Vec<episode::ActiveModel>,
    forms: Vec<frcp::ActiveModel>,
    edits: Vec<edit::ActiveModel>,
    /// Each record with its form: what the trace names.
    written: Vec<(Uuid, Uuid)>,
}

impl Lines {
    /// The rows of these drafts: for each a fictive record, its pathway, and the draft of its form.
    pub(super) fn of(
        drafts: &[Drafted],
        target: &Target,
        draw: &mut Draw,
        today: NaiveDate,
        at: i64,
    ) -> Result<Self, Error> {
        let mut lines = Self::default();
        for one in drafts {
            lines.add(one, target, draw, today, at)?;
        }
        Ok(lines)
    }

    /// Inserts them, and leaves the trace of each line.
    pub(super) async fn insert(self, tx: &Tx) -> Result<Vec<Uuid>, Error> {
        insert(tx, self.patients).await?;
        insert(tx, self.keys).await?;
        insert(tx, self.places).await?;
        insert(tx, self.pathways).await?;
        insert(tx, self.forms).await?;
        insert(tx, self.edits).await?;
        for (patient, form) in &self.written {
            tx.trace(Event::done(*form).about(PatientId::from_uuid(*patient)).noting("import"));
        }
        Ok(self.written.into_iter().map(|(patient, _)| patient).collect())
    }

    fn add(&mut self, one: &Drafted, target: &Target, draw: &mut Draw, today: NaiveDate, at: i64) -> Result<(), Error> {
        let age = one.age.clamp(1, 110);
        let traits = samples::traits_of(draw, today, one.sex, age..=age);
        let file = Body::new(Identity::provisional(traits, None));
        let (id, pathway, form) = (draw.uuid(), draw.uuid(), draw.uuid());
        self.patients.push(patient::ActiveModel {
            id: Set(id),
            sharing: Set(code(&Sharing::NotShared)?),
            deceased_on: Set(None),
            merged_into: Set(None),
            created_by: Set(target.by.uuid()),
            created_at_place: Set(target.place),
            created_at: Set(at),
            version: Set(1),
            ..file.columns()?
        });
        let keys = all_keys(&file.candidate()).into_iter();
        self.keys.extend(keys.map(|key| patient_key::ActiveModel { key: Set(key), patient_id: Set(id) }));
        self.places.push(patient_place::ActiveModel {
            patient_id: Set(id),
            place_id: Set(target.place),
            since: Set(at),
        });
        self.pathways.push(episode::ActiveModel {
            id: Set(pathway),
            patient_id: Set(id),
            organ: Set(code(&target.organ)?),
            label: Set(one.key.clone()),
            state: Set("open".into()),
            opened_by: Set(target.by.uuid()),
            place_id: Set(target.place),
            opened_at: Set(at),
        });
        self.written.push((id, form));
        self.draft(one, target, draw, (id, pathway, form), at)
    }

    fn draft(
        &mut self,
        one: &Drafted,
        target: &Target,
        draw: &mut Draw,
        (patient, pathway, id): (Uuid, Uuid, Uuid),
        at: i64,
    ) -> Result<(), Error> {
        let imported = Imported { source: target.source.clone(), date: one.year.clone(), ..Imported::default() };
        let mut revision = 0;
        for change in changes(&one.answers) {
            revision += 1;
            let path = change.path().map(ToString::to_string);
            let place = path.or_else(|| change.row().map(|(list, row)| format!("{list}/{row}")));
            let (edit_id, imported) = (EditId::from_uuid(draw.uuid()), Some(imported.clone()));
            let kept = Edit { id: edit_id, author: target.by, on_behalf_of: None, at: instant(at), imported, change };
            self.edits.push(edit::ActiveModel {
                id: Set(kept.id.uuid()),
                frcp_id: Set(id),
                revision: Set(revision),
                path: Set(place.unwrap_or_default()),
                body: Set(serde_json::to_string(&kept).map_err(|_| Error::body("edit", id))?),
                author_id: Set(target.by.uuid()),
                on_behalf_of: Set(None),
                at: Set(at),
            });
        }
        let opened = Frcp::initiate(FrcpId::from_uuid(id), Stamp { by: target.by, at: instant(at) });
        let current = opened.edited().map_err(|refusal| Error::refused(domain::words::frcp::refusal(&refusal)))?;
        let kept = Kept::new(current);
        self.forms.push(frcp::ActiveModel {
            id: Set(id),
            patient_id: Set(patient),
            episode_id: Set(pathway),
            offer_id: Set(target.offer),
            session_id: Set(None),
            form_key: Set(target.form.key.to_string()),
            form_version: Set(target.form.version.to_string()),
            state: Set(code(&kept.current.stage().name())?),
            body: Set(serde_json::to_string(&kept).map_err(|_| Error::body("frcp", id))?),
            requester_id: Set(target.requester),
            place_id: Set(target.place),
            version_number: Set(0),
            announced_at: Set(None),
            revision: Set(revision),
            created_at: Set(at),
            updated_at: Set(at),
            updated_by: Set(target.by.uuid()),
            version: Set(1),
        });
        Ok(())
    }
}

/// The changes that write these answers: rows first.
pub(crate) fn changes(answers: &Answers) -> Vec<Change> {
    let rows = answers.lists().flat_map(|list| {
        answers.rows(list).into_iter().map(move |row| {
            let order = answers.order(list, row).cloned().unwrap_or_else(|| Order::between(None, None));
            Change::AddRow { list: list.clone(), row, order }
        })
    });
    let written = answers.iter();
    let written =
        written.map(|(path, answer)| Change::Answer { path: path.clone(), base: None, answer: Some(answer.clone()) });
    rows.chain(written).collect()
}
