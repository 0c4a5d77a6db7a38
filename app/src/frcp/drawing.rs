//! What the server draws of a form: what surrounds it, what is new in it, and its history. The
//! browser receives these views as they are.

use domain::{
    forms::{Kind, Severity},
    frcp::{Change, Edit, Finding, How, Link},
    ids::AccountId,
    sorted::Map,
    words::{self, differences::ToldDifference},
};
use leptos::prelude::RenderHtml;
use services::frcp::{Compared, Frozen, Histories, History, Opened, Present, Review, Since, Version};

use super::{
    apart,
    server::{day, moment},
};
use crate::{
    forms::id_of,
    prelude::*,
    ui::{Glyph, Icon},
};

/// The ways to look at a form, before its sections.
pub(super) fn ways(opened: &Opened, id: &str) -> String {
    let refresh = (opened.stale + opened.declined > 0).then(|| {
        view! {
            <a class="btn" href=address(id, "actualiser")>
                {words::differences::stale(opened.stale, opened.declined)}
            </a>
        }
    });
    let essential = opened.allowed.fill.then(|| {
        view! {
            <label class="check" for="essentiel">
                <input type="checkbox" id="essentiel" autocomplete="off" />
                <span>{words::forms::essential()}</span>
            </label>
        }
    });
    html(view! {
        <nav class="form-ways" aria-label="Vues de la fiche">
            <a class="btn" href=address(id, "nouveau")>"Nouveau depuis la dernière RCP"</a>
            {refresh}
            <a class="btn" href=address(id, "historique")>"Historique"</a>
            {apart::ways(opened, id)}
            {essential}
        </nav>
    })
}

/// Who else has the form open, and where; nothing when one is alone.
pub(super) fn others(present: &[Present]) -> String {
    if present.is_empty() {
        return String::new();
    }
    let one = |one: &Present| {
        let section = one.section.as_ref().map(|(key, title)| {
            let href = format!("#{}", crate::forms::anchor(key.as_str()));
            view! {
                " "
                <a rel="external" href=href>
                    {title.clone()}
                </a>
            }
        });
        view! {
            <li>
                <strong>{one.name.clone()}</strong>
                {section}
            </li>
        }
    };
    html(view! {
        <p>{words::frcp::also_here()}</p>
        <ul class="plain-list">{present.iter().map(one).collect_view()}</ul>
    })
}

fn address(id: &str, view: &str) -> String {
    format!("/fiches/{id}?vue={view}")
}

/// Facts, versions and other forms, beside the sections.
pub(super) fn around(opened: &Opened, id: &str) -> String {
    let others = opened.others.iter().map(|other| {
        view! { <li><a href=format!("/fiches/{}", other.id)>{format!("Fiche du {}", day(other.at))}</a></li> }
    });
    let versions = opened.versions.iter().map(|one| version(one, id)).collect_view();
    html(view! {
        <dl class="form-facts">{facts(opened).into_iter().map(fact).collect_view()}</dl>
        {titled("Versions", opened.versions.is_empty(), versions)}
        {titled("Autres fiches du patient", opened.others.is_empty(), others.collect_view())}
    })
}

fn titled(title: &'static str, empty: bool, lines: Vec<AnyView>) -> Option<AnyView> {
    (!empty).then(|| {
        view! {
            <h3>{title}</h3>
            <ul class="plain-list">{lines}</ul>
        }
        .into_any()
    })
}

pub(super) fn fact((label, said, href): (&str, String, Option<String>)) -> AnyView {
    let said = match href {
        Some(href) => view! { <a href=href>{said}</a> }.into_any(),
        None => said.into_any(),
    };
    view! {
        <div>
            <dt>{label.to_owned()}</dt>
            <dd>{said}</dd>
        </div>
    }
    .into_any()
}

fn facts(opened: &Opened) -> Vec<(&'static str, String, Option<String>)> {
    let header = &opened.header;
    let named = |person: &Option<services::frcp::Person>| person.as_ref().map(|person| person.name.clone());
    let session = opened.session.map(|id| format!("/sessions/{id}"));
    let lines = [
        ("Dossier", Some("Dossier du patient".to_owned()), Some(format!("/patients/{}", opened.patient))),
        ("Séance", header.session_at.map(moment), session),
        ("RCP", Some(header.board.name.clone()), None),
        ("Établissement", Some(header.board.place.clone()), None),
        ("Numéro", Some(header.number.clone()), None),
        ("Demandeur", named(&header.requester), None),
        ("Présentateur", named(&header.presenter), None),
        ("Coordonnateur", named(&header.coordinator), None),
        ("Quorum", header.quorum.as_ref().map(|quorum| quorum.sentence.clone()), None),
        ("Décision en urgence", header.emergency.as_ref().map(apart::decided), None),
        ("Annonce faite", opened.announced_at.map(moment), None),
    ];
    let told = lines.into_iter().filter_map(|(label, said, href)| Some((label, said?, href)));
    told.filter(|(_, said, _)| !said.is_empty()).collect()
}

fn version(one: &Version, id: &str) -> AnyView {
    let what = if one.kind == "addendum" { "addendum" } else { "validation" };
    let said = format!("Version\u{a0}{}, {what}, {}, {}", one.number, moment(one.at), one.by);
    let compare = (one.number > 1).then(|| {
        let before = one.number - 1;
        let href = address(id, &format!("versions-{before}-{}", one.number));
        view! { " " <a href=href>{format!("Comparer à la version\u{a0}{before}")}</a> }
    });
    view! { <li>{said} {compare}</li> }.into_any()
}

/// What a signer reads: the proposal, then everything found, the worst first.
pub(super) fn review(found: &Review) -> String {
    let proposal = found.proposal.iter().map(|(label, said)| fact((label.as_str(), said.clone(), None))).collect_view();
    let conflicts = (found.conflicts > 0).then(|| {
        view! { <p class="field-error">"Des réponses différentes attendent un choix\u{a0}: choisissez avant de valider."</p> }
    });
    let all = &found.report.findings;
    let none = all.is_empty().then(|| sentence("Aucun point ne s’oppose à la validation."));
    html(view! {
        <dl class="form-facts">{proposal}</dl>
        {conflicts}
        {none}
        {part("Points bloquants", all, Severity::Blocking)}
        {part("À vérifier", all, Severity::Warning)}
        {part("Informations", all, Severity::Information)}
    })
}

fn part(title: &'static str, all: &[Finding], severity: Severity) -> Option<AnyView> {
    let some: Vec<AnyView> = all.iter().filter(|one| one.severity == severity).map(finding).collect();
    (!some.is_empty()).then(|| {
        view! {
            <h3>{title}</h3>
            <ul class="plain-list finding-list">{some}</ul>
        }
        .into_any()
    })
}

fn finding(one: &Finding) -> AnyView {
    let glyph = match one.severity {
        Severity::Blocking => Glyph::Blocked,
        Severity::Warning => Glyph::Warning,
        Severity::Information => Glyph::Info,
    };
    let source = one.source.clone().map(|source| view! { <span class="quiet-text">" " {source}</span> });
    let said = words::frcp::finding(one);
    let said = match &one.link {
        Link::Form(target) => view! {
            <a rel="external" href=format!("#{}", id_of(target))>
                {said}
            </a>
        }
        .into_any(),
        _ => view! { <span>{said}</span> }.into_any(),
    };
    view! { <li><Icon glyph=glyph /> {said} {source}</li> }.into_any()
}

/// One view in the place of the sections, with the way back to them.
pub(super) fn page(id: &str, title: String, content: AnyView) -> String {
    html(view! {
        <section class="form-section form-view">
            <h2>{title}</h2>
            <p><a class="btn" href=format!("/fiches/{id}")>"Revenir à toute la fiche"</a></p>
            {content}
        </section>
    })
}

/// What is new since the last form that a board signed.
pub(super) fn since(id: &str, found: &Since) -> String {
    let title = "Nouveau depuis la dernière RCP".to_owned();
    let Some((last, from)) = &found.last else {
        return page(id, title, sentence(words::differences::no_last()));
    };
    let from = view! {
        <p>
            "Comparée à\u{a0}: "
            <a href=format!("/fiches/{last}")>{words::frcp::comes_from(from)}</a>
        </p>
    };
    let compared = compared(&found.compared, words::differences::nothing_new());
    page(id, title, view! { {from} {compared} }.into_any())
}

/// What differs between two signed versions.
pub(super) fn versions(id: &str, (from, to): (i32, i32), (found, newer): &(Compared, Frozen)) -> String {
    let title = format!("De la version\u{a0}{from} à la version\u{a0}{to}");
    let reason = newer.reason.map(|reason| sentence(format!("Motif\u{a0}: {}", words::frcp::rectification(reason))));
    let addendum = newer
        .addendum
        .as_ref()
        .map(|one| sentence(format!("Addendum, {}\u{a0}: {}", words::frcp::addendum(one.reason), one.text)));
    let compared = compared(found, words::differences::same_answers());
    page(id, title, view! { {reason} {addendum} {compared} }.into_any())
}

pub(super) fn sentence(said: impl Into<String>) -> AnyView {
    view! { <p>{said.into()}</p> }.into_any()
}

fn compared(found: &Compared, none: &'static str) -> AnyView {
    if found.differences.is_empty() {
        return sentence(none);
    }
    let told = found.differences.iter().map(|one| words::differences::difference(found.form, &found.answers, one));
    let mut sections: Vec<(String, Vec<AnyView>)> = Vec::new();
    for one in told {
        let line = difference(&one);
        match sections.last_mut() {
            Some((title, lines)) if *title == one.section => lines.push(line),
            _ => sections.push((one.section, vec![line])),
        }
    }
    let sections = sections.into_iter().map(|(title, lines)| {
        view! {
            <h3>{title}</h3>
            <dl class="read-lines">{lines}</dl>
        }
    });
    let count = words::differences::counted(found.differences.len());
    view! {
        <p role="status">{count}</p>
        {sections.collect_view()}
    }
    .into_any()
}

fn difference(one: &ToldDifference) -> AnyView {
    let label = one.row.iter().chain([&one.label]).cloned().collect::<Vec<_>>().join(", ");
    let old = one.before.clone().map(|said| view! { <del>{said}</del> " " });
    let new = one.after.clone().map(|said| view! { <ins>{said}</ins> });
    let how = match (&one.before, &one.after) {
        (None, _) => "Ajouté",
        (_, None) => "Effacé",
        _ => "Modifié",
    };
    view! {
        <div>
            <dt>{label}</dt>
            <dd><span class="quiet-text">{how} "\u{a0}: "</span> {old} {new}</dd>
        </div>
    }
    .into_any()
}

/// The history of one answer.
pub(super) fn history(found: &History) -> String {
    html(lines(&found.edits, &found.names, found.kind.as_ref()))
}

/// The history of every answer.
pub(super) fn histories(id: &str, found: &Histories) -> String {
    let title = "Historique de la fiche".to_owned();
    if found.edits.is_empty() {
        return page(id, title, sentence(words::differences::no_history()));
    }
    let each = found.edits.iter().map(|(path, edits)| {
        let kind = found.form.question(path).map(|question| &question.kind);
        view! {
            <details class="form-history">
                <summary>{words::differences::place(found.form, &found.answers, path)}</summary>
                {lines(edits, &found.names, kind)}
            </details>
        }
    });
    page(id, title, each.collect_view().into_any())
}

fn lines(edits: &[(Edit, How)], names: &Map<AccountId, String>, kind: Option<&Kind>) -> AnyView {
    let line = |(edit, how): &(Edit, How)| {
        let by = names.get(&edit.author).cloned().unwrap_or_default();
        view! {
            <li>
                <span class="quiet-text">{moment(edit.at.timestamp_millis())} " " {by}</span>
                " "
                <span>{done(edit, *how, kind)}</span>
            </li>
        }
    };
    view! { <ol class="plain-list form-history">{edits.iter().map(line).collect_view()}</ol> }.into_any()
}

/// What an edit of an answer did, in words, and where its value comes from when nobody typed it.
fn done(edit: &Edit, how: How, kind: Option<&Kind>) -> String {
    let answer = match &edit.change {
        Change::PassOver { reason, .. } => return words::frcp::pass_over(reason),
        Change::Answer { answer, .. } | Change::Resolve { answer, .. } => answer.as_ref(),
        _ => None,
    };
    let did = words::frcp::how(how);
    let Some(answer) = answer else { return did.to_owned() };
    let told = kind.map(|kind| words::forms::answer(kind, answer)).unwrap_or_default();
    let from = edit.imported.as_ref().map(words::frcp::comes_from);
    let from = from.map(|from| format!(" ({from})")).unwrap_or_default();
    format!("{did}\u{a0}: {told}{from}")
}

fn html(view: impl IntoAny) -> String {
    view.into_any().to_html()
}
