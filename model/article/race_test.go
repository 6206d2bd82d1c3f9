//go:build race

package article_test

// hostileRepeats is how often a hostile mark stands in a text, fewer times than else
// since the race detector makes reading ten times slower.
const hostileRepeats = 2000
