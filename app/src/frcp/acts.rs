//! What a person may do with the form, one button each.

use crate::prelude::*;
use domain::{
    forms::Level,
    frcp::{AddendumReason, RectificationReason},
    words,
};

use super::{
    calls::{FrcpShown, PatientShown, add_frcp_addendum, announce_frcp, declare_frcp_ready, rectify_frcp},
    sign::sign,
};
use crate::{
    failure::Failure,
    forms::Live,
    sign_in::CodePrompt,
    ui::{Button, Choice, Confirm, Dialog, Field, Glyph, Look, Mark, Notice, RadioGroup, TextArea},
};

/// What an act needs: the page to show again, the code to ask, the sentence to show.
#[derive(Clone, Copy)]
pub(super) struct After {
    pub again: RwSignal<u32>,
    pub prompt: Option<CodePrompt>,
    pub problem: RwSignal<Option<String>>,
}

impl After {
    /// Shows the page again, asks for the code and then does it again, or tells what stands in the way.
    pub(super) fn settle<T>(self, outcome: Result<T, Failure>, repeat: Callback<()>) -> bool {
        match outcome {
            Err(Failure::NeedsCode) if self.prompt.is_some() => {
                if let Some(prompt) = self.prompt {
                    prompt.ask(repeat);
                }
            }
            Ok(_) => {
                self.problem.set(None);
                self.again.update(|times| *times += 1);
                return true;
            }
            Err(failure) => self.problem.set(Some(failure.sentence())),
        }
        false
    }
}

/// A callback that may call itself again once the code is given.
pub(super) fn repeatable(act: impl Fn(Callback<()>) + Send + Sync + 'static) -> Callback<()> {
    let me = StoredValue::new(None::<Callback<()>>);
    let callback = Callback::new(move |()| {
        if let Some(me) = me.get_value() {
            act(me);
        }
    });
    me.set_value(Some(callback));
    callback
}

pub(super) fn acts(live: Live, shown: &FrcpShown, after: After) -> AnyView {
    let (id, may) = (shown.id.clone(), shown.allowed);
    let problem = move || {
        after.problem.get().map(|sentence| {
            view! {
                <Notice mark=Mark::Blocking urgent=true>
                    {sentence}
                </Notice>
            }
        })
    };
    let (pdf, cda) = (format!("/fiches/{id}/pdf"), format!("/fiches/{id}/cda"));
    view! {
        {problem}
        <div class="form-actions">
            {may.validate.then(|| sign(live, id.clone(), whose(&shown.patient), after))}
            {may.ready.then(|| ready(live, id.clone(), after))}
            {may.addendum.then(|| addendum(id.clone(), after))}
            {may.rectify.then(|| rectify(id.clone(), after))}
            {may.announce.then(|| announce(id.clone(), after))}
            <a class="btn" href=pdf rel="external" download="">
                {if may.printed { "Télécharger le PDF" } else { "Télécharger le brouillon" }}
            </a>
            {may.printed.then(|| view! { <a class="btn" href=format!("{cda}/lecture")>"Lire le document CDA"</a> })}
        </div>
    }
    .into_any()
}

/// Whose form it is, as it is read before a signature.
fn whose(patient: &PatientShown) -> String {
    format!("{} {}, {}, {}", patient.birth_name, patient.first_name, patient.birth_date, patient.age)
}

fn ready(live: Live, id: String, after: After) -> AnyView {
    let press = repeatable(move |me| {
        live.ask(Level::Ready);
        let id = id.clone();
        leptos::task::spawn_local(async move {
            after.settle(declare_frcp_ready(id).await, me);
        });
    });
    let unsent = Signal::derive(move || live.saving().with(crate::forms::Saving::is_pending));
    view! {
        <Button on_press=press disabled=unsent>
            "Marquer la fiche prête"
        </Button>
    }
    .into_any()
}

fn announce(id: String, after: After) -> AnyView {
    let open = RwSignal::new(false);
    let announce = repeatable(move |me| {
        let id = id.clone();
        open.set(false);
        leptos::task::spawn_local(async move {
            after.settle(announce_frcp(id).await, me);
        });
    });
    view! {
        <Button on_press=Callback::new(move |()| open.set(true))>"Noter l’annonce faite"</Button>
        <Confirm name="annonce" title="Noter l’annonce faite" open=open on_yes=announce>
            <p>{words::frcp::announcement()}</p>
        </Confirm>
    }
    .into_any()
}

const ADDENDA: [AddendumReason; 5] = [
    AddendumReason::LateResult,
    AddendumReason::Spelling,
    AddendumReason::WrittenOpinion,
    AddendumReason::PatientChoice,
    AddendumReason::Other,
];

fn addendum(id: String, after: After) -> AnyView {
    let (open, reason, text) = (RwSignal::new(false), RwSignal::new("0".to_owned()), RwSignal::new(String::new()));
    let choices =
        (0..).zip(ADDENDA).map(|(rank, one): (usize, _)| Choice::new(rank.to_string(), words::frcp::addendum(one)));
    let choices: Vec<Choice> = choices.collect();
    let press = repeatable(move |me| {
        let rank = reason.get_untracked().parse::<usize>().unwrap_or_default();
        let (id, text) = (id.clone(), text.get_untracked());
        let Some(reason) = ADDENDA.get(rank).copied() else { return };
        leptos::task::spawn_local(async move {
            if after.settle(add_frcp_addendum(id, reason, text).await, me) {
                open.set(false);
            }
        });
    });
    view! {
        <Button glyph=Glyph::Plus on_press=Callback::new(move |()| open.set(true))>
            "Ajouter un addendum"
        </Button>
        <Dialog name="addendum" title="Ajouter un addendum" open=open>
            <p class="quiet-text">"La fiche validée ne change pas. L’addendum est daté, signé et imprimé avec elle."</p>
            <RadioGroup name="addendum-motif" label="Nature" value=reason choices=choices stacked=true />
            <Field name="addendum-texte" label="Texte">
                <TextArea value=text />
            </Field>
            {move || after.problem.get().map(|sentence| view! { <p class="field-error">{sentence}</p> })}
            <Button look=Look::Primary on_press=press>
                "Signer l’addendum"
            </Button>
        </Dialog>
    }
    .into_any()
}

const RECTIFICATIONS: [RectificationReason; 4] = [
    RectificationReason::TypingError,
    RectificationReason::NewData,
    RectificationReason::IdentityError,
    RectificationReason::DecisionChanged,
];

fn rectify(id: String, after: After) -> AnyView {
    let (open, reason) = (RwSignal::new(false), RwSignal::new("0".to_owned()));
    let choices = (0..)
        .zip(RECTIFICATIONS)
        .map(|(rank, one): (usize, _)| Choice::new(rank.to_string(), words::frcp::rectification(one)));
    let choices: Vec<Choice> = choices.collect();
    let press = repeatable(move |me| {
        let rank = reason.get_untracked().parse::<usize>().unwrap_or_default();
        let id = id.clone();
        let Some(reason) = RECTIFICATIONS.get(rank).copied() else { return };
        leptos::task::spawn_local(async move {
            if after.settle(rectify_frcp(id, reason).await, me) {
                open.set(false);
            }
        });
    });
    view! {
        <Button on_press=Callback::new(move |()| open.set(true))>"Rectifier la fiche"</Button>
        <Dialog name="rectification" title="Rectifier la fiche" open=open>
            <p class="quiet-text">"La version validée reste valable jusqu’à la validation de la suivante."</p>
            <RadioGroup name="rectification-motif" label="Motif" value=reason choices=choices stacked=true />
            {move || after.problem.get().map(|sentence| view! { <p class="field-error">{sentence}</p> })}
            <Button look=Look::Primary on_press=press>
                "Ouvrir la version suivante"
            </Button>
        </Dialog>
    }
    .into_any()
}
