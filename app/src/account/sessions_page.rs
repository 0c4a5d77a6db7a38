//! The browsers where one is signed in.

use crate::prelude::*;

use super::{
    answers::refusal,
    calls::{Browser, end_browser, my_browsers},
    settings_tabs::SettingsTabs,
};
use crate::{
    routes,
    shell::{Page, loaded},
    sign_in::when_code_needed,
    ui::{Button, Column, Mark, Pill, Table},
};

/// Where one is signed in; any of them is ended from here.
#[component]
pub fn SessionsPage() -> impl IntoView {
    let browsers = Resource::new(|| (), |()| my_browsers());
    let end = Action::new(|id: &String| end_browser(id.clone()));
    let last = RwSignal::new(String::new());
    when_code_needed(end, move || {
        end.dispatch(last.get_untracked());
    });
    Effect::new(move || {
        if matches!(end.value().get(), Some(Ok(()))) {
            browsers.refetch();
        }
    });
    let press = Callback::new(move |id: String| {
        last.set(id.clone());
        end.dispatch(id);
    });
    view! {
        <Page title="Réglages">
            <SettingsTabs current=routes::OWN_SESSIONS />
            <p class="hint">"Une session inactive 20 minutes demande un code, et toute session prend fin au bout de 10 heures. Terminez celles que vous ne reconnaissez pas, puis changez votre mot de passe."</p>
            {refusal(end, &[])}
            {loaded(browsers, move |browsers| table(browsers, press))}
        </Page>
    }
}

fn table(browsers: Vec<Browser>, press: Callback<String>) -> AnyView {
    let columns = vec![
        Column::text("Navigateur"),
        Column::text("Adresse"),
        Column::text("Ouverte"),
        Column::text("Dernière activité"),
        Column::silent("Terminer"),
    ];
    view! {
        <Table caption="Mes sessions" columns=columns>
            {browsers.into_iter().map(|browser| row(browser, press)).collect_view()}
        </Table>
    }
    .into_any()
}

fn row(browser: Browser, press: Callback<String>) -> AnyView {
    let last = if browser.is_this_one {
        view! { <Pill mark=Mark::Done word="Cette session" /> }.into_any()
    } else {
        let id = browser.id;
        let end = Callback::new(move |()| press.run(id.clone()));
        view! { <Button on_press=end>"Terminer cette session"</Button> }.into_any()
    };
    view! {
        <tr>
            <td>{browser.browser}</td>
            <td class="num">{browser.address}</td>
            <td>{browser.since}</td>
            <td>{browser.last_seen}</td>
            <td>{last}</td>
        </tr>
    }
    .into_any()
}
