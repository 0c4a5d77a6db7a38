//! What the patient was told before a board, and the answer.

use crate::{
    access::{Granted, acts::RecordBoardInformation},
    audit::Event,
    context::{Context, date_of},
    entities::board_information,
    error::Error,
    patient::code,
    write::write,
};
use domain::{
    access::Action,
    consent::{BoardInformation, InscribeRefused},
    words,
};
use sea_orm::{ActiveValue::Set, EntityTrait};

/// Records that the patient was informed of the presentation, and what the patient answered.
///
/// # Errors
/// `Invalid` on `date` when it is in the future.
pub async fn record_board_information(
    ctx: &Context,
    grant: Granted<RecordBoardInformation>,
    information: BoardInformation,
) -> Result<(), Error> {
    let (actor, patient, id) = (grant.actor().clone(), *grant.target(), ctx.random.uuid());
    write(ctx, &actor.clone(), Action::RecordBoardInformation, async move |tx| {
        grant.again(tx).await?;
        if information.date > date_of(tx.at()) {
            let sentence = words::consent::inscribe_refused(InscribeRefused::InformedInTheFuture);
            return Err(Error::invalid("date", sentence));
        }
        let row = board_information::ActiveModel {
            id: Set(id),
            patient_id: Set(patient.uuid()),
            outcome: Set(code(&information.outcome)?),
            body: Set(serde_json::to_string(&information).map_err(|_| Error::body("board_information", id))?),
            recorded_by: Set(actor.account().uuid()),
            recorded_at: Set(tx.at()),
        };
        board_information::Entity::insert(row).exec_without_returning(tx).await?;
        tx.trace(Event::done(patient.uuid()).about(patient).noting("board-information"));
        Ok(())
    })
    .await
}
