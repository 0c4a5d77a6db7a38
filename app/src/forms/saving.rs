//! Where the typed text is, always said in the same place.

use crate::prelude::*;

use crate::{
    failure::Failure,
    ui::{Glyph, Icon},
};

/// Where the typed text is.
#[derive(Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was typed here.
    Untouched,
    /// Being typed.
    Typing,
    /// On its way.
    Sending,
    /// In the server's log.
    Saved {
        /// When: "14:02:11".
        at: String,
    },
    /// On this page only, because the server did not take it.
    Kept {
        /// Why.
        failure: Failure,
    },
}

impl Saving {
    /// The sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Untouched => "Enregistrement automatique".to_owned(),
            Self::Typing => "Modifications non enregistrées".to_owned(),
            Self::Sending => "Enregistrement…".to_owned(),
            Self::Saved { at } => format!("Enregistré à {at}"),
            Self::Kept { failure } => match failure {
                Failure::Unreachable | Failure::Outage { .. } => {
                    "Serveur injoignable\u{a0}: votre saisie est gardée ici, nouvel essai dans quelques secondes."
                        .to_owned()
                }
                Failure::NeedsCode | Failure::SignedOut => {
                    "Session en veille\u{a0}: votre saisie est gardée ici.".to_owned()
                }
                other => format!("Non enregistré\u{a0}: {}", other.sentence()),
            },
        }
    }

    /// Whether something typed is not in the server's log yet.
    #[must_use]
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Typing | Self::Sending | Self::Kept { .. })
    }

    const fn glyph(&self) -> Glyph {
        match self {
            Self::Kept { .. } => Glyph::Blocked,
            Self::Saved { .. } => Glyph::Check,
            Self::Untouched | Self::Typing | Self::Sending => Glyph::Info,
        }
    }
}

/// The line of the page that tells it.
#[component]
pub fn SavingLine(
    /// Where the typed text is.
    saving: RwSignal<Saving>,
) -> impl IntoView {
    let line = move || saving.with(|saving| view! { <Icon glyph=saving.glyph() /> <span>{saving.sentence()}</span> });
    view! {
        <p class="saving-line" role="status">
            {line}
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_of_the_last_save_is_told() {
        assert_eq!(Saving::Saved { at: "14:02:11".into() }.sentence(), "Enregistré à 14:02:11");
    }

    #[test]
    fn a_server_that_does_not_answer_loses_nothing() {
        assert!(Saving::Kept { failure: Failure::Unreachable }.sentence().contains("gardée ici"));
    }
}
