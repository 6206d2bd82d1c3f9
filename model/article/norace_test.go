//go:build !race

package article_test

// hostileRepeats is how often a hostile mark stands in a text.
const hostileRepeats = 20_000
