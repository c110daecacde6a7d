//! Decimals as JSON numbers: whole ones as integers.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde::ser::{Serialize, Serializer};

struct JsonNumber(Decimal);

impl Serialize for JsonNumber {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let n = self.0.normalize();
        match i64::try_from(n) {
            Ok(whole) if n.is_integer() => s.serialize_i64(whole),
            // Decimal prints plain digits; the nearest f64 prints them back for every number that news holds.
            _ => s.serialize_f64(n.to_string().parse().unwrap_or(f64::MAX)),
        }
    }
}

impl<'de> Deserialize<'de> for JsonNumber {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<JsonNumber, D::Error> {
        d.deserialize_any(Number)
    }
}

/// Reads a number as it is written: through its shortest digits, not through what a binary fraction is worth.
struct Number;

impl Visitor<'_> for Number {
    type Value = JsonNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of at most 28 digits")
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<JsonNumber, E> {
        Ok(JsonNumber(n.into()))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<JsonNumber, E> {
        Ok(JsonNumber(n.into()))
    }

    fn visit_f64<E: Error>(self, n: f64) -> Result<JsonNumber, E> {
        let digits = Decimal::from_str(&n.to_string());
        digits.map(JsonNumber).map_err(|_| E::custom(format!("{n} has too many digits")))
    }
}

/// A number, or none.
pub(super) mod number {
    use super::*;

    pub(in crate::figure) fn serialize<S: Serializer>(
        value: &Option<Decimal>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(JsonNumber).serialize(s)
    }

    pub(in crate::figure) fn deserialize<'de, D: Deserializer<'de>>(
        d: D,
    ) -> Result<Option<Decimal>, D::Error> {
        Ok(Option::<JsonNumber>::deserialize(d)?.map(|n| n.0))
    }
}

/// Several numbers, or none.
pub(super) mod numbers {
    use super::*;

    pub(in crate::figure) fn serialize<S: Serializer>(
        values: &Option<Vec<Decimal>>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        values.as_ref().map(|v| v.iter().copied().map(JsonNumber).collect::<Vec<_>>()).serialize(s)
    }

    pub(in crate::figure) fn deserialize<'de, D: Deserializer<'de>>(
        d: D,
    ) -> Result<Option<Vec<Decimal>>, D::Error> {
        let values = Option::<Vec<JsonNumber>>::deserialize(d)?;
        Ok(values.map(|v| v.into_iter().map(|n| n.0).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        for digits in
            ["0", "-5.5", "24", "0.001", "1234567.891", "99999999999999", "100000000000000000000000"]
        {
            let n = Decimal::from_str(digits).expect(digits);
            let json = serde_json::to_string(&JsonNumber(n)).expect(digits);
            let back: JsonNumber = serde_json::from_str(&json).expect(digits);
            assert_eq!(back.0, n, "{json}");
        }
        assert!(serde_json::from_str::<JsonNumber>("1e300").is_err());
        assert!(serde_json::from_str::<JsonNumber>("\"24\"").is_err());
    }
}
