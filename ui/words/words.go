// Package words holds all texts of the user interface: of screens, articles and the linear
// reader. A translation only changes english.go and english_*.go, one file for each part of
// the program. Texts with a number or a name are functions, so that the language determines
// their grammar.
//
// A name begins with the part of the program that shows the text:
//
//	Title                    titles of screens, panels and groups
//	List, Filter, Mark       the list of posts
//	Chooser, Palette, Search the screens that find posts
//	Article, Width           an article and its status line
//	Link, Footnote, Code     what can be focused in an article
//	Find, Pan, Picture       tools of an article
//	Action, Hint, Help       what keys do: in the help, in the footer
//	KeyError                 errors in the key bindings of the configuration
//	Theme, ThemeError        themes, errors in theme files
//	StyleError               errors in Glamour style sheets
//	Problem                  the screen of problems
//	Answer                   commands of the linear reader
//	Block, Inline, Task      articles in the linear reader
//	Linear                   all else in the linear reader
//
// Names without a prefix are shared: nouns (Post, Tag), lists (And, Or) and sentences.
package words
