package marks

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"blogtui/model"
)

// Environment variables that make the test binary a writer, and that configure the test.
const (
	writerVariable = "BLOGTUI_TEST_WRITER" // its name; then the arguments say where it writes
	homeVariable   = "BLOGTUI_TEST_HOME"
	cyclesVariable = "BLOGTUI_TEST_KILLS" // how often two programs are killed
)

func TestMain(m *testing.M) {
	if name := os.Getenv(writerVariable); name != "" {
		writeUntilKilled(name, os.Getenv(homeVariable))
		return
	}
	os.Exit(m.Run())
}

// writeUntilKilled marks posts as read until it is killed. It prints each mark and its time in Unix
// milliseconds. A patient writer waits until the mark is on disk and prints 0.
func writeUntilKilled(name, home string) {
	patient := strings.HasPrefix(name, "patient")
	k := Open(home, "/blog")
	k.Recall(newLibrary(newPost("always.md")))
	pace := time.NewTicker(3 * time.Millisecond) // ten times as fast as a key that is held down
	for i := 0; ; i++ {
		p := newPost(model.ID(fmt.Sprintf("%s-%d.md", name, i)))
		keep(k, p, model.Mark{Read: true, Position: model.Position{Heading: strings.Repeat("h", i%200), Fraction: 0.5}})
		moment := time.Now().UnixMilli()
		if patient {
			k.write()
			moment = 0
		} else {
			<-pace.C
		}
		fmt.Println(p.ID, moment)
	}
}

// runAndKill runs a writer, kills it a random time after its first output, and returns the
// marks that must be stored: those on disk, and those made a second before.
func runAndKill(t *testing.T, name, home string, after time.Duration) []model.ID {
	writer := exec.Command(os.Args[0])
	writer.Env = append(os.Environ(), writerVariable+"="+name, homeVariable+"="+home)
	pipe, err := writer.StdoutPipe()
	if err == nil {
		err = writer.Start()
	}
	if err != nil {
		t.Error(err)
		return nil
	}
	said := map[model.ID]int64{}
	out := bufio.NewScanner(pipe)
	var end atomic.Int64
	for first := true; out.Scan(); first = false {
		if first {
			time.AfterFunc(after, func() {
				end.Store(time.Now().UnixMilli())
				_ = writer.Process.Kill() // fails if it has ended by itself, which is told below
			})
		}
		id, moment, _ := strings.Cut(out.Text(), " ")
		if at, err := strconv.ParseInt(moment, 10, 64); err == nil {
			said[model.ID(id)] = at
		}
	}
	if writer.Wait() == nil || end.Load() == 0 {
		t.Errorf("%s ended by itself", name)
	}
	var must []model.ID
	for id, at := range said {
		if at <= end.Load()-1000 {
			must = append(must, id)
		}
	}
	return must
}

// killTwo repeatedly kills two programs that write the same journal, and checks which marks
// are stored.
func killTwo(t *testing.T, kind string, cycles int, least, spread time.Duration) {
	if n, err := strconv.Atoi(os.Getenv(cyclesVariable)); err == nil {
		cycles = n
	}
	home := t.TempDir()
	marked, lost := 0, 0
	for cycle := range cycles {
		var both sync.WaitGroup
		must := make([][]model.ID, 2)
		for i := range must {
			both.Go(func() {
				must[i] = runAndKill(t, fmt.Sprintf("%s-%d-%d", kind, cycle, i), home, least+rand.N(spread))
			})
		}
		both.Wait()
		k := Open(home, "/blog")
		recalled := k.Recall(newLibrary(newPost("always.md"))).Marks
		for _, id := range slices.Concat(must...) {
			marked++
			if !recalled[id].Read {
				lost++
				t.Errorf("cycle %d: %s is lost", cycle, id)
			}
		}
		if told := failure(k); told != "" {
			t.Errorf("cycle %d: %s", cycle, told)
		}
		closeStore(t, k)
	}
	t.Logf("%d kills, %d marks that must be there, %d lost", 2*cycles, marked, lost)
}

func TestWhatIsOnTheDiskOutlivesAKillAtAnyMoment(t *testing.T) {
	killTwo(t, "patient", 8, 5*time.Millisecond, 60*time.Millisecond)
}

func TestWhatWasMarkedASecondBeforeAKillIsThere(t *testing.T) {
	killTwo(t, "quick", 1, 1100*time.Millisecond, 700*time.Millisecond)
}
