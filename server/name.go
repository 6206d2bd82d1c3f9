package server

import (
	"fmt"
	"net"
	"strconv"
	"strings"
)

// splitName splits the name by which readers call a server, HOST or HOST:PORT;
// port is "" where none is given. An IPv6 address with a port stands in brackets,
// as in RFC 3986 section 3.2.2.
func splitName(name string) (host, port string) {
	if host, port, err := net.SplitHostPort(name); err == nil {
		return host, port
	}
	return strings.Trim(name, "[]"), ""
}

// validateName returns what is wrong with a name that readers are told to type, nil if
// nothing is.
func validateName(name string) error {
	if name == "" {
		return nil
	}
	host, port := splitName(name)
	number, err := strconv.ParseUint(port, 10, 16)
	switch {
	case port != "" && (err != nil || number == 0),
		strings.Contains(host, ":") && net.ParseIP(host) == nil,
		host == "", strings.HasPrefix(host, "-"), strings.ContainsFunc(host, notInNames):
		return fmt.Errorf("the public name %q is none that readers can type, such as blog.example.org or blog.example.org:2222", name)
	}
	return nil
}

// notInNames reports whether a host is never written with r: a blank, a control
// character, or one that a shell takes for its own.
func notInNames(r rune) bool {
	return r <= ' ' || r == 0x7f || strings.ContainsRune("!\"#$%&'()*+,/;<=>?@[\\]^`{|}~", r)
}
