//! The accessibility statement.
//!
//! Source: loi n° 2005-102 du 11 février 2005, article 47; décret n° 2019-768 du 24 juillet 2019; RGAA 4.1. No audit
//! has been made yet: without a valid audit the RGAA asks to declare "non conforme".

use crate::prelude::*;

use crate::shell::Page;

/// Says honestly where the site stands.
#[component]
pub fn Accessibility() -> impl IntoView {
    view! {
        <Page title="Déclaration d’accessibilité" prose=true>
            <p>
                "Ce site doit être utilisable par toutes les personnes, y compris avec un lecteur d’écran, au clavier seul ou avec un fort grossissement "
                "(article 47 de la loi n° 2005-102 du 11 février 2005)."
            </p>
            <h2>"État de conformité"</h2>
            <p>
                <strong>"Terr-eSanté est non conforme"</strong>
                " au référentiel général d’amélioration de l’accessibilité (RGAA 4.1)\u{a0}: aucun audit n’a encore été réalisé. "
                "En l’absence d’audit, le référentiel demande de déclarer le site non conforme. Un audit est à faire avant l’ouverture du service."
            </p>
            <h2>"Ce qui est déjà en place"</h2>
            <ul class="plain-list">
                <li>"Les contrastes des textes sont mesurés à chaque construction du site."</li>
                <li>"Chaque champ a un intitulé, une aide et un message d’erreur reliés entre eux."</li>
                <li>"Un état est toujours indiqué par un mot et une forme, pas seulement par une couleur."</li>
                <li>"Le focus est toujours visible, et un affichage à contraste élevé est proposé."</li>
                <li>"Les animations sont supprimées si votre appareil le demande."</li>
            </ul>
            <h2>"Ce qui n’a pas été vérifié"</h2>
            <p>
                "Les parcours complets avec un lecteur d’écran n’ont pas été essayés par des personnes concernées. "
                "L’accessibilité des documents PDF produits n’a pas été évaluée."
            </p>
            <h2>"Signaler une difficulté"</h2>
            <p>
                "Si une page vous bloque, dites-le au support de votre établissement ou à votre équipe de soins, en indiquant l’adresse "
                "de la page. Une autre manière d’obtenir l’information vous sera proposée."
            </p>
            <h2>"Voies de recours"</h2>
            <p>
                "Si vous n’obtenez pas de réponse satisfaisante, vous pouvez écrire au "
                <a href="https://www.defenseurdesdroits.fr">"Défenseur des droits"</a>
                " (7, rue Saint-Florentin, 75409 Paris Cedex 08, sans timbre), utiliser son formulaire en ligne, ou contacter son délégué dans votre région."
            </p>
        </Page>
    }
}
