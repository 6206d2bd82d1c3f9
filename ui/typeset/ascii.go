package typeset

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// asciiSubstitutes maps characters to ASCII of the same width, for terminals without
// UTF-8: glyphs of the interface, punctuation, and European letters without diacritics.
var asciiSubstitutes = func() map[string]string {
	all := map[string]string{}
	for _, row := range strings.Split(strings.TrimSpace(`
- ─—–‐‑‒−⋯
| │┃▌▎▐▕▏┆║‖⎜⎟⎢⎥⎪
( ⎛⎝
) ⎞⎠
[ ⎡⎣
] ⎤⎦
{ ⎧⎨⎩
} ⎫⎬⎭
+ ╭╮╰╯┼├┤┬┴┌┐└┘╔╗╚╝
* •●★■◆▪▣
o ○◦☐◯
x ×☑✓✕
. ·…∙⋅
" “”„«»‟″
' ‘’‚′´
^ ↑▲▴
v ↓▼▾
< ←◀‹
> →▶▸↪↗❯⌕›
# █▀▄░▒▓
= ━═≡
~ ∼≈
a àáâãäåāăąǎª
A ÀÁÂÃÄÅĀĂĄǍ
c çćĉċč
C ÇĆĈĊČ©
d ďđðᵈ
D ĎĐÐ
e èéêëēĕėęě
E ÈÉÊËĒĔĖĘĚ€
g ĝğġģ
G ĜĞĠĢ
h ĥħʰ
H ĤĦ
i ìíîïĩīĭįı
I ÌÍÎÏĨĪĬĮİ
j ĵ
J Ĵ
k ķ
K Ķ
l ĺļľŀł
L ĹĻĽĿŁ
n ñńņňŉⁿ
N ÑŃŅŇ
o òóôõöøōŏőº
O ÒÓÔÕÖØŌŎŐ
r ŕŗřʳ
R ŔŖŘ®
s śŝşšșßˢ
S ŚŜŞŠȘ
t ţťŧțᵗ
T ŢŤŦȚ
u ùúûüũūŭůűų
U ÙÚÛÜŨŪŬŮŰŲ
w ŵ
W Ŵ
y ýÿŷ
Y ÝŸŶ
z źżž
Z ŹŻŽ
0 ⁰₀
1 ¹₁
2 ²₂
3 ³₃
4 ⁴₄
5 ⁵₅
6 ⁶₆
7 ⁷₇
8 ⁸₈
9 ⁹₉`), "\n") {
		for _, r := range row[2:] {
			all[string(r)] = row[:1]
		}
	}
	all["\u00a0"], all["\u202f"], all["\u2002"] = " ", " ", " "
	return all
}()

// ASCII replaces the characters of a styled line that are not ASCII by substitutes of the
// same width, unknown ones by question marks.
func ASCII(line string) string {
	plain := true
	for i := 0; i < len(line) && plain; i++ {
		plain = line[i] < 0x80
	}
	if plain {
		return line
	}
	var out strings.Builder
	out.Grow(len(line))
	for rest := line; rest != ""; {
		if rest[0] < 0x80 { // escape sequences are ASCII
			out.WriteByte(rest[0])
			rest = rest[1:]
			continue
		}
		cluster, after, width, _ := uniseg.FirstGraphemeClusterInString(rest, -1)
		rest = after
		stands, known := asciiSubstitutes[cluster]
		if !known {
			stands = strings.Repeat("?", width)
			if first, _, _, _ := uniseg.FirstGraphemeClusterInString(string([]rune(cluster)[:1]), -1); width == 1 && asciiSubstitutes[first] != "" {
				stands = asciiSubstitutes[first] // a letter with combining marks
			}
		}
		out.WriteString(stands)
	}
	return out.String()
}

// ASCIIOnly reports whether the locale names a character set other than UTF-8 (POSIX:
// LC_ALL before LC_CTYPE before LANG). Without one, UTF-8 is assumed.
func ASCIIOnly(variable func(name string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(variable(name)); locale != "" {
			return !strings.Contains(strings.ReplaceAll(locale, "-", ""), "utf8")
		}
	}
	return false
}

// NewASCIIWriter returns a writer that converts text to ASCII, see ASCII.
func NewASCIIWriter(w io.Writer) io.Writer { return &asciiWriter{to: w} }

type asciiWriter struct {
	to      io.Writer
	partial []byte // an incomplete character
}

func (w *asciiWriter) Write(p []byte) (int, error) {
	text := append(w.partial, p...)
	end := len(text)
	for i := 1; i < utf8.UTFMax && i <= len(text); i++ {
		if b := text[len(text)-i]; utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(text[len(text)-i:]) {
				end -= i
			}
			break
		}
	}
	_, err := io.WriteString(w.to, ASCII(string(text[:end])))
	w.partial = append([]byte(nil), text[end:]...)
	return len(p), err
}
