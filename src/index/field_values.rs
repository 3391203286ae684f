//! The values of a document.

use std::iter::{Empty, Map};
use std::slice;

use tantivy::schema::Field;
use tantivy::schema::document::{Document, ReferenceValue, ReferenceValueLeaf, Value};

use super::room::Reservation;

/// Bytes that a value takes beside its own.
const BESIDE: usize = size_of::<(Field, FieldValue)>();

/// The values of the fields of one section. Tantivy's own document copies every value into a buffer that grows by
/// doubling; here each value is held as it came, in memory of its own length.
#[derive(Debug, Default)]
pub struct FieldValues {
    values: Vec<(Field, FieldValue)>,
    bytes: usize,
    /// The room that the document takes among those that wait for Tantivy; free once Tantivy has taken it.
    reservation: Option<Reservation>,
}

/// A value of a field.
#[derive(Debug)]
pub enum FieldValue {
    /// A number.
    Number(u64),
    /// A text.
    Text(Box<str>),
    /// Bytes.
    Bytes(Box<[u8]>),
}

/// A value that Tantivy reads.
#[derive(Debug, Clone, Copy)]
pub struct Lent<'v>(&'v FieldValue);

impl FieldValues {
    /// Adds a number.
    pub fn add_number(&mut self, field: Field, number: u64) {
        self.add(field, FieldValue::Number(number), 0);
    }

    /// Adds a text.
    pub fn add_text(&mut self, field: Field, text: impl Into<Box<str>>) {
        let text = text.into();
        let bytes = text.len();
        self.add(field, FieldValue::Text(text), bytes);
    }

    /// Adds bytes.
    pub fn add_bytes(&mut self, field: Field, value: impl Into<Box<[u8]>>) {
        let value = value.into();
        let bytes = value.len();
        self.add(field, FieldValue::Bytes(value), bytes);
    }

    fn add(&mut self, field: Field, value: FieldValue, bytes: usize) {
        self.values.push((field, value));
        self.bytes += BESIDE + bytes;
    }

    /// Number of bytes of memory of the values.
    pub fn bytes(&self) -> u64 {
        self.bytes as u64
    }

    /// Keeps `reservation` until the values are dropped.
    pub fn wait_at(&mut self, reservation: Reservation) {
        self.reservation = Some(reservation);
    }
}

impl Document for FieldValues {
    type Value<'a> = Lent<'a>;
    type FieldsValuesIter<'a> =
        Map<slice::Iter<'a, (Field, FieldValue)>, fn(&'a (Field, FieldValue)) -> (Field, Lent<'a>)>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        self.values.iter().map(|(field, value)| (*field, Lent(value)))
    }
}

impl<'v> Value<'v> for Lent<'v> {
    type ArrayIter = Empty<Self>;
    type ObjectIter = Empty<(&'v str, Self)>;

    fn as_value(&self) -> ReferenceValue<'v, Self> {
        ReferenceValue::Leaf(match self.0 {
            FieldValue::Number(number) => ReferenceValueLeaf::U64(*number),
            FieldValue::Text(text) => ReferenceValueLeaf::Str(text),
            FieldValue::Bytes(bytes) => ReferenceValueLeaf::Bytes(bytes),
        })
    }
}
