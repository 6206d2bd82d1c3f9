package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheHostKeyIsMadeOnceAndForTheOwnerAlone(t *testing.T) {
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv(hostKeyVariable, "")
	if _, err := readHostKey("", tryHostKey); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(state, "blogtui", "host_ed25519")
	if _, err := os.Stat(name); err == nil {
		t.Error("a look makes a key")
	}
	first, err := readHostKey("", makeHostKey)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the key's mode is %v: %v", info.Mode(), err)
	}
	again, err := readHostKey("", makeHostKey)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("there is another key: %v", err)
	}
	if named, err := readHostKey(name, keepHostKey); err != nil || !bytes.Equal(first, named) {
		t.Errorf("the file that is named is not read: %v", err)
	}
	elsewhere := filepath.Join(state, "keys", "mine")
	if _, err := readHostKey(elsewhere, keepHostKey); err == nil || !strings.Contains(err.Error(), elsewhere) {
		t.Errorf("another key is taken while readers have one: %v", err)
	}
	if _, err := readHostKey(elsewhere, makeHostKey); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(elsewhere); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key that is named is not made: %v", err)
	}
	t.Setenv(hostKeyVariable, "from the environment")
	if key, err := readHostKey("", makeHostKey); err != nil || string(key) != "from the environment" {
		t.Errorf("%q, %v", key, err)
	}
}
