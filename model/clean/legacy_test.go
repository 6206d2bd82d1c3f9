package clean

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

func TestTextsInOlderEncodingsAreReadWhereItIsSureWhich(t *testing.T) {
	for _, test := range []struct {
		name   string
		coding encoding.Encoding
		text   string
	}{
		{"GB18030", simplifiedchinese.GBK, "---\ntitle: 我的第一篇文章\n---\n这是一个关于船的故事，我们在海上过了三天。"},
		{"GB18030", simplifiedchinese.GBK, "title: 使用 Go 语言实现一个简单的服务器"},
		{"Big5", traditionalchinese.Big5, "---\ntitle: 我的第一篇文章\n---\n這是一個關於船的故事，我們在海上過了三天。"},
		{"Shift-JIS", japanese.ShiftJIS, "---\ntitle: 船の話\n---\nこれは船についての話です。海の上で三日を過ごしました。"},
		{"EUC-JP", japanese.EUCJP, "---\ntitle: 船の話\n---\nこれは船についての話です。海の上で三日を過ごしました。"},
		{"EUC-KR", korean.EUCKR, "---\ntitle: 배 이야기\n---\n이것은 배에 대한 이야기입니다. 우리는 바다에서 사흘을 보냈습니다."},
		{"Windows-1251", charmap.Windows1251, "---\ntitle: О лодках\n---\nЭто рассказ о лодке. Мы провели в море три дня."},
		{"KOI8-R", charmap.KOI8R, "---\ntitle: О лодках\n---\nЭто рассказ о лодке. Мы провели в море три дня."},
	} {
		raw, err := test.coding.NewEncoder().String(test.text)
		if err != nil {
			t.Fatal(test.name, err)
		}
		text, faults := Decode([]byte(raw))
		if text != test.text || len(faults) != 1 || faults[0].Kind != LegacyCharset || faults[0].Charset != test.name {
			t.Errorf("%s: %q %v", test.name, text, faults)
		}
		if long, name, _ := DecodeLegacy([]byte(strings.Repeat(raw+"\n", 3000))); name != test.name || strings.Count(long, test.text) != 3000 {
			t.Errorf("%s, repeated, is read as %s", test.name, name)
		}
	}
}

func TestWhatIsNotSureIsNotReadAsAnOlderEncoding(t *testing.T) {
	for _, raw := range []string{
		"", "plain", "Grüße aus dem Norden",
		"only \xd6\xd0\xce\xc4 here",                           // two letters
		strings.Repeat("\xff\xfe\xfd", 40),                     // no text at all
		"Die sch\xf6nen H\xe4user und \xc4pfel",                // Latin-1
		"中文 and then \xd6\xd0\xce\xc4\xd6\xd0\xce\xc4\xd6\xd0", // UTF-8 with a broken part
		"P\xf8\xedli\xb9 \xbelu\xbbou\xe8k\xfd k\xf9\xf2",      // Latin-2
	} {
		if text, name, ok := DecodeLegacy([]byte(raw)); ok {
			t.Errorf("%q is read as %s: %q", raw, name, text)
		}
	}
}
