//! The second factor: where the codes come from, and the recovery codes.

use crate::prelude::*;

use super::{
    answers::{field_error, refusal},
    calls::{OwnAccount, SetUp, begin_application, codes_by_mail, confirm_application, draw_recovery_codes},
};
use crate::{
    failure::Failure,
    sign_in::when_code_needed,
    ui::{Button, Card, Field, Look, Mark, Notice, Pill, TextInput},
};

/// An application or the mail; recovery codes for the day when the telephone is lost.
#[component]
pub fn FactorCard(
    /// One's own account.
    own: OwnAccount,
    /// The recovery codes just drawn; kept by the page, because the card is drawn again with the account.
    fresh_codes: RwSignal<Option<Vec<String>>>,
    /// Reads the account again after a change.
    refresh: Callback<()>,
) -> impl IntoView {
    let word = if own.application { "Application d’authentification" } else { "Code par courriel" };
    let way = if own.application { application_in_use(refresh) } else { set_up(fresh_codes, refresh) };
    view! {
        <Card title="Double authentification">
            <p>"Vos codes de connexion viennent de\u{a0}: " <Pill mark=Mark::Done word=word /></p>
            {way}
            <h3>"Codes de secours"</h3>
            <p>
                "Chacun remplace une fois le code à 6 chiffres, si votre téléphone ou votre messagerie n’est pas disponible. " {own.recovery}
            </p>
            {recovery(fresh_codes)}
        </Card>
    }
}

fn application_in_use(refresh: Callback<()>) -> AnyView {
    let back = Action::new(|(): &()| codes_by_mail());
    when_code_needed(back, move || {
        back.dispatch(());
    });
    Effect::new(move || {
        if matches!(back.value().get(), Some(Ok(()))) {
            refresh.run(());
        }
    });
    view! {
        {refusal(back, &[])}
        <p class="hint">"Pour changer de téléphone, revenez aux codes par courriel, puis installez l’application sur le nouveau."</p>
        <Button
            busy=back.pending()
            on_press=Callback::new(move |()| {
                back.dispatch(());
            })
        >
            "Revenir aux codes par courriel"
        </Button>
    }
    .into_any()
}

fn set_up(fresh_codes: RwSignal<Option<Vec<String>>>, refresh: Callback<()>) -> AnyView {
    let begin = Action::new(|(): &()| begin_application());
    when_code_needed(begin, move || {
        begin.dispatch(());
    });
    let typed = RwSignal::new(String::new());
    let confirm = Action::new(|code: &String| confirm_application(code.clone()));
    when_code_needed(confirm, move || {
        confirm.dispatch(typed.get_untracked());
    });
    Effect::new(move || {
        if let Some(Ok(codes)) = confirm.value().get() {
            fresh_codes.set(Some(codes));
            refresh.run(());
        }
    });
    let shown = move || match begin.value().get() {
        Some(Ok(set_up)) => enrolment(set_up, typed, confirm),
        _ => {
            let press = Callback::new(move |()| {
                begin.dispatch(());
            });
            view! {
                <p class="hint">"Une application (par exemple celle de votre établissement) donne un code même sans réseau."</p>
                <Button busy=begin.pending() on_press=press>
                    "Installer une application d’authentification"
                </Button>
            }
            .into_any()
        }
    };
    view! {
        {refusal(begin, &[])}
        {shown}
    }
    .into_any()
}

fn enrolment(set_up: SetUp, typed: RwSignal<String>, confirm: Action<String, Result<Vec<String>, Failure>>) -> AnyView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        confirm.dispatch(typed.get_untracked());
    };
    view! {
        <form class="form" on:submit=submit>
            <ol class="numbered">
                <li>"Ouvrez votre application et ajoutez un compte en visant cette image."</li>
                <li>"Sans appareil photo, recopiez cette clé\u{a0}: " <code class="num">{set_up.secret}</code></li>
                <li>"Donnez ensuite le code affiché par l’application."</li>
            </ol>
            <div class="qr" role="img" aria-label="Image à viser avec l’application d’authentification" inner_html=set_up.qr></div>
            {refusal(confirm, &["code"])}
            <Field name="code" label="Code à 6 chiffres" error=field_error(confirm, "code")>
                <TextInput value=typed autocomplete="one-time-code" input_mode="numeric" />
            </Field>
            <div class="form-actions">
                <Button look=Look::Primary submit=true busy=confirm.pending()>
                    "Mettre l’application en service"
                </Button>
            </div>
        </form>
    }
    .into_any()
}

fn recovery(fresh_codes: RwSignal<Option<Vec<String>>>) -> AnyView {
    let draw = Action::new(|(): &()| draw_recovery_codes());
    when_code_needed(draw, move || {
        draw.dispatch(());
    });
    Effect::new(move || {
        if let Some(Ok(codes)) = draw.value().get() {
            fresh_codes.set(Some(codes));
        }
    });
    let shown = move || {
        fresh_codes.get().map(|codes| {
            view! {
                <Notice mark=Mark::Check title="À garder en lieu sûr" urgent=true>
                    <p>"Ces codes ne seront plus affichés. Imprimez-les, ou recopiez-les hors de ce poste. Les anciens ne servent plus."</p>
                    <ul class="recovery-codes num">{codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view()}</ul>
                </Notice>
            }
        })
    };
    let press = Callback::new(move |()| {
        draw.dispatch(());
    });
    view! {
        {refusal(draw, &[])}
        {shown}
        <Button busy=draw.pending() on_press=press>
            "Créer une nouvelle série de codes de secours"
        </Button>
    }
    .into_any()
}
