//! The keys of the calendar, as its sheet lists them.

use crate::prelude::*;
use crate::ui::Kbd;

/// The keys and what they do. Source of the rule that they can be switched off: WCAG 2.1.4.
const KEYS: [(&str, &str); 13] = [
    ("j", "Voir le jour"),
    ("s", "Voir la semaine"),
    ("m", "Voir le mois"),
    ("a", "Voir l’année"),
    ("l", "Voir la liste"),
    ("r", "Voir les ressources"),
    ("t", "Revenir à aujourd’hui"),
    ("n →", "Aller à ce qui suit"),
    ("p ←", "Revenir à ce qui précède"),
    ("c", "Planifier des séances"),
    ("d", "Déplacer la séance où est le curseur"),
    ("↑ ↓ ← →", "Séance prise\u{a0}: la déplacer ; avec Maj, changer sa durée"),
    ("?", "Ouvrir cette fiche"),
];

/// The sheet.
pub(super) fn sheet() -> AnyView {
    let line = |(keys, does): (&'static str, &'static str)| {
        view! {
            <div>
                <dt>
                    <Kbd keys=keys />
                </dt>
                <dd>{does}</dd>
            </div>
        }
    };
    view! {
        <dl class="key-sheet">{KEYS.map(line)}</dl>
        <p class="hint">"Une séance prise se pose avec Entrée, et revient à sa place avec Échap."</p>
    }
    .into_any()
}
