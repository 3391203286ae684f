//! Whom a proxy asks for.

use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use axum::http::{HeaderMap, HeaderName, header};

use super::Network;
use super::client::Client;

const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The proxies that are believed when they say for whom they ask.
pub(crate) struct Proxies {
    networks: Vec<Network>,
    doubted: Once,
}

/// The way of a request as proxies tell it, the nearest last; `None` for one that nobody names.
type Way = Vec<Option<IpAddr>>;

impl Proxies {
    /// The proxies whose addresses are in one of `networks`.
    pub(crate) fn new(networks: Vec<Network>) -> Self {
        Self { networks, doubted: Once::new() }
    }

    /// Whether `address` belongs to one of these proxies.
    pub(crate) fn has(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(address))
    }

    /// The client that a request from `peer` counts for: the nearest address on its way that is no trusted proxy.
    ///
    /// A proxy writes one of the two headers and passes on the other as its client sent it. So where they name
    /// different clients, neither is believed, and the request counts for the proxy.
    pub(crate) fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Client {
        if !self.has(peer) {
            return Client::new(peer);
        }
        let [one, other] = [x_forwarded_for(headers), forwarded(headers)]
            .map(|way| way.map(|way| Client::new(self.nearest_stranger(peer, &way))));
        match (one, other) {
            (Some(one), Some(other)) if one != other => {
                self.doubted.call_once(|| {
                    tracing::warn!(
                        "a proxy passes on X-Forwarded-For and Forwarded that name different clients; \
                         let it write one and remove the other"
                    );
                });
                Client::new(peer)
            }
            (one, other) => one.or(other).unwrap_or(Client::new(peer)),
        }
    }

    fn nearest_stranger(&self, peer: IpAddr, way: &Way) -> IpAddr {
        let mut nearest = peer;
        for hop in way.iter().rev() {
            // Somebody without a name counts for whoever tells of them.
            let Some(address) = *hop else { break };
            nearest = address;
            if !self.has(address) {
                break;
            }
        }
        nearest
    }
}

/// The way that `X-Forwarded-For` tells; `None` without one.
fn x_forwarded_for(headers: &HeaderMap) -> Option<Way> {
    let mut way = Way::new();
    for value in headers.get_all(X_FORWARDED_FOR) {
        match value.to_str() {
            Ok(list) => way.extend(list.split(',').map(address)),
            Err(_) => way.push(None),
        }
    }
    (!way.is_empty()).then_some(way)
}

/// The way that `Forwarded` tells (RFC 7239); `None` without one.
fn forwarded(headers: &HeaderMap) -> Option<Way> {
    let mut way = Way::new();
    for value in headers.get_all(header::FORWARDED) {
        match value.to_str() {
            // With a quote left open, what a client wrote would swallow what its proxy did.
            Ok(list) if list.matches('"').count() % 2 == 0 => way.extend(unquoted(list, ',').map(for_of)),
            _ => way.push(None),
        }
    }
    (!way.is_empty()).then_some(way)
}

/// Who asked, of one element of `Forwarded`.
fn for_of(element: &str) -> Option<IpAddr> {
    let mut pairs = unquoted(element, ';').filter_map(|pair| pair.split_once('='));
    let (_, node) = pairs.find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))?;
    address(node.trim().trim_matches('"'))
}

/// The parts of a text between these separators, those in quotes aside.
fn unquoted(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |c| {
        is_quoted ^= c == '"';
        c == separator && !is_quoted
    })
}

/// An address with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    bare.unwrap_or(text).parse().ok().or_else(with_port)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::Proxies;
    use crate::client::Client;

    /// Whom a request from 10.0.0.1 counts for, 10.0.0.0/8 being proxies.
    fn client(fields: &[(&'static str, &str)]) -> String {
        let proxies = Proxies::new(vec!["10.0.0.0/8".parse().expect("a network")]);
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            let value = HeaderValue::from_bytes(value.as_bytes()).expect("a value");
            headers.append(HeaderName::from_static(name), value);
        }
        proxies.client("10.0.0.1".parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn the_nearest_address_that_is_no_proxy_asked() {
        const X: &str = "x-forwarded-for";
        const F: &str = "forwarded";
        for (fields, asker) in [
            (&[][..], "10.0.0.1"),
            (&[(X, "192.0.2.1")], "192.0.2.1"),
            (&[(X, "198.51.100.9, 192.0.2.1, 10.0.0.7")], "192.0.2.1"),
            (&[(X, "198.51.100.9"), (X, "192.0.2.1:4711")], "192.0.2.1"),
            (&[(X, "10.0.0.9, 10.0.0.8")], "10.0.0.9"),
            (&[(X, "[2001:db8::1]:80")], "2001:db8::"),
            (&[(X, "192.0.2.1, unknown, 10.0.0.7")], "10.0.0.7"),
            (&[(X, "")], "10.0.0.1"),
            (&[(X, "ü")], "10.0.0.1"),
            (&[(F, "for=192.0.2.1;proto=https")], "192.0.2.1"),
            (&[(F, r#"for=198.51.100.9, proto=http; For="[2001:db8::1]:4711""#)], "2001:db8::"),
            (&[(F, "for=_hidden")], "10.0.0.1"),
            (&[(F, "proto=https")], "10.0.0.1"),
            // Of two headers that agree the one, of two that do not neither.
            (&[(X, "192.0.2.1"), (F, "for=192.0.2.1")], "192.0.2.1"),
            (&[(X, "192.0.2.1"), (F, "for=198.51.100.9")], "10.0.0.1"),
            // What a client wrote and its proxy went on from.
            (&[(F, r#"for=198.51.100.9;x=", for=192.0.2.1"#)], "10.0.0.1"),
            (&[(F, r#"for=198.51.100.9;x=",for="[2001:db8::1]""#)], "10.0.0.1"),
            (&[(F, r#"for=198.51.100.9;x=","#), (F, "for=192.0.2.1")], "192.0.2.1"),
        ] {
            assert_eq!(client(fields), asker, "{fields:?}");
        }
    }

    #[test]
    fn others_are_not_believed() {
        let proxies = Proxies::new(Vec::new());
        let headers = HeaderMap::from_iter([(super::X_FORWARDED_FOR, HeaderValue::from_static("192.0.2.1"))]);
        let peer = "10.0.0.1".parse().expect("an address");
        assert_eq!(proxies.client(peer, &headers), Client::new(peer));
    }
}
