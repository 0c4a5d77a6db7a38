//! The offers, as lists and pages show them.

use super::store;
use crate::{
    access::{
        Actor, Granted,
        acts::{
            CloseOffer, DelegateValidation, EditOffer, ListOffers, PlanSeries, ResumeOffer, SeeOffer, SubmitOffer,
            SuspendOffer, ValidateOffer3c, ValidateOfferRegion,
        },
        decide_for, offered,
    },
    context::Context,
    entities::{account, delegation, inscription, offer, place, professional, session},
    error::Error,
};
use chrono::NaiveDate;
use domain::sorted::Set;
use domain::{
    access::OfferStage,
    ids::{AccountId, DelegationId, OfferId, PlaceId, ProfessionalId},
    offer::{Offer, OfferStatus, Organ, PendingStage, Periodicity, RcpType},
    people::DelegatedPower,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A line of the list of offers.
#[derive(Debug, Clone)]
pub struct OfferLine {
    /// Its identity.
    pub id: OfferId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub organ: Option<Organ>,
    /// Its type.
    pub kind: Option<RcpType>,
    /// Where it is in its life.
    pub status: OfferStatus,
    /// How far its revision (or its first text) has gone.
    pub pending: Option<PendingStage>,
    /// How often.
    pub periodicity: Option<Periodicity>,
    /// The establishment.
    pub place: String,
    /// The coordinator.
    pub coordinator: Option<String>,
    /// The actor coordinates it or is a deputy.
    pub mine: bool,
}

/// The offers that the actor may see, by name. A published offer is open to whoever may list; the others are asked one by
/// one.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn offers(ctx: &Context, grant: Granted<ListOffers>) -> Result<Vec<OfferLine>, Error> {
    let actor = grant.actor();
    let rows = offer::Entity::find().order_by_asc(offer::Column::Name).all(&ctx.db.read).await?;
    let places = place_names(ctx, rows.iter().map(|row| row.place_id)).await?;
    let people = people_names(ctx, rows.iter().filter_map(|row| row.coordinator_id)).await?;
    let mut lines = Vec::new();
    for row in rows {
        let offer = store::read_offer(&row)?;
        if is_public(offer.status()) || decide_for::<SeeOffer>(ctx, actor, &offer.id).await? {
            lines.push(line(ctx, actor, &offer, &row, (&places, &people)));
        }
    }
    Ok(lines)
}

/// A board in force, or suspended, as a menu names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardName {
    /// Its identity.
    pub id: OfferId,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub organ: Option<Organ>,
}

/// The boards in force or suspended, by name: whoever may list offers sees each of them.
///
/// # Errors
/// When the database does not answer.
pub async fn board_names(ctx: &Context, _grant: Granted<ListOffers>) -> Result<Vec<BoardName>, Error> {
    let rows: Vec<(Uuid, String, String)> = offer::Entity::find()
        .select_only()
        .columns([offer::Column::Id, offer::Column::Name, offer::Column::Organ])
        .filter(offer::Column::State.is_in([OfferStage::Published, OfferStage::Suspended].map(store::code)))
        .order_by_asc(offer::Column::Name)
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let name = |(id, name, organ)| BoardName { id: OfferId::from_uuid(id), name, organ: organ_of(organ) };
    Ok(rows.into_iter().map(name).collect())
}

/// The organ of the column; none when the board is about none.
pub(crate) fn organ_of(column: String) -> Option<Organ> {
    serde_json::from_value(column.into()).ok()
}

const fn is_public(status: OfferStatus) -> bool {
    matches!(status, OfferStatus::Validated | OfferStatus::Suspended | OfferStatus::Closed)
}

type Names = HashMap<Uuid, String>;

fn line(ctx: &Context, actor: &Actor, offer: &Offer, row: &offer::Model, names: (&Names, &Names)) -> OfferLine {
    let text = store::text(offer, ctx.now_ms());
    let me = actor.professional();
    let mine = me.is_some_and(|me| text.coordinator == Some(me) || text.deputies.contains(&me));
    OfferLine {
        id: offer.id,
        name: offer.name().to_owned(),
        organ: text.organ,
        kind: text.kind,
        status: offer.status(),
        pending: offer.pending().map(|pending| pending.stage),
        periodicity: text.periodicity,
        place: names.0.get(&row.place_id).cloned().unwrap_or_default(),
        coordinator: row.coordinator_id.and_then(|id| names.1.get(&id).cloned()),
        mine,
    }
}

/// Somebody or some place, and the name to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known<T> {
    /// Who or where.
    pub id: T,
    /// Its name.
    pub name: String,
}

/// A delegation that runs or will run.
#[derive(Debug, Clone)]
pub struct Delegate {
    /// Its identity.
    pub id: DelegationId,
    /// Who receives.
    pub to: Known<AccountId>,
    /// Which powers.
    pub powers: Set<DelegatedPower>,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// What the actor may do on an offer, to show a button or not; each act asks again.
#[derive(Debug, Clone, Copy, Default)]
pub struct May {
    /// Write its text.
    pub edit: bool,
    /// Submit it.
    pub submit: bool,
    /// Validate for the 3C.
    pub validate_3c: bool,
    /// Validate for the region.
    pub validate_region: bool,
    /// Suspend it.
    pub suspend: bool,
    /// Resume it.
    pub resume: bool,
    /// Close it.
    pub close: bool,
    /// Lend powers.
    pub delegate: bool,
    /// Plan sessions.
    pub plan: bool,
}

/// An offer and everything that its page names.
#[derive(Debug, Clone)]
pub struct OfferView {
    /// The offer.
    pub offer: Offer,
    /// Its version, to write.
    pub version: i64,
    /// Its establishment.
    pub place: Known<PlaceId>,
    /// The people whom its texts name.
    pub people: Vec<Known<ProfessionalId>>,
    /// The delegations that are not over.
    pub delegations: Vec<Delegate>,
    /// What the actor may do.
    pub may: May,
    /// Its sessions to come and the cases that wait in them, for whoever may stop it.
    pub coming: (usize, usize),
}

/// One offer.
///
/// # Errors
/// When the database does not answer or holds a value that does not read.
pub async fn see_offer(ctx: &Context, grant: Granted<SeeOffer>) -> Result<OfferView, Error> {
    let kept = store::kept(&ctx.db.read, *grant.target()).await?;
    let named = named_people(&kept.offer);
    let people = people_names(ctx, named.iter().map(|id| id.uuid())).await?;
    let places = place_names(ctx, [kept.place.uuid()]).await?;
    let may = may(ctx, grant.actor(), kept.offer.id).await?;
    Ok(OfferView {
        coming: if may.suspend || may.close { coming(ctx, kept.offer.id).await? } else { (0, 0) },
        version: kept.version,
        place: Known { id: kept.place, name: places.get(&kept.place.uuid()).cloned().unwrap_or_default() },
        people: named
            .into_iter()
            .map(|id| Known { id, name: people.get(&id.uuid()).cloned().unwrap_or_default() })
            .collect(),
        delegations: delegations(ctx, kept.offer.id).await?,
        may,
        offer: kept.offer,
    })
}

/// The sessions of a board that have not begun, and the cases that wait in them.
async fn coming(ctx: &Context, offer: OfferId) -> Result<(usize, usize), Error> {
    let db = &ctx.db.read;
    let sessions: Vec<Uuid> = session::Entity::find()
        .select_only()
        .column(session::Column::Id)
        .filter(session::Column::OfferId.eq(offer.uuid()))
        .filter(session::Column::StartsAt.gt(ctx.now_ms()))
        .filter(session::Column::State.is_in(["planned", "open", "closed"]))
        .into_tuple()
        .all(db)
        .await?;
    let cases = inscription::Entity::find()
        .filter(inscription::Column::SessionId.is_in(sessions.iter().copied()))
        .filter(inscription::Column::State.is_in(["inscribed", "complete", "incomplete"]));
    let cases = usize::try_from(cases.count(db).await?).unwrap_or(usize::MAX);
    Ok((sessions.len(), cases))
}

fn named_people(offer: &Offer) -> Set<ProfessionalId> {
    let written = offer.pending().map(|pending| &pending.draft);
    let in_force = offer.last_version().map(|version| &version.details);
    let written = written.into_iter().flat_map(|text| text.coordinator.iter().chain(&text.deputies).copied());
    let in_force = in_force
        .into_iter()
        .flat_map(|text| std::iter::once(text.coordinator()).chain(text.deputies().iter().copied()));
    written.chain(in_force).collect()
}

async fn may(ctx: &Context, actor: &Actor, offer: OfferId) -> Result<May, Error> {
    let offered = offered::<EditOffer>(ctx, actor, &offer).await?;
    Ok(May {
        edit: offered.may::<EditOffer>(),
        submit: offered.may::<SubmitOffer>(),
        validate_3c: offered.may::<ValidateOffer3c>(),
        validate_region: offered.may::<ValidateOfferRegion>(),
        suspend: offered.may::<SuspendOffer>(),
        resume: offered.may::<ResumeOffer>(),
        close: offered.may::<CloseOffer>(),
        delegate: offered.may::<DelegateValidation>(),
        plan: offered.may::<PlanSeries>(),
    })
}

async fn delegations(ctx: &Context, offer: OfferId) -> Result<Vec<Delegate>, Error> {
    let rows = delegation::Entity::find()
        .filter(delegation::Column::OfferId.eq(offer.uuid()))
        .filter(delegation::Column::ValidUntil.gte(ctx.today()))
        .order_by_asc(delegation::Column::ValidFrom)
        .all(&ctx.db.read)
        .await?;
    let people = account::Entity::find()
        .filter(account::Column::Id.is_in(rows.iter().map(|row| row.given_to)))
        .all(&ctx.db.read)
        .await?;
    let name = |id: Uuid| {
        let found = people.iter().find(|row| row.id == id);
        found.map(|row| format!("{} {}", row.given_name, row.family_name)).unwrap_or_default()
    };
    let shown = rows.into_iter().map(|row| Delegate {
        id: DelegationId::from_uuid(row.id),
        to: Known { id: AccountId::from_uuid(row.given_to), name: name(row.given_to) },
        powers: serde_json::from_str(&row.powers).unwrap_or_default(),
        from: row.valid_from,
        until: row.valid_until,
    });
    Ok(shown.collect())
}

/// The names of establishments.
pub(crate) async fn place_names(ctx: &Context, ids: impl IntoIterator<Item = Uuid>) -> Result<Names, Error> {
    let ids: HashSet<_> = ids.into_iter().collect();
    let rows = place::Entity::find().filter(place::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The names of those who have these accounts, as people say them.
pub(crate) async fn account_names(ctx: &Context, ids: impl IntoIterator<Item = Uuid>) -> Result<Names, Error> {
    let ids: HashSet<_> = ids.into_iter().collect();
    let rows = account::Entity::find().filter(account::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| (row.id, format!("{} {}", row.given_name, row.family_name))).collect())
}

/// The names of professionals, as people say them.
pub(crate) async fn people_names(ctx: &Context, ids: impl IntoIterator<Item = Uuid>) -> Result<Names, Error> {
    let ids: HashSet<_> = ids.into_iter().collect();
    let rows = professional::Entity::find().filter(professional::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| (row.id, format!("{} {}", row.given_name, row.family_name))).collect())
}
