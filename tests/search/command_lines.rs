//! Command lines that are pasted into the search.

use super::collection::Collection;

fn notebook() -> Collection {
    Collection::site(&[
        (
            "k8s.md",
            "# Xem pod\n\nMuốn biết pod nào đang chạy:\n\n```sh\nkubectl get pods -n kube-system\n```\n",
        ),
        ("don.md", "# Dọn thư mục\n\nXóa bản dựng cũ bằng `rm -rf build`, rồi dựng lại từ đầu.\n"),
        ("git.md", "# Ghi thay đổi\n\n```sh\ngit commit -m \"sửa lỗi\"\n```\n"),
        ("tar.md", "# Giải nén\n\nChạy `tar -xzf goi.tar.gz` trong thư mục tải về.\n"),
        ("jvm.md", "# Bộ nhớ\n\nMáy ảo cần nhiều hơn: `java -Xmx512m -jar app.jar`.\n"),
        (
            "khac.md",
            "# Việc khác\n\nMột commit sửa lỗi nhỏ, git không liên quan; pods cũng vậy, tar cũng vậy.\n",
        ),
        ("java.md", "# Ngôn ngữ\n\nGo và Java đều dùng được, nhưng Go thì gọn hơn.\n"),
        ("go.md", "# Go\n\nDịch vụ nhỏ viết bằng Go.\n"),
    ])
}

#[test]
fn a_command_line_finds_the_section_that_has_it() {
    let notebook = notebook();
    for (line, page) in [
        ("kubectl get pods -n kube-system", "k8s.md"),
        ("kubectl get pods -n default", "k8s.md"),
        ("rm -rf build", "don.md"),
        ("git commit -m \"sửa lỗi\"", "git.md"),
        ("tar -xzf x", "tar.md"),
        ("java -Xmx512m", "jvm.md"),
        ("-Xmx512m", "jvm.md"),
    ] {
        let results = notebook.results(line);
        assert!(results.hits[0].source.path == page, "{line}: {:?}", results.hits[0].source);
        assert!(
            results.notes.iter().any(|note| note.sentence.contains("command")),
            "{line}: {:?}",
            results.notes
        );
    }
}

#[test]
fn what_no_text_has_with_its_sign_is_left_out() {
    let notebook = notebook();
    let results = notebook.results("go -java");
    let pages: Vec<&str> = results.hits.iter().map(|hit| hit.source.path.as_str()).collect();
    assert_eq!((pages, results.notes), (vec!["go.md"], vec![]));
}

#[test]
fn where_leaving_it_out_leaves_nothing_it_is_text() {
    let results = Collection::of(&[("a", "Build with the release flag.")]).results("build -release");
    assert_eq!((results.hits.len(), results.notes.len()), (1, 1));
}
