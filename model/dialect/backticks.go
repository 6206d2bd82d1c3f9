package dialect

import "strings"

// maxBacktickRuns is the number of backtick runs up to which a paragraph is not checked.
// For each unclosed run the Markdown parser scans to the end of the paragraph.
const maxBacktickRuns = 100

// escapeStrayBackticks escapes backticks that are not closed within their paragraph, if
// there are many. Escaping does not change their meaning.
func escapeStrayBackticks(src string) string {
	if strings.Count(src, "`") <= maxBacktickRuns {
		return src
	}
	var out strings.Builder
	from := 0 // start of the paragraph
	flush := func(to int) {
		out.WriteString(escapeBackticks(src[from:to]))
		from = to
	}
	fence, at := fenceTracker{}, 0
	for line := range strings.Lines(src) {
		body, marks := containerMarks(line)
		inFence := fence.open()
		switch {
		case fence.isCode(line):
			if !inFence {
				flush(at)
			}
			out.WriteString(line)
			from = at + len(line)
		case strings.TrimSpace(body) == "", marks > 0, body[0] == '#', body[0] == '|':
			flush(at)
		}
		at += len(line)
	}
	flush(at)
	return out.String()
}

// backtickRun is a run of size backticks. As an opener it has opens backticks, one less
// than size after a backslash. next is the index of the run that closes it, -1 if none.
type backtickRun struct{ at, size, opens, next int }

// escapeBackticks escapes the unclosed backticks of a paragraph with too many runs.
func escapeBackticks(paragraph string) string {
	runs := backtickRuns(paragraph)
	if len(runs) <= maxBacktickRuns {
		return paragraph
	}
	closer := map[int]int{} // index of the next run by size
	for i := len(runs) - 1; i >= 0; i-- {
		runs[i].next = -1
		if next, ok := closer[runs[i].opens]; ok {
			runs[i].next = next
		}
		closer[runs[i].size] = i
	}
	var out strings.Builder
	written := 0
	for i := 0; i < len(runs); i++ {
		run := runs[i]
		if run.next >= 0 {
			i = run.next
			continue
		}
		end := run.at + run.size
		out.WriteString(paragraph[written : end-run.opens])
		out.WriteString(strings.Repeat("\\`", run.opens))
		written = end
	}
	return out.String() + paragraph[written:]
}

func backtickRuns(s string) []backtickRun {
	var runs []backtickRun
	escaped := false
	for at := 0; at < len(s); {
		if s[at] != '`' {
			escaped = s[at] == '\\' && !escaped
			at++
			continue
		}
		run := backtickRun{at: at}
		for at < len(s) && s[at] == '`' {
			at++
		}
		run.size = at - run.at
		if run.opens = run.size; escaped {
			run.opens--
		}
		escaped = false
		runs = append(runs, run)
	}
	return runs
}
