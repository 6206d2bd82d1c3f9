package server

import "container/list"

// lru is a cache with a maximum size in bytes that evicts the least recently used values. It
// is not safe for concurrent use.
type lru[K comparable, V any] struct {
	maxBytes int // bytes
	bytes    int
	elements map[K]*list.Element // of *lruEntry[K, V]
	order    *list.List          // most recently used first
}

type lruEntry[K comparable, V any] struct {
	key   K
	value V
	bytes int
}

func newLRU[K comparable, V any](maxBytes int) lru[K, V] {
	return lru[K, V]{maxBytes: maxBytes, elements: map[K]*list.Element{}, order: list.New()}
}

// get returns the value of a key and marks it as most recently used.
func (l *lru[K, V]) get(key K) (value V, ok bool) {
	if element := l.elements[key]; element != nil {
		l.order.MoveToFront(element)
	}
	return l.peek(key)
}

// peek returns the value of a key without marking it as used.
func (l *lru[K, V]) peek(key K) (value V, ok bool) {
	if entry := l.entry(l.elements[key]); entry != nil {
		return entry.value, true
	}
	return value, false
}

// add adds a value of size 0, replacing that of the key if there is one.
func (l *lru[K, V]) add(key K, value V) {
	l.remove(key)
	l.elements[key] = l.order.PushFront(&lruEntry[K, V]{key: key, value: value})
}

// addBytes increases the size of a cached value and evicts others if there is no room.
func (l *lru[K, V]) addBytes(key K, bytes int) {
	entry := l.entry(l.elements[key])
	entry.bytes += bytes
	l.bytes += bytes
	for l.bytes > l.maxBytes {
		l.remove(l.entry(l.order.Back()).key)
	}
}

// remove removes a key.
func (l *lru[K, V]) remove(key K) {
	if element := l.elements[key]; element != nil {
		l.bytes -= l.entry(element).bytes
		l.order.Remove(element)
		delete(l.elements, key)
	}
}

// removeIf removes the values that match.
func (l *lru[K, V]) removeIf(matches func(K, V) bool) {
	for key, element := range l.elements {
		if matches(key, l.entry(element).value) {
			l.remove(key)
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
