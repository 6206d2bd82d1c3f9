package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestDecodeMakesAnyBytesHarmless(t *testing.T) {
	tests := []struct {
		name, raw, want string
		faults          []Fault
	}{
		{"plain text stays", "a\tb\nc", "a\tb\nc", nil},
		{"byte order mark", "\ufeffa", "a", nil},
		{"windows line ends", "a\r\nb\rc", "a\nb\nc", nil},
		{"invalid UTF-8", "a\nb\xff", "a\nb\ufffd", []Fault{{Line: 2, Kind: NotUTF8}}},
		{"escape sequences", "\x1b[31mred\a", "␛[31mred␇", []Fault{{Line: 1, Kind: Control}}},
		{"delete", "a\x7f", "a␡", []Fault{{Line: 1, Kind: Control}}},
		{"C1 controls", "a\u009b31m", "a31m", []Fault{{Line: 1, Kind: Control}}},
		{"reordering marks", "user\u202etxt.exe", "usertxt.exe", []Fault{{Line: 1, Kind: Hidden}}},
		{"hidden tags", "a\U000e0041b", "ab", []Fault{{Line: 1, Kind: Hidden}}},
		{"emoji joiners stay", "👩\u200d💻❤\ufe0f", "👩\u200d💻❤\ufe0f", nil},
		{"UTF-16 little endian", "\xff\xfeh\x00i\x00", "hi", []Fault{{Line: 1, Kind: UTF16}}},
		{"UTF-16 big endian", "\xfe\xff\x00h\x00i", "hi", []Fault{{Line: 1, Kind: UTF16}}},
		{"Windows-1252", "r\xe9sum\xe9 \x97 \x935 \x80\x94", "résumé — “5 €”", []Fault{{Line: 1, Kind: Windows1252}}},
		{"both at once is damaged", "r\xe9sumé", "r\ufffdsumé", []Fault{{Line: 1, Kind: NotUTF8}}},
		{"other encodings stay unreadable", "\xd6\xd0\xce\xc4\xb1\xea", "\ufffd\ufffd\ufffdı\ufffd", []Fault{{Line: 1, Kind: NotUTF8}}},
		{"right-to-left text stays", "שלום", "שלום", nil},
		{"line separators", "a\u2028b", "a\nb", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, faults := Decode([]byte(test.raw))
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if len(faults) != len(test.faults) || len(faults) > 0 && faults[0] != test.faults[0] {
				t.Errorf("faults %v, want %v", faults, test.faults)
			}
		})
	}
}

func TestNothingHarmfulHidesBetweenPlainBytes(t *testing.T) {
	harmful := []string{"\x00", "\x1b", "\x1f", "\x7f", "\u009b", "\u202e", "\xff"}
	for before := range 17 {
		for after := range 9 {
			for _, mark := range harmful {
				raw := strings.Repeat("a", before) + mark + strings.Repeat("~", after)
				if got, faults := Decode([]byte(raw)); got == raw || len(faults) == 0 {
					t.Fatalf("%q stays", raw)
				}
			}
			plain := strings.Repeat(" ", before) + "\t\n" + strings.Repeat("~", after)
			if got, faults := Decode([]byte(plain)); got != plain || len(faults) > 0 {
				t.Fatalf("%q became %q, %v", plain, got, faults)
			}
		}
	}
}

func TestLineIsOneLineWithSingleSpaces(t *testing.T) {
	if got := Line("  a\n\tb\u00a0 c \x1b "); got != "a b c ␛" {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsQuotedIsShortAndClean(t *testing.T) {
	for text, want := range map[string]string{"": "“”", "a\n\x1b b": "“a ␛ b”", strings.Repeat("é", 41): "“" + strings.Repeat("é", 40) + "…”"} {
		if got := Quote(text); got != want {
			t.Errorf("%q is quoted as %q", text, got)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("a\r\n\x1b]52;c;x\a"))
	f.Add([]byte("\xff\xfe\x1b\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, _ := Decode(raw)
		if !utf8.ValidString(text) {
			t.Fatalf("not UTF-8: %q", text)
		}
		for _, r := range text {
			if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || isInvisible(r) {
				t.Fatalf("%U got through", r)
			}
		}
		if again := Text(text); again != text {
			t.Fatalf("cleaning twice changes %q to %q", text, again)
		}
		if strings.ContainsAny(Line(text), "\n\t") {
			t.Fatal("Line left more than one line")
		}
	})
}

func TestFilterPassesOnlyLooksAndWebLinks(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain\ttext\n", "plain\ttext\n"},
		{"\x1b[1;38;2;1;2;3mbold\x1b[m", "\x1b[1;38;2;1;2;3mbold\x1b[m"},
		{"\x1b]8;id=1;https://example.com\x07x\x1b]8;;\x07", "\x1b]8;id=1;https://example.com\x07x\x1b]8;;\x07"},
		{"\x1b]8;;file:///etc/passwd\x07x", "]8;;file:///etc/passwdx"},
		{"\x1b]52;c;aGk=\x07", "]52;c;aGk="},
		{"\x1b[2J\x1b[Hgone", "[2J[Hgone"},
		{"a\u009b2Jb\u202ec", "a2Jbc"},
		{"\x1b", ""},
	}
	for _, test := range tests {
		var out strings.Builder
		n, err := NewFilter(&out).Write([]byte(test.in))
		if n != len(test.in) || err != nil || out.String() != test.want {
			t.Errorf("%q became %q (%d, %v), want %q", test.in, out.String(), n, err, test.want)
		}
	}
}
