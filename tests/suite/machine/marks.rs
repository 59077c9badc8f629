//! Undo and redo of marks under random sequences of messages: shown and saved marks stay equal. What each key
//! does to marks is tested in `stories::marks`.

use std::collections::HashMap;

use proptest::prelude::*;
use vigie::app::Message;
use vigie::input::{Code, Key};
use vigie::model::{Mark, MarkSet};
use vigie::wording::Phrase;

use super::steps::{Step, steps};
use super::{Play, config};

impl Play {
    /// Goes back to the list with Escape.
    fn go_home(&mut self) {
        for _ in 0..600 {
            if self.is_in_list() {
                return;
            }
            self.send(Message::Key(Key::of(Code::Escape)));
        }
        panic!("the list is not reached");
    }

    /// Presses a key until the notice is `end`; returns how often before that.
    fn press_until(&mut self, key: Key, end: &Phrase) -> usize {
        for count in 0.. {
            self.send(Message::Key(key));
            if self.notice() == Some(end) {
                return count;
            }
        }
        0
    }

    fn marked(&self) -> HashMap<u64, MarkSet> {
        self.kept.iter().filter(|(_, marks)| !marks.is_empty()).map(|(key, marks)| (*key, *marks)).collect()
    }
}

/// Random steps with many changes of marks.
fn marking_steps() -> impl Strategy<Value = Vec<Step>> {
    let key = |key| Just(Step::Press(vec![key]));
    let press = prop::sample::select("rRsmvVnNuUjk 123".chars().collect::<Vec<_>>());
    let step = prop_oneof![
        8 => press.prop_map(|letter| Step::Press(vec![Key::plain(letter)])),
        1 => prop::sample::select(vec!['j', 'k']).prop_map(|letter| {
            Step::Press(vec![Key::plain('M'), Key::plain(letter)])
        }),
        1 => key(Key::of(Code::Enter)),
        1 => key(Key::of(Code::Escape)),
        3 => Just(Step::AnswerAll),
    ];
    (steps(), prop::collection::vec(step, 1..60)).prop_map(|(others, marks)| {
        // Takes steps from both in turn.
        let mut mixed = Vec::new();
        let (mut others, mut marks) = (others.into_iter(), marks.into_iter());
        loop {
            let (one, other) = (others.next(), marks.next());
            if one.is_none() && other.is_none() {
                return mixed;
            }
            mixed.extend(one);
            mixed.extend(other);
        }
    })
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn undoing_everything_restores_the_marks_and_redoing_sets_them_again(
        steps in marking_steps(),
        others in any::<u64>(),
    ) {
        let mut play = Play::new(true);
        play.load(20, false, true);
        play.play(&Step::OthersMark(others));
        let before = play.marked();
        for step in steps.iter().filter(|step| !matches!(step, Step::OthersMark(_))) {
            play.play(step);
        }
        play.go_home();
        let now = play.marked();
        let count = play.press_until(Key::plain('u'), &Phrase::NothingToUndo);
        prop_assert_eq!(play.marked(), before);
        for _ in 0..count {
            play.send(Message::Key(Key::control('r')));
        }
        prop_assert_eq!(play.marked(), now);
    }

    #[test]
    fn undo_and_redo_keep_shown_and_saved_marks_equal(
        steps in marking_steps(),
        others in any::<u64>(),
    ) {
        let mut play = Play::new(true);
        play.load(20, false, true);
        for step in &steps {
            play.play(step);
        }
        play.go_home();
        play.play(&Step::OthersMark(others));
        play.press_until(Key::plain('u'), &Phrase::NothingToUndo);
        play.play(&Step::OthersMark(others.rotate_left(7)));
        play.press_until(Key::plain('U'), &Phrase::NothingToRedo);
    }
}

#[test]
fn many_articles_are_marked_and_undone_as_one_change() {
    let mut play = Play::new(false);
    play.load(2_000, false, true);
    play.play(&Step::AnswerAll);
    let is_read = |play: &Play| play.kept.values().filter(|marks| marks.has(Mark::Read)).count();
    play.send(Message::Key(Key::plain('r')));
    play.send(Message::Key(Key::plain('R')));
    play.play(&Step::AnswerAll);
    let keys = play.kept.len();
    assert_eq!(is_read(&play), keys);
    assert_eq!(keys, play.library().len());
    play.check();
    play.send(Message::Key(Key::plain('u')));
    assert_eq!(is_read(&play), 1);
    play.check();
    play.send(Message::Key(Key::control('r')));
    assert_eq!(is_read(&play), keys);
    play.send(Message::Key(Key::plain('u')));
    play.send(Message::Key(Key::plain('u')));
    assert_eq!(is_read(&play), 0);
    play.check();
}
