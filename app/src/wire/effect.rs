//! What a page does by itself, when what it reads changes.

use leptos::prelude::{self as graph, EffectFunction};

/// An effect of Leptos, compiled once for all closures.
pub struct Effect;

impl Effect {
    /// Runs the closure in the browser, now and each time that what it read has changed; the closure may take what it
    /// gave the time before.
    #[expect(clippy::new_ret_no_self, reason = "the name that Leptos gives it, and the effect lives with its owner")]
    pub fn new<T: 'static, M>(mut act: impl EffectFunction<T, M> + 'static) {
        let mut before = None;
        run(Box::new(move || before = Some(act.run(before.take()))));
    }
}

fn run(act: Box<dyn FnMut()>) {
    graph::Effect::new(act);
}
