package article

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Lists that are numbered by letters, Roman numerals or numbers in parentheses, as in Pandoc
// (https://pandoc.org/MANUAL.html#extension-fancy_lists), and lists with typed bullets such
// as "•". To other engines they are lines of a paragraph, so only certain ones become lists:
// two or more items in order, each on its own line.

// maxMarkerBytes is the maximum length of a list marker.
const maxMarkerBytes = 5

// letterMarker parses the marker at the start of a line: its letters or number, the
// delimiter after them, and its length with the spaces after it, 0 if there is none. Numbers
// without parentheses are Markdown's own.
func letterMarker(line string) (label string, delimiter byte, size int) {
	from := 0
	if strings.HasPrefix(line, "(") {
		from = 1
	}
	end := from
	for end < len(line) && end-from <= maxMarkerBytes && letters.Word(line[end]) {
		end++
	}
	if label = line[from:end]; label == "" || end+1 >= len(line) || line[end+1] != ' ' && line[end+1] != '\t' {
		return "", 0, 0
	}
	switch delimiter = line[end]; {
	case delimiter != ')' && (delimiter != '.' || from > 0), len(label) > maxMarkerBytes:
		return "", 0, 0
	case from == 0 && label[0] <= '9', label[0] > '9' && strings.ContainsAny(label, "0123456789"):
		return "", 0, 0
	}
	return label, delimiter, len(line) - len(strings.TrimLeft(line[end+1:], " \t"))
}

// typedBullet matches a bullet character at the start of a line.
var typedBullet = pattern.New(`^[•◦▪‣●○■][ \t\x{a0}]+`)

// itemMarkerSize returns the length of the marker at the start of a line, in bytes, 0 if
// there is none.
func itemMarkerSize(line string) int {
	_, _, size := letterMarker(line)
	if size == 0 && line != "" && line[0] >= utf8.RuneSelf {
		return len(typedBullet.FindString(line))
	}
	return size
}

// mayBeLettered is a cheap check for two lines with such markers.
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

// listStart is a numbering style and the number of the first item.
type listStart struct {
	Numbering
	number int
}

// possibleStarts returns the interpretations of a label: "i" is a Roman numeral or a letter.
func possibleStarts(label string) []listStart {
	if number, err := strconv.Atoi(label); err == nil {
		return []listStart{{Decimal, number}}
	}
	lower := strings.ToLower(label)
	letters, romans := LowerAlpha, LowerRoman
	if label != lower {
		if letters, romans = UpperAlpha, UpperRoman; label != strings.ToUpper(label) {
			return nil
		}
	}
	var starts []listStart
	if number := romanNumber(lower); number > 0 {
		starts = append(starts, listStart{romans, number})
	}
	if len(label) == 1 {
		starts = append(starts, listStart{letters, int(lower[0]-'a') + 1})
	}
	return starts
}

// romanNumber returns the value of a lower-case Roman numeral, 0 if it is not a valid one.
func romanNumber(numeral string) int {
	number, rest := 0, numeral
	for _, r := range romans {
		for strings.HasPrefix(rest, r.numeral) {
			number += r.value
			rest = rest[len(r.numeral):]
		}
	}
	if rest != "" || romanNumeral(number) != numeral {
		return 0
	}
	return number
}

// letteredItems returns the numbering of a list and the indexes of the lines that start its
// items, nil if a label is out of order or there are fewer than two items.
func letteredItems(text [][]Inline) (first listStart, lines []int) {
	var starts []listStart // that fit all labels so far
	var firstDelimiter byte
	for n, line := range text {
		label, delimiter, size := letterMarker(Plain(line))
		switch found := possibleStarts(label); {
		case size == 0:
			continue
		case lines == nil:
			starts, firstDelimiter = found, delimiter
		default:
			starts = slices.DeleteFunc(starts, func(start listStart) bool {
				return delimiter != firstDelimiter || !slices.Contains(found, listStart{start.Numbering, start.number + len(lines)})
			})
		}
		if len(starts) == 0 {
			return listStart{}, nil
		}
		lines = append(lines, n)
	}
	if len(lines) < 2 || lines[0] > 0 && starts[0].number != 1 {
		return listStart{}, nil
	}
	return starts[0], lines
}

// bulletedItems returns the indexes of the lines with typed bullets, nil if there are fewer
// than two.
func bulletedItems(text [][]Inline) (lines []int) {
	for n, line := range text {
		if typedBullet.MatchString(Plain(line)) {
			lines = append(lines, n)
		}
	}
	if len(lines) < 2 {
		return nil
	}
	return lines
}

// letteredList converts a paragraph whose lines are items to a list, below a paragraph of
// the lines before the first item.
func letteredList(p Paragraph) ([]Block, bool) {
	lines := splitLines(p.Text)
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
		marker, text := split(slices.Concat(lines[from:to]...), size)
		if len(Plain(marker)) != size { // it is within code, which is not split
			return nil, false
		}
		place := Location{Line: p.Line + from}
		list.Items = append(list.Items, Item{Line: place.Line, Blocks: finishBlocks(pictures(nil, Paragraph{Location: place, Text: trim(text)}))})
	}
	return append(blocks, list), true
}
