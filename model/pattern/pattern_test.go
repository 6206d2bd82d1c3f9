package pattern

import (
	"regexp"
	"slices"
	"sync"
	"testing"
)

func TestAPatternFindsWhatItsExpressionFinds(t *testing.T) {
	const expression, text = `(a+)(b?)`, "xaab-ab-a"
	p, re := New(expression), regexp.MustCompile(expression)
	if got := p.FindString(text); got != re.FindString(text) {
		t.Errorf("found %q", got)
	}
	if got := p.FindAllString(text, -1); !slices.Equal(got, re.FindAllString(text, -1)) {
		t.Errorf("found %q", got)
	}
	if got := p.FindStringSubmatchIndex(text); !slices.Equal(got, re.FindStringSubmatchIndex(text)) {
		t.Errorf("found at %v", got)
	}
	if got := p.ReplaceAllString(text, "<$1>"); got != re.ReplaceAllString(text, "<$1>") {
		t.Errorf("replaced to %q", got)
	}
	if !p.Match([]byte(text)) || p.MatchString("x") {
		t.Error("matches what it should not, or the other way round")
	}
}

func TestAPatternIsCompiledOnceForAll(t *testing.T) {
	p := &Pattern{expression: `a+`}
	var readers sync.WaitGroup
	compiled := make([]*regexp.Regexp, 16)
	for i := range compiled {
		readers.Go(func() { compiled[i] = p.regexp() })
	}
	readers.Wait()
	for _, re := range compiled {
		if re == nil || re != compiled[0] {
			t.Fatal("was compiled more than once")
		}
	}
}

func TestAFaultyPatternIsFoundInTests(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a faulty expression waits for its first use")
		}
	}()
	New(`(`)
}

func TestAPatternThatIsTriedEverywhereInVainIsFoundInTests(t *testing.T) {
	for expression, want := range map[string]bool{
		`^a|^b`: true, `(^a|^b)c`: true, `^a$|^b$|^c`: true,
		`^(?:a|b)`: false, `^a|b`: false, `(?m)^a|^b`: false, `a`: false, `(^a)+`: false, `(?:^a)?b`: false,
	} {
		if got := slips(expression); got != want {
			t.Errorf("%s: %v", expression, got)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("it waits for a long text")
		}
	}()
	New(`^a|^b`)
}
