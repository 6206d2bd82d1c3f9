package article

import (
	"strconv"
	"strings"
)

// Numbering is the numbering style of an ordered list.
type Numbering uint8

const (
	// Decimal counts 1, 2, 3.
	Decimal Numbering = iota
	// LowerAlpha counts a, b, c.
	LowerAlpha
	// UpperAlpha counts A, B, C.
	UpperAlpha
	// LowerRoman counts i, ii, iii.
	LowerRoman
	// UpperRoman counts I, II, III.
	UpperRoman
)

// Label returns the number of the item at an index of an ordered list, without
// punctuation: 3, c, iii.
func (l List) Label(i int) string {
	number := l.Start + i
	switch mark := ""; l.Numbering {
	case LowerAlpha, UpperAlpha:
		if mark = alphabeticNumeral(number); l.Numbering == UpperAlpha {
			mark = strings.ToUpper(mark)
		}
		return mark
	case LowerRoman, UpperRoman:
		if mark = romanNumeral(number); l.Numbering == UpperRoman {
			mark = strings.ToUpper(mark)
		}
		return mark
	}
	return strconv.Itoa(number)
}

// alphabeticNumeral returns a to z and then, as browsers do, aa, ab.
func alphabeticNumeral(number int) string {
	if number < 1 {
		return strconv.Itoa(number)
	}
	var mark []byte
	for ; number > 0; number = (number - 1) / 26 {
		mark = append([]byte{byte('a' + (number-1)%26)}, mark...)
	}
	return string(mark)
}

// maxRoman is the highest number that Roman numerals can express.
const maxRoman = 3999

var romans = []struct {
	value   int
	numeral string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
	{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

func romanNumeral(number int) string {
	if number < 1 || number > maxRoman {
		return strconv.Itoa(number)
	}
	var mark strings.Builder
	for _, r := range romans {
		for ; number >= r.value; number -= r.value {
			mark.WriteString(r.numeral)
		}
	}
	return mark.String()
}

// htmlNumbering are the values of the attribute that tells an <ol> how to count.
var htmlNumbering = map[string]Numbering{"a": LowerAlpha, "A": UpperAlpha, "i": LowerRoman, "I": UpperRoman}
