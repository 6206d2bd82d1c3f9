//go:build race

package article_test

// rounds is how many texts are made up, and how often a hostile mark stands in one: fewer
// times than else, since the race detector makes reading ten times slower.
const rounds = 2000
