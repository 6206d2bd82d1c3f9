package typeset

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// segment is a stretch of text between two places where a line may end (Unicode
// Standard Annex #14).
type segment struct {
	end          int // byte offset in the text, after the piece and its spaces
	width        int // cells with the spaces at its end
	trimmedWidth int // cells without them
}

// lineRange is the part of a text that makes a line: byte offsets, without the
// spaces at its end.
type lineRange struct{ from, to int }

// cells is the width of s in a terminal, measured as Bubble Tea does.
func cells(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Wrap divides plain text into lines of at most width cells, as even as possible;
// line ends in it stay.
func Wrap(text string, width int) []string {
	var lines []string
	for _, s := range breakLines(text, max(1, width)) {
		lines = append(lines, text[s.from:s.to])
	}
	return lines
}

// breakLines divides a text into lines of at most width cells that are as even
// as possible.
func breakLines(text string, width int) []lineRange {
	var lines []lineRange
	for from := 0; ; {
		end := strings.IndexByte(text[from:], '\n')
		if end < 0 {
			return append(lines, balancedLines(text, from, len(text), width)...)
		}
		lines = append(lines, balancedLines(text, from, from+end, width)...)
		from += end + 1
	}
}

// balancedLines breaks one paragraph: of all ways to break it, the one with the least
// sum of squared space at the line ends, found by dynamic programming in time
// proportional to the length of the text.
func balancedLines(text string, from, to, width int) []lineRange {
	to = from + len(strings.TrimRight(text[from:to], " "))
	if to-from <= width || cells(text[from:to]) <= width {
		return []lineRange{{from, to}}
	}
	pieces := segments(text[from:to], width)
	starts := bestBreaks(text[from:to], pieces, width)
	lines := make([]lineRange, len(starts))
	for i, start := range starts {
		begin, end := 0, len(pieces)
		if start > 0 {
			begin = pieces[start-1].end
		}
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		line := text[from+begin : from+pieces[end-1].end]
		lines[i] = lineRange{from + begin, from + begin + len(strings.TrimRight(line, " "))}
	}
	return lines
}

// bestBreaks returns the indices of the pieces that begin the lines.
func bestBreaks(text string, pieces []segment, width int) []int {
	cost := make([]int, len(pieces)+1)
	back := make([]int32, len(pieces)+1)
	for i := range cost[1:] {
		cost[i+1] = math.MaxInt
	}
	for i := range pieces {
		wide := 0
		for j := i; j < len(pieces); j++ {
			bare := wide + pieces[j].trimmedWidth
			if bare > width && j > i {
				break
			}
			if c := cost[i] + lineCost(text, pieces, i, j, bare, width); c < cost[j+1] {
				cost[j+1], back[j+1] = c, int32(i)
			}
			wide += pieces[j].width
		}
	}
	var starts []int
	for end := int32(len(pieces)); end > 0; end = back[end] {
		starts = append(starts, int(back[end]))
	}
	for i, j := 0, len(starts)-1; i < j; i, j = i+1, j-1 {
		starts[i], starts[j] = starts[j], starts[i]
	}
	return starts
}

// lineCost is how bad it is when the pieces i to j make a line of so many cells.
func lineCost(text string, pieces []segment, i, j, bare, width int) int {
	slack := max(0, width-bare)
	if j == len(pieces)-1 {
		if i > 0 && (i == j || bare < width/5 && text[pieces[i-1].end-1] == ' ') {
			return width * width / 4 // a lonely last word; of text without spaces, as Chinese is, a lonely character
		}
		return 0
	}
	cost := slack * slack
	if r, _ := utf8.DecodeRuneInString(text[pieces[j].end:]); r == '—' || r == '–' {
		cost += width * width // the next line would begin with a dash
	}
	return cost
}

// segments cuts a text into pieces no wider than width.
func segments(text string, width int) []segment {
	var pieces []segment
	for at := 0; at < len(text); {
		if end := plainWord(text, at); end > at {
			pieces = appendSegment(pieces, text, at, end, width)
			at = end
			continue
		}
		end := at
		for end < len(text) { // as far as rules beyond plain words may reach
			next := plainWord(text, end)
			if next > end {
				break
			}
			end = wordEnd(text, end)
		}
		state, rest := -1, text[at:end]
		for rest != "" {
			var part string
			part, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
			pieces = appendSegment(pieces, text, at, at+len(part), width)
			at += len(part)
		}
	}
	return pieces
}

// plainWord returns the end of the word and spaces at an offset if no rule of
// UAX #14 but LB18 (break after spaces) can apply within and after it: letters and digits of
// ASCII with full stops and commas, before another such word.
func plainWord(text string, at int) int {
	end := at
	for end < len(text) && isPlainByte[text[end]] {
		end++
	}
	if end == at || end == len(text) || text[end] != ' ' {
		return at
	}
	for end < len(text) && text[end] == ' ' {
		end++
	}
	if end < len(text) && !isPlainByte[text[end]] {
		return at
	}
	return end
}

// wordEnd returns the end of the spaces after the word at an offset.
func wordEnd(text string, at int) int {
	end := strings.IndexByte(text[at:], ' ')
	if end < 0 {
		return len(text)
	}
	end += at
	for end < len(text) && text[end] == ' ' {
		end++
	}
	return end
}

var isPlainByte = func() (table [256]bool) {
	for b := range table {
		table[b] = b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '.' || b == ','
	}
	return table
}()

// appendSegment measures a piece; one that is wider than a line is cut between
// grapheme clusters.
func appendSegment(pieces []segment, text string, from, to, width int) []segment {
	if n := len(pieces); n > 0 && isHyphensOnly(text[lastSegmentStart(pieces):from]) {
		from = lastSegmentStart(pieces)
		pieces = pieces[:n-1]
	}
	part := text[from:to]
	trimmed := strings.TrimRight(part, " ")
	bare := cells(trimmed)
	if bare <= width {
		return append(pieces, segment{to, bare + len(part) - len(trimmed), bare})
	}
	wide, state := 0, -1
	for rest := trimmed; rest != ""; {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if size := cells(cluster); wide > 0 && wide+size > width {
			pieces = append(pieces, segment{from, wide, wide})
			wide = size
		} else {
			wide += size
		}
		from += len(cluster)
	}
	return append(pieces, segment{to, wide + to - from, wide})
}

// lastSegmentStart is the offset at which the last piece begins.
func lastSegmentStart(pieces []segment) int {
	if len(pieces) < 2 {
		return 0
	}
	return pieces[len(pieces)-2].end
}

// isHyphensOnly reports whether a piece ends with hyphens that no letter or digit
// precedes, such as those of `--option`: no line ends after them (UAX #14, rule
// LB20a, which is newer than uniseg's tables).
func isHyphensOnly(part string) bool {
	return strings.HasSuffix(part, "-") && !strings.ContainsFunc(part, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}
