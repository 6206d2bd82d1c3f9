package dialect

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestFindTriggersFindsTheTriggersOfASource(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var source strings.Builder
		for range random.IntN(8) {
			trigger := triggers[random.IntN(len(triggers))]
			source.WriteString(trigger[random.IntN(2):max(1, len(trigger)-random.IntN(2))])
			source.WriteString([]string{"", " ", "\n", "word"}[random.IntN(4)])
		}
		found := findTriggers(source.String())
		for i, trigger := range triggers {
			if got, want := found[i], strings.Contains(source.String(), trigger); got != want {
				t.Fatalf("%q: %q found is %t", source.String(), trigger, got)
			}
		}
	}
}
