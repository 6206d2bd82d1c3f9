package article_test

import "testing"

func TestNoCellOfATableIsLost(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"a row of more cells than the head", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 |", "table [0 0 0] [a|b|] [1|2|3][4|]"},
		{"bars within code", "| a | b |\n|---|:-:|\n| `x|y` | z |\n| ``p`||q`` | w |", "table [0 2] [a|b] [`x|y`|z][`p`||q`|w]"},
		{"a bar behind the last cell", "a | b\n--|--\n1 | 2 |\n1 | 2 | |\n", "table [0 0] [a|b] [1|2][1|2]"},
		{"an empty first cell", "| a | b |\n|---|---|\n| | `c|d` |\n", "table [0 0] [a|b] [|`c|d`]"},
		{"bars within code and cells left over", "| a | b |\n|---|---|\n| `x|y` | z | w |\n", "table [0 0 0] [a|b|] [`x|y`|z|w]"},
		{"escaped bars", "| a | b |\n|---|---|\n| `x\\|y` | z |\n", "table [0 0] [a|b] [`x|y`|z]"},
		{"text above", "text\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "p text\ntable [0 0 0] [a|b|] [1|2|3]"},
		{"in a quote", "> | a | b |\n> |---|---|\n> | 1 | `2|3` |\n", "quote(table [0 0] [a|b] [1|`2|3`])"},
		{"in a list", "- x\n\n  | a | b |\n  |---|---|\n  | 1 | `2|3` |\n", "list ordered=false start=0 tight=true(p x; table [0 0] [a|b] [1|`2|3`])"},
		{"ticks that are not closed", "| a | b |\n|---|---|\n| `1 | 2 | 3 |\n", "table [0 0 0] [a|b|] [`1|2|3]"},
	})
}

func TestCaptionsOfTablesLoseTheirMark(t *testing.T) {
	check(t, []struct{ name, source, want string }{
		{"below", "| a |\n|---|\n| 1 |\n\nTable: What it *costs*\n\ntext", "table [0] [a] [1]\ncredit What it /costs/\np text"},
		{"below, without a word", "| a |\n|---|\n| 1 |\n\n: Cost {.wide}", "table [0] [a] [1]\ncredit Cost"},
		{"above", "Table: Cost\n\n| a |\n|---|\n| 1 |\n\ntext", "credit Cost\ntable [0] [a] [1]\np text"},
		{"elsewhere", "Table: no table\n\ntext", "p Table: no table\np text"},
	})
}
