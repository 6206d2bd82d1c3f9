package article_test

import "testing"

func TestEmphasisIsWhatWritersMean(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"emphasis where no spaces are written", "**注意：**请看*「本」*和**说明（重要）**。한국어 **강조(emphasis)**는 2 * 3*「x」", "p *注意：*请看/「本」/和*说明（重要）*。한국어 *강조(emphasis)*는 2 * 3*「x」"},
		{"strong words that end with a blank", "**Answer: **Invest first. **Not ** last.", "p *Answer:* Invest first. *Not* last."},
		{"strong words that end with a point before a letter", "**Pop-up pictures—**If it is, *so*", "p *Pop-up pictures—*If it is, /so/"},
		{"strong words that begin with a blank", "** Note:** mind the gap", "p *Note:* mind the gap"},
		{"strong words over lines that end with a blank", "**Contact us\ntoday. **", "p *Contact us today.*"},
		{"stars that are no marks", "2 ** 3 is 8, a ** b, and **one** ** two", "p 2 ** 3 is 8, a ** b, and *one* ** two"},
		{"one star too many", "**one** and **two", "p *one* and **two"},
		{"emphasis within emphasis", "***a** b*, ~~c **d**~~", "p /*a* b/, -c *d*-"},
	})
}
