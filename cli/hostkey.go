package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"blogtui/server"
)

// hostKeyVariable may hold the private host key itself, for many replicas.
const hostKeyVariable = "BLOGTUI_HOST_KEY"

// maxBannerBytes bounds in bytes what clients are shown before the blog.
const maxBannerBytes = 4096

// maxHostKeyBytes bounds in bytes the file of a private key: one of RSA with
// 16,384 bits takes less than 13,000.
const maxHostKeyBytes = 1 << 16

// readFiles reads the host key, for which missing stands in, and the banner.
func (o *serveOptions) readFiles(missing func(name string) ([]byte, error)) (keys [][]byte, banner string, err error) {
	key, place, err := readHostKey(o.hostKey, missing)
	if err != nil {
		return nil, "", err
	}
	if err := server.CheckHostKey(key); err != nil {
		return nil, "", fmt.Errorf("the host key of %s %w", place, err)
	}
	if o.banner != "" {
		raw, err := readLimited(o.banner, maxBannerBytes)
		if err != nil {
			return nil, "", err
		}
		banner = string(raw)
	}
	return [][]byte{key}, banner, nil
}

// readLimited reads a file whole; it may be a pipe or a device, but no longer than
// so many bytes.
func readLimited(name string, most int) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, int64(most)+1))
	if err == nil && len(raw) > most {
		err = fmt.Errorf("%s is longer than %d bytes", name, most)
	}
	return raw, err
}

// readHostKey returns the private key and where it is from: the file that is named,
// the environment, or the state folder. What is done for a file that is not there is
// up to missing.
func readHostKey(name string, missing func(name string) ([]byte, error)) (key []byte, place string, err error) {
	if name == "" {
		if key := os.Getenv(hostKeyVariable); key != "" {
			return []byte(key), hostKeyVariable, nil
		}
		folder, err := stateFolder()
		if err != nil {
			return nil, "", fmt.Errorf("%w; name a host key with --host-key", err)
		}
		name = filepath.Join(folder, "host_ed25519")
	}
	key, err = readLimited(name, maxHostKeyBytes)
	if errors.Is(err, fs.ErrNotExist) {
		key, err = missing(name)
		return key, name, err
	}
	if info, statErr := os.Stat(name); statErr == nil && !windows && info.Mode()&otherPermissions != 0 {
		slog.Warn("every user of this machine can reach the host key: chmod 600 helps", "file", name, "mode", info.Mode().String())
	}
	return key, name, err
}

// otherPermissions are the permissions of those who are neither a file's owner nor in its
// group, to which containers give a key.
const otherPermissions fs.FileMode = 0o007

// createHostKey makes a host key in a file that is not there, as at a first start.
func createHostKey(name string) ([]byte, error) {
	key, err := server.NewHostKey()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = file.Write(key)
	if err = errors.Join(err, file.Close()); err == nil {
		slog.Info("made a host key", "file", name)
	}
	return key, err
}

// checkHostKeyFolder is the key of a look at how a server would start, which makes no file but
// says whether one could be made: in the nearest folder that is there.
func checkHostKeyFolder(name string) ([]byte, error) {
	folder := filepath.Dir(name)
	info, err := os.Stat(folder)
	for errors.Is(err, fs.ErrNotExist) && folder != filepath.Dir(folder) {
		folder = filepath.Dir(folder)
		info, err = os.Stat(folder)
	}
	if err == nil && !info.IsDir() {
		err = errors.New("it is no folder")
	}
	if err == nil {
		err = checkWritable(folder)
	}
	if err != nil {
		return nil, fmt.Errorf("the host key %s cannot be made in %s: %w", name, folder, err)
	}
	return server.NewHostKey()
}

// refuseMissingHostKey refuses another key while a server runs: its readers would be warned.
func refuseMissingHostKey(name string) ([]byte, error) {
	return nil, fmt.Errorf("the host key %s has gone; the server keeps the one it has: put the file back", name)
}
