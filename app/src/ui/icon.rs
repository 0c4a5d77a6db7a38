//! The set of pictures, drawn for this product on a 20 by 20 grid.

use crate::prelude::*;

/// A picture of the set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// A house.
    Home,
    /// A month sheet.
    Calendar,
    /// One person.
    Person,
    /// Several persons.
    People,
    /// A board with a sheet.
    Clipboard,
    /// Bars.
    Chart,
    /// Sliders.
    Settings,
    /// A magnifying glass.
    Search,
    /// A plus.
    Plus,
    /// A tick: done.
    Check,
    /// A cross: close or remove.
    Cross,
    /// A triangle with a mark: to check.
    Warning,
    /// A barred circle: blocking.
    Blocked,
    /// A dashed circle: provisional.
    Provisional,
    /// A circle with an i.
    Info,
    /// A circle with a question mark.
    Question,
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Downwards.
    Down,
    /// Upwards.
    Up,
    /// Three lines.
    Menu,
    /// A sheet.
    Document,
    /// A printer.
    Print,
    /// An arrow to a tray.
    Download,
    /// A padlock.
    Lock,
    /// A clock.
    Clock,
    /// A pen.
    Edit,
    /// A bin.
    Bin,
    /// An eye.
    Eye,
    /// An arrow turning back.
    Undo,
    /// Three dots.
    More,
    /// An envelope.
    Mail,
}

impl Glyph {
    /// Every picture.
    pub const ALL: [Self; 32] = [
        Self::Home,
        Self::Calendar,
        Self::Person,
        Self::People,
        Self::Clipboard,
        Self::Chart,
        Self::Settings,
        Self::Search,
        Self::Plus,
        Self::Check,
        Self::Cross,
        Self::Warning,
        Self::Blocked,
        Self::Provisional,
        Self::Info,
        Self::Question,
        Self::Left,
        Self::Right,
        Self::Down,
        Self::Up,
        Self::Menu,
        Self::Document,
        Self::Print,
        Self::Download,
        Self::Lock,
        Self::Clock,
        Self::Edit,
        Self::Bin,
        Self::Eye,
        Self::Undo,
        Self::More,
        Self::Mail,
    ];

    /// The line to draw, as the `d` of an SVG path.
    const fn line(self) -> &'static str {
        match self {
            Self::Home => "M3 9.5 10 3.5l7 6M5 8v8.5h3.5v-5h3v5H15V8",
            Self::Calendar => "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
            Self::Person => "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c0-3 2.5-4.5 6-4.5s6 1.5 6 4.5",
            Self::People => {
                "M7.5 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM2.5 16c0-2.5 2-4 5-4s5 1.5 5 4M13 4.7a2.5 2.5 0 0 1 0 4.6M14.5 12.3c1.8.5 3 1.7 3 3.7"
            }
            Self::Clipboard => "M5 4.5h10v12.5H5zM8 3h4v3H8zM7.5 9.5h5M7.5 12.5h5",
            Self::Chart => "M3.5 16.5h13M6 16.5V11M10 16.5V4M14 16.5V8",
            Self::Settings => "M3 6h7M14 6h3M12 4v4M3 14h3M10 14h7M8 12v4",
            Self::Search => "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
            Self::Plus => "M10 4v12M4 10h12",
            Self::Check => "M4 10.5 8 14.5 16 6",
            Self::Cross => "M5 5l10 10M15 5 5 15",
            Self::Warning => "M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.2v.1",
            Self::Blocked => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM6.5 10h7",
            Self::Provisional => {
                "M8 3.3a7 7 0 0 1 4 0M14.5 4.7a7 7 0 0 1 2.3 3.6M16.9 11.5a7 7 0 0 1-2.2 3.7M12.2 16.6a7 7 0 0 1-4.2.1M5.4 15.3a7 7 0 0 1-2.2-3.6M3.1 8.5a7 7 0 0 1 2.2-3.7"
            }
            Self::Info => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.3M10 6.5v.1",
            Self::Question => {
                "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8.2c0-1.2.9-2 2-2s2 .8 2 1.8c0 1.5-2 1.7-2 3.2M10 13.7v.1"
            }
            Self::Left => "M12.5 4.5 7 10l5.5 5.5",
            Self::Right => "M7.5 4.5 13 10l-5.5 5.5",
            Self::Down => "M4.5 7.5 10 13l5.5-5.5",
            Self::Up => "M4.5 12.5 10 7l5.5 5.5",
            Self::Menu => "M3 5.5h14M3 10h14M3 14.5h14",
            Self::Document => "M5 3h6.5L15 6.5V17H5zM11 3v4h4M7.5 10.5h5M7.5 13.5h5",
            Self::Print => "M6 7.5v-4h8v4M6 14H3.5V7.5h13V14H14M6 11.5h8V17H6z",
            Self::Download => "M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13v3.5h13V13",
            Self::Lock => "M4.5 9h11v8h-11zM7 9V6.5a3 3 0 0 1 6 0V9",
            Self::Clock => "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.3l2.8 1.7",
            Self::Edit => "M4 16l.8-3.5L13 4.3l2.7 2.7-8.2 8.2zM11.5 5.8l2.7 2.7",
            Self::Bin => "M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5 6.2 17h7.6l.7-11.5M8.5 8.5v5.5M11.5 8.5v5.5",
            Self::Eye => {
                "M2.5 10c2-3.3 4.5-5 7.5-5s5.5 1.7 7.5 5c-2 3.3-4.5 5-7.5 5s-5.5-1.7-7.5-5zM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"
            }
            Self::Undo => "M7.5 4.5 4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8",
            Self::More => "M4.5 10h.1M10 10h.1M15.5 10h.1",
            Self::Mail => "M3 5h14v10.5H3zM3 6l7 5.5L17 6",
        }
    }
}

/// A picture of 20 px. It is silent beside a word; alone, it says its `label`.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
    /// What it means, when no word stands beside it.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let role = label.is_some().then_some("img");
    let hidden = label.is_none().then_some("true");
    view! {
        <svg class="icon" viewBox="0 0 20 20" focusable="false" role=role aria-hidden=hidden aria-label=label>
            <path d=glyph.line() />
        </svg>
    }
}
