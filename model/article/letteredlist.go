package article

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Lists that are counted by letters, by Roman numerals or by numbers in parentheses, as
// Pandoc has them: https://pandoc.org/MANUAL.html#extension-fancy_lists, and those behind
// bullets as they look. Markdown of others takes them for lines of a paragraph, so that only
// those count here that leave no doubt: two items or more in order, on lines of their own.

// maxMarkerBytes is the maximum length of a list marker.
const maxMarkerBytes = 5

// letterMarker reads the mark that a line begins with, and its bytes with the blanks behind
// it; 0 if there is none. Numbers without parentheses are Markdown's own.
func letterMarker(line string) (mark string, closes byte, size int) {
	from := 0
	if strings.HasPrefix(line, "(") {
		from = 1
	}
	end := from
	for end < len(line) && end-from <= maxMarkerBytes && letters.Word(line[end]) {
		end++
	}
	if mark = line[from:end]; mark == "" || end+1 >= len(line) || line[end+1] != ' ' && line[end+1] != '\t' {
		return "", 0, 0
	}
	switch closes = line[end]; {
	case closes != ')' && (closes != '.' || from > 0), len(mark) > maxMarkerBytes:
		return "", 0, 0
	case from == 0 && mark[0] <= '9', mark[0] > '9' && strings.ContainsAny(mark, "0123456789"):
		return "", 0, 0
	}
	return mark, closes, len(line) - len(strings.TrimLeft(line[end+1:], " \t"))
}

// bulletMark matches the bullet that a line begins with where somebody has typed one as it looks.
var bulletMark = pattern.New(`^[•◦▪‣●○■][ \t\x{a0}]+`)

// itemMarkerSize is the bytes of the mark that a line begins with, 0 if there is none.
func itemMarkerSize(line string) int {
	_, _, size := letterMarker(line)
	if size == 0 && line != "" && line[0] >= utf8.RuneSelf {
		return len(bulletMark.FindString(line))
	}
	return size
}

// mayBeLettered is a quick look at a paragraph for two lines that begin so.
func mayBeLettered(raw string) bool {
	marks := 0
	for at := 0; marks < 2; {
		if itemMarkerSize(raw[at:]) > 0 {
			marks++
		}
		next := strings.IndexByte(raw[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return marks > 1
}

// listStart is a way to count with a number that it has come to.
type listStart struct {
	Numbering
	number int
}

// possibleStarts are the ways in which a mark may count.
func possibleStarts(mark string) []listStart {
	if number, err := strconv.Atoi(mark); err == nil {
		return []listStart{{Decimal, number}}
	}
	lower := strings.ToLower(mark)
	letters, romans := LowerAlpha, LowerRoman
	if mark != lower {
		if letters, romans = UpperAlpha, UpperRoman; mark != strings.ToUpper(mark) {
			return nil
		}
	}
	var ways []listStart
	if number := romanNumber(lower); number > 0 {
		ways = append(ways, listStart{romans, number})
	}
	if len(mark) == 1 {
		ways = append(ways, listStart{letters, int(lower[0]-'a') + 1})
	}
	return ways
}

// romanNumber is the number that Roman numerals say, 0 if they are none.
func romanNumber(mark string) int {
	number, rest := 0, mark
	for _, r := range romans {
		for strings.HasPrefix(rest, r.mark) {
			number += r.value
			rest = rest[len(r.mark):]
		}
	}
	if rest != "" || romanNumeral(number) != mark {
		return 0
	}
	return number
}

// letteredItems are the lines of a text that begin items, and how these are counted; nil
// if a mark is out of order or there are less than two.
func letteredItems(text [][]Inline) (first listStart, lines []int) {
	var ways []listStart
	var delimiter byte
	for n, line := range text {
		mark, closes, size := letterMarker(Plain(line))
		switch found := possibleStarts(mark); {
		case size == 0:
			continue
		case lines == nil:
			ways, delimiter = found, closes
		default:
			ways = slices.DeleteFunc(ways, func(way listStart) bool {
				return closes != delimiter || !slices.Contains(found, listStart{way.Numbering, way.number + len(lines)})
			})
		}
		if len(ways) == 0 {
			return listStart{}, nil
		}
		lines = append(lines, n)
	}
	if len(lines) < 2 || lines[0] > 0 && ways[0].number != 1 {
		return listStart{}, nil
	}
	return ways[0], lines
}

// bulletedItems are the lines of a text that begin with bullets; nil if there are less than two.
func bulletedItems(text [][]Inline) (lines []int) {
	for n, line := range text {
		if bulletMark.MatchString(Plain(line)) {
			lines = append(lines, n)
		}
	}
	if len(lines) < 2 {
		return nil
	}
	return lines
}

// letteredList makes a list of a paragraph whose lines are its items; what stands above them
// introduces it.
func letteredList(p Paragraph) ([]Block, bool) {
	lines := splitAtLineEnds(p.Text)
	first, begins := letteredItems(lines)
	ordered := begins != nil
	if !ordered {
		begins = bulletedItems(lines)
	}
	if begins == nil {
		return nil, false
	}
	var blocks []Block
	if begins[0] > 0 {
		blocks = append(blocks, Paragraph{Location: p.Location, Text: trim(slices.Concat(lines[:begins[0]]...))})
	}
	list := List{Location: Location{Line: p.Line + begins[0]}, Ordered: ordered, Start: first.number, Numbering: first.Numbering, Tight: true}
	for i, from := range begins {
		to := len(lines)
		if i+1 < len(begins) {
			to = begins[i+1]
		}
		size := itemMarkerSize(Plain(lines[from]))
		mark, words := split(slices.Concat(lines[from:to]...), size)
		if len(Plain(mark)) != size { // code, which stays whole
			return nil, false
		}
		place := Location{Line: p.Line + from}
		list.Items = append(list.Items, Item{Line: place.Line, Blocks: finishBlocks(pictures(nil, Paragraph{Location: place, Text: trim(words)}))})
	}
	return append(blocks, list), true
}

// splitAtLineEnds cuts inlines behind the ends of lines; what goes on over one stays whole.
func splitAtLineEnds(inlines []Inline) [][]Inline {
	lines := [][]Inline{nil}
	put := func(inline Inline) {
		last := len(lines) - 1
		lines[last] = append(lines[last], inline)
	}
	for _, inline := range inlines {
		switch i := inline.(type) {
		case Text:
			for n, part := range strings.SplitAfter(string(i), "\n") {
				if n > 0 {
					lines = append(lines, nil)
				}
				if part != "" {
					put(Text(part))
				}
			}
		case Break:
			put(i)
			lines = append(lines, nil)
		default:
			put(i)
		}
	}
	return lines
}
