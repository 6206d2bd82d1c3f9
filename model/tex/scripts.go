package tex

// Superscript converts text to superscript characters. It returns "", false if some have none.
func Superscript(text string) (string, bool) { return superscripts.convert(text) }

// Subscript converts text to subscript characters. It returns "", false if some have none.
func Subscript(text string) (string, bool) { return subscripts.convert(text) }

// scriptTable maps characters to their superscript or subscript forms.
type scriptTable map[rune]rune

var (
	superscripts = newScriptTable("0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθφχ−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᵠᵡ⁻")
	subscripts   = newScriptTable("0123456789+-=()aehijklmnoprstuvxβγρφχ−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋")
)

func newScriptTable(from, to string) scriptTable {
	s := scriptTable{}
	shifted := []rune(to)
	for i, r := range []rune(from) {
		s[r] = shifted[i]
	}
	return s
}

func (s scriptTable) convert(text string) (string, bool) {
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
