package clean

import "testing"

func TestWordsOfPostsAreOneWordToAShell(t *testing.T) {
	for word, want := range map[string]struct{ shell, ssh string }{
		"harbour#at-six":       {"harbour#at-six", "harbour#at-six"},
		"":                     {"''", "''"},
		"霧":                    {"'霧'", "'霧'"},
		"a; b":                 {"'a; b'", `'a;\ b'`},
		"$(id)":                {"'$(id)'", "'$(id)'"},
		"it's":                 {`'it'\''s'`, `'it\'\''s'`},
		`a\b"c`:                {`'a\b"c'`, `'a\\b\"c'`},
		"#at-six":              {"'#at-six'", "'#at-six'"},
		"-oProxyCommand=id":    {"'-oProxyCommand=id'", "-- '-oProxyCommand=id'"},
		"notes/2026/harbour.x": {"notes/2026/harbour.x", "notes/2026/harbour.x"},
	} {
		if shell, ssh := ShellQuote(word), SSHQuote(word); shell != want.shell || ssh != want.ssh {
			t.Errorf("%q: %s and %s", word, shell, ssh)
		}
	}
}
