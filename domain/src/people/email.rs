//! A person's e-mail address.

use super::parsed_text::{parsed_text, refusal};
use serde::{Deserialize, Serialize};

/// First words of addresses that several people usually read.
const SHARED: [&str; 10] =
    ["accueil", "admin", "contact", "direction", "info", "noreply", "rcp", "secretariat", "secretariats", "service"];

/// One simple address, lower-cased: `prenom.nom@exemple.fr`. No display name, no quotes, no comment, at most 254
/// characters.
///
/// Stricter than RFC 5322 on purpose: what is refused here is a typing error far more often than a real address.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// Why a text is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailError {
    /// Not exactly one `@`, or nothing before it.
    NoAt,
    /// A character that simple addresses do not have, or a misplaced dot.
    BadCharacter,
    /// The part after `@` is not a domain name.
    BadDomain,
    /// More than 254 characters, or more than 64 before the `@`.
    TooLong,
}

impl Email {
    /// Reads one address; surrounding spaces are dropped and letters lowered.
    ///
    /// # Errors
    /// See [`EmailError`].
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let address = text.trim().to_ascii_lowercase();
        let (local, domain) = address.split_once('@').ok_or(EmailError::NoAt)?;
        if local.is_empty() || domain.contains('@') {
            return Err(EmailError::NoAt);
        }
        if address.len() > 254 || local.len() > 64 {
            return Err(EmailError::TooLong);
        }
        check_local(local)?;
        check_domain(domain)?;
        Ok(Self(address))
    }

    /// The part after `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.split_once('@').map_or("", |(_, domain)| domain)
    }

    /// Whether several people probably read it. An account is nominative (DOMAIN §5.7): such an address deserves a
    /// question before an invitation leaves, not a refusal.
    #[must_use]
    pub fn looks_shared(&self) -> bool {
        let local = self.0.split('@').next().unwrap_or_default();
        let first = local.split(['.', '-', '_', '+']).next().unwrap_or_default();
        SHARED.contains(&first)
    }
}

fn check_local(local: &str) -> Result<(), EmailError> {
    let plain = local.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-+'".contains(&b));
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    if plain && !dots { Ok(()) } else { Err(EmailError::BadCharacter) }
}

fn check_domain(domain: &str) -> Result<(), EmailError> {
    let labels: Vec<&str> = domain.split('.').collect();
    let label_ok = |label: &&str| {
        let inside = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        inside && !label.is_empty() && label.len() <= 63 && !label.starts_with('-') && !label.ends_with('-')
    };
    let last_ok = labels.last().is_some_and(|last| last.len() >= 2 && !last.bytes().any(|b| b.is_ascii_digit()));
    if labels.len() >= 2 && last_ok && labels.iter().all(label_ok) { Ok(()) } else { Err(EmailError::BadDomain) }
}

parsed_text!(Email, EmailError);
refusal!(EmailError);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_kept_in_lower_case() {
        assert_eq!(Email::parse(" Hélène.D@Exemple.fr"), Err(EmailError::BadCharacter));
        let email = Email::parse(" Helene.Desmarais@CH-Exemple.FR ").unwrap();
        assert_eq!(email.as_str(), "helene.desmarais@ch-exemple.fr");
        assert_eq!(email.domain(), "ch-exemple.fr");
    }

    #[test]
    fn a_text_that_is_not_one_address_is_refused() {
        for (text, why) in [
            ("helene", EmailError::NoAt),
            ("@exemple.fr", EmailError::NoAt),
            ("a@b@exemple.fr", EmailError::NoAt),
            ("a,b@exemple.fr", EmailError::BadCharacter),
            (".a@exemple.fr", EmailError::BadCharacter),
            ("a@exemple", EmailError::BadDomain),
            ("a@-exemple.fr", EmailError::BadDomain),
            ("a@exemple..fr", EmailError::BadDomain),
            ("a@127.0.0.1", EmailError::BadDomain),
            (&format!("{}@exemple.fr", "a".repeat(65)), EmailError::TooLong),
        ] {
            assert_eq!(Email::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_secretariat_mailbox_looks_shared() {
        assert!(Email::parse("secretariat.rcp@exemple.fr").unwrap().looks_shared());
        assert!(!Email::parse("paul.contact@exemple.fr").unwrap().looks_shared());
    }
}
