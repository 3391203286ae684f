//! Queries that reach every way to read a word, and every step of the ranking.

/// Typed with marks and without, with the keys of an input method, with typing errors, in two languages, with
/// operators.
pub const QUERIES: [&str; 24] = [
    "blue green deployment",
    "hạ tầng dưới dạng mã",
    "ha tang duoi dang ma",
    "trieenr khai blue green",
    "kubernets",
    "infrastucture as code",
    "loadbalancer",
    "\"load balancer\"",
    "+pipeline deployment -monitoring",
    "title:terraform",
    "cloud OR \"đám mây\"",
    "how do we go back to the old version when a deployment fails",
    "Quay lại phiên bản cũ khi triển khai thất bại",
    "văn hoá DevOps mindset",
    "CI/CD",
    "terraf",
    "ReadOnly",
    "kho",
    "khó",
    "giam sat",
    "security group",
    "nhóm bảo mật",
    "zzzzqqqq",
    "",
];
