package ui

import (
	"image/color"
	"math/rand/v2"
	"slices"
	"testing"

	"blogtui/model"
	"blogtui/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

func TestTheListFitsEveryScreen(t *testing.T) {
	for _, size := range []struct {
		name          string
		width, height int
	}{
		{"200x60", 200, 60}, {"120x40", 120, 40}, {"80x24", 80, 24}, {"60x16", 60, 16}, {"40x20", 40, 20}, {"20x6", 20, 6},
	} {
		t.Run(size.name, func(t *testing.T) {
			s := open(t, sampleBlog(), size.width, size.height).press("down")
			s.golden("list/" + size.name)
			s.press("v").golden("list/by-category-" + size.name)
		})
	}
}

func TestTheListIsDressedByTheTerminal(t *testing.T) {
	for name, dress := range map[string]func(*story){
		"dark":  func(s *story) { s.send(tea.BackgroundColorMsg{Color: color.Black}) },
		"light": func(s *story) { s.send(tea.BackgroundColorMsg{Color: color.White}) },
		"256":   func(s *story) { s.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI256}) },
		"16":    func(s *story) { s.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI}) },
		"high-contrast": func(s *story) {
			s.app.look = theme.HighContrast
			s.send(tea.BackgroundColorMsg{Color: color.Black})
		},
		"mono": func(s *story) { s.send(tea.ColorProfileMsg{Profile: colorprofile.ASCII}) },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, sampleBlog(), 80, 24).press("down", "tab", "tab")
			dress(s)
			compareGolden(t, "list/dressed-"+name, s.styled()+"\n")
		})
	}
}

func TestCategoriesAreSteppedThroughAndCounted(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).shows("8 posts", "All 8", "Craft 4")
	s.press("tab").shows("4 of 8", "Seven Knots").hides("Lamp Keeper")
	s.press("tab").shows("3 of 8", "Lamp Keeper").hides("Seven Knots")
	s.press("shift+tab", "shift+tab").shows("8 posts")
	s.press("shift+tab").shows("2 of 8", "Winter Moorings")
	s.press("2").shows("3 of 8")
	s.press("2").shows("8 posts")
	s.press("1", "esc").shows("8 posts")
	s.press("esc").shows("Nothing to undo; q quits")
}

func TestTitlesAreFilteredAsOneTypes(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("/", "radi").shows("/ radi▏", "1 of 8", "The Lamp Keeper's Radio")
	s.press("enter").shows("The Lamp Keeper's Radio", "By Ines Falk")
	s.press("left").shows("/ radi", "1 of 8")
	s.press("esc").shows("8 posts")
	s.press("/", "zzz").shows("No title matches", "0 of 8")
	s.press("esc").shows("8 posts")
	s.press("/", "q?").shows("/ q?▏")
}

func TestArrowsMoveWhileATitleIsTyped(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("/", "the", "down", "enter")
	if s.app.top() == screen(s.app.list) {
		t.Fatalf("nothing was opened:\n%s", s.frame())
	}
}

func TestTheChooserCombinesSeveralKinds(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("c").golden("chooser/80x24")
	open(t, sampleBlog(), 40, 20).press("c").shows("Categories   Tags   Authors   Years").hides("…8 posts")
	s.press("space").shows("4 posts")
	s.press("sto", "space").shows("6 posts")
	s.press("tab", "tab").shows("Authors", "Ines Falk").press("ines", "space").shows("2 posts")
	s.press("enter").shows("2 of 8", "× author Ines Falk", "× category Craft").golden("list/chips-80x24")
	s.press("esc").shows("6 of 8")
	s.press("esc", "esc").shows("8 posts")
}

func TestEnterInTheChooserTakesTheNameUnderTheCursor(t *testing.T) {
	open(t, sampleBlog(), 80, 24).press("c", "harb", "enter").shows("2 of 8", "Winter Moorings")
}

func TestEscInTheChooserLeavesEverythingAsItWas(t *testing.T) {
	open(t, sampleBlog(), 80, 24).press("tab", "c", "down", "space", "esc").shows("4 of 8")
}

func TestYearsAndTheUndatedCanBeChosen(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("c", "shift+tab").shows("2026", "2025", "undated")
	s.press("und", "enter").shows("1 of 8", "Notes Without a Date")
}

func TestGroupsFoldAndOpen(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("v").shows("CRAFT 4", "STORIES 3").press("end").shows("WITHOUT CATEGORIES 1").press("home")
	s.press("a").shows("▸ CRAFT 4").hides("Seven Knots")
	s.press("down", "up", "enter").shows("Seven Knots")
}

func TestOrderAndDirectionAreSaid(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("o").shows("Ordered by title", "by title")
	s.press("O").shows("by title, reversed").press("home")
	if got := s.app.list.current().Title; got != "霧の中の灯台：Fog" {
		t.Errorf("the first title from the end is %q", got)
	}
	s.press("o").shows("Ordered by length")
}

func TestDraftsAreShownWhenAskedFor(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24, func(o *Options) { o.Base.Drafts = true })
	s.shows("9 posts", "Not Yet", "○", "draft")
}

func TestEmptyListsSayWhatToDo(t *testing.T) {
	empty := &memoryBlog{lib: model.NewLibrary(model.Contents{Title: "Nothing", Stage: model.Complete, Skipped: 3})}
	open(t, empty, 80, 24).shows("No posts here yet", "3 other files").golden("list/empty-80x24")
	bare := &memoryBlog{lib: model.NewLibrary(model.Contents{Title: "Nothing", Stage: model.Complete})}
	open(t, bare, 80, 24).shows("No posts here yet", "no posts").hides("skipped").press("c").shows("This blog has no categories")
	open(t, bare, 80, 24, func(o *Options) { o.Host = "HOST" }).shows("No posts here yet", "quit").hides("FOLDER", "Looked for")
	open(t, sampleBlog(), 80, 24).press("/zzz").shows("No title matches", "esc clears it").hides("chooses others").
		press("enter").shows("No post matches these filters", "c chooses others")
	reading := &memoryBlog{lib: model.NewLibrary(model.Contents{Title: "Soon", Stage: model.Reading})}
	open(t, reading, 80, 24).shows("Reading the posts", "reading…").hides("no posts")
	hidden := sampleBlog()
	hidden.lib = model.NewLibrary(model.Contents{Title: "Drafts", Stage: model.Complete, Posts: []*model.Post{{ID: "a.md", Title: "A", Draft: true}}})
	open(t, hidden, 80, 24).shows("No post to show", "--all")
}

func TestTheCursorStaysOnItsPostWhileTheListGrows(t *testing.T) {
	blog := manyPosts(400)
	whole := blog.lib.Select(model.Query{})
	blog.lib = model.NewLibrary(model.Contents{Title: "Lighthouse", Posts: whole[300:], Stage: model.Reading})
	s := open(t, blog, 80, 24).shows("reading… 100 posts").press("down", "down", "down")
	before := s.app.list.current().ID
	blog.lib = model.NewLibrary(model.Contents{Title: "Lighthouse", Posts: whole, Stage: model.Complete})
	s.send(libraryChanged{})
	s.shows("400 posts")
	if after := s.app.list.current().ID; after != before {
		t.Errorf("the cursor went from %s to %s", before, after)
	}
}

func TestTheCursorStaysAtTheTopUntilAKeyIsPressed(t *testing.T) {
	blog := manyPosts(400)
	whole := blog.lib.Select(model.Query{})
	blog.lib = model.NewLibrary(model.Contents{Title: "Lighthouse", Posts: whole[300:]})
	s := open(t, blog, 80, 24)
	blog.lib = model.NewLibrary(model.Contents{Title: "Lighthouse", Posts: whole, Stage: model.Complete})
	s.send(libraryChanged{})
	if got := s.app.list.current(); got.ID != whole[0].ID {
		t.Errorf("the cursor is on %s", got.ID)
	}
}

func TestAMouseClickSelectsAndASecondOneOpens(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("M").shows("Mouse on")
	if s.app.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the terminal was not asked for the mouse")
	}
	s.send(tea.MouseClickMsg{X: 10, Y: 7, Button: tea.MouseLeft})
	if got := s.app.list.current().Slug; got != "knots" {
		t.Fatalf("the click selected %s", got)
	}
	s.send(tea.MouseClickMsg{X: 10, Y: 7, Button: tea.MouseLeft})
	s.shows("By Tomas Reed")
}

func TestControlCAlwaysQuits(t *testing.T) {
	for _, keys := range [][]string{{}, {"/", "abc"}, {"c", "abc"}, {"?"}, {"enter"}, {"enter", "t"}} {
		if s := open(t, sampleBlog(), 80, 24).press(keys...).press("ctrl+c"); !s.quit {
			t.Errorf("after %q Ctrl-c does not quit", keys)
		}
	}
}

func TestQGoesBackAndQuitsAtTheTop(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("enter", "?", "q", "q")
	if s.quit {
		t.Fatal("quit too early")
	}
	if s.press("q"); !s.quit {
		t.Error("q at the top does not quit")
	}
	if s := open(t, sampleBlog(), 80, 24).press("esc", "esc", "left"); s.quit {
		t.Error("esc quits")
	}
}

func TestRandomKeysAndSizesNeverBreakAFrame(t *testing.T) {
	keys := []string{"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "pgdown", "pgup", "home", "end", "backspace", "space", "ctrl+d"}
	for _, r := range "/?cvaoOrM1259[]JKgGdub%+-=tzyjklhemU*'sFfnNiITDHLYR^<>:p|" {
		keys = append(keys, string(r))
	}
	sizes := [][2]int{{80, 24}, {1, 1}, {0, 0}, {200, 60}, {40, 20}, {20, 6}, {7, 3}, {120, 40}, {161, 30}}
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 7))
		s := open(t, sampleBlog(), 80, 24, markedStore().use)
		var pressed []string
		t.Cleanup(func() {
			if t.Failed() {
				t.Logf("seed %d pressed %q", seed, pressed[max(len(pressed)-30, 0):])
			}
		})
		for range 400 {
			k := keys[random.IntN(len(keys))]
			pressed = append(pressed, k)
			s.press(k)
			if random.IntN(12) == 0 {
				size := sizes[random.IntN(len(sizes))]
				s.resize(size[0], size[1])
			}
			if s.quit {
				t.Fatal("a key other than q or Ctrl-c quit")
			}
		}
	}
}

func TestHelpIsMadeFromTheKeyMap(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("?").golden("help/80x24")
	for _, group := range s.app.list.help() {
		for _, b := range group.keys {
			if b.Help().Key == "" || b.Help().Desc == "" || len(b.Keys()) == 0 {
				t.Errorf("%v has no help or no key", b.Keys())
			}
		}
	}
	open(t, sampleBlog(), 120, 40).press("enter", "?").golden("help/article-120x40")
}

func TestNoKeyHasTwoMeaningsOnOneScreen(t *testing.T) {
	k := defaultKeys()
	everywhere := k.globalKeys(true).keys
	s := open(t, sampleBlog(), 80, 24, newFakeMarkStore().use).press("enter")
	for name, groups := range map[string][]keyGroup{"list": s.app.list.help(), "article": s.app.top().help()} {
		seen := map[string]string{}
		bindings := slices.Clone(everywhere)
		for _, g := range groups {
			bindings = append(bindings, g.keys...)
		}
		for _, b := range bindings {
			for _, key := range b.Keys() {
				if other, taken := seen[key]; taken {
					t.Errorf("%s: %q means both %q and %q", name, key, other, b.Help().Desc)
				}
				seen[key] = b.Help().Desc
			}
		}
	}
}

func BenchmarkFirstFrameOf100000(b *testing.B) {
	blog := manyPosts(100_000)
	for b.Loop() {
		app := New(Options{Blog: blog})
		app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
		app.View()
	}
}

func BenchmarkKeysAmong100000(b *testing.B) {
	blog := manyPosts(100_000)
	for _, key := range []string{"j", "space", "tab", "G", "v"} {
		b.Run(key, func(b *testing.B) {
			app := New(Options{Blog: blog})
			app.Update(tea.WindowSizeMsg{Width: 100, Height: 40})
			msg, named := namedKeys[key]
			if !named {
				msg = tea.KeyPressMsg{Code: rune(key[0]), Text: key}
			}
			for b.Loop() {
				app.Update(msg)
				app.View()
			}
		})
	}
}

func TestUndoingKeepsTheCursorOnItsPost(t *testing.T) {
	for name, keys := range map[string][]string{
		"leaving the chooser":     {"down", "down", "c", "esc"},
		"clearing a title filter": {"/", "lamp", "enter", "left", "esc"},
		"another order":           {"down", "down", "o"},
	} {
		s := open(t, sampleBlog(), 80, 24).press(keys...)
		if got := s.app.list.current().Slug; got != "lamp" {
			t.Errorf("%s: the cursor is on %s", name, got)
		}
	}
}

func TestTheChooserAddsOnlyWhatWasChosen(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("c", "space", "enter").shows("4 of 8")
	s.press("c", "space", "down", "space", "tab", "tab", "tab", "enter")
	if got := len(s.app.list.filters.chips); got != 1 {
		t.Errorf("there are %d filters: %v", got, s.app.list.filters.chips)
	}
}

func TestTheChooserCountsWhatTheTitleFilterLeaves(t *testing.T) {
	open(t, sampleBlog(), 80, 24).press("/", "lamp", "enter", "left", "c").shows("1 post", "Stories").hides("Harbours")
}

func TestACategoryFilterNarrowsTheCategoryView(t *testing.T) {
	open(t, sampleBlog(), 80, 24).press("v", "3").shows("HARBOURS 2").hides("CRAFT")
}

func TestACategoryThatIsNotThereIsSaid(t *testing.T) {
	open(t, sampleBlog(), 80, 24).press("2", "9").shows("There is no category 9", "3 of 8")
}

func TestTextCanBePastedWhereverItIsTyped(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("/")
	s.send(tea.PasteMsg{Content: "lamp"})
	s.shows("1 of 8")
	s = open(t, sampleBlog(), 80, 24).press("c")
	s.send(tea.PasteMsg{Content: "harb"})
	s.shows("⌕ harb▏").hides("Stories")
}
