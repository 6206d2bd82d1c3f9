package cli

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

func TestTheHostKeyIsMadeOnceAndForTheOwnerAlone(t *testing.T) {
	state := t.TempDir()
	t.Setenv("XDG_STATE_HOME", state)
	t.Setenv(hostKeyVariable, "")
	if _, _, err := readHostKey("", checkHostKeyFolder); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(state, "blogtui", "host_ed25519")
	if _, err := os.Stat(name); err == nil {
		t.Error("a look makes a key")
	}
	first, _, err := readHostKey("", createHostKey)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the key's mode is %v: %v", info.Mode(), err)
	}
	again, _, err := readHostKey("", createHostKey)
	if err != nil || !bytes.Equal(first, again) {
		t.Errorf("there is another key: %v", err)
	}
	if named, place, err := readHostKey(name, refuseMissingHostKey); err != nil || !bytes.Equal(first, named) || place != name {
		t.Errorf("the file that is named is not read: %v", err)
	}
	elsewhere := filepath.Join(state, "keys", "mine")
	if _, _, err := readHostKey(elsewhere, refuseMissingHostKey); err == nil || !strings.Contains(err.Error(), elsewhere) {
		t.Errorf("another key is taken while readers have one: %v", err)
	}
	if _, _, err := readHostKey(elsewhere, createHostKey); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(elsewhere); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key that is named is not made: %v", err)
	}
	t.Setenv(hostKeyVariable, "from the environment")
	if key, place, err := readHostKey("", createHostKey); err != nil || string(key) != "from the environment" || place != hostKeyVariable {
		t.Errorf("%q, %v", key, err)
	}
}

func TestAHostKeyThatIsOfNoUseIsNamedWithItsPlace(t *testing.T) {
	name := filepath.Join(t.TempDir(), "key")
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	locked, err := ssh.MarshalPrivateKeyWithPassphrase(private, "", []byte("said"))
	if err != nil {
		t.Fatal(err)
	}
	for content, want := range map[string]string{
		"":                                 name + " is not a private key",
		string(pem.EncodeToMemory(locked)): name + " has a passphrase",
	} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := (&serveOptions{hostKey: name}).readFiles(refuseMissingHostKey); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
}

func TestALookSaysThatAHostKeyCouldNotBeMade(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := checkHostKeyFolder(filepath.Join(file, "keys", "mine")); err == nil || !strings.Contains(err.Error(), "cannot be made") {
		t.Errorf("below a file: %v", err)
	}
	if _, err := checkHostKeyFolder(filepath.Join(folder, "a", "b", "mine")); err != nil {
		t.Errorf("below folders that would be made: %v", err)
	}
	if closed := filepath.Join(folder, "closed"); !windows && os.Getuid() != 0 {
		if err := os.Mkdir(closed, 0o500); err != nil {
			t.Fatal(err)
		}
		if _, err := checkHostKeyFolder(filepath.Join(closed, "mine")); err == nil {
			t.Error("a folder that takes no file is passed")
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) > 2 {
		t.Errorf("the look made files: %v %v", entries, err)
	}
}
