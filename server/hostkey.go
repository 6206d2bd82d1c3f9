package server

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"fmt"

	gossh "golang.org/x/crypto/ssh"
)

// NewHostKey returns a new Ed25519 private key in PEM.
func NewHostKey() ([]byte, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	block, err := gossh.MarshalPrivateKey(private, "blogtui host key")
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(block), nil
}

// CheckHostKey returns an error if a server can't use a private key in PEM. Its text
// completes a sentence that starts with the key.
func CheckHostKey(key []byte) error {
	_, err := parseKey(key)
	return err
}

func parseKey(key []byte) (gossh.Signer, error) {
	signer, err := gossh.ParsePrivateKey(key)
	var locked *gossh.PassphraseMissingError
	switch {
	case errors.As(err, &locked):
		return nil, errors.New("has a passphrase, which the server cannot ask for: remove it with ssh-keygen -p")
	case err != nil:
		return nil, fmt.Errorf("is not a private key in PEM: %w", err)
	}
	return signer, nil
}
