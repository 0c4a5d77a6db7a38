//! The notice on personal data.
//!
//! Source: règlement (UE) 2016/679 (RGPD), articles 6, 9, 12 to 22; code de la santé publique, articles L. 1110-4,
//! L. 1110-12 and R. 1112-7. Each establishment completes it with its own contacts before opening the service.

use crate::prelude::*;

use crate::shell::Page;

/// What is kept, why, for whom, for how long, and how to object.
#[component]
pub fn PersonalData() -> impl IntoView {
    view! {
        <Page title="Données personnelles" prose=true>
            <p>
                "Cette page dit quelles informations sont enregistrées dans Terr-eSanté, pourquoi, qui peut les lire et quels sont vos droits. "
                "L’établissement qui vous soigne est responsable de ces informations\u{a0}; il complète cette page avec ses coordonnées avant l’ouverture du service."
            </p>
            <h2>"Pourquoi ces informations"</h2>
            <p>
                "Elles servent à préparer la réunion où plusieurs spécialistes discutent d’un dossier de cancérologie (réunion de concertation pluridisciplinaire), "
                "à en garder la proposition et à organiser les soins qui suivent. Elles ne servent ni à la publicité, ni à la vente, ni à une décision automatique."
            </p>
            <h2>"Ce qui est enregistré"</h2>
            <ul class="plain-list">
                <li>"L’identité du patient, dont l’identité nationale de santé (INS)."</li>
                <li>"Les informations médicales utiles à la réunion et au plan de soins."</li>
                <li>"L’identité et la fonction des professionnels."</li>
                <li>"La trace de chaque lecture et de chaque modification\u{a0}: qui, quand, quoi."</li>
            </ul>
            <h2>"Sur quelle base"</h2>
            <p>
                "Le traitement est nécessaire aux soins et à la gestion des services de santé (articles 6 et 9 du RGPD). "
                "L’échange entre les professionnels d’une même équipe de soins suit l’article L. 1110-4 du code de la santé publique\u{a0}: "
                "le patient en est informé et peut s’y opposer. Au-delà de cette équipe, son accord est demandé."
            </p>
            <h2>"Qui peut lire"</h2>
            <p>
                "Les professionnels qui prennent en charge le patient, ceux qui participent à la réunion pour la durée nécessaire, et le secrétariat qui l’organise. "
                "Chacun ne voit que ce que sa fonction permet."
            </p>
            <h2>"Combien de temps"</h2>
            <p>
                "Le dossier médical d’un établissement de santé est conservé vingt ans à compter du dernier séjour ou de la dernière consultation "
                "(article R. 1112-7 du code de la santé publique, qui prévoit aussi des durées particulières)."
            </p>
            <h2>"Dans le navigateur"</h2>
            <p>
                "Un cookie garde votre session ouverte, un autre votre choix d’affichage. Il n’y a ni mesure d’audience ni cookie d’un autre site. "
                "Pendant la saisie d’une fiche, le texte pas encore enregistré y est aussi gardé, chiffré\u{a0}: "
                "il n’est lisible qu’après une nouvelle connexion, et plus du tout après une déconnexion ou sept jours."
            </p>
            <h2>"Vos droits"</h2>
            <p>
                "Vous pouvez demander à lire les informations qui vous concernent, à les faire corriger, à en limiter l’usage, ou vous opposer à leur partage. "
                "L’effacement n’est pas possible tant que la loi impose de conserver le dossier médical."
            </p>
            <p>
                "Adressez votre demande au délégué à la protection des données de l’établissement qui vous soigne, ou à votre équipe de soins. "
                "La réponse vous parvient sous un mois (ce délai peut être prolongé de deux mois si la demande est complexe). Vous pouvez aussi saisir la "
                <a href="https://www.cnil.fr/fr/plaintes">"CNIL"</a>
                "."
            </p>
        </Page>
    }
}
