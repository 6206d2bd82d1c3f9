package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestAReaderOpensTheSampleReadsAPostAndLeavesTheTerminalAsItWas(t *testing.T) {
	term := openTerminal(t, 80, 24).markScreen("written before")
	term.run("blogtui").shows("The Quiet Page", "Start here").hides("written before")
	term.press("/").types("keeper").press("Enter").shows("thirty-one years the keeper of our lighthouse")
	term.press("q").shows("1 of").press("Escape").shows("The Quiet Page").press("q").exited(0)
	term.checkRestored("written before").hides("The Quiet Page")
}

func TestAPostIsOpenedByItsName(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.run("blogtui blog lamp").shows("He listened to the radio all night.")
	term.press("q").shows("6 posts").press("q").exited(0)
	term.run("blogtui blog/moor.md").shows("Double every line.")
	term.press("q").shows("6 posts").press("q").exited(0)
}

func TestANameThatNoPostHasIsSaidWithoutAScreen(t *testing.T) {
	term := openTerminal(t, 80, 24).markScreen("written before")
	term.run("blogtui blog lump").exited(1).shows(`no post is called "lump"; the nearest are lamp`)
	term.clear().run("blogtui nowhere").exited(1).shows("nowhere does not exist")
}

func TestWhatIsTypedInOneGoOpensThePostThatItNames(t *testing.T) {
	term := openTerminal(t, 80, 24)
	for _, c := range []struct{ typed, text string }{
		{"winter", "Double every line."}, {"rope", "Smell it first."}, {"signals", "One blast every two minutes."},
	} {
		term.run("blogtui blog").shows("6 posts")
		term.press("/", c.typed, "Enter").shows(c.text)
		term.press("q", "q").exited(0).clear()
	}
}

func TestWordsOfATextAreFoundAndTheArticleGoesOnFromThere(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.run("blogtui blog").shows("6 posts")
	term.press("s").shows("search all texts").types("radio").shows("of 6", "He listened to the radio").press("Enter")
	term.shows("He listened to the radio all night.", "1 of").press("Left").shows("⌕ radio").press("Escape").shows("6 posts").press("q").exited(0)
	term.clear().run("blogtui blog").shows("6 posts")
	term.press("s", "every two", "Enter").shows("One blast every two minutes.").press("q", "Escape").shows("6 posts")
	term.press(":", "winter", "Enter").shows("Double every line.").press("q", "q").exited(0)
}

func TestTabStepsThroughTheCategories(t *testing.T) {
	term := openTerminal(t, 80, 30)
	term.run("blogtui blog").shows("All 6", "Craft 3", "Seven Knots", "Winter Moorings")
	term.press("Tab").shows("Seven Knots", "Fog Signals", "Buying Rope").hides("Winter Moorings", "The Lamp Keeper")
	term.press("Tab").shows("Winter Moorings", "The Harbour at Six").hides("Seven Knots")
	term.press("BTab").shows("Seven Knots").hides("Winter Moorings")
	term.press("Escape").shows("Seven Knots", "Winter Moorings")
	term.press("q").exited(0)
}

func TestTheChooserTakesCategoriesByTheirNames(t *testing.T) {
	term := openTerminal(t, 80, 30)
	term.run("blogtui blog").shows("Seven Knots").press("c").shows("Categories", "Tags", "Authors")
	term.types("stor").hides("Harbours").press("Enter")
	term.shows("The Lamp Keeper", "Fog Signals").hides("Seven Knots", "Winter Moorings")
	term.press("q").exited(0)
}

func TestReadingGoesOnToTheEndAndToOlderPosts(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.run("blogtui blog knots").shows("The bowline is the king of knots.")
	term.press("Space").hides("The bowline is the king of knots.").press("G").shows("The last boat is in.")
	term.press("J").shows("He listened to the radio all night.").press("K").shows("The bowline is the king of knots.")
	term.press("q", "q").exited(0)
}

func TestAnySizeIsBorneAndTheNextIsFilled(t *testing.T) {
	term := openTerminal(t, 80, 24).markScreen("written before")
	term.run("blogtui blog").shows("Seven Knots", "6 posts")
	term.resize(1, 1).resize(80, 24).shows("Seven Knots", "6 posts")
	term.resize(40, 20).shows("Seven Knots").press("Enter").shows("The bowline is the king")
	for size := 2; size < 60; size += 3 {
		term.resize(size*3, size)
	}
	term.resize(1, 1).resize(40, 20).shows("The bowline is the king")
	for i, line := range strings.Split(term.screen(), "\n") {
		if len([]rune(line)) > 40 {
			t.Errorf("row %d has %q", i, line)
		}
	}
	term.resize(120, 40).shows("Nets are mended while the coffee").press("q", "q").exited(0)
	term.checkRestored("written before")
}

func TestTwoThousandPostsAreAllThereAndEveryKeyIsAnswered(t *testing.T) {
	term := openTerminal(t, 100, 30)
	for i := 1; i <= 2000; i++ {
		text := fmt.Sprintf("This is the text of letter %d.", i)
		date := fmt.Sprintf("%d-%02d-%02d", 2000+i/100, 1+i/10%10, 1+i%10)
		term.write(filepath.Join("many", fmt.Sprintf("%02d", i%40), fmt.Sprintf("letter-%d.md", i)), post(fmt.Sprintf("Letter %d", i), date, fmt.Sprintf("Shelf %d", i%7), text))
	}
	term.run("blogtui many").shows("2000 posts", "Letter 2000")
	term.press("G").shows("Letter 1 ").press("g").shows("Letter 2000")
	term.press("/").types("letter 1234").shows("1 of 2000").press("Enter").shows("This is the text of letter 1234.")
	term.press("q").shows("Letter 1234").press("Escape").shows("2000 posts")
	term.press("Tab").shows("Shelf").press("q").exited(0)
}
