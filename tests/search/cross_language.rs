//! From one language to the other.

use super::collection::Collection;

#[test]
fn a_lexicon_leads_to_the_other_language() {
    let mixed = Collection::of(&[
        ("db", "Our database is backed up every night."),
        ("csdl", "Cơ sở dữ liệu được sao lưu mỗi đêm."),
        ("net", "The network has two subnets."),
    ]);
    for query in ["cơ sở dữ liệu", "database", "co so du lieu"] {
        let mut found = mixed.ranked(query);
        found.sort();
        assert_eq!(found, ["csdl", "db"], "{query}");
    }
}

#[test]
fn a_page_brings_its_translation() {
    let site = Collection::site(&[
        ("quokka.en.md", "# Quokka\n\nIt smiles.\n\n## Diet\n\nLeaves and grass.\n"),
        ("quokka.vi.md", "# Chuột túi\n\nNó cười.\n\n## Ăn uống\n\nLá và cỏ.\n"),
        ("other.en.md", "# Numbat\n\nIt eats termites.\n"),
    ]);
    // No lexicon has the word: only the site's own pages say what it is in the other language.
    assert!(site.ranked("quokka").contains(&"site/quokka.vi.md#chuột-túi".to_owned()));
    let hit = site.best("leaves grass");
    assert_eq!(hit.id, "site/quokka.en.md#diet");
    assert_eq!(
        hit.translations.iter().map(|t| t.id.as_str()).collect::<Vec<_>>(),
        ["site/quokka.vi.md#ăn-uống"]
    );
}

#[test]
fn a_heading_more_in_one_version_costs_no_other_section_its_translation() {
    let site = Collection::site(&[
        (
            "quokka.en.md",
            "# Quokka\n\nIt smiles.\n\n## Diet\n\nLeaves and grass, 300 g a day.\n\n## Range\n\nRottnest \
             Island, WA.\n",
        ),
        (
            "quokka.vi.md",
            "# Chuột túi\n\nNó cười.\n\n## Lời cảm ơn\n\nCảm ơn những người đã kể cho chúng tôi nghe chuyện này.\n\n\
             ## Ăn uống\n\nLá và cỏ, 300 g mỗi ngày.\n\n## Nơi ở\n\nĐảo Rottnest, WA.\n",
        ),
    ]);
    let translations = |query: &str| -> Vec<String> {
        site.best(query).translations.into_iter().map(|translation| translation.id).collect()
    };
    assert_eq!(translations("leaves grass"), ["site/quokka.vi.md#ăn-uống"]);
    assert_eq!(translations("đảo Rottnest"), ["site/quokka.en.md#range"]);
    assert_eq!(translations("cảm ơn chuyện này"), [""; 0]);
    let shown = site.engine.section("site/quokka.vi.md#ăn-uống").expect("an answer").expect("a section");
    let versions: Vec<&str> = shown.translations.iter().map(|translation| translation.id.as_str()).collect();
    assert_eq!(versions, ["site/quokka.en.md#diet"]);
    let alone = site.engine.section("site/quokka.vi.md#lời-cảm-ơn").expect("an answer").expect("a section");
    assert_eq!(alone.translations, []);
}

#[test]
fn of_two_versions_the_one_in_the_language_of_the_query_is_shown() {
    let site = Collection::site(&[
        ("a.en.md", "# Backups\n\nWe copy the Bến Lam database to another region every night.\n"),
        ("a.vi.md", "# Sao lưu\n\nMỗi đêm chúng tôi chép cơ sở dữ liệu Bến Lam sang vùng khác.\n"),
    ]);
    assert_eq!(site.best("database backup").lang.as_deref(), Some("en"));
    assert_eq!(site.best("sao lưu cơ sở dữ liệu").lang.as_deref(), Some("vi"));
}

#[test]
fn a_single_word_as_typed_goes_before_any_translation_of_it() {
    let texts = Collection::of(&[
        ("lines", "Nobody saves money on the thirtieth line, and the road to the largest lines is long."),
        ("đường", "Con đường từ bến tàu ra tới ngọn hải đăng thì dài và vắng, nên ai cũng đi xe."),
    ]);
    assert_eq!(texts.ranked("đường")[0], "đường");
}

#[test]
fn a_stem_with_the_letters_of_a_syllable_is_no_syllable() {
    // By English word, a Vietnamese syllable with the letters that are left of it, and what it is in Vietnamese.
    let accidents = [
        ("range", "răng", "phạm vi"),
        ("change", "chàng", "thay đổi"),
        ("day", "đáy", "ngày"),
        ("song", "sống", "bài hát"),
    ];
    for (english, syllable, vietnamese) in accidents {
        let texts = [
            ("en", "en", format!("Read about the {english} before you begin with the lesson.")),
            ("other", "vi", format!("Từ {syllable} có trong câu này, ngoài ra không có gì khác.")),
        ];
        let mixed = Collection::in_languages(&texts.each_ref().map(|(id, lang, text)| (*id, *lang, &**text)));
        for query in [english, vietnamese] {
            let found = mixed.ranked(query);
            let is_same = timra_language::fold(syllable) == english && query == english;
            assert_eq!(found.first().map(String::as_str), Some("en"), "{query}");
            assert_eq!(found.len(), 1 + usize::from(is_same), "{query}: {found:?}");
        }
    }
}

#[test]
fn where_a_term_stands_in_no_language_its_parts_are_found() {
    let english = Collection::in_languages(&[
        ("data", "en", "We keep the data of members."),
        ("language", "en", "The language of the notes is plain."),
        ("committee", "en", "The committee met on Monday."),
        ("server", "en", "The server keeps the notes."),
    ]);
    for (unit, part) in [
        ("bảo vệ dữ liệu", "data"),
        ("cơ sở dữ liệu", "data"),
        ("kỹ sư dữ liệu", "data"),
        ("trung tâm dữ liệu", "data"),
        ("ky su du lieu", "data"),
        ("mô hình ngôn ngữ", "language"),
        ("ban tổ chức", "committee"),
        ("máy chủ web", "server"),
    ] {
        assert_eq!(english.ranked(unit), [part], "{unit}");
    }
    // Where the language of the query has something of it, that is meant.
    let mixed = Collection::in_languages(&[
        ("en", "en", "We keep the data of members."),
        ("vi", "vi", "Mỗi kỹ sư có một bàn làm việc."),
    ]);
    assert_eq!(mixed.ranked("kỹ sư dữ liệu"), ["vi"]);
}
