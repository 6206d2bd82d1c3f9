package dialect

import "strings"

// Signs behind those of the rewrites.
const (
	endTagTrigger = "</"
	importTrigger = "\nimport "
	exportTrigger = "\nexport "
)

// triggers are what a source has to hold for a part of translate to have work: those
// of the rewrites in their order, and behind them three more.
var triggers = append(triggersOf(inlineRules), endTagTrigger, importTrigger, exportTrigger)

// triggerMatcher is a sign as survey looks for it: from its byte that is the rarest in
// texts.
type triggerMatcher struct {
	trigger string
	offset  int  // of that byte in it
	last    bool // it is the sign's last
	next    byte // the one behind it
	index   int  // of the sign among all
}

// byteMatchers are the signs with the same rarest byte.
type byteMatchers struct {
	matchers  []triggerMatcher
	nextBytes [256]bool // whether a byte may stand behind it
}

// matchersByByte are the signs by that byte, nil if none has it.
var matchersByByte = func() (table [256]*byteMatchers) {
	for i, sign := range triggers {
		at := max(0, strings.IndexAny(sign, `{[=%>@#\(^<`))
		s := triggerMatcher{trigger: sign, offset: at, last: at+1 == len(sign), index: i}
		of := table[sign[at]]
		if of == nil {
			of = &byteMatchers{}
			table[sign[at]] = of
		}
		if !s.last {
			s.next = sign[at+1]
		}
		for next := range of.nextBytes {
			of.nextBytes[next] = of.nextBytes[next] || s.last || byte(next) == s.next
		}
		of.matchers = append(of.matchers, s)
	}
	return table
}()

func triggersOf(rewrites []inlineRule) []string {
	var signs []string
	for _, r := range rewrites {
		signs = append(signs, r.trigger)
	}
	return signs
}

// foundTriggers says of each sign whether a source holds it.
type foundTriggers []bool

// findTriggers looks at a source once for all signs.
func findTriggers(src string) foundTriggers {
	found := make(foundTriggers, len(triggers))
	for i := range len(src) {
		of := matchersByByte[src[i]]
		if of == nil || i+1 < len(src) && !of.nextBytes[src[i+1]] {
			continue
		}
		for _, s := range of.matchers {
			if !s.last && (i+1 == len(src) || src[i+1] != s.next) {
				continue
			}
			if from := i - s.offset; from >= 0 && !found[s.index] && strings.HasPrefix(src[from:], s.trigger) {
				found[s.index] = true
			}
		}
	}
	return found
}

// inlineRules are those that the source has need of.
func (s foundTriggers) inlineRules() []inlineRule {
	var needed []inlineRule
	for i, r := range inlineRules {
		if s[i] {
			needed = append(needed, r)
		}
	}
	return needed
}

// hasEndTags reports whether there are end tags of HTML or of components.
func (s foundTriggers) hasEndTags() bool { return s[len(inlineRules)] }

// hasModules reports whether a line but the first imports or exports.
func (s foundTriggers) hasModules() bool { return s[len(inlineRules)+1] || s[len(inlineRules)+2] }
