//! Help for professionals.

use crate::prelude::*;

use crate::{
    routes,
    shell::Page,
    ui::{Glyph, Icon, Kbd},
};

/// What holds on every page: how text is kept, how to move by keyboard, what the marks mean.
#[component]
pub fn Help() -> impl IntoView {
    view! {
        <Page title="Aide" prose=true>
            <h2>"Se déplacer au clavier"</h2>
            <p>
                <Kbd keys="Tab" />
                " passe d’un élément au suivant, "
                <Kbd keys="Maj Tab" />
                " revient en arrière. Le premier lien de chaque page mène directement au contenu. "
                <Kbd keys="Échap" />
                " ferme une fenêtre ouverte."
            </p>
            <h2>"Lire les états"</h2>
            <p>"Un état porte toujours un mot et une forme, jamais une couleur seule."</p>
            <ul class="plain-list">
                <li><Icon glyph=Glyph::Blocked />" bloquant\u{a0}: l’action suivante est impossible tant que ce point n’est pas réglé\u{a0};"</li>
                <li><Icon glyph=Glyph::Warning />" à vérifier\u{a0}: vous pouvez continuer, mais un point demande votre attention\u{a0};"</li>
                <li><Icon glyph=Glyph::Check />" fait\u{a0}: plus rien à compléter\u{a0};"</li>
                <li><Icon glyph=Glyph::Provisional />" provisoire\u{a0}: la valeur peut encore changer."</li>
            </ul>
            <h2>"Changer l’affichage"</h2>
            <p>
                "Le menu à votre nom, en haut à droite, propose un affichage clair, sombre ou à contraste élevé. "
                "Par défaut, l’affichage suit le réglage de votre ordinateur."
            </p>
            <h2>"Imprimer"</h2>
            <p>"Chaque page s’imprime en noir sur blanc, sans les menus, avec l’identité du patient quand il s’agit d’un dossier."</p>
            <h2>"Quand une page ne s’affiche pas"</h2>
            <p>
                "Le message indique une référence. Notez-la et transmettez-la au support de votre établissement\u{a0}: elle permet de "
                "retrouver la cause sans citer de patient."
            </p>
            <p>
                <a href=routes::PERSONAL_DATA>"Données personnelles"</a>
                " · "
                <a href=routes::ACCESSIBILITY>"Accessibilité"</a>
            </p>
        </Page>
    }
}
