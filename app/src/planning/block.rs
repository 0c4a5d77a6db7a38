//! One session as a block: a link to its panel, which can be carried when the person may move it.

use super::{address::Address, calls::SessionShown, drawing::Line, organ::hue, step::step_pill};
use crate::prelude::*;
use crate::ui::{LoadBar, Mark, Pill};
use chrono::Timelike;
use domain::{
    meeting::Outlook,
    planning::Carried,
    words::{self, dates},
};

/// The id of a session in the page, to come back to it after the page was drawn again.
pub(super) fn id_of(session: &SessionShown) -> String {
    format!("s-{}", session.id)
}

/// What the browser reads of a session that may be carried: its id, its day, its first minute and how many it lasts.
pub(super) fn carried_of(line: &Line) -> [Option<String>; 4] {
    let session = &line.session;
    let carried = Carried::of(session.date, session.start, session.end);
    let parts = [session.id.clone(), session.date.to_string(), carried.start.to_string(), carried.minutes.to_string()];
    parts.map(|part| line.may.then_some(part))
}

/// One session: a link to its panel.
pub(super) fn block(address: &Address, line: &Line) -> AnyView {
    let session = &line.session;
    let current = address.asked.session.as_ref() == Some(&session.id);
    let gone = session.step.is_off();
    let hours = dates::clocks(session.start, session.end);
    let [id, day, start, minutes] = carried_of(line);
    let handle = line.may.then(|| view! { <span class="slot-handle" aria-hidden="true"></span> });
    view! {
        <div class=hue(session.organ)>
            <a
                class="slot"
                class:slot-gone=gone
                id=id_of(session)
                href=address.on(&session.id, None).href()
                aria-current=current.then_some("true")
                aria-keyshortcuts=line.may.then_some("d")
                draggable="false"
                title=session.name.clone()
                data-seance=id
                data-jour=day
                data-debut=start
                data-duree=minutes
            >
                <span class="slot-name">{short(&session.name)}</span>
                <span class="slot-line num">{hours}</span>
                <span class="slot-line">{session.place.clone()}</span>
                {state(session)}
                {handle}
            </a>
        </div>
    }
    .into_any()
}

/// The name without what every board shares: there is little room. A dash never begins a line.
pub(super) fn short(name: &str) -> String {
    name.strip_prefix("RCP ").unwrap_or(name).replace(" – ", "\u{a0}– ")
}

fn state(session: &SessionShown) -> AnyView {
    if let Some(why) = &session.cancelled {
        return view! { <span class="slot-line slot-cases">{format!("Annulée\u{a0}: {why}")}</span> }.into_any();
    }
    let cases = dates::plural(u64::try_from(session.cases).unwrap_or(u64::MAX), "dossier", "dossiers");
    view! {
        <span class="slot-line slot-cases">{cases}</span>
        <LoadBar used=u32::from(session.used) available=u32::from(session.capacity) />
        {step_pill(session.step)}
        {session.stopped.map(|stop| view! { <Pill mark=Mark::Check word=words::offer::stop(stop) /> })}
        {session.at_risk.then(|| view! { <Pill mark=Mark::Check word=words::meeting::outlook(Outlook::Fails) /> })}
    }
    .into_any()
}

/// The minute of a day.
pub(super) fn minute(time: chrono::NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// A session that goes on after midnight is shown until then.
pub(super) fn minute_of_end(session: &SessionShown) -> u32 {
    if session.end > session.start { minute(session.end) } else { 24 * 60 }
}
