package article_test

import "testing"

func TestEnvironmentsOfLaTeXAreWhatTheyHold(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a figure", "\\begin{figure}[ht]\n  \\centering\n  \\includegraphics[width=0.5\\textwidth]{a.png}\n  \\caption{The \\emph{mill} at $x_1$\\label{fig:mill}}\n\\end{figure}\nText", "picture a.png \"\" (The /mill/ at $x_1|x₁$)\np Text"},
		{"parts of a figure", "\\begin{figure*}\n\\begin{subfigure}{1cm}\\includegraphics{a.png}\\caption{One}\\end{subfigure}\n\\begin{subfigure}{1cm}\\includegraphics{b.png}\\caption{Two}\\end{subfigure}\n\\caption{Both}\n\\end{figure*}", "picture a.png \"One\" \"\"\npicture b.png \"Two\" (Both)"},
		{"a table", "\\begin{table}\n\\caption{What it \\textbf{costs}}\n\\begin{tabular}{|l|r|} \\hline\nA & B \\\\ \\hline\n1 \\& 2 & \\multicolumn{1}{c}{3 \\%} \\\\ \\cline{1-2}\n & $\\alpha$ \\\\\n\\end{tabular}\n\\end{table}", "p What it *costs*\ntable [] [A|B] [1 & 2|3 %][|$\\alpha|α$]"},
		{"lists", "Text\n\\begin{enumerate}\n\\item One\n  goes on\n  \\begin{itemize}\n    \\item[Term] a\n  \\end{itemize}\n\\item Two\n\\end{enumerate}\nAfter", "p Text\nlist ordered=true start=1 tight=false(p One goes on; list ordered=false start=0 tight=true(p *Term* a) | p Two)\np After"},
		{"theorems, quotations, layout", "\\begin{theorem}[Bayes]\nLet *it* be.\n\\end{theorem}\n\n\\begin{quote}\na *b*\n\\end{quote}\n\n\\begin{center}\nc\n\\end{center}\n\n\\begin{other}\nd\n\\end{other}", "callout theorem \"Bayes\"(p Let /it/ be.)\nquote(p a /b/)\np c\np \\begin{other} d \\end{other}"},
		{"code, what a program draws", "\\begin{lstlisting}[language=C]\na & *b*\n\\end{lstlisting}\n\n\\begin{verbatim}\nc\n\n  d\n\\end{verbatim}\n\n\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}", "code c \"\" \"a & *b*\\n\"\ncode  \"\" \"c\\n\\n  d\\n\"\ncode latex \"\" \"\\\\begin{tikzpicture}\\n\\\\draw (0,0);\\n\\\\end{tikzpicture}\\n\""},
		{"formulas", "\\begin{alignat}{2}\nx &= 1\n\\end{alignat}\n\n\\begin{array}{c} a \\end{array}", "formula \"\\\\begin{alignat}{2}\\nx &= 1\\n\\\\end{alignat}\" \"x = 1\"\nformula \"\\\\begin{array}{c} a \\\\end{array}\" \"a\""},
		{"equations of Franklin", "\\eqa{ x &=& {y} \\\\\\\\ z &=& 1}\n\nso \\eq{no}\n\n\\eq{\nx^2\n}.\nText {{redirect /a.html}}", "formula \"\\\\begin{eqnarray} x &=& {y} \\\\\\\\ z &=& 1\\\\end{eqnarray}\" \"x = y\\nz = 1\"\np so \\eq{no}\nformula \"x^2\" \"x²\"\np Text"},
		{"figures that do not end, code about them", "\\begin{figure}\n\\includegraphics{a.png}\n\n`\\begin{figure}`\n\n```\n\\begin{quote}\n```", "p \\begin{figure} \\includegraphics{a.png}\np `\\begin{figure}`\ncode  \"\" \"\\\\begin{quote}\\n\""},
	})
}
