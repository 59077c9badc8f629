use super::*;
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use std::time::Duration;

use proptest::prelude::*;

const FOLDER: Identity = Identity { device: 1, inode: 1, born: None, mounted: false };
const OTHER: Identity = Identity { inode: 2, ..FOLDER };
const MOUNT: Identity = Identity { device: 2, inode: 1, born: None, mounted: true };

/// A system that does what it is told to, and notes what it is asked for.
struct Scene {
    root: Cell<Option<Identity>>,
    empty: Cell<bool>,
    remote: Cell<bool>,
    listens: Cell<bool>,
    asked: RefCell<Vec<&'static str>>,
    told: RefCell<Vec<Change>>,
}

impl Scene {
    fn of(root: Option<Identity>) -> Self {
        Self {
            root: Cell::new(root),
            empty: Cell::new(false),
            remote: Cell::new(false),
            listens: Cell::new(true),
            asked: RefCell::default(),
            told: RefCell::default(),
        }
    }

    fn asks(&self, what: &'static str) -> bool {
        self.asked.borrow_mut().push(what);
        self.listens.get()
    }
}

impl World for &Scene {
    fn root(&mut self) -> Option<Identity> {
        self.root.get()
    }

    fn is_empty(&mut self) -> bool {
        self.empty.get()
    }

    fn is_remote(&mut self) -> bool {
        self.remote.get()
    }

    fn listen(&mut self, _: u64) -> bool {
        self.asks("listen")
    }

    fn widen(&mut self) -> bool {
        self.asks("widen")
    }

    fn settle(&mut self) -> bool {
        self.asks("settle")
    }

    fn deafen(&mut self) {
        self.asks("deafen");
    }
}

/// A watch whose clock is ours, in milliseconds from its beginning.
struct Play<'a> {
    scene: &'a Scene,
    keeper: Keeper<'a, &'a Scene>,
    start: Instant,
}

fn play(scene: &Scene, act: impl FnOnce(&mut Play)) {
    let start = Instant::now();
    let tell = |change| scene.told.borrow_mut().push(change);
    let mut world = scene;
    let keeper = Keeper::begin(&mut world, Timing::default(), &tell, start);
    act(&mut Play { scene, keeper, start });
}

impl Play<'_> {
    fn at(&self, milliseconds: u64) -> Instant {
        self.start + Duration::from_millis(milliseconds)
    }

    /// Lets the time pass; the keeper is woken when it asked for it.
    fn until(&mut self, milliseconds: u64) {
        while self.keeper.next() <= self.at(milliseconds) {
            let now = self.keeper.next();
            self.keeper.turn(now);
            assert!(self.keeper.next() > now, "it asks to be woken at once again");
        }
    }

    fn hear(&mut self, milliseconds: u64, seen: Seen) {
        self.until(milliseconds);
        self.keeper.hear(self.keeper.listening, seen, self.at(milliseconds));
    }

    fn told(&self) -> Vec<Change> {
        self.scene.told.take()
    }

    fn asked(&self) -> Vec<&'static str> {
        self.scene.asked.take()
    }
}

fn article(path: &str) -> Seen {
    Seen::Article(path.into())
}

fn paths(paths: &[&str]) -> Change {
    Change::Paths(paths.iter().map(PathBuf::from).collect())
}

#[test]
fn changes_are_told_together_once_it_is_quiet() {
    play(&Scene::of(Some(FOLDER)), |play| {
        assert_eq!(play.told(), [Change::Everything], "the beginning");
        play.hear(1_000, article("a"));
        play.hear(1_050, article("b"));
        play.until(1_149);
        assert_eq!(play.told(), []);
        play.until(1_150);
        assert_eq!(play.told(), [paths(&["a", "b"])]);
        play.until(60_000);
        assert_eq!(play.told(), []);
        assert_eq!(play.asked(), ["listen"]);
    });
}

#[test]
fn changes_without_end_are_told_all_the_same() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        for time in 0..100 {
            play.hear(time * 20, article("a"));
        }
        assert_eq!(play.told(), vec![paths(&["a"]); 3]);
    });
}

#[test]
fn new_folders_are_listened_to_before_everything_is_told() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        play.hear(0, Seen::Folder);
        play.hear(10, article("a"));
        play.until(110);
        assert_eq!(play.told(), [Change::Everything]);
        assert_eq!(play.asked(), ["listen", "widen"]);
        // The folders are gone through again only when the time between has passed.
        play.hear(1_000, Seen::Folder);
        play.hear(2_000, Seen::Lost);
        play.until(3_000);
        assert_eq!(play.told(), vec![Change::Everything; 2]);
        assert_eq!(play.asked(), ["settle", "settle"]);
        play.until(60_000);
        assert_eq!(play.told(), [Change::Everything]);
        assert_eq!(play.asked(), ["widen"]);
    });
}

#[test]
fn where_going_through_the_folders_loses_events_it_is_done_every_so_often() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        for time in 0..200 {
            play.hear(time * 100, Seen::Lost);
        }
        let walks = play.asked().iter().filter(|asked| **asked == "widen").count();
        assert!((3..=5).contains(&walks), "{walks}");
    });
}

#[test]
fn what_cannot_be_listened_to_is_polled() {
    let scene = Scene::of(Some(FOLDER));
    scene.listens.set(false);
    play(&scene, |play| {
        play.until(15_000);
        assert_eq!(play.told(), vec![Change::Everything; 4]);
        play.hear(15_000, article("a"));
        play.until(19_999);
        assert_eq!(play.told(), []);
    });
}

#[test]
fn a_listening_that_fails_is_told_at_once_and_polled_from_then_on() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        play.hear(1_000, article("a"));
        play.hear(1_050, Seen::Failed);
        assert_eq!(play.told(), [Change::Everything]);
        play.until(11_050);
        assert_eq!(play.told(), vec![Change::Everything; 2]);
        assert_eq!(play.asked(), ["listen", "deafen"]);
    });
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        play.hear(0, Seen::Folder);
        play.scene.listens.set(false);
        play.until(5_100);
        assert_eq!(play.told(), vec![Change::Everything; 2]);
        assert_eq!(play.asked(), ["listen", "widen", "deafen"]);
    });
}

#[test]
fn where_others_change_files_it_is_listened_and_polled() {
    let scene = Scene::of(Some(FOLDER));
    scene.remote.set(true);
    play(&scene, |play| {
        play.told();
        play.hear(1_000, article("a"));
        play.until(5_000);
        assert_eq!(play.told(), [paths(&["a"]), Change::Everything]);
    });
}

#[test]
fn a_folder_that_goes_is_missing_until_it_is_back() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        play.hear(1_000, article("a"));
        play.scene.root.set(None);
        play.hear(1_010, Seen::Root);
        assert_eq!(play.told(), [Change::Missing], "what was heard of it is forgotten");
        play.hear(1_020, article("a"));
        play.until(9_000);
        assert_eq!(play.told(), []);
        play.scene.root.set(Some(OTHER));
        play.until(11_010);
        assert_eq!(play.told(), [Change::Back]);
        assert_eq!(play.asked(), ["listen", "deafen", "listen"]);
        play.hear(12_000, article("a"));
        play.until(13_000);
        assert_eq!(play.told(), [paths(&["a"])]);
    });
}

#[test]
fn a_folder_is_missed_though_no_event_says_so() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        play.scene.root.set(None);
        play.until(2_000);
        assert_eq!(play.told(), [Change::Missing]);
    });
    play(&Scene::of(None), |play| {
        assert_eq!(play.told(), [Change::Missing]);
        play.until(10_000);
        assert_eq!(play.told(), []);
        play.scene.root.set(Some(FOLDER));
        play.until(12_000);
        assert_eq!(play.told(), [Change::Back]);
    });
}

#[test]
fn a_folder_that_was_replaced_is_watched_anew() {
    let reborn = Identity { born: Some(SystemTime::UNIX_EPOCH), ..FOLDER };
    for other in [OTHER, reborn, Identity { device: 9, ..FOLDER }] {
        play(&Scene::of(Some(FOLDER)), |play| {
            play.told();
            play.scene.root.set(Some(other));
            play.until(2_000);
            assert_eq!(play.told(), [Change::Back]);
            assert_eq!(play.asked(), ["listen", "listen"]);
        });
    }
    // One that got the number of the removed one at once.
    play(&Scene::of(Some(FOLDER)), |play| {
        play.told();
        play.hear(500, Seen::Root);
        assert_eq!(play.told(), [Change::Back]);
        assert_eq!(play.asked(), ["listen", "listen"]);
    });
}

#[test]
fn the_place_of_an_unmounted_file_system_is_not_the_folder() {
    play(&Scene::of(Some(MOUNT)), |play| {
        play.told();
        play.scene.root.set(Some(FOLDER));
        play.scene.empty.set(true);
        play.until(8_000);
        assert_eq!(play.told(), [Change::Missing]);
        play.scene.root.set(Some(MOUNT));
        play.until(10_000);
        assert_eq!(play.told(), [Change::Back]);
        play.scene.root.set(Some(FOLDER));
        play.until(12_000);
        assert_eq!(play.told(), [Change::Missing]);
        play.scene.empty.set(false);
        play.until(14_000);
        assert_eq!(play.told(), [Change::Back], "somebody uses the place");
    });
}

#[test]
fn an_earlier_listening_is_not_listened_to() {
    play(&Scene::of(Some(FOLDER)), |play| {
        play.hear(0, Seen::Root);
        play.told();
        let now = play.at(10);
        play.keeper.hear(1, Seen::Root, now);
        play.keeper.hear(1, article("a"), now);
        play.until(60_000);
        assert_eq!(play.told(), []);
    });
}

#[derive(Clone, Debug)]
enum Act {
    Hear(Seen),
    Root(Option<Identity>),
    Empty(bool),
    Listens(bool),
}

fn act() -> impl Strategy<Value = Act> {
    let seen = prop_oneof![
        6 => "[a-c]".prop_map(|path| Seen::Article(path.into())),
        1 => Just(Seen::Folder),
        2 => (0_usize..3).prop_map(Seen::PerhapsFolder),
        2 => (0_usize..3).prop_map(Seen::NoFolder),
        1 => Just(Seen::Lost),
        1 => Just(Seen::Root),
        1 => Just(Seen::Failed),
    ];
    let root = prop_oneof![Just(None), Just(Some(FOLDER)), Just(Some(OTHER)), Just(Some(MOUNT))];
    prop_oneof![
        8 => seen.prop_map(Act::Hear),
        2 => root.prop_map(Act::Root),
        1 => any::<bool>().prop_map(Act::Empty),
        1 => any::<bool>().prop_map(Act::Listens),
    ]
}

proptest! {
    /// Whatever happens: what is heard of is told in time, between missing and back nothing is told,
    /// and the keeper never asks to be woken without end (which `until` looks at).
    #[test]
    fn nothing_heard_is_lost(acts in prop::collection::vec((0_u64..3_000, act()), 0..40)) {
        let scene = Scene::of(Some(FOLDER));
        play(&scene, |play| {
            play.told();
            let (mut now, mut missing) = (0, false);
            for (wait, act) in acts {
                now += wait;
                play.until(now);
                match act {
                    Act::Hear(seen) => {
                        let news = play.keeper.hears && !play.keeper.missing;
                        follow(&play.told(), &mut missing);
                        play.hear(now, seen.clone());
                        if let (true, Seen::Article(path)) = (news, seen) {
                            now += 500;
                            play.until(now);
                            let told = play.told();
                            assert!(told.iter().any(|change| names(change, &path)), "{path:?}: {told:?}");
                            follow(&told, &mut missing);
                        }
                    }
                    Act::Root(root) => play.scene.root.set(root),
                    Act::Empty(empty) => play.scene.empty.set(empty),
                    Act::Listens(listens) => play.scene.listens.set(listens),
                }
            }
            follow(&play.told(), &mut missing);
            assert_eq!(missing, play.keeper.missing);
        });
    }
}

fn names(change: &Change, path: &PathBuf) -> bool {
    match change {
        Change::Paths(paths) => paths.contains(path),
        Change::Everything | Change::Missing | Change::Back => true,
    }
}

fn follow(told: &[Change], missing: &mut bool) {
    for change in told {
        assert!(!*missing || *change == Change::Back, "{change:?} of a missing folder");
        *missing = *change == Change::Missing;
    }
}
