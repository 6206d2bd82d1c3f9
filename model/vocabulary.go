package model

import (
	"cmp"
	"slices"
	"strings"
)

// vocabulary numbers the distinct names of one kind: categories, tags or authors. Names
// that differ only in case have the same number.
type vocabulary struct {
	numbers map[string]int32 // by folded name and by every spelling
	names   []string         // by number, in the most frequent spelling
}

func newVocabulary(posts []*Post, of func(*Post) []string) vocabulary {
	v := vocabulary{numbers: make(map[string]int32)}
	spellings := []map[string]int{}
	for _, p := range posts {
		for _, name := range of(p) {
			number, known := v.numbers[name]
			if !known {
				number = v.add(name)
			}
			if int(number) == len(spellings) {
				spellings = append(spellings, map[string]int{})
			}
			spellings[number][name]++
		}
	}
	for number, counts := range spellings {
		v.names[number] = mostFrequent(counts)
	}
	return v
}

// add adds a spelling and returns its number.
func (v *vocabulary) add(name string) int32 {
	number, known := v.numbers[fold(name)]
	if !known {
		number = int32(len(v.names))
		v.numbers[fold(name)] = number
		v.names = append(v.names, name)
	}
	v.numbers[name] = number
	return number
}

func mostFrequent(counts map[string]int) string {
	best := ""
	for name, count := range counts {
		if c := cmp.Compare(count, counts[best]); best == "" || c > 0 || c == 0 && name < best {
			best = name
		}
	}
	return best
}

// normalize returns the numbers of names and their most frequent spellings, without
// duplicates.
func (v vocabulary) normalize(names []string) (numbers []int32, spellings []string) {
	if len(names) == 0 {
		return nil, names
	}
	numbers, spellings = make([]int32, 0, len(names)), make([]string, 0, len(names))
	for _, name := range names {
		number := v.numbers[name]
		if slices.Contains(numbers, number) {
			continue
		}
		numbers = append(numbers, number)
		spellings = append(spellings, v.names[number])
	}
	return numbers, spellings
}

// lookup returns the numbers of names, -1 for unknown ones.
func (v vocabulary) lookup(names []string) []int32 {
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
