//! A seeded random number generator with the same sequence on every platform.

/// xoshiro256++ by Blackman & Vigna 2019, seeded by SplitMix64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rng {
    state: [u64; 4],
}

impl Rng {
    /// The generator of a seed. Different `stream`s of one seed are independent of each other.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut mixer = seed ^ stream.wrapping_mul(0xd134_2543_de82_ef95);
        let mut next = || {
            mixer = mixer.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = mixer;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ (z >> 31)
        };
        Rng { state: [next(), next(), next(), next()] }
    }

    /// 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        let s = &mut self.state;
        let result = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        result
    }

    /// Uniform on [0, 1), a multiple of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Uniform on [−limit, limit).
    pub fn uniform_symmetric(&mut self, limit: f64) -> f64 {
        limit * (2.0 * self.uniform() - 1.0)
    }

    /// Standard normal, by Marsaglia's polar method.
    pub fn normal(&mut self) -> f64 {
        loop {
            let (u, v) = (self.uniform_symmetric(1.0), self.uniform_symmetric(1.0));
            let s = u * u + v * v;
            if s > 0.0 && s < 1.0 {
                return u * (-2.0 * libm::log(s) / s).sqrt();
            }
        }
    }

    /// Uniform on 0 … n − 1, exactly; 0 if `n` is 0.
    pub fn uniform_below(&mut self, n: usize) -> usize {
        let n = n.max(1) as u64;
        loop {
            let bits = self.next_u64();
            // Bits from the incomplete last interval are rejected, or its members would be more probable. The first
            // comparison nearly always saves a division.
            if bits < u64::MAX - n || bits < u64::MAX - u64::MAX % n {
                return (bits % n) as usize;
            }
        }
    }

    /// A uniformly random order, by Fisher and Yates.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.uniform_below(i + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_that_of_the_authors_code() {
        // xoshiro256plusplus.c with the state 1, 2, 3, 4: the vector that rand_xoshiro tests with, too.
        let mut rng = Rng { state: [1, 2, 3, 4] };
        let expected = [41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205];
        assert_eq!(expected.map(|_| rng.next_u64()), expected);
    }

    #[test]
    fn moments_are_those_of_the_distributions() {
        let mut rng = Rng::new(7, 0);
        let n = 100_000;
        let (mut uniform, mut first, mut second, mut counts) = (0.0, 0.0, 0.0, [0; 5]);
        for _ in 0..n {
            uniform += rng.uniform();
            let z = rng.normal();
            first += z;
            second += z * z;
            counts[rng.uniform_below(5)] += 1;
        }
        let n = f64::from(n);
        let four_errors = 4.0 / n.sqrt();
        assert!((uniform / n - 0.5).abs() < four_errors * (1.0_f64 / 12.0).sqrt());
        assert!((first / n).abs() < four_errors && (second / n - 1.0).abs() < four_errors * 2f64.sqrt());
        for count in counts {
            assert!((f64::from(count) / n - 0.2).abs() < four_errors * 0.4);
        }
    }

    #[test]
    fn streams_of_one_seed_differ() {
        assert_ne!(Rng::new(1, 0).next_u64(), Rng::new(1, 1).next_u64());
        assert_eq!(Rng::new(1, 1).next_u64(), Rng::new(1, 1).next_u64());
    }
}
