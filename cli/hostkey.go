package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"blogtui/server"
)

// hostKeyVariable may hold the private host key itself, for many replicas.
const hostKeyVariable = "BLOGTUI_HOST_KEY"

// longestBanner bounds in bytes what clients are shown before the blog.
const longestBanner = 4096

// files reads the host key, which is made if it may be and there is none, and
// the banner.
func (o *serveOptions) files(mayMake bool) (keys [][]byte, banner string, err error) {
	key, err := readHostKey(o.hostKey, mayMake)
	if err != nil {
		return nil, "", err
	}
	if o.banner != "" {
		raw, err := os.ReadFile(o.banner)
		if err != nil {
			return nil, "", err
		}
		if len(raw) > longestBanner {
			return nil, "", fmt.Errorf("%s is longer than %d bytes", o.banner, longestBanner)
		}
		banner = string(raw)
	}
	return [][]byte{key}, banner, nil
}

// readHostKey returns the private key: of the file that is named, of the
// environment, or of the state folder.
func readHostKey(name string, mayMake bool) ([]byte, error) {
	if name != "" {
		return os.ReadFile(name)
	}
	if key := os.Getenv(hostKeyVariable); key != "" {
		return []byte(key), nil
	}
	folder, err := stateFolder()
	if err != nil {
		return nil, fmt.Errorf("%w; name a host key with --host-key", err)
	}
	name = filepath.Join(folder, "host_ed25519")
	key, err := os.ReadFile(name)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if key, err = server.NewHostKey(); err != nil || !mayMake {
		return key, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(key)
	return key, errors.Join(err, file.Close())
}
