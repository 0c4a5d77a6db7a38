//! The address of one's agenda, shown once. The only script is that of the button: it copies the address.

use crate::prelude::*;
use crate::{routes, shell::plain_document};

/// Copies the address and says so.
const COPY: &str = "const b=document.getElementById('copy'),f=document.getElementById('address');\
    f.onfocus=()=>f.select();b.hidden=false;b.onclick=()=>navigator.clipboard.writeText(f.value).then(\
    ()=>{document.getElementById('told').textContent='Adresse copiée.'},()=>{f.focus()})";

/// The whole page.
#[must_use]
pub fn agenda_address(css: &str, nonce: &str, address: &str) -> String {
    let body = || {
        view! {
        <p class="lead">"Voici l’adresse de votre agenda. Elle ne sera plus affichée\u{a0}: copiez-la maintenant."</p>
        <div class="form">
            <div class="field">
                <label for="address">"Adresse secrète"</label>
                <input id="address" class="input" type="text" value=address.to_owned() readonly="readonly" />
            </div>
            <div class="form-actions">
                <button id="copy" type="button" class="btn btn-primary" hidden="hidden">
                    "Copier l’adresse"
                </button>
                <span id="told" role="status"></span>
            </div>
        </div>
        <p>
            "Dans votre logiciel d’agenda, choisissez «\u{a0}S’abonner à un agenda\u{a0}» ou «\u{a0}Ajouter un agenda à partir d’une adresse\u{a0}», puis collez-la. "
            "Certains logiciels ne la relisent que toutes les quelques heures\u{a0}: pour un changement de dernière minute, fiez-vous au courriel."
        </p>
        <p>"Qui connaît cette adresse voit vos séances, sans aucun dossier de patient. Si elle s’est perdue, remplacez-la ou supprimez-la dans vos réglages."</p>
        <p>
            <a href=routes::OWN_ACCOUNT>"Revenir à mes réglages"</a>
        </p>
        <script nonce=nonce.to_owned() inner_html=COPY></script>
    }.into_any()
    };
    plain_document("pro", css, "Mon agenda dans un autre logiciel", body)
}
