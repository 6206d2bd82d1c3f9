package article_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

// TestSignsAmongWordsLoseNoWord writes words with signs of all dialects beside them,
// none of them closed: hardly any is markup, so every word has to stay.
func TestSignsAmongWordsLoseNoWord(t *testing.T) {
	signs := strings.Fields("{ {{ % ~ ~~ : | || < > << >> [ ] ( ) ! !! !!! @ # ## & * ** _ __ = == + ++ - -- ` `` \\ \\( \\[ / // ; , . ... \" ' « » “ ” ? {: {# [^ [: <! </ /> => -> <- {. ${ @[ :) (: a) #tag key: key:: --key key=v %%key")
	random := rand.New(rand.NewSource(1))
	for range 40_000 {
		var source strings.Builder
		var words []string
		space := func() { source.WriteString([]string{"", " ", " ", "\n"}[random.Intn(4)]) }
		for i := range 2 + random.Intn(4) {
			words = append(words, fmt.Sprintf("word%d", i))
			source.WriteString(words[i])
			space()
			source.WriteString(signs[random.Intn(len(signs))])
			space()
		}
		text := article.Parse(model.Body{Text: source.String()}).Text()
		for _, word := range words {
			if !strings.Contains(text, word) {
				t.Fatalf("%q loses %s: %q", source.String(), word, text)
			}
		}
	}
}
