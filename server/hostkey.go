package server

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"

	gossh "golang.org/x/crypto/ssh"
)

// NewHostKey makes an Ed25519 host key and returns the private key in PEM.
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
