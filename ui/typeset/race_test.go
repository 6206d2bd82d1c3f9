//go:build race

package typeset_test

// everyNth is the step through the corpus: not every post is tested, since the race detector
// makes rendering ten times slower.
const everyNth = 12
