//go:build !race

package article_test

// rounds is how many texts are made up, and how often a hostile mark stands in one.
const rounds = 20_000
