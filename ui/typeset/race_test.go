//go:build race

package typeset_test

// everyNth thins the corpus out, since the race detector makes setting ten times slower.
const everyNth = 12
