package typeset

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"
)

// segment is text between two line break opportunities (Unicode Standard Annex #14).
type segment struct {
	end          int // byte offset, after trailing spaces
	width        int // cells with trailing spaces
	trimmedWidth int // cells without trailing spaces
}

// lineRange holds the byte offsets of a line, without trailing spaces.
type lineRange struct{ from, to int }

// cells returns the width of s in a terminal, measured as Bubble Tea does.
func cells(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Wrap breaks plain text into lines of at most width cells and similar length. Newlines in
// it are kept.
func Wrap(text string, width int) []string {
	var lines []string
	for _, s := range breakLines(text, max(1, width)) {
		lines = append(lines, text[s.from:s.to])
	}
	return lines
}

// breakLines breaks text into lines of at most width cells and similar length.
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

// balancedLines wraps one paragraph so that the sum of the squares of the space at line
// ends is minimal. Dynamic programming finds it in time linear in the length of the text.
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

// bestBreaks returns the indices of the segments that start lines.
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

// lineCost rates a line of the segments i to j; lower is better.
func lineCost(text string, pieces []segment, i, j, bare, width int) int {
	slack := max(0, width-bare)
	if j == len(pieces)-1 {
		if i > 0 && (i == j || bare < width/5 && text[pieces[i-1].end-1] == ' ') {
			return width * width / 4 // a single word on the last line, or a single character of text without spaces such as Chinese
		}
		return 0
	}
	cost := slack * slack
	if r, _ := utf8.DecodeRuneInString(text[pieces[j].end:]); r == '—' || r == '–' {
		cost += width * width // the next line would begin with a dash
	}
	return cost
}

// segments splits text into segments of at most width cells.
func segments(text string, width int) []segment {
	var pieces []segment
	for at := 0; at < len(text); {
		if end := plainWord(text, at); end > at {
			pieces = appendSegment(pieces, text, at, end, width)
			at = end
			continue
		}
		end := at
		for end < len(text) { // as far as other rules may reach
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

// plainWord returns the end of the word at an offset and its spaces, if within and after
// it no rule of UAX #14 applies but LB18 (break after spaces): ASCII letters, digits, full
// stops and commas, followed by another such word. Otherwise it returns at.
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

// appendSegment measures a segment and appends it. One that is wider than a line is split
// between grapheme clusters.
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

// lastSegmentStart returns the byte offset of the last segment.
func lastSegmentStart(pieces []segment) int {
	if len(pieces) < 2 {
		return 0
	}
	return pieces[len(pieces)-2].end
}

// isHyphensOnly reports whether part ends with hyphens that no letter or digit precedes,
// as in `--option`. There is no break after them (UAX #14, rule LB20a, which uniseg's
// tables do not have yet).
func isHyphensOnly(part string) bool {
	return strings.HasSuffix(part, "-") && !strings.ContainsFunc(part, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	})
}
