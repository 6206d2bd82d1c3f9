package dialect

import "strings"

// signs are what a source has to hold for a part of translate to have work: those
// of the rewrites in their order, and behind them these three.
const (
	closingSign = "</"
	importSign  = "\nimport "
	exportSign  = "\nexport "
)

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
	for i, sign := range append(signsOf(rewrites), closingSign, importSign, exportSign) {
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

// surveyed says which signs a source holds, a bit for each.
type surveyed [2]uint64

// mostSigns is how many signs have room in it.
const mostSigns = 128

// has reports whether the sign at a place among all was found.
func (s *surveyed) has(place int) bool { return s[place>>6]&(1<<(place&63)) != 0 }

// survey looks at a source once for all signs.
func survey(src string) surveyed {
	var found surveyed
	for i := range len(src) {
		of := sightings[src[i]]
		if of == nil || i+1 < len(src) && !of.nexts[src[i+1]] {
			continue
		}
		for _, s := range of.signs {
			if !s.last && (i+1 == len(src) || src[i+1] != s.next) {
				continue
			}
			if from := i - s.at; from >= 0 && !found.has(s.place) && strings.HasPrefix(src[from:], s.sign) {
				found[s.place>>6] |= 1 << (s.place & 63)
			}
		}
	}
	return found
}

// rewrites are those that the source has need of.
func (s *surveyed) rewrites() []rewrite {
	var needed []rewrite
	for i, r := range rewrites {
		if s.has(i) {
			needed = append(needed, r)
		}
	}
	return needed
}

// closing reports whether there are end tags of HTML or of components.
func (s *surveyed) closing() bool { return s.has(len(rewrites)) }

// modules reports whether a line but the first imports or exports.
func (s *surveyed) modules() bool { return s.has(len(rewrites)+1) || s.has(len(rewrites)+2) }
