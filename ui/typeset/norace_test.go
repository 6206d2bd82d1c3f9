//go:build !race

package typeset_test

// everyNth is the step through the corpus: every post is tested.
const everyNth = 1
