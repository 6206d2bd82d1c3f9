package server

import "testing"

func TestTheNameReadersTypeIsOneThatCanBeTyped(t *testing.T) {
	for name, want := range map[string]string{
		"":                        "",
		"blog.example.org":        "blog.example.org",
		"blog.example.org:22":     "blog.example.org",
		"blog.example.org:2222":   "-p 2222 blog.example.org",
		"2001:db8::7":             "2001:db8::7",
		"[2001:db8::7]":           "2001:db8::7",
		"[2001:db8::7]:2222":      "-p 2222 2001:db8::7",
		"blög.example":            "blög.example",
		"a b":                     "!",
		"blog.example.org:":       "blog.example.org",
		"blog.example.org:ssh":    "!",
		"blog.example.org:0":      "!",
		"blog.example.org:99999":  "!",
		":2222":                   "!",
		"-oProxyCommand=x":        "!",
		"a;reboot":                "!",
		"ssh://blog.example.org/": "!",
		"a\tb":                    "!",
	} {
		if err := validateName(name); err != nil {
			if want != "!" {
				t.Errorf("%q: %v", name, err)
			}
			continue
		}
		s := &Server{config: Config{PublicName: name}}
		if got := s.publicAddress(); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
