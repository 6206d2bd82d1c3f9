package article

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func TestPlainTagsAreReadAsAnyTagIs(t *testing.T) {
	bits := []string{"<", ">", "/", " ", "\n", "a", "IMG", "h1", "br", "src=", "\"x y\"", "'z'", "a=\"b\"", " class='c d'", " data-x=\"<>\"", "&amp;", "=", "-", ":", "\"", "!", "é", " / "}
	random := rand.New(rand.NewPCG(3, 4))
	read := 0
	for range 100_000 {
		var raw strings.Builder
		raw.WriteString("<")
		for range random.IntN(7) {
			raw.WriteString(bits[random.IntN(len(bits))])
		}
		raw.WriteString(">")
		got, ok := plainTag(raw.String())
		if !ok {
			continue
		}
		read++
		if want := tokenizedTag(raw.String()); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is %v, not %v", raw.String(), got, want)
		}
	}
	if read < 1000 {
		t.Errorf("only %d tags are plain", read)
	}
}
