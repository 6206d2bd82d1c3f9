package dialect

import "strings"

// Triggers beside those of the inline rules.
const (
	endTagTrigger = "</"
	importTrigger = "\nimport "
	exportTrigger = "\nexport "
)

// triggers are the texts that a source is searched for: those of the inline rules in their
// order, then the others.
var triggers = append(triggersOf(inlineRules), endTagTrigger, importTrigger, exportTrigger)

// triggerMatcher finds a trigger by its rarest byte.
type triggerMatcher struct {
	trigger string
	offset  int  // of that byte in the trigger
	last    bool // that byte is the last one
	next    byte // byte after it
	index   int  // in triggers
}

// byteMatchers are the matchers for one byte.
type byteMatchers struct {
	matchers  []triggerMatcher
	nextBytes [256]bool // bytes that may follow it
}

// matchersByByte are the matchers by rarest byte, nil for other bytes.
var matchersByByte = func() (table [256]*byteMatchers) {
	for i, trigger := range triggers {
		at := max(0, strings.IndexAny(trigger, `{[=%>@#\(^<`))
		s := triggerMatcher{trigger: trigger, offset: at, last: at+1 == len(trigger), index: i}
		group := table[trigger[at]]
		if group == nil {
			group = &byteMatchers{}
			table[trigger[at]] = group
		}
		if !s.last {
			s.next = trigger[at+1]
		}
		for next := range group.nextBytes {
			group.nextBytes[next] = group.nextBytes[next] || s.last || byte(next) == s.next
		}
		group.matchers = append(group.matchers, s)
	}
	return table
}()

func triggersOf(rules []inlineRule) []string {
	var triggers []string
	for _, r := range rules {
		triggers = append(triggers, r.trigger)
	}
	return triggers
}

// foundTriggers tells for each trigger whether it is in a source.
type foundTriggers []bool

// findTriggers searches for all triggers in one pass.
func findTriggers(src string) foundTriggers {
	found := make(foundTriggers, len(triggers))
	for i := range len(src) {
		candidates := matchersByByte[src[i]]
		if candidates == nil || i+1 < len(src) && !candidates.nextBytes[src[i+1]] {
			continue
		}
		for _, s := range candidates.matchers {
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

// inlineRules returns the rules whose trigger was found.
func (s foundTriggers) inlineRules() []inlineRule {
	var needed []inlineRule
	for i, r := range inlineRules {
		if s[i] {
			needed = append(needed, r)
		}
	}
	return needed
}

// hasEndTags reports whether there are end tags of HTML or components.
func (s foundTriggers) hasEndTags() bool { return s[len(inlineRules)] }

// hasModules reports whether a line other than the first begins an import or an export.
func (s foundTriggers) hasModules() bool { return s[len(inlineRules)+1] || s[len(inlineRules)+2] }
