//! From the services to what the page shows.

use std::time::Duration;

use domain::{
    codes::Coded,
    forms::{Key, Path, Professional},
    frcp::{AddendumReason, Change, ContentHash, RectificationReason},
    ids::{FrcpId, PatientId},
    planning::paris::to_paris,
    reference::ReferenceList,
    words,
};
use services::{
    Actor, Context, Error,
    access::{acts::SeeFrcp, ask},
    frcp::{self, Opened, Saved, Seen, Typed, Writing},
    reference::{FoundCode, find_codes, find_tumours, last_used},
};

use super::{
    calls::{AllowedActs, CodeTable, FrcpShown, PatientShown, ReviewShown},
    drawing, proposed,
};
use crate::{
    failure::Failure,
    forms::{Heard, News, WireEdit},
    sign_in::person,
};

/// How long an answer about what others do is held back while they do nothing: who is there is told as often.
const HELD: Duration = Duration::from_secs(2);

fn signed_in(id: &str) -> Result<(Context, Actor, FrcpId), Failure> {
    let (ctx, actor) = person()?;
    Ok((ctx, actor, id.parse().map_err(|_| Failure::NotFound)?))
}

pub(super) async fn open(id: &str) -> Result<FrcpShown, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask::<SeeFrcp>(&ctx, &actor, frcp).await?;
    let opened = frcp::open(&ctx, grant).await?;
    Ok(FrcpShown {
        id: id.to_owned(),
        patient: patient(opened.patient, &opened.header.patient, opened.age),
        around: drawing::around(&opened, id),
        ways: drawing::ways(&opened, id),
        allowed: allowed(&opened),
        form: opened.form.to_owned(),
        title: opened.title,
        snapshot: opened.snapshot,
        names: opened.names,
        context: opened.context,
        stage: opened.stage,
    })
}

pub(super) fn patient(id: PatientId, one: &frcp::Identity, age: Option<u32>) -> PatientShown {
    let status = serde_json::from_value(one.status.as_str().into());
    PatientShown {
        id: id.to_string(),
        birth_name: one.birth_name.clone(),
        first_name: one.first_given_name.clone(),
        used_name: one.used_name.clone(),
        birth_date: words::dates::numeric(one.birth_date),
        age: age.map(words::dates::age).unwrap_or_default(),
        sex: one.sex.clone(),
        ins: one.ins.as_deref().map(words::patient::ins_number),
        checked: status.as_ref().is_ok_and(|status: &domain::patient::IdentityStatus| status.is_checked()),
        status: status.map(words::patient::status).unwrap_or_default().to_owned(),
    }
}

const fn allowed(opened: &Opened) -> AllowedActs {
    let may = opened.allowed;
    AllowedActs {
        fill: may.fill,
        choose: may.resolve,
        ready: may.ready,
        validate: may.validate,
        addendum: may.addendum,
        rectify: may.rectify,
        announce: may.announce && opened.announced_at.is_none(),
        printed: !opened.versions.is_empty(),
    }
}

pub(super) fn civil(at: i64) -> chrono::NaiveDateTime {
    to_paris(chrono::DateTime::from_timestamp_millis(at).unwrap_or_default())
}

pub(super) fn moment(at: i64) -> String {
    words::dates::numeric_with_hour(civil(at))
}

pub(super) fn day(at: i64) -> String {
    words::dates::numeric(civil(at).date())
}

pub(super) async fn definition(hash: &str) -> Result<String, Failure> {
    let (ctx, _) = person()?;
    Ok(services::forms::by_hash(&ctx.db.read, hash).await?.json.clone())
}

/// Edits keep their order; a choice between answers goes by its own right.
pub(super) async fn save(id: &str, edits: Vec<WireEdit>, since: usize) -> Result<News, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let mut all = News::default();
    for (chooses, group) in groups(edits) {
        let saved = if chooses {
            choose(&ctx, &actor, frcp, group, since).await
        } else {
            frcp::save(&ctx, &actor, frcp, group, since).await
        };
        let saved = saved?;
        let told = wire(saved);
        all.outcomes.extend(told.outcomes);
        all.names.extend(told.names);
        all.news = told.news;
        all.told = told.told.or(all.told);
        all.at = told.at;
    }
    Ok(all)
}

fn wire(saved: Saved) -> News {
    let at = civil(saved.at).format("%H:%M:%S").to_string();
    News { outcomes: saved.outcomes, news: saved.news, names: saved.names, at, told: saved.told }
}

/// What others do, as soon as they do it; who else is there is told at once.
pub(super) async fn news(id: &str, since: usize, here: &str) -> Result<Heard, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask::<SeeFrcp>(&ctx, &actor, frcp).await?;
    let others = frcp::present(&ctx, &grant, Key::new(here).ok()).await?;
    frcp::await_news(&ctx, &grant, since, HELD).await?;
    // The right may have gone while one waited.
    let grant = ask::<SeeFrcp>(&ctx, &actor, frcp).await?;
    Ok(Heard { news: frcp::news(&ctx, grant, since).await?.map(wire), others: drawing::others(&others) })
}

async fn choose(ctx: &Context, actor: &Actor, id: FrcpId, typed: Vec<Typed>, since: usize) -> Result<Saved, Error> {
    let mut last = Err(Error::NotFound);
    for choice in typed {
        let grant = ask(ctx, actor, id).await?;
        last = frcp::resolve(ctx, grant, choice, since).await;
        if last.is_err() {
            break;
        }
    }
    last
}

/// Runs of edits of the same kind: choices, and everything else.
fn groups(edits: Vec<WireEdit>) -> Vec<(bool, Vec<Typed>)> {
    let mut groups: Vec<(bool, Vec<Typed>)> = Vec::new();
    for edit in edits {
        let chooses = matches!(edit.change, Change::Resolve { .. } | Change::KeepRow { .. });
        let typed = Typed { id: edit.id, change: edit.change };
        match groups.last_mut() {
            Some((kind, group)) if *kind == chooses => group.push(typed),
            _ => groups.push((chooses, vec![typed])),
        }
    }
    groups
}

fn asked(path: &str) -> Result<Path, Failure> {
    path.parse().map_err(|_| Failure::NotFound)
}

pub(super) async fn history(id: &str, path: &str) -> Result<String, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask::<SeeFrcp>(&ctx, &actor, frcp).await?;
    Ok(drawing::history(&frcp::history(&ctx, grant, &asked(path)?).await?))
}

/// One of the views of a form.
pub(super) async fn drawn(id: &str, view: &str) -> Result<String, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask::<SeeFrcp>(&ctx, &actor, frcp).await?;
    Ok(match view {
        "nouveau" => drawing::since(id, &frcp::since_last(&ctx, grant).await?),
        "actualiser" => proposed::refreshed(id, &frcp::refreshed(&ctx, grant).await?),
        "historique" => drawing::histories(id, &frcp::histories(&ctx, grant).await?),
        other => {
            let two = other.strip_prefix("versions-").and_then(|two| two.split_once('-'));
            let two = two.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            let two = two.ok_or(Failure::NotFound)?;
            drawing::versions(id, two, &frcp::versions(&ctx, grant, two).await?)
        }
    })
}

/// What somebody does with a proposed value: the place, after the name of the gesture when it is not taken over.
pub(super) async fn take_over(id: &str, gesture: &str) -> Result<(), Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let right = Writing::ask(&ctx, &actor, frcp).await?;
    match gesture.split_once(' ') {
        None => frcp::take_over(&ctx, right, asked(gesture)?).await?,
        Some((proposed::DECLINE, path)) => frcp::decline(&ctx, right, asked(path)?).await?,
        Some((proposed::AGAIN, path)) => frcp::propose_again(&ctx, right, asked(path)?).await?,
        Some(_) => return Err(Failure::NotFound),
    }
    Ok(())
}

pub(super) async fn ready(id: &str) -> Result<(), Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let right = Writing::ask(&ctx, &actor, frcp).await?;
    Ok(frcp::mark_ready(&ctx, right).await?)
}

pub(super) async fn review(id: &str) -> Result<ReviewShown, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask::<SeeFrcp>(&ctx, &actor, frcp).await?;
    let review = frcp::review(&ctx, grant).await?;
    Ok(ReviewShown {
        may_sign: may_sign(&review),
        drawn: drawing::review(&review),
        position: review.position,
        hash: review.hash,
    })
}

/// Nothing blocks, and nothing waits for a choice.
fn may_sign(review: &frcp::Review) -> bool {
    review.conflicts == 0 && review.report.allows()
}

pub(super) async fn validate(id: &str, position: usize, hash: ContentHash) -> Result<i32, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask(&ctx, &actor, frcp).await?;
    Ok(frcp::validate(&ctx, grant, Seen { position, hash }).await?)
}

pub(super) async fn addendum(id: &str, reason: AddendumReason, text: String) -> Result<i32, Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask(&ctx, &actor, frcp).await?;
    Ok(frcp::add_addendum(&ctx, grant, reason, text).await?)
}

pub(super) async fn rectify(id: &str, reason: RectificationReason) -> Result<(), Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask(&ctx, &actor, frcp).await?;
    Ok(frcp::rectify(&ctx, grant, reason).await?)
}

pub(super) async fn announce(id: &str) -> Result<(), Failure> {
    let (ctx, actor, frcp) = signed_in(id)?;
    let grant = ask(&ctx, &actor, frcp).await?;
    Ok(frcp::mark_announced(&ctx, grant).await?)
}

pub(super) async fn codes(table: CodeTable, words: &str) -> Result<Vec<Coded>, Failure> {
    let (ctx, actor) = person()?;
    let found = match table {
        CodeTable::Tumour if words.is_empty() => last_used(&ctx, actor.account(), ReferenceList::Cim10).await?,
        CodeTable::Morphology if words.is_empty() => {
            last_used(&ctx, actor.account(), ReferenceList::Morphologies).await?
        }
        CodeTable::Tumour => find_tumours(&ctx, words).await?,
        CodeTable::Morphology => find_codes(&ctx, ReferenceList::Morphologies, words).await?,
    };
    Ok(found.iter().filter_map(FoundCode::coded).collect())
}

pub(super) async fn professionals(words: &str) -> Result<Vec<Professional>, Failure> {
    let (ctx, actor) = person()?;
    let grant = ask(&ctx, &actor, ()).await?;
    Ok(frcp::find_professionals(&ctx, grant, words).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        forms::{Answers, FormRef, Key, Severity},
        frcp::{Finding, Link, Report, ValidationRule, content_hash},
    };

    fn review(severity: Severity, conflicts: usize) -> frcp::Review {
        let form = FormRef { key: Key::new("frcp-generic").unwrap(), version: 1 };
        let (rule, link) = (ValidationRule::NoFamilyPhysician, Link::People);
        frcp::Review {
            report: Report { findings: vec![Finding { rule, severity, link, source: None }] },
            proposal: Vec::new(),
            conflicts,
            position: 0,
            hash: content_hash(&form, &Answers::default()),
        }
    }

    #[test]
    fn a_warning_lets_sign_and_a_conflict_does_not() {
        assert!(may_sign(&review(Severity::Warning, 0)));
        assert!(!may_sign(&review(Severity::Blocking, 0)));
        assert!(!may_sign(&review(Severity::Warning, 1)));
    }
}
