package article_test

import "testing"

func TestCardsGlossariesAndTablesOfMySTAreRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"head and foot of a card between colons", "::::{grid} 1 2 2 3\n:gutter: 2\n\n:::{grid-item-card} The *tin*\n:link: https://a.example\n\nHead\n^^^\nText\n+++\nFoot\n:::\n::::", "p *The /tin/*\np Head\np Text\np Foot"},
		{"the same between back quotes, code left as it is", "````{card} Tin\nHead\n^^^\nText\n\n```\n+++\n```\n+++\nFoot\n````", "p *Tin*\np Head\np Text\ncode  \"\" \"+++\\n\"\np Foot"},
		{"such marks elsewhere", "a\n+++\nb", "p a +++ b"},
		{"a glossary with indented meanings", "```{glossary}\n:sorted: true\n\nTin\n  A metal.\n  Soft.\n\nPier\nJetty\n    A *walk*.\n\n    Over water.\n```", "definitions [Tin Pier Jetty](p A metal. Soft. | p A /walk/.; p Over water.)"},
		{"a glossary with colons", "```{glossary}\nTin\n: A metal.\n```", "definitions [Tin](p A metal.)"},
		{"values with commas", "```{csv-table} Tins\n:header: \"A\", \"B\"\n\n1, *2*\n\"x, y\", z|z\n```", "table [0 0] [A|B] [1|/2/][x, y|z|z]\ncredit Tins"},
		{"a file of such values", "```{csv-table}\n:file: tins.csv\n```", "p ‹tins.csv›"},
		{"badges", "{bdg-primary}`New` {bdg-link-info}`more <https://a.example>`", "p New <more>(https://a.example)"},
		{"what is for the site's program", "```{article-info}\n:author: Ada\n```\n\n```{bibliography}\n```\n\na", "p a"},
		{"options before code", "```{code-cell} ipython3\n:tags: [hide-input]\n\nprint(1)\n```", "code ipython3 \"\" \"print(1)\\n\""},
		{"pictures, formulas and code between colons", ":::{figure} a.png\n:alt: A\nThe *mill*\n:::\n\n> :::{math}\n> x^2\n> :::\n\n::::{code-block} md\n:caption: a.md\n:::{note}\n*b* {{ c }}\n:::\n::::\n\n- d\n\n  :::{image} e.png\n  :::", "picture a.png \"A\" (The /mill/)\nquote(formula \"x^2\" \"x²\")\ncode md \"a.md\" \":::{note}\\n*b* {{ c }}\\n:::\\n\"\nlist ordered=false start=0 tight=false(p d; picture e.png \"\" \"\")"},
		{"such within others", "::::{admonition} Of *all*\n---\nclass: tip\n---\n:::{list-table} T\n* - :::{image} a.png\n    :alt: A\n    :::\n  - b\n:::\n::::\n\n```{note}\n:::{figure} c.png\n:::\n```\n\n:::{image} open.png", "callout tip \"Of /all/\"(list ordered=false start=0 tight=true(list ordered=false start=0 tight=true(picture a.png \"A\" \"\" | p b)))\ncallout note \"\"(picture c.png \"\" \"\")\np *open.png*"},
		{"statements between colons", ":::{prf:theorem} Of *it*\n:label: x\na\n:::\n\n:::{prf:proof}\nb\n:::", "callout theorem \"Of /it/\"(p a)\ncallout proof \"\"(p b)"},
		{"a heading outside the contents", "```{rubric} The *tin*\n```", "p *The /tin/*"},
	})
}

func TestComponentsInFencesOfVuePressAreRead(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"JSON", "```component VPCard\n{\"title\": \"A \\\"tin\\\"\", \"desc\": \"Small\", \"link\": \"/tin.md\", \"logo\": \"/x.svg\"}\n```", "p <A ”tin”>(/tin.md): Small"},
		{"lines", "```component VPCard\ntitle: Tin\n#desc: x\nlink: /tin.md\n```\n\n```component BiliBili\nbvid: BV1\n```", "p <Tin>(/tin.md)\nembed Bilibili video \"\" https://www.bilibili.com/video/BV1"},
		{"neither", "```component Badge\ntext\n```\n\n```component x\ntitle: y\n```", "code component \"Badge\" \"text\\n\"\ncode component \"\" \"title: y\\n\""},
		{"contents below their title", "**目录**\n[[toc]]\n\na\n\nsee\n[[toc]]", "p a\np see <toc>(/toc)"},
	})
}
