package ui

import (
	"testing"

	"blogtui/model"
)

func TestTheHostOfALinkIsSaidOnce(t *testing.T) {
	for _, test := range []struct{ text, address, want string }{
		{"the log", "https://www.example.org/a", "example.org"},
		{"https://example.org/a", "https://example.org/a", ""},
		{"www.example.org", "https://example.org/", ""},
		{"example.org/a", "https://example.org/a", ""},
		{"example.org.example.net", "https://example.org/a", "example.org"},
		{"https://example.net", "https://example.org/a", "example.org"},
		{"ada@example.org", "mailto:ada@example.org", ""},
	} {
		if got := describeLink(test.text, model.Target{To: model.External, Address: test.address}).Note; got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}
