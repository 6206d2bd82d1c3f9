package tex

// Superscript writes a text in characters above the line. It reports whether there
// are some for all of it, and returns "" where there are not.
func Superscript(text string) (string, bool) { return superscripts.shift(text) }

// Subscript writes a text in characters below the line, as Superscript does above.
func Subscript(text string) (string, bool) { return subscripts.shift(text) }

// script has the characters of a text as they are written off the line.
type script map[rune]rune

var (
	superscripts = newScript("0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ⁻")
	subscripts   = newScript("0123456789+-=()aehijklmnoprstuvxβγρφχ−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋")
)

func newScript(from, to string) script {
	s := script{}
	shifted := []rune(to)
	for i, r := range []rune(from) {
		s[r] = shifted[i]
	}
	return s
}

func (s script) shift(text string) (string, bool) {
	var out []rune
	for _, r := range text {
		shifted, ok := s[r]
		if !ok {
			return "", false
		}
		out = append(out, shifted)
	}
	return string(out), true
}
