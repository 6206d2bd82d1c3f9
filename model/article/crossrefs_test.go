package article_test

import "testing"

func TestReferencesOfBookdownsAreWhatTheyReferTo(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"numbers", "Figures \\@ref(fig:pier) and \\@ref(fig:boat), Table \\@ref(tab:fares), \\@ref(eq:e), \\@ref(the-end), \\@ref(fig:far) and `\\@ref(fig:pier)`.\n\n```{r pier, fig.cap=\"(ref:long)\"}\nplot(x)\n```\n\n(ref:long) A *long* pier\n\n<div class=\"figure\">\n<img src=\"b.png\">\n<p class=\"caption\">(\\#fig:boat)A boat</p>\n</div>\n\n| a |\n|---|\n| b |\n\nTable: (\\#tab:fares) What it costs\n\n\\begin{equation}\nx = y (\\#eq:e)\n\\end{equation}\n\n## The end {-}",
			"p Figures 1 and 2, Table 1, 1, <The end>(#the-end), ‹fig:far› and `\\@ref(fig:pier)`.\ncode r \"Figure 1: A *long* pier\" \"plot(x)\\n\"\npicture b.png \"\" (Figure 2: A boat)\ntable [0] [a] [b]\ncredit Table 1: What it costs\nformula \"\\\\begin{equation}\\nx = y \\\\tag{1}\\n\\\\end{equation}\" \"x = y    (1)\"\nh2 #the-end The end"},
		{"theorems and the like", "\\@ref(thm:tri), \\@ref(def:d) and \\@ref(lem:l)\n\n::: {.theorem #tri name=\"On *sides*\"}\na\n:::\n\n::: {.definition #d}\nb\n:::\n\n```{lemma, l, name=\"M $x$\"}\nc *d*\n```\n\n::: {.proof}\ne\n:::",
			"p 1, 1 and 1\ncallout theorem \"1. On /sides/\"(p a)\ncallout definition \"1\"(p b)\ncallout lemma \"1. M $x|x$\"(p c /d/)\ncallout proof \"\"(p e)"},
		{"notices", "::: {.rmdwarning}\na\n:::\n\n```{block, type='rmdtip'}\nb *c*\n```", "callout warning \"\"(p a)\ncallout tip \"\"(p b /c/)"},
	})
}

func TestReferencesOfQuartosAreWhatTheyReferTo(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"figures, tables, formulas and sections", "See @fig-pier, @Fig-boat, (@tbl-fares), @eq-e and @sec-end.\n\n![A pier](a.png){#fig-pier}\n\n![](b.png){#fig-boat width=\"50%\"}\n\n| a |\n|---|\n| b |\n\n: What it *costs* {#tbl-fares}\n\n$$\nx = y\n$$ {#eq-e}\n\n## The end {#sec-end .unnumbered}",
			"p See Figure 1, Figure 2, (Table 1), Equation 1 and <The end>(#sec-end).\npicture a.png \"Figure 1: A pier\" \"\"\npicture b.png \"Figure 2\" \"\"\ntable [0] [a] [b]\ncredit Table 1: What it /costs/\nformula \"x = y\\n\\\\tag{1}\" \"x = y    (1)\"\nh2 #sec-end The end"},
		{"in brackets", "[@fig-a], [@fig-a; @fig-b], [Plot @fig-b], [-@fig-b], [Plots -@fig-a] and [see @doe; @fig-a]\n\n![A](a.png){#fig-a}\n\n![B](b.png){#fig-b}", "p Figure 1, Figure 1, Figure 2, Plot 2, 2, Plots 1 and [see @doe; Figure 1]\npicture a.png \"Figure 1: A\" \"\"\npicture b.png \"Figure 2: B\" \"\""},
		{"parts of a figure", "@fig-a of @fig-all\n\n::: {#fig-all layout-ncol=2}\n![A](a.png){#fig-a}\n\n![B](b.png){#fig-b}\n\nBoth\n:::", "p Figure 1 (a) of Figure 1\npicture a.png \"Figure 1 (a): A\" \"\"\npicture b.png \"Figure 1 (b): B\" (Figure 1: Both)"},
		{"what code draws", "@fig-a, @fig-b\n\n```{r fig-a, fig.cap=\"Waves\"}\nplot(x)\n```\n\n```{python}\n#| label: fig-b\nplot(\"@fig-a\")\n```", "p Figure 1, Figure 2\ncode r \"Figure 1: Waves\" \"plot(x)\\n\"\ncode python \"Figure 2\" \"plot(\\\"@fig-a\\\")\\n\""},
		{"what nothing is labelled", "@fig-none, a@fig-a.example, https://a.example/@fig-a, `@fig-a` and [@fig-none]\n\n![A](a.png){#fig-a}", "p @fig-none, <a@fig-a.example>(mailto:a@fig-a.example), <a.example/@fig-a>(https://a.example/@fig-a), `@fig-a` and [@fig-none]\npicture a.png \"Figure 1: A\" \"\""},
		{"theorems and the like", "@thm-line and @def-g\n\n::: {#thm-line}\n\n## Line\n\na\n:::\n\n::: {#def-g .definition}\nb\n:::\n\n::: {#rem-x}\nc\n:::", "p Theorem 1 and Definition 1\ncallout theorem \"1. Line\"(p a)\ncallout definition \"1\"(p b)\ncallout remark \"1\"(p c)"},
		{"labels that nothing refers to", "![A](a.png){#fig-a}", "picture a.png \"A\" \"\""},
		{"fences that show how code is written", "```{{python}}\n#| echo: false\nx\n```", "code python \"\" \"```{python}\\n#| echo: false\\nx\\n```\\n\""},
	})
}
