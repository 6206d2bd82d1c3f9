package clean

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charset is a legacy encoding with its detection parameters.
type charset struct {
	name     string
	encoding encoding.Encoding
	common   func(r rune) bool // frequent letters of its languages
	minShare float64           // minimum share of frequent letters among non-ASCII letters
	unmixed  bool              // words do not mix ASCII and other letters
}

// charsets are the encodings that DecodeLegacy detects. Their bytes overlap, so they are
// distinguished by the share of frequent letters.
var charsets = []charset{
	{"GB18030", simplifiedchinese.GB18030, runeSet(commonHan + commonSimplified), 0.2, false},
	{"Big5", traditionalchinese.Big5, runeSet(commonHan + commonTraditional), 0.2, false},
	{"Shift-JIS", japanese.ShiftJIS, isKana, 0.25, false},
	{"EUC-JP", japanese.EUCJP, isKana, 0.25, false},
	{"EUC-KR", korean.EUCKR, runeSet(commonHangul), 0.35, false},
	{"Windows-1251", charmap.Windows1251, runeSet(commonCyrillic), 0.55, true},
	{"KOI8-R", charmap.KOI8R, runeSet(commonCyrillic), 0.55, true},
}

// Characters that make up about half of typical text.
const (
	commonHan         = "的一是不了在人有我他中上大和地到以要就出可也你生能而子那得下自之年作用道行所然家事成方多法如都同起看定天分好小部其些主理心她本前想日者意十民第公此已工使情明性知全三又正外高由最重物手向文相被利什二等或新己制身果加月合回特代内信表化老位次常先海教立及比名真至入口平更打女四何安少反太目再做接必件指直命山"
	commonSimplified  = "这个们来为国说时会对于着过发后里种经么学现当没动还进样因只从实军无它与长把机关点业将两间问很并应战头体政美见产西斯话给世度门任通儿原东声提员解水论处走义各几认条系气题活尔别变神总电数报才结受量感建务场计管期市资德金克许统区保队形社便空决治展马科司五基眼书非则听界达光放强像难且权思"
	commonTraditional = "這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣因只從實軍無它與長把機關點業將兩間問很並應戰頭體政美見產西斯話給世度門任通兒原東聲提員解水論處走義各幾認條系氣題活爾別變神總電數報才結受量感建務場計管期市資德金克許統區保隊形社便空決治展馬科司五基眼書非則聽界達光放強像難且權思"
	commonHangul      = "이다는의에을가고하지기로를은사도한시리자인으어아서해나그대것스수일보들라정부있전장제니게주동만우여상구적면비문성안원과마용조공중세소국경모러거위신와물생없않무음된되할같때요습했었했던까지처럼"
	commonCyrillic    = "оеаинтсрвлкмд"
)

func runeSet(letters string) func(rune) bool {
	set := map[rune]bool{}
	for _, r := range letters {
		set[r] = true
	}
	return func(r rune) bool { return set[r] }
}

func isKana(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) && r < 0xff00 }

// Parameters of the detection.
const (
	maxSampleBytes       = 64 << 10 // only this prefix is examined
	minLetters           = 6        // minimum number of non-ASCII letters
	minAlphabeticLetters = 20       // the same for unmixed charsets
	minShareRatio        = 2        // minimum ratio to the second best charset
)

// DecodeLegacy decodes bytes in a legacy encoding and returns its name. ok is false if the
// encoding is not certain.
func DecodeLegacy(raw []byte) (text, name string, ok bool) {
	sample := raw
	if len(sample) > maxSampleBytes {
		sample = sample[:maxSampleBytes]
		if end := bytes.LastIndexByte(sample, '\n'); end > 0 {
			sample = sample[:end] // do not split a character
		}
	}
	if mostlyUTF8(sample) {
		return "", "", false
	}
	var best *charset
	first, second := 0.0, 0.0
	for i := range charsets {
		switch share := charsets[i].commonShare(sample); {
		case share > first:
			best, first, second = &charsets[i], share, first
		case share > second:
			second = share
		}
	}
	if first == 0 || first < minShareRatio*second {
		return "", "", false
	}
	out, err := best.encoding.NewDecoder().Bytes(raw)
	if err != nil {
		return "", "", false
	}
	return string(out), best.name, true
}

// mostlyUTF8 reports whether raw is UTF-8 with some invalid bytes. Two-byte sequences count
// less, since they occur by chance in other encodings.
func mostlyUTF8(raw []byte) bool {
	if utf8.Valid(raw) {
		return true
	}
	long, short, broken := 0, 0, 0 // bytes
	for at := 0; at < len(raw); {
		r, size := utf8.DecodeRune(raw[at:])
		switch {
		case size == 1 && r == utf8.RuneError:
			broken++
		case size == 2:
			short += size
		case size > 2:
			long += size
		}
		at += size
	}
	return long*2 >= broken || short >= 3*broken
}

// commonShare returns the share of frequent letters among the non-ASCII letters, 0 if raw
// is not in this encoding.
func (c charset) commonShare(raw []byte) float64 {
	out, err := c.encoding.NewDecoder().Bytes(raw)
	if err != nil {
		return 0
	}
	text := string(out)
	if strings.ContainsRune(text, utf8.RuneError) {
		return 0
	}
	letters, common, capitals := 0, 0, 0
	before := ' '
	for _, r := range text {
		ascii := r < utf8.RuneSelf
		switch {
		case c.unmixed && unicode.IsLetter(r) && unicode.IsLetter(before) && ascii != (before < utf8.RuneSelf):
			return 0
		case ascii || unicode.IsPunct(r) || unicode.IsSpace(r):
		default:
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
			if c.common(r) || c.unmixed && c.common(unicode.ToLower(r)) {
				common++
			}
		}
		before = r
	}
	if c.unmixed && (letters < minAlphabeticLetters || capitals*2 > letters) {
		return 0
	}
	if letters < minLetters || float64(common) < c.minShare*float64(letters) {
		return 0
	}
	return float64(common) / float64(letters)
}
