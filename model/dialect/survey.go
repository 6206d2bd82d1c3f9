package dialect

import "strings"

// Signs behind those of the rewrites.
const (
	closingSign = "</"
	importSign  = "\nimport "
	exportSign  = "\nexport "
)

// signs are what a source has to hold for a part of translate to have work: those
// of the rewrites in their order, and behind them three more.
var signs = append(signsOf(rewrites), closingSign, importSign, exportSign)

// sighting is a sign as survey looks for it: from its byte that is the rarest in
// texts.
type sighting struct {
	sign  string
	at    int  // of that byte in it
	last  bool // it is the sign's last
	next  byte // the one behind it
	place int  // of the sign among all
}

// byByte are the signs with the same rarest byte.
type byByte struct {
	signs []sighting
	nexts [256]bool // whether a byte may stand behind it
}

// sightings are the signs by that byte, nil if none has it.
var sightings = func() (table [256]*byByte) {
	for i, sign := range signs {
		at := max(0, strings.IndexAny(sign, `{[=%>@#\(^<`))
		s := sighting{sign: sign, at: at, last: at+1 == len(sign), place: i}
		of := table[sign[at]]
		if of == nil {
			of = &byByte{}
			table[sign[at]] = of
		}
		if !s.last {
			s.next = sign[at+1]
		}
		for next := range of.nexts {
			of.nexts[next] = of.nexts[next] || s.last || byte(next) == s.next
		}
		of.signs = append(of.signs, s)
	}
	return table
}()

func signsOf(rewrites []rewrite) []string {
	var signs []string
	for _, r := range rewrites {
		signs = append(signs, r.sign)
	}
	return signs
}

// surveyed says of each sign whether a source holds it.
type surveyed []bool

// survey looks at a source once for all signs.
func survey(src string) surveyed {
	found := make(surveyed, len(signs))
	for i := range len(src) {
		of := sightings[src[i]]
		if of == nil || i+1 < len(src) && !of.nexts[src[i+1]] {
			continue
		}
		for _, s := range of.signs {
			if !s.last && (i+1 == len(src) || src[i+1] != s.next) {
				continue
			}
			if from := i - s.at; from >= 0 && !found[s.place] && strings.HasPrefix(src[from:], s.sign) {
				found[s.place] = true
			}
		}
	}
	return found
}

// rewrites are those that the source has need of.
func (s surveyed) rewrites() []rewrite {
	var needed []rewrite
	for i, r := range rewrites {
		if s[i] {
			needed = append(needed, r)
		}
	}
	return needed
}

// closing reports whether there are end tags of HTML or of components.
func (s surveyed) closing() bool { return s[len(rewrites)] }

// modules reports whether a line but the first imports or exports.
func (s surveyed) modules() bool { return s[len(rewrites)+1] || s[len(rewrites)+2] }
