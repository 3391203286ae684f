//! Images and what is said of them.

use super::{found, page};

#[test]
fn images_without_words() {
    let text = "![](a.png) ![ ](a.png) ![A crane](a.png)\n\n<img src='b.png'> <img src='b.png' alt=''>\n\
        <img alt='A tug' src='b.png'>\n\n{{< figure src=\"c.png\" >}} {{< figure src=\"c.png\" caption=\"A mole\" >}}\n\n`![](d.png)`";
    let found = found("missing-alt", &[("hugo.toml", ""), ("content/x.md", &page("T", text))]);
    assert_eq!(
        found,
        [
            "content/x.md:5 the image “a.png” has no alternative text",
            "content/x.md:5 the image “a.png” has no alternative text",
            "content/x.md:7 the image “b.png” has no alternative text",
            "content/x.md:10 the image “c.png” has no alternative text",
        ]
    );
}

#[test]
fn images_that_are_not_there() {
    let text = "![a](/images/crane.png) ![a](/base/images/crane.png) ![a](beside.png) ![a](../up.png)\n\n\
        ![a](/images/Crane.png) ![a](other.png) ![a](../../../../etc/passwd) ![a](https://x.example/base/images/no.png)";
    let config = "baseURL = 'https://x.example/base/'\n";
    let page = page("T", text);
    let files = [
        ("hugo.toml", config),
        ("static/images/crane.png", ""),
        ("content/a/b/index.md", page.as_str()),
        ("content/a/b/beside.png", ""),
        ("content/a/up.png", ""),
    ];
    let found = found("broken-link", &files);
    let images =
        ["/images/Crane.png", "other.png", "../../../../etc/passwd", "https://x.example/base/images/no.png"];
    let said = images.map(|image| format!("content/a/b/index.md:7 the image to {image} leads nowhere"));
    assert_eq!(found, said);
}
