//! The calls of the pages of offers, on the server.

use super::calls::{
    DelegationShown, EditorBasis, LendAsked, LineShown, MayShown, OfferShown, OffersShown, PersonShown, PlaceShown,
    SaveAsked, Step, StepAsked,
};
use crate::{failure::Failure, sign_in::person};
use domain::{
    ids::OfferId,
    offer::{OfferDraft, Periodicity},
    people::Role,
    words,
};
use services::{
    Actor, Context,
    access::{
        acts::{
            CloseOffer, DelegateValidation, DraftOffer, EditOffer, EndDelegation, ListOffers, ResumeOffer,
            SeeDirectory, SeeOffer, SubmitOffer, SuspendOffer, ValidateOffer3c, ValidateOfferRegion,
        },
        ask, decide_for,
    },
    offer,
};
use std::str::FromStr;

fn id_of<T: FromStr>(text: &str) -> Result<T, Failure> {
    text.parse().map_err(|_| Failure::NotFound)
}

pub(super) async fn list() -> Result<OffersShown, Failure> {
    let (ctx, actor) = person()?;
    let lines = offer::offers(&ctx, ask::<ListOffers>(&ctx, &actor, ()).await?).await?;
    let can_draft = decide_for::<DraftOffer>(&ctx, &actor, &()).await?;
    Ok(OffersShown { lines: lines.into_iter().map(line).collect(), can_draft })
}

fn line(line: offer::OfferLine) -> LineShown {
    LineShown {
        id: line.id.to_string(),
        name: line.name,
        organ: line.organ,
        kind: line.kind,
        status: line.status,
        pending: line.pending,
        rhythm: line.periodicity.as_ref().map(rhythm),
        place: line.place,
        coordinator: line.coordinator,
        mine: line.mine,
    }
}

fn rhythm(periodicity: &Periodicity) -> String {
    let hour = words::dates::hour(periodicity.hour);
    format!("{} à {hour}", words::planning::rhythm(&periodicity.rhythm))
}

async fn places(ctx: &Context, actor: &Actor) -> Result<Vec<PlaceShown>, Failure> {
    let Some(own) = actor.place() else { return Ok(Vec::new()) };
    let grant = ask::<SeeDirectory>(ctx, actor, own).await?;
    let places = offer::places(ctx, grant).await?;
    Ok(places.into_iter().map(|place| PlaceShown { id: place.id.to_string(), name: place.name }).collect())
}

pub(super) async fn new_offer() -> Result<EditorBasis, Failure> {
    let (ctx, actor) = person()?;
    // Asked here so that the page is refused before anything is typed; asked again when the offer is kept.
    drop(ask::<DraftOffer>(&ctx, &actor, ()).await?);
    let coordinates = actor.roles().has(Role::RcpCoordinator);
    let me = actor.professional().filter(|_| coordinates);
    let draft = OfferDraft { place: actor.place().filter(|_| coordinates), coordinator: me, ..OfferDraft::default() };
    let myself = me.map(|id| PersonShown { id: id.to_string(), name: actor.name().to_owned(), about: String::new() });
    Ok(EditorBasis { places: places(&ctx, &actor).await?, draft, people: myself.into_iter().collect() })
}

pub(super) async fn page(id: &str) -> Result<OfferShown, Failure> {
    let (ctx, actor) = person()?;
    let view = offer::see_offer(&ctx, ask::<SeeOffer>(&ctx, &actor, id_of(id)?).await?).await?;
    let places = if view.may.edit { places(&ctx, &actor).await? } else { Vec::new() };
    let named = |one: offer::Known<domain::ids::ProfessionalId>| PersonShown {
        id: one.id.to_string(),
        name: one.name,
        about: String::new(),
    };
    Ok(OfferShown {
        version: view.version,
        place: view.place.name,
        people: view.people.into_iter().map(named).collect(),
        places,
        delegations: view.delegations.into_iter().map(delegation).collect(),
        may: MayShown {
            edit: view.may.edit && view.may.submit,
            validate_3c: view.may.validate_3c,
            validate_region: view.may.validate_region,
            stop: view.may.suspend && view.may.close,
            delegate: view.may.delegate,
            plan: view.may.plan,
        },
        today: ctx.today(),
        coming: view.coming,
        offer: view.offer,
    })
}

fn delegation(lent: offer::Delegate) -> DelegationShown {
    DelegationShown {
        id: lent.id.to_string(),
        to: lent.to.name,
        powers: lent.powers,
        from: lent.from,
        until: lent.until,
    }
}

pub(super) async fn find_people(words: &str) -> Result<Vec<PersonShown>, Failure> {
    let (ctx, actor) = person()?;
    let own = actor.place().ok_or(Failure::NotFound)?;
    let grant = ask::<SeeDirectory>(&ctx, &actor, own).await?;
    let found = offer::find_people(&ctx, grant, words).await?;
    let shown = |one: offer::Person| PersonShown { id: one.id.to_string(), name: one.name, about: one.about };
    Ok(found.into_iter().map(shown).collect())
}

pub(super) async fn save(asked: SaveAsked) -> Result<String, Failure> {
    let (ctx, actor) = person()?;
    let (id, version) = match &asked.id {
        Some(id) => {
            let id: OfferId = id_of(id)?;
            let grant = ask::<EditOffer>(&ctx, &actor, id).await?;
            (id, offer::edit_offer(&ctx, grant, asked.draft, asked.version).await?)
        }
        None => {
            let grant = ask::<DraftOffer>(&ctx, &actor, ()).await?;
            (offer::draft_offer(&ctx, grant, asked.draft).await?, 1)
        }
    };
    if asked.submit {
        let grant = ask::<SubmitOffer>(&ctx, &actor, id).await?;
        offer::submit_offer(&ctx, grant, version).await?;
    }
    Ok(id.to_string())
}

pub(super) async fn step(asked: StepAsked) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let (id, version): (OfferId, i64) = (id_of(&asked.id)?, asked.version);
    match asked.step {
        Step::Validate3c => {
            let grant = ask::<ValidateOffer3c>(&ctx, &actor, id).await?;
            offer::validate_offer_for_3c(&ctx, grant, version).await
        }
        Step::ValidateRegion { ids, valid_from } => {
            let grant = ask::<ValidateOfferRegion>(&ctx, &actor, id).await?;
            offer::validate_offer_for_region(&ctx, grant, version, ids, valid_from).await
        }
        Step::SendBack3c(note) => {
            let grant = ask::<ValidateOffer3c>(&ctx, &actor, id).await?;
            offer::send_back_offer(&ctx, grant, version, note).await
        }
        Step::SendBackRegion(note) => {
            let grant = ask::<ValidateOfferRegion>(&ctx, &actor, id).await?;
            offer::send_back_offer(&ctx, grant, version, note).await
        }
        Step::Suspend(note) => {
            let grant = ask::<SuspendOffer>(&ctx, &actor, id).await?;
            offer::suspend_offer(&ctx, grant, version, note).await
        }
        Step::Resume => offer::resume_offer(&ctx, ask::<ResumeOffer>(&ctx, &actor, id).await?, version).await,
        Step::Close(note) => {
            let grant = ask::<CloseOffer>(&ctx, &actor, id).await?;
            offer::close_offer(&ctx, grant, version, note).await
        }
        Step::Revise => offer::revise_offer(&ctx, ask::<EditOffer>(&ctx, &actor, id).await?, version).await,
        Step::DropRevision => offer::drop_revision(&ctx, ask::<EditOffer>(&ctx, &actor, id).await?, version).await,
    }?;
    Ok(())
}

pub(super) async fn lend(asked: LendAsked) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<DelegateValidation>(&ctx, &actor, id_of(&asked.id)?).await?;
    let lent = offer::Delegated { to: id_of(&asked.to)?, powers: asked.powers, from: asked.from, until: asked.until };
    offer::delegate(&ctx, grant, lent).await?;
    Ok(())
}

pub(super) async fn end_lending(id: &str, delegation: &str) -> Result<(), Failure> {
    let (ctx, actor) = person()?;
    let grant = ask::<EndDelegation>(&ctx, &actor, id_of(id)?).await?;
    offer::end_delegation(&ctx, grant, id_of(delegation)?).await?;
    Ok(())
}
