package article

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"
)

func TestALongBlockHasTheTextThatItsReaderHas(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	source := []byte(strings.Repeat("> ab cd\n", 100))
	lines := text.NewSegments()
	for start := 0; start < len(source); start += 8 {
		line := text.NewSegment(start+2, start+8)
		line.Padding = random.IntN(2)
		lines.Append(line)
	}
	reader := text.NewBlockReader(source, lines)
	for range 2000 {
		from := lines.At(random.IntN(lines.Len())).Start + random.IntN(6)
		segment := text.NewSegment(from, min(len(source), from+random.IntN(30)))
		if got, want := string(indexedReader{reader, lines}.Value(segment)), string(reader.Value(segment)); got != want {
			t.Fatalf("%d to %d: %q, the reader's is %q", segment.Start, segment.Stop, got, want)
		}
	}
}
