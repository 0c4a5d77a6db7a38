//! The steps of an offer, as buttons for those who may do them.

use super::calls::{OfferShown, Step, StepAsked, step_offer};
use crate::prelude::*;
use crate::{
    failure::Failure,
    planning::date_of,
    ui::{Button, DateInput, Dialog, Field, Look, Mark, Notice, TextArea, TextInput},
};
use domain::{
    offer::{NationalIds, OfferStatus, PendingStage},
    words::{self, dates},
};

type Doing = Action<StepAsked, Result<(), Failure>>;

/// What every button needs.
#[derive(Clone)]
struct Here {
    id: String,
    version: i64,
    act: Doing,
}

impl Here {
    fn go(&self, step: Step) {
        self.act.dispatch(StepAsked { id: self.id.clone(), version: self.version, step });
    }
}

/// The buttons of the steps that are possible now, and what a step answered.
pub(super) fn steps(shown: &OfferShown, again: RwSignal<u32>) -> AnyView {
    let act: Doing = Action::new(|asked: &StepAsked| {
        let asked = asked.clone();
        async move { step_offer(asked).await }
    });
    Effect::new(move || {
        if act.value().with(|answer| matches!(answer, Some(Ok(())))) {
            again.update(|count| *count += 1);
        }
    });
    let here = Here { id: shown.offer.id.to_string(), version: shown.version, act };
    let failed = move || match act.value().get() {
        Some(Err(failure)) => Some(view! { <Notice mark=Mark::Blocking urgent=true>{failure.sentence()}</Notice> }),
        _ => None,
    };
    let validating = validating(&here, shown);
    let living = living(&here, shown);
    view! {
        {failed}
        <div class="form-actions">{validating} {living}</div>
    }
    .into_any()
}

fn validating(here: &Here, shown: &OfferShown) -> Option<AnyView> {
    let stage = shown.offer.pending()?.stage;
    let may = shown.may;
    match stage {
        PendingStage::Submitted if may.validate_3c => {
            let go = here.clone();
            Some(
                view! {
                    <Button look=Look::Primary busy=here.act.pending() on_press=Callback::new(move |()| go.go(Step::Validate3c))>
                        "Valider pour le 3C"
                    </Button>
                    {with_reason(here, ("Renvoyer pour correction", "renvoyer", Look::Plain), None, Step::SendBack3c)}
                }
                .into_any(),
            )
        }
        PendingStage::ValidatedBy3c if may.validate_region => Some(
            view! {
                {for_region(here, shown)}
                {with_reason(here, ("Renvoyer pour correction", "renvoyer", Look::Plain), None, Step::SendBackRegion)}
            }
            .into_any(),
        ),
        _ => None,
    }
}

fn living(here: &Here, shown: &OfferShown) -> AnyView {
    let (status, may) = (shown.offer.status(), shown.may);
    let in_force = matches!(status, OfferStatus::Validated | OfferStatus::Suspended);
    let revising = shown.offer.pending().is_some();
    let plan = (may.plan && status == OfferStatus::Validated).then(|| {
        let href = format!("{}?rcp={}", crate::routes::NEW_SERIES, here.id);
        view! { <Button href=href>"Planifier des séances"</Button> }
    });
    let revise = (may.edit && in_force && !revising).then(|| simple(here, "Préparer une révision", Step::Revise));
    let drop = (may.edit && in_force && revising).then(|| simple(here, "Abandonner la révision", Step::DropRevision));
    let suspend = (may.stop && status == OfferStatus::Validated)
        .then(|| stopping(here, shown, "Suspendre la RCP", "suspendre", Look::Plain, Step::Suspend));
    let resume = (may.stop && status == OfferStatus::Suspended).then(|| simple(here, "Reprendre la RCP", Step::Resume));
    let close = (may.stop && status != OfferStatus::Closed)
        .then(|| stopping(here, shown, "Fermer la RCP", "fermer", Look::Danger, Step::Close));
    view! { {plan} {revise} {drop} {suspend} {resume} {close} }.into_any()
}

fn simple(here: &Here, label: &'static str, step: Step) -> AnyView {
    let go = here.clone();
    view! {
        <Button busy=here.act.pending() on_press=Callback::new(move |()| go.go(step.clone()))>
            {label}
        </Button>
    }
    .into_any()
}

/// A step that stops the board: the dialog tells what it leaves to decide.
fn stopping(
    here: &Here,
    shown: &OfferShown,
    label: &'static str,
    name: &'static str,
    look: Look,
    step: fn(String) -> Step,
) -> AnyView {
    let (sessions, cases) = shown.coming;
    let leaves = shown.offer.last_version().map(|_| words::offer::what_stopping_leaves(sessions, cases));
    with_reason(here, (label, name, look), leaves, step)
}

/// A step that needs a reason, asked in a dialog; what it does besides is told there.
fn with_reason(
    here: &Here,
    (label, name, look): (&'static str, &'static str, Look),
    told: Option<String>,
    step: fn(String) -> Step,
) -> AnyView {
    let (open, note) = (RwSignal::new(false), RwSignal::new(String::new()));
    let (go, act) = (here.clone(), here.act);
    let press = Callback::new(move |()| {
        go.go(step(note.get_untracked()));
        open.set(false);
    });
    let field = format!("{name}-motif");
    view! {
        <Button look=look on_press=Callback::new(move |()| open.set(true))>
            {label}
        </Button>
        <Dialog name=name title=label open=open>
            <div class="form">
                {told.map(|told| view! { <p>{told}</p> })}
                <Field name=field label="Motif">
                    <TextArea value=note />
                </Field>
                <div class="form-actions">
                    <Button
                        look=if look == Look::Danger { Look::Danger } else { Look::Primary }
                        busy=act.pending()
                        disabled=Signal::derive(move || note.with(|text| text.trim().is_empty()))
                        on_press=press
                    >
                        {label}
                    </Button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The validation of the region: the national identifiers and the first day in force.
fn for_region(here: &Here, shown: &OfferShown) -> AnyView {
    let known = shown.offer.national_ids().cloned();
    let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
    let network = text(known.as_ref().map(|ids| ids.network.clone()));
    let manager = text(known.as_ref().map(|ids| ids.manager.clone()));
    let rcp = text(known.map(|ids| ids.rcp));
    let from = RwSignal::new(dates::numeric(shown.today));
    let (open, go, act) = (RwSignal::new(false), here.clone(), here.act);
    let press = Callback::new(move |()| {
        if let Some(valid_from) = date_of(&from.get_untracked()) {
            let ids = NationalIds {
                network: network.get_untracked(),
                manager: manager.get_untracked(),
                rcp: rcp.get_untracked(),
            };
            go.go(Step::ValidateRegion { ids, valid_from });
            open.set(false);
        }
    });
    let ready = Signal::derive(move || {
        let blank = [network, manager, rcp].iter().any(|text| text.with(|text| text.trim().is_empty()));
        blank || date_of(&from.get()).is_none()
    });
    view! {
        <Button look=Look::Primary on_press=Callback::new(move |()| open.set(true))>
            "Valider pour la région"
        </Button>
        <Dialog name="valider-region" title="Valider pour la région" open=open>
            <div class="form">
                <p>"Les identifiants nationaux figurent dans l’en-tête de chaque FRCP de cette RCP."</p>
                <Field name="id-reseau" label="Identifiant du réseau régional">
                    <TextInput value=network />
                </Field>
                <Field name="id-gestionnaire" label="Identifiant du gestionnaire (3C ou établissement)">
                    <TextInput value=manager />
                </Field>
                <Field name="id-rcp" label="Identifiant de la RCP">
                    <TextInput value=rcp />
                </Field>
                <Field name="en-vigueur" label="En vigueur à partir du">
                    <DateInput value=from />
                </Field>
                <div class="form-actions">
                    <Button look=Look::Primary busy=act.pending() disabled=ready on_press=press>
                        "Valider pour la région"
                    </Button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}
