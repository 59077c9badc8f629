//! The table GENERATORS: the programs that make a website or a collection of notes out of a folder, how each is
//! recognised, and what it reads differently from the others. Finding its files is left to `io`; what it means for
//! an article is decided in `conventions`. Floor 1, part of [`frontmatter`](crate::frontmatter).

use crate::model::DayOrder;

/// A program that makes a website or a collection of notes out of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Generator {
    Hugo,
    Jekyll,
    Hexo,
    Pelican,
    Nikola,
    Material,
    Eleventy,
    Docusaurus,
    VuePress,
    VitePress,
    Astro,
    Nuxt,
    Zola,
    Obsidian,
    Logseq,
    Dendron,
}

/// How a generator separates the tags in one text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TagSeparator {
    /// At commas and semicolons, as people mean it in most folders.
    #[default]
    Commas,
    /// At white space.
    Blanks,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct GeneratorRow {
    pub generator: Generator,
    /// The value of the setting.
    pub word: &'static str,
    /// As the program writes its own name.
    pub name: &'static str,
    /// The versions whose reading this table follows; empty if none was run.
    pub versions: &'static str,
    /// The files by which it is recognised, as the reference lists them.
    pub found_by: &'static str,
    /// What is read its way, as the reference describes it; empty if it reads nothing otherwise than most.
    pub reads: &'static str,
}

/// Every generator, in the order in which their files are looked for: the first that is found wins.
#[rustfmt::skip]
pub const GENERATORS: &[GeneratorRow] = &[
    row(Generator::Hugo, "hugo", ["Hugo", "0.111.3, 0.168.0"],
        "`hugo.toml`, `.yaml` or `.json`, `config/_default/`, or `config.toml` beside `content/`",
        "`lastmod` and `modified` as the date if there is no other; `cascade` of the configuration and of `_index.md`; \
         `_index.md`, and other files beside `index.md`, as drafts; times without a zone in its `timeZone`"),
    row(Generator::Zola, "zola", ["Zola", ""],
        "`config.toml` with `base_url`",
        "`_index.md` as a draft"),
    row(Generator::Hexo, "hexo", ["Hexo", "7.3.0"],
        "`_config.yml` beside `source/_posts/`",
        "the month first in `05/07/2024`; times without a zone in its `timezone`"),
    row(Generator::Jekyll, "jekyll", ["Jekyll", "4.3.1"],
        "`_config.yml` beside `_posts/`",
        "the day first in `05/07/2024`; blanks between tags in one text; `defaults` of the configuration; \
         times without a zone, if they have seconds, in UTC, shown in its `timezone`"),
    row(Generator::Pelican, "pelican", ["Pelican", "4.11.0"],
        "`pelicanconf.py`",
        "the month first in `05/07/2024`; times without a zone in its `TIMEZONE`"),
    row(Generator::Nikola, "nikola", ["Nikola", "8.3.3"],
        "`conf.py` with a line `POSTS =`",
        "the month first in `05/07/2024`; articles with the tag `draft` as drafts; times without a zone in its \
         `TIMEZONE`"),
    row(Generator::Material, "mkdocs", ["Material for MkDocs", "9.6.20"],
        "`mkdocs.yml` with the plugin `blog`",
        "names of authors from `.authors.yml`"),
    row(Generator::Docusaurus, "docusaurus", ["Docusaurus", "3.8.1"],
        "`docusaurus.config.*`",
        "the month first in `05/07/2024`; names of authors and tags from `authors.yml` and `tags.yml`"),
    row(Generator::Eleventy, "eleventy", ["Eleventy", "3.1.2"],
        "`eleventy.config.*`, `.eleventy.js`",
        "values from the data files of folders, `posts/posts.json` and `posts/posts.11tydata.json`"),
    row(Generator::Astro, "astro", ["Astro", "5.14.1"], "`astro.config.*`", ""),
    row(Generator::Nuxt, "nuxt", ["Nuxt Content", "3.7.1"], "`nuxt.config.*`", ""),
    row(Generator::VuePress, "vuepress", ["VuePress", "2.0.0-rc.26"], "`.vuepress/`", ""),
    row(Generator::VitePress, "vitepress", ["VitePress", "1.6.4"], "`.vitepress/`", ""),
    row(Generator::Obsidian, "obsidian", ["Obsidian", ""], "`.obsidian/`", ""),
    row(Generator::Logseq, "logseq", ["Logseq", ""], "`logseq/` with its configuration", ""),
    row(Generator::Dendron, "dendron", ["Dendron", ""], "`dendron.yml`, `.dendron*`", ""),
];

const fn row(
    generator: Generator,
    word: &'static str,
    [name, versions]: [&'static str; 2],
    found_by: &'static str,
    reads: &'static str,
) -> GeneratorRow {
    GeneratorRow { generator, word, name, versions, found_by, reads }
}

impl Generator {
    /// Its name, as the program writes it.
    pub fn name(self) -> &'static str {
        GENERATORS.iter().find(|row| row.generator == self).map_or("", |row| row.name)
    }

    /// Its name in the settings.
    pub fn word(self) -> &'static str {
        GENERATORS.iter().find(|row| row.generator == self).map_or("", |row| row.word)
    }

    /// How it reads `05/07/2024` and `5.7.2024`; `None` if it reads no such dates, or leaves them to a theme.
    pub fn day_order(self) -> Option<DayOrder> {
        match self {
            Self::Jekyll => Some(DayOrder::DayFirst),
            Self::Hexo | Self::Pelican | Self::Nikola | Self::Docusaurus => Some(DayOrder::MonthFirst),
            Self::Hugo
            | Self::Material
            | Self::Eleventy
            | Self::VuePress
            | Self::VitePress
            | Self::Astro
            | Self::Nuxt
            | Self::Zola
            | Self::Obsidian
            | Self::Logseq
            | Self::Dendron => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_generator_has_one_row() {
        let of =
            |each: fn(&GeneratorRow) -> &'static str| GENERATORS.iter().map(each).collect::<HashSet<_>>();
        assert_eq!(of(|row| row.word).len(), GENERATORS.len());
        assert_eq!(of(|row| row.name).len(), GENERATORS.len());
        for row in GENERATORS {
            assert_eq!((row.generator.name(), row.generator.word()), (row.name, row.word));
            assert!(
                !row.found_by.is_empty() && row.word.chars().all(|c| c.is_ascii_lowercase()),
                "{}",
                row.word
            );
        }
    }
}
