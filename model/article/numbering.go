package article

import (
	"strconv"
	"strings"
)

// Numbering is how the items of an ordered list are counted.
type Numbering uint8

const (
	// InNumbers counts 1, 2, 3.
	InNumbers Numbering = iota
	// InLetters counts a, b, c.
	InLetters
	// InCapitals counts A, B, C.
	InCapitals
	// InRomans counts i, ii, iii.
	InRomans
	// InRomanCapitals counts I, II, III.
	InRomanCapitals
)

// Mark is what the item at an index of an ordered list is counted by: 3, c, iii.
func (l List) Mark(i int) string {
	number := l.Start + i
	switch mark := ""; l.Numbering {
	case InLetters, InCapitals:
		if mark = lettersOf(number); l.Numbering == InCapitals {
			mark = strings.ToUpper(mark)
		}
		return mark
	case InRomans, InRomanCapitals:
		if mark = roman(number); l.Numbering == InRomanCapitals {
			mark = strings.ToUpper(mark)
		}
		return mark
	}
	return strconv.Itoa(number)
}

// lettersOf counts a to z and then, as browsers do, aa, ab.
func lettersOf(number int) string {
	if number < 1 {
		return strconv.Itoa(number)
	}
	var mark []byte
	for ; number > 0; number = (number - 1) / 26 {
		mark = append([]byte{byte('a' + (number-1)%26)}, mark...)
	}
	return string(mark)
}

// mostRoman is the highest number that Roman numerals say.
const mostRoman = 3999

var romans = []struct {
	value int
	mark  string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
	{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

func roman(number int) string {
	if number < 1 || number > mostRoman {
		return strconv.Itoa(number)
	}
	var mark strings.Builder
	for _, r := range romans {
		for ; number >= r.value; number -= r.value {
			mark.WriteString(r.mark)
		}
	}
	return mark.String()
}

// htmlNumbering are the values of the attribute that tells an <ol> how to count.
var htmlNumbering = map[string]Numbering{"a": InLetters, "A": InCapitals, "i": InRomans, "I": InRomanCapitals}
