package server

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/pires/go-proxyproto"
	gossh "golang.org/x/crypto/ssh"
)

// readGreeting connects without sending anything and returns what the server sends.
func readGreeting(t *testing.T, addr string) string {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(testTimeout))
	line, _ := bufio.NewReader(conn).ReadString('\n')
	return line
}

func TestWhoIsTurnedAwayReadsWhy(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Limits)
		why    refusal
	}{
		"too many readers":       {func(l *Limits) { l.Connections = 1 }, tooMany},
		"too many of an address": {func(l *Limits) { l.PerAddress = 1 }, tooManyPerAddress},
		"too often":              {func(l *Limits) { l.NewPerSecond, l.Burst = 0.001, 1 }, tooFast},
	} {
		t.Run(name, func(t *testing.T) {
			h := startServer(t, func(conf *Config) { c.change(&conf.Limits) })
			g := h.connect(80, 24).waitFor("Buying rope")
			if got := readGreeting(t, h.addr); got != refusalMessages[c.why]+"\r\n" {
				t.Errorf("the client reads %q", got)
			}
			g.typeKeys("\r").waitFor("The tide of") // who is in is not concerned
			if !strings.Contains(h.log.String(), `"reason":"`+string(c.why)+`"`) {
				t.Error(h.log.String())
			}
		})
	}
}

func TestSilentAndDrippingHandshakesEnd(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.HandshakeTimeout = time.Second; c.Limits.Unauthenticated = 3 })
	for range 2 {
		conn, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
	}
	dripping, err := net.Dial("tcp", h.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer dripping.Close()
	eventually(t, "three strangers", func() bool { _, strange := h.gate.count(); return strange == 3 })
	if got := readGreeting(t, h.addr); got != refusalMessages[tooManyUnauthenticated]+"\r\n" {
		t.Errorf("a fourth stranger reads %q", got)
	}
	version, drop := "SSH-2.0-"+strings.Repeat("drip", 100), 0
	eventually(t, "the end of the handshake", func() bool {
		_, err := dripping.Write([]byte{version[drop]})
		drop++
		time.Sleep(50 * time.Millisecond)
		return err != nil
	})
	if drop > 200 {
		t.Errorf("it ends after %d bytes, by the length of the version and not by time", drop)
	}
	h.waitEmpty()
	idle := h.dial() // authenticated, but without a session
	_ = idle.Wait()
	h.waitEmpty()
}

func TestWhoDoesNotSpeakSSHHasToWait(t *testing.T) {
	h := startServer(t)
	for _, header := range []string{"GET / HTTP/1.1\r\n\r\n", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nSSH-2.0-x\r\n"} {
		conn, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(conn, header)
		_, _ = io.Copy(io.Discard, conn)
		_ = conn.Close()
		h.waitEmpty()
		if got := readGreeting(t, h.addr); got != refusalMessages[paused]+"\r\n" {
			t.Errorf("after %.5q the address reads %q", header, got)
		}
		h.gate.mu.Lock()
		for _, c := range h.gate.addresses {
			if c.pausedUntil.Before(time.Now()) || c.nextPause > maxPause {
				t.Errorf("paused until %s, then %s", c.pausedUntil, c.nextPause)
			}
			c.pausedUntil = time.Time{}
		}
		h.gate.mu.Unlock()
	}
	if strings.Contains(h.log.String(), "1.2.3.4") {
		t.Error("a forged address is believed")
	}
}

func TestListedProxiesAreBelievedAndMustSayWho(t *testing.T) {
	h := startServer(t, func(c *Config) { c.ProxyFrom = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")} })
	for _, version := range []byte{1, 2} {
		conn, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		source := &net.TCPAddr{IP: net.IPv4(203, 0, 113, version), Port: 1}
		if _, err := proxyproto.HeaderProxyFromAddrs(version, source, conn.LocalAddr()).WriteTo(conn); err != nil {
			t.Fatal(err)
		}
		c, channels, requests, err := gossh.NewClientConn(conn, h.addr, clientConfig())
		if err != nil {
			t.Fatal(err)
		}
		h.connectWith(gossh.NewClient(c, channels, requests), 80, 24).waitFor("Buying rope").typeKeys("q").waitExit()
		eventually(t, "the reader's own address in the log", func() bool {
			return strings.Contains(h.log.String(), fmt.Sprintf(`"address":"203.0.113.%d/32"`, version))
		})
	}
	if _, err := gossh.Dial("tcp", h.addr, clientConfig()); err == nil {
		t.Error("a proxy that does not say for whom it connects is let in")
	}
}

func TestAddressesAreCountedByHousehold(t *testing.T) {
	for addr, want := range map[string]string{
		"192.0.2.7": "192.0.2.7/32", "::ffff:192.0.2.7": "192.0.2.7/32", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64",
	} {
		if got := addressOf(&net.TCPAddr{IP: net.ParseIP(addr)}).String(); got != want {
			t.Errorf("%s counts as %s", addr, got)
		}
	}
}

func TestTheGateForgetsAddresses(t *testing.T) {
	for name, leaves := range map[string]func(g *gate, from netip.Prefix, now time.Time){
		"without a word":           func(g *gate, from netip.Prefix, _ time.Time) { g.release(from, false) },
		"after they were punished": func(g *gate, from netip.Prefix, now time.Time) { g.pause(from, now); g.release(from, false) },
	} {
		g := newGate()
		g.setLimits(DefaultLimits())
		now := time.Now()
		stays := netip.MustParsePrefix("192.0.2.1/32")
		g.admit(stays, now)
		for i := range 3 * maxAddresses {
			from := netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)}), 32)
			if g.admit(from, now) == admitted {
				leaves(g, from, now)
			}
		}
		if len(g.addresses) > maxAddresses {
			t.Errorf("%s: %d addresses are kept", name, len(g.addresses))
		}
		if c := g.addresses[stays]; c == nil || c.open != 1 {
			t.Errorf("%s: the one that is connected is forgotten", name)
		}
	}
}
