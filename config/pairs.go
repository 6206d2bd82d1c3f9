package config

import (
	"errors"
	"fmt"
	"slices"

	"blogtui/model"

	"go.yaml.in/yaml/v4"
)

// Pair is a name in a file with one value or a list.
type Pair struct {
	Name     string
	Values   []string
	Location string // "PATH:LINE"
}

// ReadPairs reads a YAML file of names and values. Unlike Load it fails if anything is
// invalid. The error names the line and, for an unknown name, the nearest of known.
func ReadPairs(path string, known []string) (map[string]Pair, error) {
	root, err := readYAML(path)
	var fault Fault
	switch {
	case errors.As(err, &fault):
		return nil, fault
	case err != nil:
		return nil, fmt.Errorf("%s: it cannot be read: %w", path, err)
	}
	pairs := map[string]Pair{}
	if root == nil {
		return pairs, nil
	}
	var faults []error
	for i := 0; i+1 < len(root.Content); i += 2 {
		pair, err := readPair(path, root.Content[i], root.Content[i+1], known)
		if before, twice := pairs[pair.Name]; err == nil && twice {
			err = fmt.Errorf("%s: %s is set at %s already", pair.Location, pair.Name, before.Location)
		}
		if err != nil {
			faults = append(faults, err)
			continue
		}
		pairs[pair.Name] = pair
	}
	return pairs, errors.Join(faults...)
}

func readPair(path string, key, value *yaml.Node, known []string) (Pair, error) {
	pair := Pair{Name: key.Value, Location: location(path, key.Line)}
	switch {
	case !slices.Contains(known, key.Value):
		return pair, fmt.Errorf("%s: there is no setting %q%s", pair.Location, key.Value, model.DidYouMean(key.Value, known))
	case value.Tag == "!!null": // a name without a value
	case value.Kind == yaml.ScalarNode:
		pair.Values = []string{value.Value}
	case value.Kind == yaml.SequenceNode && !slices.ContainsFunc(value.Content, func(n *yaml.Node) bool { return n.Kind != yaml.ScalarNode }):
		for _, item := range value.Content {
			pair.Values = append(pair.Values, item.Value)
		}
	default:
		return pair, fmt.Errorf("%s: %s takes a value or a list of values", pair.Location, key.Value)
	}
	return pair, nil
}
