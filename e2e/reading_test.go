package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestAReaderOpensTheSampleReadsAPostAndLeavesTheTerminalAsItWas(t *testing.T) {
	term := open(t, 80, 24).noting("written before")
	term.run("blogtui").sees("The Quiet Page", "Start here").misses("written before")
	term.press("/").types("keeper").press("Enter").sees("thirty-one years the keeper of our lighthouse")
	term.press("q").sees("1 of").press("Escape").sees("The Quiet Page").press("q").left(0)
	term.restored("written before").misses("The Quiet Page")
}

func TestAPostIsOpenedByItsName(t *testing.T) {
	term := open(t, 80, 24)
	term.run("blogtui blog lamp").sees("He listened to the radio all night.")
	term.press("q").sees("6 posts").press("q").left(0)
	term.run("blogtui blog/moor.md").sees("Double every line.")
	term.press("q").sees("6 posts").press("q").left(0)
}

func TestANameThatNoPostHasIsSaidWithoutAScreen(t *testing.T) {
	term := open(t, 80, 24).noting("written before")
	term.run("blogtui blog lump").left(1).sees(`no post is called "lump"; the nearest are lamp`)
	term.cleared().run("blogtui nowhere").left(1).sees("nowhere does not exist")
}

func TestWhatIsTypedInOneGoOpensThePostThatItNames(t *testing.T) {
	term := open(t, 80, 24)
	for _, c := range []struct{ typed, text string }{
		{"winter", "Double every line."}, {"rope", "Smell it first."}, {"signals", "One blast every two minutes."},
	} {
		term.run("blogtui blog").sees("6 posts")
		term.press("/", c.typed, "Enter").sees(c.text)
		term.press("q", "q").left(0).cleared()
	}
}

func TestWordsOfATextAreFoundAndTheArticleGoesOnFromThere(t *testing.T) {
	term := open(t, 80, 24)
	term.run("blogtui blog").sees("6 posts")
	term.press("s").sees("search all texts").types("radio").sees("of 6", "He listened to the radio").press("Enter")
	term.sees("He listened to the radio all night.", "1 of").press("Left").sees("⌕ radio").press("Escape").sees("6 posts").press("q").left(0)
	term.cleared().run("blogtui blog").sees("6 posts")
	term.press("s", "every two", "Enter").sees("One blast every two minutes.").press("q", "Escape").sees("6 posts")
	term.press(":", "winter", "Enter").sees("Double every line.").press("q", "q").left(0)
}

func TestTabStepsThroughTheCategories(t *testing.T) {
	term := open(t, 80, 30)
	term.run("blogtui blog").sees("All 6", "Craft 3", "Seven Knots", "Winter Moorings")
	term.press("Tab").sees("Seven Knots", "Fog Signals", "Buying Rope").misses("Winter Moorings", "The Lamp Keeper")
	term.press("Tab").sees("Winter Moorings", "The Harbour at Six").misses("Seven Knots")
	term.press("BTab").sees("Seven Knots").misses("Winter Moorings")
	term.press("Escape").sees("Seven Knots", "Winter Moorings")
	term.press("q").left(0)
}

func TestTheChooserTakesCategoriesByTheirNames(t *testing.T) {
	term := open(t, 80, 30)
	term.run("blogtui blog").sees("Seven Knots").press("c").sees("Categories", "Tags", "Authors")
	term.types("stor").misses("Harbours").press("Enter")
	term.sees("The Lamp Keeper", "Fog Signals").misses("Seven Knots", "Winter Moorings")
	term.press("q").left(0)
}

func TestReadingGoesOnToTheEndAndToOlderPosts(t *testing.T) {
	term := open(t, 80, 24)
	term.run("blogtui blog knots").sees("The bowline is the king of knots.")
	term.press("Space").misses("The bowline is the king of knots.").press("G").sees("The last boat is in.")
	term.press("J").sees("He listened to the radio all night.").press("K").sees("The bowline is the king of knots.")
	term.press("q", "q").left(0)
}

func TestAnySizeIsBorneAndTheNextIsFilled(t *testing.T) {
	term := open(t, 80, 24).noting("written before")
	term.run("blogtui blog").sees("Seven Knots", "6 posts")
	term.resize(1, 1).resize(80, 24).sees("Seven Knots", "6 posts")
	term.resize(40, 20).sees("Seven Knots").press("Enter").sees("The bowline is the king")
	for size := 2; size < 60; size += 3 {
		term.resize(size*3, size)
	}
	term.resize(1, 1).resize(40, 20).sees("The bowline is the king")
	for i, line := range strings.Split(term.screen(), "\n") {
		if len([]rune(line)) > 40 {
			t.Errorf("row %d has %q", i, line)
		}
	}
	term.resize(120, 40).sees("Nets are mended while the coffee").press("q", "q").left(0)
	term.restored("written before")
}

func TestTwoThousandPostsAreAllThereAndEveryKeyIsAnswered(t *testing.T) {
	term := open(t, 100, 30)
	for i := 1; i <= 2000; i++ {
		text := fmt.Sprintf("This is the text of letter %d.", i)
		date := fmt.Sprintf("%d-%02d-%02d", 2000+i/100, 1+i/10%10, 1+i%10)
		term.write(filepath.Join("many", fmt.Sprintf("%02d", i%40), fmt.Sprintf("letter-%d.md", i)), post(fmt.Sprintf("Letter %d", i), date, fmt.Sprintf("Shelf %d", i%7), text))
	}
	term.run("blogtui many").sees("2000 posts", "Letter 2000")
	term.press("G").sees("Letter 1 ").press("g").sees("Letter 2000")
	term.press("/").types("letter 1234").sees("1 of 2000").press("Enter").sees("This is the text of letter 1234.")
	term.press("q").sees("Letter 1234").press("Escape").sees("2000 posts")
	term.press("Tab").sees("Shelf").press("q").left(0)
}
