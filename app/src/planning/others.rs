//! What others do to the calendar while it is open: it is told in a quiet line, and the calendar reads again. An event says nothing
//! of what changed: the page asks for what its person may see, so that a stream that was cut catches up.

use super::calls::{CalendarAsked, NewsAsked, planning_news};
use crate::prelude::*;
use crate::{live::when_planned, ui::use_toasts};
use domain::words::planning::news_cut;

/// How many changes are told one by one.
const TOLD: usize = 3;

/// Follows what others do since the calendar was read, `read` milliseconds; reads it `again` then.
pub(super) fn follow(asked: Memo<CalendarAsked>, read: StoredValue<i64>, again: RwSignal<u32>) {
    let known = StoredValue::new(Vec::<String>::new());
    let toasts = use_toasts();
    let ask = move || async move {
        let since = read.get_value();
        let Some(asked) = asked.try_get_untracked().filter(|_| since > 0) else { return };
        let Ok(news) = planning_news(NewsAsked { since, asked }).await else { return };
        let told = known.get_value();
        let fresh: Vec<_> = news.lines.into_iter().filter(|(key, _)| !told.contains(key)).collect();
        known.set_value(told.into_iter().chain(fresh.iter().map(|(key, _)| key.clone())).collect());
        if let (Some(toasts), Some(sentence)) = (toasts, said(fresh)) {
            toasts.confirm(sentence, None);
        }
        if let (true, Some(count)) = (news.changed, again.try_get_untracked()) {
            again.try_set(count + 1);
        }
    };
    when_planned(Callback::new(move |()| leptos::task::spawn_local(ask())));
}

/// The last changes, and how many more there were.
fn said(mut fresh: Vec<(String, String)>) -> Option<String> {
    let cut = fresh.len().saturating_sub(TOLD);
    let mut sentences: Vec<_> = fresh.drain(cut..).map(|(_, sentence)| sentence).collect();
    if cut > 0 {
        sentences.push(news_cut(cut));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}
