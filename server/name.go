package server

import (
	"fmt"
	"net"
	"strconv"
	"strings"
)

// splitName splits the public name of a server, HOST or HOST:PORT. An IPv6 address with a
// port is in brackets, as in RFC 3986 section 3.2.2.
func splitName(name string) (host, port string) {
	if host, port, err := net.SplitHostPort(name); err == nil {
		return host, port
	}
	return strings.Trim(name, "[]"), ""
}

// validateName returns an error if readers can't type a public name.
func validateName(name string) error {
	if name == "" {
		return nil
	}
	host, port := splitName(name)
	number, err := strconv.ParseUint(port, 10, 16)
	switch {
	case port != "" && (err != nil || number == 0),
		strings.Contains(host, ":") && net.ParseIP(host) == nil,
		host == "", strings.HasPrefix(host, "-"), strings.ContainsFunc(host, isInvalidInHost):
		return fmt.Errorf("the public name %q is not a name that readers can type, such as blog.example.org or blog.example.org:2222", name)
	}
	return nil
}

// isInvalidInHost reports whether r is a space, a control character or special in a shell.
func isInvalidInHost(r rune) bool {
	return r <= ' ' || r == 0x7f || strings.ContainsRune("!\"#$%&'()*+,/;<=>?@[\\]^`{|}~", r)
}
