//go:build race

package article_test

// iterations is the number of random texts, and of repetitions of a hostile mark. It is
// lower than usual, since the race detector makes parsing ten times slower.
const iterations = 2000
