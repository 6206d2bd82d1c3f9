// Package pattern holds regular expressions that are compiled when they are
// first used. What reads blogs knows some three hundred of them and an article
// needs a few; compiled at the start of the program they made every start a fifth
// longer.
package pattern

import (
	"os"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
)

// Pattern is a regular expression, compiled once, at its first use. It may be
// used by several goroutines at once. Its methods are those of [regexp.Regexp].
type Pattern struct {
	expression string
	once       sync.Once
	compiled   *regexp.Regexp
}

// tested says that a test is running, where every pattern is compiled and checked at
// once: a faulty one must not wait for a post that needs it.
var tested = strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test")

// New takes an expression that must compile; else its first use panics.
func New(expression string) *Pattern {
	p := &Pattern{expression: expression}
	if tested {
		p.regexp()
		if slips(expression) {
			panic("pattern: every alternative of " + expression + " is anchored, but not the whole: write ^(?:a|b), since ^a|^b is tried at every place of a text")
		}
	}
	return p
}

// slips reports an expression that can match only at the beginning of a text, which
// package regexp does not see: it looks for a match everywhere before it fails.
func slips(expression string) bool {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return false
	}
	program, err := syntax.Compile(parsed.Simplify())
	return err == nil && begins(parsed) && program.StartCond()&syntax.EmptyBeginText == 0
}

// begins reports an expression of which every match begins where the text does.
func begins(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
		return begins(re.Sub[0])
	case syntax.OpAlternate:
		for _, alternative := range re.Sub {
			if !begins(alternative) {
				return false
			}
		}
		return true
	}
	return false
}

func (p *Pattern) regexp() *regexp.Regexp {
	p.once.Do(func() { p.compiled = regexp.MustCompile(p.expression) })
	return p.compiled
}

// Match is [regexp.Regexp.Match].
func (p *Pattern) Match(b []byte) bool { return p.regexp().Match(b) }

// MatchString is [regexp.Regexp.MatchString].
func (p *Pattern) MatchString(s string) bool { return p.regexp().MatchString(s) }

// Find is [regexp.Regexp.Find].
func (p *Pattern) Find(b []byte) []byte { return p.regexp().Find(b) }

// FindString is [regexp.Regexp.FindString].
func (p *Pattern) FindString(s string) string { return p.regexp().FindString(s) }

// FindStringIndex is [regexp.Regexp.FindStringIndex].
func (p *Pattern) FindStringIndex(s string) []int { return p.regexp().FindStringIndex(s) }

// FindSubmatch is [regexp.Regexp.FindSubmatch].
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.regexp().FindSubmatch(b) }

// FindStringSubmatch is [regexp.Regexp.FindStringSubmatch].
func (p *Pattern) FindStringSubmatch(s string) []string { return p.regexp().FindStringSubmatch(s) }

// FindStringSubmatchIndex is [regexp.Regexp.FindStringSubmatchIndex].
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.regexp().FindStringSubmatchIndex(s)
}

// FindAllString is [regexp.Regexp.FindAllString].
func (p *Pattern) FindAllString(s string, n int) []string { return p.regexp().FindAllString(s, n) }

// FindAllStringIndex is [regexp.Regexp.FindAllStringIndex].
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.regexp().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is [regexp.Regexp.FindAllStringSubmatch].
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.regexp().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is [regexp.Regexp.FindAllStringSubmatchIndex].
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.regexp().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAll is [regexp.Regexp.ReplaceAll].
func (p *Pattern) ReplaceAll(b, replacement []byte) []byte {
	return p.regexp().ReplaceAll(b, replacement)
}

// ReplaceAllString is [regexp.Regexp.ReplaceAllString], without copies of a text
// that has no match.
func (p *Pattern) ReplaceAllString(s, replacement string) string {
	if !p.MatchString(s) {
		return s
	}
	return p.regexp().ReplaceAllString(s, replacement)
}

// ReplaceAllStringFunc is [regexp.Regexp.ReplaceAllStringFunc], without copies of a
// text that has no match.
func (p *Pattern) ReplaceAllStringFunc(s string, replace func(string) string) string {
	if !p.MatchString(s) {
		return s
	}
	return p.regexp().ReplaceAllStringFunc(s, replace)
}
