//! Nothing typed is lost: what stands in the page before it becomes live wins.

use crate::prelude::*;

/// Keeps a signal and a control equal.
///
/// The server prints the signal's first value. When the page becomes live, a control that shows something else was
/// changed by the person, or restored by the browser: the signal takes it. Afterwards the signal is written to the
/// control each time they differ. `prop:value` would do the opposite at the first step.
pub fn adopt<T>(value: RwSignal<T>, read: impl Fn() -> Option<T> + 'static, write: impl Fn(&T) + 'static)
where
    T: PartialEq + Clone + Send + Sync + 'static,
{
    let printed = value.get_untracked();
    Effect::new(move |adopted: Option<bool>| {
        let wanted = value.get();
        let Some(shown) = read() else { return false };
        if shown != wanted {
            if adopted == Some(true) || wanted != printed {
                write(&wanted);
            } else {
                value.set(shown);
            }
        }
        true
    });
}
