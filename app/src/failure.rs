//! The only error that crosses the wire.
//!
//! It says to the person what happened and what to do, never how the inside is made: the cause of an outage stays in
//! the server's log, under the reference that the person can quote.

use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};

/// Why a call did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// A rule says no; the sentence is shown as it is, beside `field` when the refusal is about one.
    Refused {
        /// What happened and what to do, in French, from `domain::words`.
        sentence: String,
        /// The name of the field concerned.
        #[serde(default)]
        field: Option<String>,
    },
    /// It does not exist, or this person may not know that it does.
    NotFound,
    /// Somebody wrote in between; `newer` is the value now kept, as shown.
    Conflict {
        /// The newer value.
        newer: String,
    },
    /// Nobody is signed in any more.
    SignedOut,
    /// The person is known, but the act asks for the second factor again.
    NeedsCode,
    /// The server could not answer; `reference` finds the cause in its log.
    Outage {
        /// What the person quotes to the support.
        reference: String,
    },
    /// The server could not be reached: nothing was changed.
    Unreachable,
}

impl Failure {
    /// A refusal that concerns the whole act.
    #[must_use]
    pub fn refused(sentence: impl Into<String>) -> Self {
        Self::Refused { sentence: sentence.into(), field: None }
    }

    /// A refusal that concerns one field.
    #[must_use]
    pub fn refused_at(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self::Refused { sentence: sentence.into(), field: Some(field.into()) }
    }

    /// The sentence for the person.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Refused { sentence, .. } => sentence.clone(),
            Self::NotFound => "Cette page n’existe pas, ou vous n’y avez pas accès.".into(),
            Self::Conflict { newer } => {
                format!("Une autre personne a modifié cette valeur entre-temps. Valeur actuelle\u{a0}: {newer}")
            }
            Self::SignedOut => "Votre session est terminée. Reconnectez-vous pour continuer.".into(),
            Self::NeedsCode => "Confirmez votre identité avec votre code pour continuer.".into(),
            Self::Outage { reference } => {
                format!("Le service n’a pas pu répondre. Réessayez dans un instant. Référence\u{a0}: {reference}")
            }
            Self::Unreachable => {
                "Le serveur n’a pas répondu. Vérifiez votre connexion, puis réessayez\u{a0}: rien n’a été modifié."
                    .into()
            }
        }
    }

    /// Whether the server did not answer: what is shown is still the last thing known.
    #[must_use]
    pub const fn is_silence(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Outage { .. })
    }

    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused { .. } => 400,
            Self::SignedOut => 401,
            Self::NeedsCode => 403,
            Self::NotFound => 404,
            Self::Conflict { .. } => 409,
            Self::Outage { .. } => 500,
            Self::Unreachable => 503,
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentence())
    }
}

impl std::error::Error for Failure {}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        match value {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            #[cfg(feature = "ssr")]
            other => outage(&other),
            #[cfg(not(feature = "ssr"))]
            _ => Self::Outage { reference: "navigateur".into() },
        }
    }

    /// Called once, when a server function answers with a failure: the right moment to give the answer its status.
    #[cfg(feature = "ssr")]
    fn ser(&self) -> server_fn::Bytes {
        self.set_status();
        serde_json::to_vec(self).unwrap_or_default().into()
    }
}

/// The number under which this request appears in the server's log; the server provides it in context.
#[cfg(feature = "ssr")]
#[derive(Clone)]
pub struct RequestReference(pub String);

/// Logs the cause and gives back an [`Failure::Outage`] that carries only the reference of the request.
#[cfg(feature = "ssr")]
pub fn outage(cause: &dyn std::fmt::Display) -> Failure {
    let reference = leptos::prelude::use_context::<RequestReference>().map_or_else(|| "inconnue".into(), |r| r.0);
    tracing::error!(%reference, %cause, "a call failed");
    Failure::Outage { reference }
}

impl Failure {
    /// The HTTP status of a page that could not be read: what is refused to a reader is not a request that is ill made.
    #[must_use]
    pub const fn page_status(&self) -> u16 {
        match self {
            Self::Refused { .. } => 403,
            _ => self.status(),
        }
    }

    /// Gives the answer being built the status of this failure; does nothing in the browser and outside a request.
    pub fn set_status(&self) {
        answers_with(self.status());
    }

    /// As [`Failure::set_status`], for a page.
    pub fn set_page_status(&self) {
        answers_with(self.page_status());
    }
}

#[cfg_attr(not(feature = "ssr"), expect(unused_variables, reason = "a browser answers nobody"))]
fn answers_with(status: u16) {
    #[cfg(feature = "ssr")]
    {
        let answer = leptos::prelude::use_context::<leptos_axum::ResponseOptions>();
        if let (Some(answer), Ok(status)) = (answer, http::StatusCode::from_u16(status)) {
            answer.set_status(status);
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn an_outage_carries_no_internal_text() {
        let failure = Failure::from_server_fn_error(ServerFnErrorErr::ServerError("table users is locked".into()));
        let wire = String::from_utf8(failure.ser().to_vec()).unwrap();
        assert!(!wire.contains("users"), "{wire}");
    }

    #[test]
    fn a_failure_survives_the_journey() {
        for failure in [
            Failure::refused_at("name", "Indiquez un nom."),
            Failure::NotFound,
            Failure::Conflict { newer: "T2".into() },
            Failure::SignedOut,
            Failure::NeedsCode,
            Failure::Outage { reference: "a1".into() },
        ] {
            assert_eq!(Failure::de(failure.ser()), failure);
        }
    }
}
