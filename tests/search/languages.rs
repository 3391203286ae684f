//! Languages beside English and Vietnamese, and texts in more than one.

use super::collection::Collection;

#[test]
fn japanese_is_found_in_any_kana_and_by_a_part_of_a_word() {
    let notes = Collection::of(&[
        ("server", "サーバーの設定を変更する手順です。"),
        ("runtime", "コンテナランタイムは各ノードで動作します。"),
        ("cat", "黒猫が倉庫に住んでいます。"),
        ("beer", "ビールは冷蔵庫にあります。"),
        ("building", "ビルは駅の前にあります。"),
    ]);
    for (query, id) in [
        ("サーバー", "server"),
        ("サーバ", "server"),
        ("ｻｰﾊﾞｰ", "server"),
        ("さーばー", "server"),
        ("設定変更", "server"),
        ("コンテナ", "runtime"),
        ("ランタイム", "runtime"),
        ("猫", "cat"),
        ("ビール", "beer"),
        ("ビル", "building"),
    ] {
        assert_eq!(notes.ranked(query).first().map(String::as_str), Some(id), "{query}");
    }
    assert_eq!(notes.best("コンテナ").matches[0].text, "コンテナランタイム");
}

#[test]
fn chinese_is_found_in_either_script() {
    let notes = Collection::of(&[
        ("simplified", "数据库每天晚上备份一次。"),
        ("traditional", "資料庫的備份存放在另一個地區。"),
        ("network", "网络策略限制容器之间的流量。"),
    ]);
    for (query, first) in [("备份", "simplified"), ("備份", "traditional")] {
        let ranked = notes.ranked(query);
        assert_eq!(ranked[0], first, "what was typed goes first: {query}");
        assert_eq!(ranked.len(), 2, "{query}");
    }
    assert_eq!(notes.ranked("網絡策略"), ["network"]);
    assert_eq!(notes.ranked("容器流量")[0], "network");
}

#[test]
fn korean_is_found_with_particles_and_without() {
    let notes = Collection::of(&[
        ("cluster", "클러스터에서는 여러 노드를 관리한다."),
        ("database", "데이터베이스의 백업을 매일 만든다."),
        ("admin", "클러스터관리자가 권한을 준다."),
    ]);
    assert_eq!(notes.ranked("클러스터")[0], "cluster");
    assert_eq!(notes.ranked("클러스터를")[0], "cluster");
    assert_eq!(notes.ranked("데이터 베이스")[0], "database");
    assert_eq!(notes.ranked("백업하기")[0], "database");
    // Spaces between nouns are everybody's own choice.
    assert_eq!(notes.ranked("관리자")[0], "admin");
}

#[test]
fn other_languages_are_found_by_their_stems_and_without_their_marks() {
    let notes = Collection::in_languages(&[
        ("fr", "fr", "Les déploiements sont effectués pendant la nuit."),
        ("de", "de-AT", "Die Bereitstellungen erfolgen in der Nacht, wenn es ruhig ist."),
        ("ru", "ru", "Кластеры обновляются ночью."),
        ("en", "en", "Deployments happen at night."),
    ]);
    for (query, id) in [
        ("déploiement", "fr"),
        ("deploiement", "fr"),
        ("déployer", "fr"),
        ("\"déploiement effectué\"", "fr"),
        ("Bereitstellung", "de"),
        ("кластера", "ru"),
        ("deploying", "en"),
    ] {
        assert_eq!(notes.ranked(query).first().map(String::as_str), Some(id), "{query}");
    }
}

#[test]
fn an_english_page_is_found_by_the_japanese_that_it_quotes() {
    let notes = Collection::of(&[
        ("quote", "The error says 「接続が拒否されました」 and the client gives up after that."),
        ("other", "The client retries until the connection is accepted by the server."),
    ]);
    for query in ["接続が拒否", "接続", "拒否されました"] {
        assert_eq!(notes.ranked(query), ["quote"], "{query}");
    }
    assert_eq!(notes.best("接続").lang.as_deref(), Some("en"));
    assert_eq!(notes.ranked("client gives up")[0], "quote");
}

#[test]
fn a_text_in_ideographs_alone_hides_no_other() {
    let notes = Collection::in_languages(&[
        ("ja", "ja", "東京の会議室を予約する方法を説明します。"),
        ("zh-Hans", "zh-Hans-CN", "东京会议室预约方法说明。"),
        ("zh-Hant", "zh-TW", "東京會議室預約方法說明。"),
        ("ideographs", "ja", "東京会議室予約方法"),
    ]);
    for query in ["東京", "东京", "会議室", "会议室", "會議室"] {
        let mut found = notes.ranked(query);
        found.sort();
        assert_eq!(found, ["ideographs", "ja", "zh-Hans", "zh-Hant"], "{query}");
    }
    assert_eq!(notes.ranked("会议室")[0], "zh-Hans");
    assert_eq!(notes.ranked("會議室")[0], "zh-Hant");
}

#[test]
fn tags_lead_to_the_language_that_they_are_of() {
    let notes = Collection::in_languages(&[
        ("br", "pt-BR", "As implantações são feitas durante a noite."),
        ("xx", "tlh", "jatlh tlhIngan Hol, DaH!"),
    ]);
    assert_eq!(notes.ranked("implantação"), ["br"]);
    assert_eq!(notes.best("implantações").lang.as_deref(), Some("pt-BR"));
    assert_eq!(notes.ranked("tlhingan"), ["xx"]);
}

#[test]
fn of_two_versions_the_one_in_the_language_of_the_query_is_shown() {
    let site = Collection::site(&[
        ("a.en.md", "# Backups\n\nWe copy the Bến Lam database to another region every night.\n"),
        (
            "a.fr.md",
            "# Sauvegardes\n\nNous copions la base de données Bến Lam chaque nuit vers une autre région.\n",
        ),
        ("a.ja.md", "# バックアップ\n\n毎晩、Bến Lam のデータベースを別のリージョンにコピーします。\n"),
    ]);
    for (query, lang) in
        [("sauvegarde données", "fr"), ("database backup", "en"), ("データベース コピー", "ja")]
    {
        let hit = site.best(query);
        assert_eq!(hit.lang.as_deref(), Some(lang), "{query}");
        assert_eq!(hit.translations.len(), 2, "{query}");
    }
}

#[test]
fn a_word_in_ideographs_or_kana_finds_what_it_may_become() {
    let notes = Collection::of(&[
        ("container", "コンテナを起動する前に設定を確認します。"),
        ("traditional", "資料庫的備份存放在另一個地區。"),
        ("korean", "쿠버네티스를 설치하는 방법"),
    ]);
    for (typed, id) in [("コンテ", "container"), ("資料", "traditional"), ("쿠버네", "korean")] {
        assert_eq!(notes.typing(typed).first().map(String::as_str), Some(id), "{typed}");
    }
}

#[test]
fn a_query_is_in_the_language_whose_sections_have_its_words() {
    let site = Collection::site(&[
        ("a.en.md", "# Resources\n\nDelete the resources of Bến Lam when they are not needed any more.\n"),
        ("a.fr.md", "# Ressources\n\nSupprimez les ressources de Bến Lam quand elles ne servent plus.\n"),
        ("a.es.md", "# Recursos\n\nElimine los recursos de Bến Lam cuando ya no los necesite.\n"),
        ("a.uk.md", "# Ресурси\n\nВидаліть ресурси Bến Lam, коли вони більше не потрібні.\n"),
    ]);
    for (query, lang) in [("resources", "en"), ("ressources", "fr"), ("recursos", "es"), ("ресурси", "uk")]
    {
        let hit = site.best(query);
        assert_eq!(hit.lang.as_deref(), Some(lang), "{query}");
        assert_eq!(hit.translations.len(), 3, "{query}");
    }
}

#[test]
fn code_does_not_make_a_section_english() {
    let commands =
        "kubectl delete pods --all --namespace the-name-of-it # delete all of the pods in it\n".repeat(4);
    let text = format!("# Команды\n\n## Удаление ресурсов\n\nБыстро:\n\n```sh\n{commands}```\n");
    let site =
        Collection::site(&[("a.ru.md", &text), ("b.en.md", "# Else\n\nNothing to see here at all.\n")]);
    // By a stem, which only a text that is known to be Russian has.
    let hit = site.best("удалением ресурса");
    assert_eq!((hit.heading.as_str(), hit.lang.as_deref()), ("Удаление ресурсов", Some("ru")));
}

#[test]
fn a_list_of_terms_is_in_no_language_that_its_page_is_not_in() {
    let page = "# Mẫu trạng thái\n\nMột kiểu cho mỗi trạng thái thì trình biên dịch tìm ra lỗi trước khi chương trình \
        chạy, và người đọc thấy ngay việc gì được làm.\n\n## Nên dùng khi\n\nState machines - Rõ ràng states và \
        transitions. Builders - Enforce required fields. Protocols - Network protocols, file formats. Resources - \
        Database connections, locks.\n";
    let french = "# Sauvegarde\n\nChaque nuit la base de données est copiée dans une autre région, et la copie est \
        gardée pendant un mois.\n\n## Restauration\n\nArrêtez le service, puis chargez la dernière copie et \
        redémarrez le service dans la même région que la base de données.\n";
    let site = Collection::site(&[("notes.md", page), ("copie.md", french)]);
    assert_eq!(site.best("builders protocols").lang.as_deref(), Some("vi"));
    assert_eq!(site.best("restauration").lang.as_deref(), Some("fr"));
}

#[test]
fn code_without_prose_is_in_the_language_of_its_comments() {
    let code =
        "# the name of the pod that has to be deleted before the next one is made\nkubectl delete pod\n";
    let site = Collection::site(&[("use.md", &format!("# Use\n\n## Commands\n\n```sh\n{code}```\n"))]);
    assert_eq!(site.best("kubectl").lang.as_deref(), Some("en"));
}

#[test]
fn a_page_in_no_language_leaves_those_of_the_others_as_they_are() {
    let two = [
        ("a.en.md", "# Backups\n\nWe copy the Bến Lam database to another region every night.\n"),
        ("a.vi.md", "# Sao lưu\n\nChúng tôi sao chép cơ sở dữ liệu Bến Lam sang vùng khác mỗi đêm.\n"),
        ("b.en.md", "# Network\n\nThe network of Bến Lam has two subnets and a gateway.\n"),
        ("c.en.md", "# People\n\nThe people of Bến Lam work in three teams.\n"),
    ];
    let with_numbers = [&two[..], &[("numbers.md", "1 2 3\n")]].concat();
    for files in [&two[..], &with_numbers] {
        let results = Collection::site(files).results("Bến Lam");
        let shown = results.hits.iter().find(|hit| !hit.translations.is_empty()).expect("both versions");
        assert_eq!(shown.lang.as_deref(), Some("vi"), "{} files", files.len());
    }
}

#[test]
fn no_form_of_a_word_counts_twice() {
    let site = Collection::site(&[
        ("a.ru.md", "# Кластеры\n\nКластеры состоят из узлов, а узлы запускают контейнеры.\n"),
        ("a.fr.md", "# Utilisateurs\n\nLes utilisateurs créent des conteneurs sur les nœuds.\n"),
    ]);
    for query in ["кластеры", "utilisateurs", "nœuds", "données"] {
        for layer in
            site.plan(query).groups.iter().flat_map(|group| &group.alternatives).flat_map(|it| &it.layers)
        {
            let mut keys: Vec<_> = layer.terms.iter().map(|(key, _)| key).collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), layer.terms.len(), "{query}: {layer:?}");
        }
    }
}
