package server

import "container/list"

// lru keeps values by their keys, up to a number of bytes: those that were used last. It has
// no lock of its own.
type lru[K comparable, V any] struct {
	most  int // bytes
	bytes int
	kept  map[K]*list.Element // of *lruEntry[K, V]
	order *list.List          // the one used last is at the front
}

type lruEntry[K comparable, V any] struct {
	key   K
	value V
	bytes int
}

func newLRU[K comparable, V any](most int) lru[K, V] {
	return lru[K, V]{most: most, kept: map[K]*list.Element{}, order: list.New()}
}

// use returns the value of a key as the one used last.
func (l *lru[K, V]) use(key K) (value V, ok bool) {
	if element := l.kept[key]; element != nil {
		l.order.MoveToFront(element)
	}
	return l.look(key)
}

// look returns the value of a key.
func (l *lru[K, V]) look(key K) (value V, ok bool) {
	if entry := l.entry(l.kept[key]); entry != nil {
		return entry.value, true
	}
	return value, false
}

// put adds a value in the place of the one that the key had.
func (l *lru[K, V]) put(key K, value V) {
	l.drop(key)
	l.kept[key] = l.order.PushFront(&lruEntry[K, V]{key: key, value: value})
}

// grow makes room for more bytes of a value that is kept.
func (l *lru[K, V]) grow(key K, bytes int) {
	entry := l.entry(l.kept[key])
	entry.bytes += bytes
	l.bytes += bytes
	for l.bytes > l.most {
		l.drop(l.entry(l.order.Back()).key)
	}
}

// drop forgets a key.
func (l *lru[K, V]) drop(key K) {
	if element := l.kept[key]; element != nil {
		l.bytes -= l.entry(element).bytes
		l.order.Remove(element)
		delete(l.kept, key)
	}
}

// dropIf forgets the values for which something holds.
func (l *lru[K, V]) dropIf(holds func(K, V) bool) {
	for key, element := range l.kept {
		if holds(key, l.entry(element).value) {
			l.drop(key)
		}
	}
}

func (l *lru[K, V]) entry(element *list.Element) *lruEntry[K, V] {
	if element == nil {
		return nil
	}
	entry, _ := element.Value.(*lruEntry[K, V])
	return entry
}
