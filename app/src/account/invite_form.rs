//! Inviting somebody.

use crate::prelude::*;

use super::{
    answers::{field_error, refusal},
    people_calls::{InviteInput, invite_person},
};
use crate::{
    directory::place_finder,
    sign_in::when_code_needed,
    ui::{
        Button, Card, Choice, CodeOption, CodeSearch, DateInput, Field, Look, Mark, Notice, Select, TextInput,
        fields_needed,
    },
};

const FIELDS: &[&str] = &["email", "family_name", "role", "rpps", "until", "finess"];

/// A personal address, a name, a role, a service.
#[component]
pub fn InviteForm(
    /// The roles that may be given.
    roles: Vec<Choice>,
    /// The services of the establishment.
    services: Vec<Choice>,
    /// Whether one may invite for another establishment.
    elsewhere: bool,
    /// What the last invitation did; kept by the page, because the form is drawn again with the list.
    told: RwSignal<Option<String>>,
    /// Reads the list again.
    refresh: Callback<()>,
) -> impl IntoView {
    let text = || RwSignal::new(String::new());
    let (email, family, given, role) = (text(), text(), text(), text());
    let (service, rpps, until, typed_place) = (text(), text(), text(), text());
    let chosen_place = RwSignal::new(None::<CodeOption>);
    let invite = Action::new(|input: &InviteInput| invite_person(input.clone()));
    let send = move || {
        invite.dispatch(InviteInput {
            email: email.get_untracked(),
            family_name: family.get_untracked(),
            given_name: given.get_untracked(),
            role: role.get_untracked(),
            service: service.get_untracked(),
            rpps: rpps.get_untracked(),
            until: until.get_untracked(),
            finess: chosen_place.get_untracked().map_or_else(|| typed_place.get_untracked(), |place| place.code),
        });
    };
    when_code_needed(invite, send);
    Effect::new(move || {
        if let Some(Ok(sentence)) = invite.value().get() {
            told.set(Some(sentence));
            refresh.run(());
        }
    });
    let done = move || {
        told.get().map(|sentence| {
            view! {
                <Notice mark=Mark::Done urgent=true>
                    {sentence}
                </Notice>
            }
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let place = elsewhere.then(|| {
        view! {
            <Field name="finess" label="Établissement" optional=true hint="Son nom, sa ville ou son numéro FINESS. Sans établissement, la personne est invitée dans le vôtre." error=field_error(invite, "finess")>
                <CodeSearch chosen=chosen_place words=typed_place finder=place_finder() />
            </Field>
        }
    });
    view! {
        <Card title="Inviter une personne">
            <form class="form" on:submit=submit>
                {refusal(invite, FIELDS)}
                {done}
                {fields_needed()}
                <Field name="family_name" label="Nom" error=field_error(invite, "family_name")>
                    <TextInput value=family autocomplete="off" />
                </Field>
                <Field name="given_name" label="Prénom">
                    <TextInput value=given autocomplete="off" />
                </Field>
                <Field name="email" label="Adresse électronique personnelle" hint="Une adresse lue par une seule personne." error=field_error(invite, "email")>
                    <TextInput value=email kind="email" autocomplete="off" />
                </Field>
                <Field name="role" label="Rôle" error=field_error(invite, "role")>
                    <Select value=role choices=roles />
                </Field>
                {place}
                <Field name="service" label="Service" optional=true>
                    <Select value=service choices=services nothing="Tout l’établissement" />
                </Field>
                <Field name="until" label="Dernier jour" optional=true hint="Pour un remplacement ou un stage. Le lendemain, la personne n’a plus ce rôle." error=field_error(invite, "until")>
                    <DateInput value=until />
                </Field>
                <Field name="rpps" label="Numéro RPPS" optional=true hint="Relie le compte à sa fiche de l’annuaire." error=field_error(invite, "rpps")>
                    <TextInput value=rpps input_mode="numeric" autocomplete="off" />
                </Field>
                <div class="form-actions">
                    <Button look=Look::Primary submit=true busy=invite.pending()>
                        "Envoyer l’invitation"
                    </Button>
                </div>
            </form>
        </Card>
    }
}
