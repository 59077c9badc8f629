//! Plain text of lines, and headings, rule by rule.

use super::*;

#[test]
fn marks_and_tags_are_taken_out_of_a_line() {
    for (text, shown) in [
        ("**Bold words**, see `code` and [a page](https://e.org/x).", "Bold words, see code and a page."),
        ("The <em>Argo</em> sails", "The Argo sails"),
        ("<p>She <b>sails</b> at dawn.</p><p>Then?</p>", "She sails at dawn. Then?"),
        ("One<br>two<br/>three", "One two three"),
        ("A <a href=\"https://e.org/?a>b\">link</a> &amp; more &lt;x&gt;", "A link & more <x>"),
        ("<span class='x'>Cut off at the <b>end", "Cut off at the end"),
        ("x<script>alert(1)</script>y", "xy"),
        ("&lt;em&gt;Argo&lt;/em&gt; sails", "Argo sails"),
        ("![a boat](b.png) The *Argo*", "The Argo"),
        ("![a boat](b.png)", "a boat"),
        ("<https://e.org/a_b> and https://e.org/c_d_e", "https://e.org/a_b and https://e.org/c_d_e"),
        ("~~old~~ new", "old new"),
        ("First paragraph.\n\nSecond *one*.", "First paragraph. Second one."),
        ("[[people/Ann B|Ann]]", "Ann"),
        ("[[A page]]", "A page"),
        ("`Vec<T>` and `<b>`", "Vec<T> and <b>"),
        ("R&amp;D &amp;#8230; *x*", "R&D &#8230; x"),
    ] {
        assert_eq!(&*line(text), shown, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_mark_stays() {
    for text in [
        "2 * 3 is six, and snake_case_names stay; see #12 [sic].",
        "2*3*4 and a*b*c",
        "Why Vec<T> is fast",
        "Map<String, List<i32>> explained",
        "Either<A, B> or Vec<S>",
        "I <3 lamps",
        "a < b and c > d",
        "x<b and c>d",
        "The <dialog> element",
        "Using <Tabs> and <my-element>",
        "The __init__ of a class",
        "*args and **kwargs",
        "*.md and *.txt",
        "1. Introduction",
        "# of lamps",
        "- a dash",
        "> 5 * 2",
        "10~20~30 metres",
        "C:\\Users\\bob_the_builder",
        "~/notes and ~/papers",
        "if [[ -f x ]] and [[1, 2], [3, 4]]",
        "f(*x) + g(*y)",
        "A_B",
        "what?*",
    ] {
        assert_eq!(&*line(text), text);
    }
}

#[test]
fn names_are_the_words_of_links() {
    for (text, shown) in [
        ("[[Ann Keeper]]", "Ann Keeper"),
        ("[[p/ann|Ann]], [[Bob]]", "Ann, Bob"),
        ("[Ann](https://e.org/ann) and *Bob*", "Ann and Bob"),
        ("[[Note#Part]]", "Note"),
        ("[[Ann.md]]", "Ann"),
        ("[[open", "[[open"),
        ("[[ [x] ]]", "[[ [x] ]]"),
        ("Ann <ann@e.org>", "Ann"),
    ] {
        assert_eq!(&*name(text), shown, "{text}");
    }
}

#[test]
fn headings_are_those_of_the_article() {
    for (body, first, lower) in [
        ("# A *b* [c](d)\n", "A b c", ""),
        ("Intro\n\n## Second ##\n", "", "Second"),
        ("## Second\n\n# First {#id}\n", "First", "Second"),
        ("A title\n=======\n\nText", "A title", ""),
        ("A title\n-------\n", "", "A title"),
        ("```\n# no\n```\n# Yes &amp; no\n", "Yes & no", ""),
        ("````\n```\n# no\n````\n", "", ""),
        ("    # code\n\n# Yes\n", "Yes", ""),
        ("<!-- # no -->\n# Yes\n", "Yes", ""),
        ("> # quoted\n\n- # listed\n\n## Own\n", "", "Own"),
        ("# Casts &T to &[u8] [quick tip]\n", "Casts &T to &[u8] [quick tip]", ""),
        ("# 2 * 3 * 4 and a < b > c\n", "2 * 3 * 4 and a < b > c", ""),
        ("# Why Vec<T> is *fast*\n", "Why Vec<T> is fast", ""),
        ("<h1 align=\"center\">A <b>lamp</b></h1>\n\ntext", "A lamp", ""),
        ("# ![logo](l.png)\n", "logo", ""),
        ("#\n\n# Real\n", "Real", ""),
        ("#hashtag\n", "", ""),
        ("- an item\n---\n", "", ""),
    ] {
        let text = |text: &str| Some(CleanText::line(text)).filter(|text| !text.is_empty());
        assert_eq!(headings(body), Headings { first: text(first), lower: text(lower) }, "{body}");
    }
}
