//! The thirteen boards, in force for longer than their oldest session.

use super::{
    people::{People, Person},
    places::Place,
    rows::{body, insert},
};
use crate::{
    audit::Event,
    context::Context,
    entities::{offer, offer_version},
    error::Error,
    offer::offer_row,
    write::write_as_service,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    audit::SystemAct,
    ids::{AccountId, OfferId, PlaceId},
    meeting::{QuorumRule, SpecialtyGroup},
    offer::{NationalIds, Offer, OfferDetails},
    samples::{
        Draw,
        planning::{DemoBoard, boards as demo_boards},
    },
};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

/// A board of the territory and the physicians who sit at it.
#[derive(Debug, Clone)]
pub(super) struct Board {
    pub offer: Offer,
    pub details: OfferDetails,
    pub place: Place,
    /// The coordinator first.
    pub team: Vec<Person>,
    /// Who validates its forms.
    pub coordinator: AccountId,
    version_row: Uuid,
}

/// The boards, in force since `since`; a board whose establishment has no coordinator is left out.
pub(super) fn boards(
    draw: &mut Draw,
    places: &[Place],
    people: &People,
    since: NaiveDate,
    at: DateTime<Utc>,
) -> Vec<Board> {
    demo_boards().iter().filter_map(|demo| board(&mut draw.fork(), demo, places, people, since, at)).collect()
}

fn board(
    draw: &mut Draw,
    demo: &DemoBoard,
    places: &[Place],
    people: &People,
    since: NaiveDate,
    at: DateTime<Utc>,
) -> Option<Board> {
    let place = places.iter().find(|place| place.city == demo.town)?.clone();
    let chief = people.coordinator(place.id)?;
    let (coordinator, _) = chief.account?;
    let deputies: Vec<_> = people.physicians(place.id).filter(|one| one.id != chief.id).take(2).collect();
    let ids: Vec<_> = deputies.iter().map(|one| one.id).collect();
    let by = |login: &str| people.holder(login)?.account.map(|(id, _)| (id, at));
    let offer = Offer::start(OfferId::from_uuid(draw.uuid()), demo.draft(place.id, chief.id, &ids), (coordinator, at));
    let offer = offer.submit((coordinator, at)).ok()?.validate_for_3c(by("3c")?).ok()?;
    let offer = offer.validate_for_region(by("region")?, national_ids(draw), since).ok()?;
    let details = offer.last_version()?.details.clone();
    let mut team = vec![chief.clone()];
    team.extend(deputies.into_iter().cloned());
    complete(&mut team, details.quorum(), people, place.id);
    Some(Board { offer, details, place, team, coordinator, version_row: draw.uuid() })
}

fn national_ids(draw: &mut Draw) -> NationalIds {
    NationalIds { network: "11".into(), manager: draw.digits(4), rcp: draw.digits(5) }
}

/// Adds physicians of each specialty that the quorum names, as many as it asks for.
fn complete(team: &mut Vec<Person>, rule: &QuorumRule, people: &People, place: PlaceId) {
    let times = |n: u8| std::iter::repeat_n((), usize::from(n));
    let any_of =
        rule.any_of().iter().flat_map(|any| any.groups.iter().flat_map(move |group| times(any.n).map(move |()| group)));
    let groups: Vec<&SpecialtyGroup> = rule.all_of().iter().chain(any_of).chain(rule.expected()).collect();
    for group in groups {
        let fits = |one: &&Person| one.specialty.is_some_and(|specialty| group.specialties().contains(&specialty));
        let seated = |one: &&Person, team: &[Person]| team.iter().any(|member| member.id == one.id);
        let found = people.physicians(place).filter(fits).find(|one| !seated(one, team));
        team.extend(found.cloned());
    }
}

/// Writes the offers and the versions in force.
pub(super) async fn write(ctx: &Context, boards: &[Board]) -> Result<(), Error> {
    let at = ctx.now_ms();
    let offers = boards.iter().map(|board| offer(board, at)).collect::<Result<Vec<_>, _>>()?;
    let versions = boards.iter().map(|board| version(board, at)).collect::<Result<Vec<_>, _>>()?;
    write_as_service(ctx, SystemAct::DemoWritten, async move |tx| {
        tx.trace(Event::done(None).noting("offers"));
        insert(tx, &offers).await?;
        insert(tx, &versions).await
    })
    .await
}

fn offer(board: &Board, at: i64) -> Result<offer::ActiveModel, Error> {
    Ok(offer::ActiveModel { created_at: Set(at), ..offer_row(&board.offer, board.place.id, 1, at)? })
}

fn version(board: &Board, at: i64) -> Result<offer_version::ActiveModel, Error> {
    let version = board.offer.last_version().ok_or_else(|| Error::body("offer", board.offer.id))?;
    Ok(offer_version::ActiveModel {
        id: Set(board.version_row),
        offer_id: Set(board.offer.id.uuid()),
        valid_from: Set(version.valid_from),
        body: Set(body(version)?),
        made_by: Set(board.coordinator.uuid()),
        made_at: Set(at),
    })
}
