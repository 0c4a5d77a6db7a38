//! The theme a person chose.

use serde::{Deserialize, Serialize};

/// Light, dark or high contrast; by default what the system asks for.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system asks.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
    /// Black and white, strong borders.
    Contrast,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The name of the cookie that keeps it.
    pub const COOKIE: &'static str = "theme";

    /// Its name in the cookie, in forms and in the stylesheet.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme of this name; anything else is the system's.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }

    /// The value of `data-theme` on the root of the document; none leaves the choice to the system.
    #[must_use]
    pub const fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            other => Some(other.code()),
        }
    }

    /// The word of the menu.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "Comme le système",
            Self::Light => "Clair",
            Self::Dark => "Sombre",
            Self::Contrast => "Contraste élevé",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_theme_is_found_by_its_code() {
        for theme in Theme::ALL {
            assert!(Theme::from_code(theme.code()) == theme);
        }
    }

    #[test]
    fn an_unknown_code_leaves_the_choice_to_the_system() {
        assert!(Theme::from_code("<script>") == Theme::System);
    }
}
