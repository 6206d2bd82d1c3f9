package model

import (
	"cmp"
	"slices"
	"strings"
)

// vocabulary numbers the names in use of one kind (categories, tags, authors).
// Names that differ in case alone share a number.
type vocabulary struct {
	numbers map[string]int32 // by folded name, and by every spelling in use
	names   []string         // by number, in the most frequent spelling
}

func newVocabulary(posts []*Post, of func(*Post) []string) vocabulary {
	v := vocabulary{numbers: make(map[string]int32)}
	spellings := []map[string]int{}
	for _, p := range posts {
		for _, name := range of(p) {
			number, known := v.numbers[name]
			if !known {
				number = v.learn(name)
			}
			if int(number) == len(spellings) {
				spellings = append(spellings, map[string]int{})
			}
			spellings[number][name]++
		}
	}
	for number, counts := range spellings {
		v.names[number] = commonest(counts)
	}
	return v
}

// learn takes in a spelling, of a new name or of a known one.
func (v *vocabulary) learn(name string) int32 {
	number, known := v.numbers[fold(name)]
	if !known {
		number = int32(len(v.names))
		v.numbers[fold(name)] = number
		v.names = append(v.names, name)
	}
	v.numbers[name] = number
	return number
}

func commonest(counts map[string]int) string {
	best := ""
	for name, count := range counts {
		if c := cmp.Compare(count, counts[best]); best == "" || c > 0 || c == 0 && name < best {
			best = name
		}
	}
	return best
}

// adopt returns the numbers of names and their common spellings, each once.
func (v vocabulary) adopt(names []string) (numbers []int32, common []string) {
	if len(names) == 0 {
		return nil, names
	}
	numbers, common = make([]int32, 0, len(names)), make([]string, 0, len(names))
	for _, name := range names {
		number := v.numbers[name]
		if slices.Contains(numbers, number) {
			continue
		}
		numbers = append(numbers, number)
		common = append(common, v.names[number])
	}
	return numbers, common
}

// numbersOf returns the numbers of the names that are in use; unknown names
// become -1, which no post has.
func (v vocabulary) numbersOf(names []string) []int32 {
	var numbers []int32
	for _, name := range names {
		number, known := v.numbers[fold(name)]
		if !known {
			number = -1
		}
		numbers = append(numbers, number)
	}
	return numbers
}

func fold(s string) string { return strings.ToLower(s) }
