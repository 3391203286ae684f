//! Logarithms and powers with the same bits on every machine: what a processor or a C library makes of them differs,
//! and a browser has neither. What is added up and multiplied needs no help: IEEE 754 says what comes of it.

/// The natural logarithm of `x`.
pub fn ln(x: f32) -> f32 {
    libm::log(f64::from(x)) as f32
}

/// `x` to the power of `y`.
pub fn powf(x: f32, y: f32) -> f32 {
    libm::pow(f64::from(x), f64::from(y)) as f32
}

#[cfg(test)]
mod tests {
    use super::{ln, powf};

    #[test]
    fn the_bits_are_these() {
        let bits = |numbers: &[f32]| numbers.iter().map(|number| number.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&[ln(0.1), ln(3.0), ln(48_545.0)]), [0xc013_5d8e, 0x3f8c_9f54, 0x412c_a4d9]);
        assert_eq!(
            bits(&[powf(0.3, 0.55), powf(0.7, 6.0), powf(0.9, 0.1)]),
            [0x3f04_0670, 0x3df0_f1f4, 0x3f7d_5122]
        );
        assert_eq!((powf(0.7, 1.0), powf(0.0, 0.5), powf(1.0, 0.3), ln(1.0)), (0.7, 0.0, 1.0, 0.0));
    }
}
