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

// hostKeyVariable may hold the private host key, for several replicas of a server.
const hostKeyVariable = "BLOGTUI_HOST_KEY"

// maxBannerBytes limits the banner that clients show before the session.
const maxBannerBytes = 4096

// maxHostKeyBytes limits a private key file. A 16,384 bit RSA key has less than 13,000
// bytes.
const maxHostKeyBytes = 1 << 16

// readFiles reads the host key and the banner. It calls missing if the key file does not
// exist.
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

// readLimited reads a file of up to so many bytes. It may be a pipe or a device.
func readLimited(name string, maxBytes int) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, int64(maxBytes)+1))
	if err == nil && len(raw) > maxBytes {
		err = fmt.Errorf("%s is longer than %d bytes", name, maxBytes)
	}
	return raw, err
}

// readHostKey returns the private key and its origin: the given file, the environment or
// the state folder. It calls missing if the file does not exist.
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

// otherPermissions are the permission bits for others. Group permissions are allowed, since
// containers use them.
const otherPermissions fs.FileMode = 0o007

// createHostKey creates a host key file.
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

// checkHostKeyFolder returns a temporary key, or an error if the key file could not be
// created. It creates nothing; it checks the nearest existing folder.
func checkHostKeyFolder(name string) ([]byte, error) {
	folder := filepath.Dir(name)
	info, err := os.Stat(folder)
	for errors.Is(err, fs.ErrNotExist) && folder != filepath.Dir(folder) {
		folder = filepath.Dir(folder)
		info, err = os.Stat(folder)
	}
	if err == nil && !info.IsDir() {
		err = errors.New("it is not a folder")
	}
	if err == nil {
		err = checkWritable(folder)
	}
	if err != nil {
		return nil, fmt.Errorf("the host key %s cannot be made in %s: %w", name, folder, err)
	}
	return server.NewHostKey()
}

// refuseMissingHostKey fails: a running server keeps its key, since a new one would alarm
// its readers.
func refuseMissingHostKey(name string) ([]byte, error) {
	return nil, fmt.Errorf("the host key %s has gone; the server keeps the one it has: put the file back", name)
}
