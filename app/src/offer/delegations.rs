//! The powers that a coordinator lends, for a time.

use super::{
    calls::{DelegationShown, LendAsked, OfferShown, PersonShown, end_lending, lend_powers},
    people_field::people_field,
};
use crate::prelude::*;
use crate::wire::code;
use crate::{
    failure::Failure,
    planning::date_of,
    sign_in::when_code_needed,
    ui::{Button, Card, Checkbox, DateInput, Dialog, Field, Look, Mark, Notice},
};
use domain::{
    people::DelegatedPower,
    words::{self, dates},
};

/// The delegations that are not over, and the door to a new one.
pub(super) fn delegations(shown: &OfferShown, again: RwSignal<u32>) -> AnyView {
    let may = shown.may.delegate;
    if shown.delegations.is_empty() && !may {
        return ().into_any();
    }
    let id = shown.offer.id.to_string();
    let lines = shown.delegations.iter().map(|lent| line(&id, lent, may, again)).collect_view();
    let none = shown.delegations.is_empty().then(|| view! { <p class="quiet-text">"Aucune délégation en cours."</p> });
    let lending = may.then(|| lending(shown, again));
    view! {
        <Card title="Délégations">
            {none} <ul class="people-list">{lines}</ul> {lending}
        </Card>
    }
    .into_any()
}

fn line(offer: &str, lent: &DelegationShown, may: bool, again: RwSignal<u32>) -> AnyView {
    let powers: Vec<_> = lent.powers.iter().map(|one| words::people::delegated_power(*one)).collect();
    let about = format!("{}, {}", powers.join(", "), dates::days_between(lent.from, lent.until));
    let (offer, delegation) = (offer.to_owned(), lent.id.clone());
    let end = Action::new(move |(): &()| end_lending(offer.clone(), delegation.clone()));
    Effect::new(move || {
        if end.value().with(|answer| matches!(answer, Some(Ok(())))) {
            again.update(|count| *count += 1);
        }
    });
    let press = Callback::new(move |()| {
        end.dispatch(());
    });
    let button = may.then(|| view! { <Button busy=end.pending() on_press=press>"Mettre fin à la délégation"</Button> });
    view! {
        <li class="people-line">
            <strong>{lent.to.clone()}</strong>
            <span class="quiet-text">{about}</span>
            {button}
        </li>
    }
    .into_any()
}

fn lending(shown: &OfferShown, again: RwSignal<u32>) -> AnyView {
    let open = RwSignal::new(false);
    let to = RwSignal::new(Vec::<PersonShown>::new());
    let powers = DelegatedPower::ALL.map(|power| (power, RwSignal::new(false)));
    let (from, until) = (RwSignal::new(dates::numeric(shown.today)), RwSignal::new(String::new()));
    let lend = Action::new(|asked: &LendAsked| {
        let asked = asked.clone();
        async move { lend_powers(asked).await }
    });
    Effect::new(move || {
        if lend.value().with(|answer| matches!(answer, Some(Ok(())))) {
            open.set(false);
            again.update(|count| *count += 1);
        }
    });
    let id = shown.offer.id.to_string();
    let asked = move || {
        Some(LendAsked {
            id: id.clone(),
            to: to.with(|people| people.first().map(|one| one.id.clone()))?,
            powers: powers.iter().filter(|(_, ticked)| ticked.get()).map(|(power, _)| *power).collect(),
            from: date_of(&from.get())?,
            until: date_of(&until.get())?,
        })
        .filter(|asked| !asked.powers.is_empty())
    };
    let (ready, retry) = (asked.clone(), asked.clone());
    when_code_needed(lend, move || {
        if let Some(asked) = untrack(&retry) {
            lend.dispatch(asked);
        }
    });
    let press = Callback::new(move |()| {
        if let Some(asked) = untrack(&asked) {
            lend.dispatch(asked);
        }
    });
    let boxes = powers.map(|(power, ticked)| {
        let name = format!("pouvoir-{}", code(power));
        view! { <Checkbox name=name label=words::people::delegated_power(power) checked=ticked /> }
    });
    view! {
        <Button on_press=Callback::new(move |()| open.set(true))>"Déléguer des pouvoirs"</Button>
        <Dialog name="deleguer" title="Déléguer des pouvoirs" open=open>
            <div class="form">
                {people_field("delegue", "À qui", to, false, refused(lend, "to"))}
                <fieldset class="field">
                    <legend>"Pouvoirs"</legend>
                    <div class="radios">{boxes.into_iter().collect_view()}</div>
                </fieldset>
                <div class="field-row">
                    <Field name="delegue-du" label="Du">
                        <DateInput value=from />
                    </Field>
                    <Field name="delegue-au" label="Au" error=refused(lend, "until")>
                        <DateInput value=until />
                    </Field>
                </div>
                {failed(lend)}
                <div class="form-actions">
                    <Button
                        look=Look::Primary
                        busy=lend.pending()
                        disabled=Signal::derive(move || ready().is_none())
                        on_press=press
                    >
                        "Déléguer ces pouvoirs"
                    </Button>
                </div>
            </div>
        </Dialog>
    }
    .into_any()
}

type Lending = Action<LendAsked, Result<(), Failure>>;

fn refused(lend: Lending, name: &'static str) -> Signal<Option<String>> {
    Signal::derive(move || match lend.value().get() {
        Some(Err(Failure::Refused { sentence, field: Some(field) })) if field == name => Some(sentence),
        _ => None,
    })
}

fn failed(lend: Lending) -> AnyView {
    (move || match lend.value().get() {
        Some(Err(Failure::Refused { field: Some(_), .. } | Failure::NeedsCode) | Ok(())) | None => None,
        Some(Err(failure)) => Some(view! { <Notice mark=Mark::Blocking urgent=true>{failure.sentence()}</Notice> }),
    })
    .into_any()
}
