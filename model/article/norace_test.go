//go:build !race

package article_test

// iterations is the number of random texts, and of repetitions of a hostile mark.
const iterations = 20_000
