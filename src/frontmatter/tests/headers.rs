//! The forms of headers, the keys in them, and text that only looks like a header.

use super::*;

/// Title, date, tags and body of a file.
fn fields(text: impl AsRef<[u8]>) -> (String, String, Vec<String>, String) {
    let file = read_at("a-file.md", text);
    let article = &file.article;
    let date = article.date.map_or(String::new(), |date| date.to_string());
    let tags = article.tags.iter().map(ToString::to_string).collect();
    (article.title.to_string(), date, tags, file.body.to_string())
}

#[test]
fn every_form_gives_the_same_article() {
    for source in [
        "--- # comment\ntitle: A lamp\ndate: 2024-07-05\ntags: [x, y]\n---\nBody",
        "---yaml\ntitle: A lamp\ndate: 2024-07-05\ntags: [x, y]\n---\nBody",
        "---toml\ntitle = \"A lamp\"\ndate = 2024-07-05\ntags = [\"x\", \"y\"]\n---\nBody",
        "---json\n{\"title\": \"A lamp\", \"date\": \"2024-07-05\", \"tags\": [\"x\", \"y\"]}\n---\nBody",
        "----\ntitle: A lamp\ndate: 2024-07-05\ntags: [x, y]\n----\nBody",
        "----\ntitle: A lamp\ndate: 2024-07-05\ntags: [x, y]\n---\nBody",
        "—\ntitle: A lamp\ndate: 2024-07-05\ntags: [x, y]\n—\nBody",
        "—-\ntitle: A lamp\ndate: 2024-07-05\ntags: [x, y]\n—-\nBody",
        ";;;\n\"title\": \"A lamp\",\n\"date\": \"2024-07-05\",\n\"tags\": [\"x\", \"y\"]\n;;;\nBody",
        ";;;\n\"title\": \"A lamp\",\n\"date\": \"2024-07-05\",\n\"tags\": [\"x\", \"y\"],\n;;;\nBody",
        ";;;json\n{\"title\": \"A lamp\", \"date\": \"2024-07-05\", \"tags\": [\"x\", \"y\"]}\n;;;\nBody",
        "\"title\": \"A lamp\",\n\"date\": \"2024-07-05\",\n\"tags\": [\"x\", \"y\"]\n;;;\nBody",
        "~~~yaml\ntitle: A lamp\n\ndate: 2024-07-05\ntags: [x, y]\n~~~\nBody",
        "title: A lamp\ndate: 2024-07-05\ntags:\n- x\n- y\n---\nBody",
        "title: A lamp\ndate: 2024-07-05\ntags:\n  - x\n  - y\n---\nBody",
        "title: A lamp\ndate: 2024-07-05\ntags: [x, y]\n---\nBody",
        "title: A lamp\ndate: 2024-07-05\ntags:\n  - x\n  - y\n\nBody",
        "Title:A lamp\nDate:2024-07-05\nTags:x, y\n\nBody",
        "Title :A lamp\nBase Header Level: 2\nDate\u{a0}: 2024-07-05\nTags: x, y\n\nBody",
        "Title：A lamp\nDate：2024-07-05\nTags：x, y\n\nBody",
        ".. title: A lamp\n.. date: 2024-07-05\n.. tags: x, y\n\nBody",
        "<!--\n.. title: A lamp\n.. date: 2024-07-05\n.. tags: x, y\n-->\nBody",
        "<!-- .. title: A lamp\n     .. date: 2024-07-05\n     .. tags: x, y -->\nBody",
        "<!--\ntitle: A lamp\ndate: 2024-07-05\ntags: x, y\n-->\nBody",
        "@def title = \"A lamp\"\n@def date = \"5 July 2024\"\n@def tags = [\"x\", \"y\"]\nBody",
        "@def title = \"A lamp\" # c\n@def date = Date(2024, 7, 5)\n@def tags = [\"x\",\n    \"y\"]\n\nBody",
        "+++\ntitle = \"A lamp\"\ndate = Date(2024, 7, 5)\ntags = [\"x\", \"y\"]\n+++\nBody",
        "+++\nusing Dates\ntitle = \"A lamp\"\ndate = Dates.Date(\"2024-07-05\")\ntags = [\"x\", \"y\"]\nf(x) = 1\n+++\nBody",
        "title:: A lamp\ndate:: 2024-07-05\ntags:: x, y\n\nBody",
        "- title:: A lamp\n  date:: 2024-07-05\n  tags:: x, y\n\nBody",
        "title:: A lamp\ntags:: x, y\n---\ndate: 2024-07-05\n---\nBody",
        "title:: A lamp\n\n---\ndate: 2024-07-05\ntags: [x, y]\n---\nBody",
        "<<<<<<< HEAD\n---\ntitle: A lamp\ndate: 2024-07-05\ntags: [x, y]\n---\nBody",
    ] {
        let file = read_text(source);
        let (title, date, tags, body) = fields(source);
        assert_eq!(
            (&*title, &*date, tags),
            ("A lamp", "2024-07-05", vec!["x".to_owned(), "y".to_owned()]),
            "{source}"
        );
        assert_eq!(body.trim(), "Body", "{source}");
        assert_eq!(found(&file.article), [], "{source}");
    }
}

#[test]
fn pandoc_and_link_definitions_are_read() {
    for (source, title, date, author) in [
        ("% A lamp\n% Anne; Bob\n% 5 July 2024\n\nBody", "A lamp", "2024-07-05", "Anne, Bob"),
        ("% A lamp\n  for the cape\n% Anne\n  Bob\n\nBody", "A lamp for the cape", "", "Anne, Bob"),
        ("% A lamp\n%\n% 2024\n\nBody", "A lamp", "2024", ""),
        ("%\n%\n% 2024\n\nBody", "Body", "2024", ""),
        (
            "[#]: subject: (A lamp)\n[#]: date: <2024-07-05>\n[#]: author: (Anne)\n[#]: url: ( )\n\nBody",
            "A lamp",
            "2024-07-05",
            "Anne",
        ),
        ("[#]: subject: (A lamp)\n[#]: author: (Anne B https://e.org/anne)\n\nBody", "A lamp", "", "Anne B"),
        (
            "[#]: subject: (See https://e.org/)\n[#]: author: \"Anne <https://e.org/>\"\n\nBody",
            "See https://e.org/",
            "",
            "Anne",
        ),
        (
            "[#]: subject: (A lamp)\n[#]: author: (https://e.org/anne)\n\nBody",
            "A lamp",
            "",
            "https://e.org/anne",
        ),
        ("[#]: subject: (A (small) lamp)\n[#]: author: (Anne)\n\nBody", "A (small) lamp", "", "Anne"),
        ("[#]: subject: (One) and (two)\n\nBody", "(One) and (two)", "", ""),
    ] {
        let file = read_text(source);
        assert_eq!((&*file.article.title, &*fields(source).1), (title, date), "{source}");
        assert_eq!(text(file.article.author.as_ref()), author, "{source}");
        assert_eq!(file.body.trim(), "Body", "{source}");
    }
}

#[test]
fn properties_below_the_first_heading_are_read() {
    let notion = "# Lamp notes\n\nCreated: January 5, 2024\nTags: sea, rock\nURL: https://e.org/a\nMood: calm\n\nThe keeper.\n";
    let (title, date, tags, body) = fields(notion);
    assert_eq!((&*title, &*date, tags.join(" ")), ("Lamp notes", "2024-01-05", "sea rock".to_owned()));
    assert_eq!(body, "# Lamp notes\n\nMood: calm\n\nThe keeper.\n");
    assert_eq!(read_text(notion).article.source().unwrap().as_str(), "https://e.org/a");
    let book = read_text(
        "# A lamp\n\n## Metadata\n- Author: Anne\n- Full Title: A lamp\n- Category: #books\n\nText.\n",
    );
    assert_eq!((text(book.article.author.as_ref()), &*book.body), ("Anne", "# A lamp\n\n\nText.\n"));
    for readwise in [
        "# A lamp\n\n## Metadata\n- Author: Anne\n- URL: https://e.org/a\n\n## Highlights\n- one\n",
        "# A lamp\n\n![cover](c.png)\n\n## Metadata\n\n* **Author:** Anne\n* **URL**: https://e.org/a\n## Highlights\n- one\n",
        "# A lamp\n### Métadonnées :\n- Auteur: Anne\n- Lien: https://e.org/a\n\n## Highlights\n- one\n",
    ] {
        let file = read_text(readwise);
        assert_eq!(&*file.article.title, "A lamp", "{readwise}");
        assert_eq!(text(file.article.author.as_ref()), "Anne", "{readwise}");
        assert_eq!(file.article.source().unwrap().as_str(), "https://e.org/a", "{readwise}");
        assert!(!file.body.contains("Anne") && file.body.contains("## Highlights\n- one"), "{readwise}");
    }
}

#[test]
fn text_that_looks_like_a_header_stays_in_the_text() {
    for source in [
        "Host: Welcome back.\nGuest: Glad to be here.\n\nThey talk on.\n",
        "Photo: Anne\nSource: the tower\n\nText.\n",
        "Date: a love story in a lighthouse\n\nText.\n",
        "Published: yes\nAuthor: Anne\n\nText.\n",
        "Warning: the lamp is out\n---\n\nText.\n",
        "Alice: good morning.\nBob: hello there.\n---\nText.\n",
        "注意：灯灭了。\n\n正文。\n",
        "Rust: std::string\n\nText.\n",
        "std::string:: is odd\n\nText.\n",
        "Note:: remember the lamp.\n\nText.\n",
        ".. note: the lamp\n\nText.\n",
        ".. image:: a.png\n\nText.\n",
        "@define x = 1\n\nText.\n",
        "% of all keepers\nagree.\n",
        "—\nHere: a poem\n—\nText.\n",
        "----\nNote: the lamp\n----\nText.\n",
        "---\nIntro: the lamp\n-----\nText.\n",
        "---\nNote: the lamp is out\n\nText.\n",
        "---\n\nNote: the lamp is out.\n\n---\n\nText.\n",
        "---\nNote: the lamp is out\nand it is dark.\n---\n\nText.\n",
        "---\n注意：灯灭了。\n---\n\n正文。\n",
        "```yaml\nversion: '3'\nservices:\n  lamp: {image: x}\n```\n\nText.\n",
        "```json\n{\"a\": 1}\n```\n",
        "{\"name\": \"lamp\", \"status\": 200}\n\nText.\n",
        ";;;\n\"a\": 1\n;;;\nText.\n",
        "# Interview\n\nHost: Welcome back.\nGuest: Glad.\n\nText.\n",
        "# Notes\n\nSource: the keeper\n\nText.\n",
        "# Notes\n\nSee: https://e.org/\n\nText.\n",
        "# Notes\n\nDate: a love story\n\nText.\n",
        "# Groceries\n\n- Milk: 2\n- Date: 2024-01-01\n",
        "# Files\n\n## Metadata\n- Name: what it is called\n- Size: in bytes\n\nText.\n",
        "# Files\n\n## Metadata\n- Title: what it is called\n- Author: who wrote it\n\nText.\n",
        "\"Quoted\": so it begins.\n\nText.\n",
        "# Files\n\n## Metadata\n\nSource: where it is from.\n\nText.\n",
    ] {
        let file = read_text(source);
        assert_eq!(&*file.body, source);
        assert_eq!(found(&file.article), [], "{source}");
        assert_eq!((file.article.author.clone(), file.article.source_name.clone()), (None, None), "{source}");
    }
}

#[test]
fn header_lines_without_a_name_are_part_of_a_header() {
    let (title, date, tags, body) =
        fields("Title: A lamp\nNumber: 12\nDate: 2024-02-03\nTags: sea, rock\n\nText.\n");
    assert_eq!((&*title, &*date, tags.len(), &*body), ("A lamp", "2024-02-03", 2, "Text.\n"));
    let (.., body) = fields("Date: 2024-02-03\nWeather: calm\n\nText.\n");
    assert_eq!(body, "Text.\n");
}

#[test]
fn a_file_beside_an_article_is_its_front_matter_if_it_has_none() {
    let read = |text: &str, meta: &str| {
        let path = ArticlePath::new("a-file.md".into());
        read_beside(&path, text.as_bytes(), Some(meta.as_bytes()), TODAY, &Conventions::default())
    };
    for meta in [
        ".. title: T\n.. date: 2024-07-05\n",
        "<!--\n.. title: T\n.. date: 2024-07-05\n-->\n",
        "---\ntitle: T\ndate: 2024-07-05\n---\n",
    ] {
        let file = read("Body", meta);
        assert_eq!((&*file.article.title, &*file.body), ("T", "Body"), "{meta}");
        assert_eq!(file.article.date.map(|date| date.to_string()).as_deref(), Some("2024-07-05"), "{meta}");
        assert!(file.raw().contains('T'), "{meta}");
    }
    assert_eq!(&*read("---\ntitle: Own\n---\n", ".. title: T\n").article.title, "Own");
    assert_eq!(&*read("Body", "guid: 123\n").article.title, "Body");
    let broken = read("Body", "---\ntitle: T\nx: @\n---\n").article;
    assert_eq!((&*broken.title, found(&broken)), ("T", vec![(None, "bad-front-matter")]));
}

#[test]
fn spaces_and_colons_of_an_input_method_do_not_count() {
    for source in [
        "---\ntitle\u{a0}: A lamp\ndate\u{a0}: 2024-07-05\ntags: [x]\n---\n",
        "---\ntitle:\u{a0} A lamp\ndate:\u{202f}2024-07-05\ntags:\n\u{a0}\u{a0}- x\n---\n",
        "---\ntitle：A lamp\ndate：2024-07-05\ntags：[x]\n---\n",
        "---\ntitle: A lamp\ndate：2024-07-05\ntags:\n  -\u{3000}x\n---\n",
        "+++\ntitle\u{a0}=\u{a0}\"A lamp\"\ndate = 2024-07-05\u{a0}\ntags = [\"x\"]\n+++\n",
        "---json\n{\n\u{a0}\"title\"\u{a0}:\u{a0}\"A lamp\",\n\"date\": \"2024-07-05\", \"tags\": [\"x\"]\n}\n---\n",
        "Title\u{a0}:\u{a0}A lamp\nDate :2024-07-05\nTags:\u{2009}x\n\n",
    ] {
        let (title, date, tags, _) = fields(source);
        assert_eq!((&*title, &*date, tags), ("A lamp", "2024-07-05", vec!["x".to_owned()]), "{source}");
        assert_eq!(found(&read_text(source).article), [], "{source}");
    }
}

#[test]
fn the_marks_of_a_conflict_are_no_values() {
    for (source, line) in [
        (
            "---\n<<<<<<< HEAD\ntitle: Ours\ntags: [sea]\n=======\ntitle: Theirs\ntags: [rock]\n>>>>>>> b\ndate: 2024-02-03\n---\nText.",
            2,
        ),
        (
            "---\ndate: 2024-02-03\ntitle: Ours\ntags:\n<<<<<<< HEAD\n- sea\n||||||| base\n=======\n- rock\n>>>>>>> b\n---\nText.",
            5,
        ),
        (
            "+++\n<<<<<<< HEAD\ntitle = 'Ours'\ntags = ['sea']\n=======\ntitle = 'Theirs'\n>>>>>>> b\ndate = 2024-02-03\n+++\nText.",
            2,
        ),
    ] {
        let (title, date, tags, body) = fields(source);
        assert_eq!(
            (&*title, &*date, tags.join(" "), &*body),
            ("Ours", "2024-02-03", "sea".to_owned(), "Text."),
            "{source}"
        );
        assert_eq!(found(&read_text(source).article), [(Some(line), "conflict")], "{source}");
    }
    // Marks that are text.
    let (.., body) = fields("---\ntitle: A\n---\n```\n<<<<<<< HEAD\n=======\n>>>>>>> b\n```\n");
    assert!(body.contains("<<<<<<< HEAD"));
}

#[test]
fn files_without_text_and_other_encodings_are_reported() {
    let article = read_at("nul.md", vec![0; 3_000]).article;
    assert_eq!(kinds(&article).first(), Some(&(Some(1), "no-text")));
    assert!(article.is_broken());
    let utf16: Vec<u8> = "\u{feff}---\r\ntitle: Été\r\ndate: 2024-07-05\r\n---\r\nTexte."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(fields(utf16), ("Été".to_owned(), "2024-07-05".to_owned(), vec![], "Texte.".to_owned()));
}

#[test]
fn keys_in_french_and_german_are_read() {
    for yaml in [
        "titre: T\nauteur: A\nmots-clés: [m, n]\nrésumé: S\nlien: https://e.org/\nlangue: fr\nbrouillon: oui",
        "Titre: T\nAutrice: A\nÉtiquettes: [m, n]\nChapô: S\nLien_source: https://e.org/\nLangue: FR\nstatut: Brouillon",
        "titel: T\nautorin: A\nSchlagwörter: m, n\nZusammenfassung: S\nQuelle: https://e.org/\nSprache: fr\nentwurf: ja",
        "title: T\ntitre: x\nauthor: A\nauteur: x\ntags: [m, n]\nétiquettes: x\nsummary: S\nrésumé: x\n\
         link: https://e.org/\nlien: https://x.org/\nlang: fr\nlangue: x\ndraft: true",
    ] {
        let article = article(yaml);
        assert_eq!(&*article.title, "T", "{yaml}");
        assert_eq!(text(article.author.as_ref()), "A", "{yaml}");
        assert_eq!(article.tags.iter().map(|tag| &**tag).collect::<Vec<_>>(), ["m", "n"], "{yaml}");
        assert_eq!(text(article.summary.as_ref()), "S", "{yaml}");
        assert_eq!(article.source().map_or("", |url| url.as_str()), "https://e.org/", "{yaml}");
        assert_eq!(text(article.language.as_ref()), "fr", "{yaml}");
        assert!(article.draft, "{yaml}");
    }
    let name = article("quelle: Die Lampe");
    assert_eq!((text(name.source_name.as_ref()), name.source()), ("Die Lampe", None));
}

#[test]
fn keys_in_maps_of_generators_are_read_behind_those_at_the_top() {
    for (yaml, title, tags, author) in [
        ("taxonomies:\n  tags: [a, b]\nextra:\n  author: A", "A file", vec!["a", "b"], "A"),
        ("taxonomies: {categories: [c]}", "A file", vec!["c"], ""),
        ("taxonomy:\n  tag: [a]\n  category: [b]", "A file", vec!["a"], ""),
        ("params: {tags: [a], author: A, hidden: true, slug: s}", "A file", vec!["a"], "A"),
        ("author: B\ntags: [x]\nextra: {author: A, tags: [a], title: S}\ntitle: T", "T", vec!["x"], "B"),
        ("tags: []\ntaxonomies: {tags: [a]}", "A file", vec!["a"], ""),
        ("base: &b\n  title: M\n  tags: [m]\n<<: *b", "M", vec!["m"], ""),
        ("site: {tags: [a], author: A}", "A file", vec![], ""),
    ] {
        let article = article(yaml);
        assert_eq!(&*article.title, title, "{yaml}");
        assert_eq!(article.tags.iter().map(|tag| &**tag).collect::<Vec<_>>(), tags, "{yaml}");
        assert_eq!(text(article.author.as_ref()), author, "{yaml}");
        assert_eq!((article.draft, article.permalink.clone()), (false, None), "{yaml}");
        assert_eq!(found(&article), [], "{yaml}");
    }
}
