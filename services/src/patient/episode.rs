//! One primary tumour's pathway, opened in a record.

use super::body::code;
use crate::{
    access::{Granted, acts::OpenEpisode},
    audit::Event,
    context::Context,
    entities::episode,
    error::Error,
    write::write,
};
use domain::{access::Action, ids::EpisodeId, offer::Organ, words};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// A pathway to open.
#[derive(Debug, Clone)]
pub struct NewEpisode {
    /// The organ.
    pub organ: Organ,
    /// How people call it ("Sein gauche 2026").
    pub label: String,
}

/// The longest name of a pathway, in characters.
const LONGEST_LABEL: usize = 120;

/// Opens a pathway.
///
/// # Errors
/// `Invalid` on `label` when it is empty or too long.
pub async fn open_episode(ctx: &Context, grant: Granted<OpenEpisode>, new: NewEpisode) -> Result<EpisodeId, Error> {
    let (actor, patient) = (grant.actor().clone(), *grant.target());
    let place = actor.place().ok_or(Error::NotFound)?;
    let (id, label) = (ctx.id(EpisodeId::from_uuid), new.label.trim().to_owned());
    if label.is_empty() {
        return Err(Error::invalid("label", words::patient::episode_label_needed()));
    }
    if label.chars().count() > LONGEST_LABEL {
        return Err(Error::invalid("label", words::patient::too_long(LONGEST_LABEL)));
    }
    let organ = code(&new.organ)?;
    write(ctx, &actor.clone(), Action::OpenEpisode, async move |tx| {
        grant.again(tx).await?;
        let row = episode::ActiveModel {
            id: Set(id.uuid()),
            patient_id: Set(patient.uuid()),
            organ: Set(organ.clone()),
            label: Set(label.clone()),
            state: Set("open".into()),
            opened_by: Set(actor.account().uuid()),
            place_id: Set(place.uuid()),
            opened_at: Set(tx.at()),
        };
        episode::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("episode"));
        Ok(id)
    })
    .await
}
