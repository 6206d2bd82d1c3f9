package cli

import (
	"fmt"
	"log/slog"
	"net"
	"net/netip"

	"blogtui/server"

	"github.com/coreos/go-systemd/v22/daemon"
	"github.com/spf13/pflag"
)

type serveOptions struct {
	listen, admin   string
	hostKey, banner string
	publicName      string
	site, file      string // project folder; settings file
	proxyFrom       []string
	drafts, future  bool
	check           bool
	log, addresses  string
	memory          int64 // MB
	limits          server.Limits
}

// addServeFlags defines the flags and returns the struct that receives their values.
func addServeFlags(flags *pflag.FlagSet) *serveOptions {
	o := &serveOptions{limits: server.DefaultLimits()}
	flags.StringVar(&o.listen, "listen", ":2222", "address of the SSH server")
	flags.StringVar(&o.admin, "admin", "127.0.0.1:9180", "address of /metrics, /healthz and /readyz, or off")
	flags.StringVar(&o.hostKey, "host-key", "", "file of the private host key, made if it is not there (default: in the state folder; "+hostKeyVariable+" may hold a key)")
	flags.StringVar(&o.banner, "banner", "", "file with a text that clients show before the blog")
	flags.StringVar(&o.publicName, "public-name", "", "HOST or HOST:PORT by which readers know the server")
	flags.StringVar(&o.site, "site", "", "folder around the blog whose site configuration and pictures are used as well")
	flags.StringVar(&o.file, configFlag, "", "YAML file that sets what no flag and no variable sets, a name and a value a line")
	flags.StringArrayVar(&o.proxyFrom, "proxy-from", nil, "network (CIDR) of proxies, which must send the PROXY protocol (again: another one)")
	flags.BoolVar(&o.drafts, "drafts", false, "serve drafts as well")
	flags.BoolVar(&o.future, "future", false, "serve posts dated in the future as well")
	flags.BoolVar(&o.check, "check", false, "check the settings, files and addresses, and exit")
	flags.StringVar(&o.log, "log", "text", "form of the log on standard error: text, json")
	flags.StringVar(&o.addresses, "log-addresses", string(server.AddressesHashed), "how addresses are logged: full, hashed, off")
	flags.Int64Var(&o.memory, "memory", 0, "megabytes that the server tries to stay within (0: no bound, or GOMEMLIMIT)")
	o.addLimits(flags)
	return o
}

// addLimits defines a flag for each limit.
func (o *serveOptions) addLimits(flags *pflag.FlagSet) {
	l := &o.limits
	flags.IntVar(&l.Connections, "max-connections", l.Connections, "connections at once")
	flags.IntVar(&l.PerAddress, "max-per-address", l.PerAddress, "connections at once from one IPv4 address or IPv6 /64")
	flags.IntVar(&l.Unauthenticated, "max-unauthenticated", l.Unauthenticated, "connections at once in the handshake")
	flags.Float64Var(&l.NewPerSecond, "new-per-second", l.NewPerSecond, "new connections per second from one address")
	flags.IntVar(&l.Burst, "new-burst", l.Burst, "new connections in a moment from one address")
	flags.DurationVar(&l.HandshakeTimeout, "handshake-timeout", l.HandshakeTimeout, "time for the handshake, and again for the start of a session")
	flags.Int64Var(&l.HandshakeBytes, "handshake-bytes", l.HandshakeBytes, "bytes that a client may send in the handshake")
	flags.IntVar(&l.AuthTries, "auth-tries", l.AuthTries, "tries to authenticate")
	flags.IntVar(&l.Commands, "max-commands", l.Commands, "commands that work at once; others wait for their turn")
	flags.IntVar(&l.Goroutines, "spare-goroutines", l.Goroutines, "goroutines beyond those of sessions at which the server stops, to be restarted")
	flags.IntVar(&l.Requests, "max-requests", l.Requests, "requests of a session, besides changes of the window")
	flags.IntVar(&l.Environment, "max-variables", l.Environment, "environment variables per session")
	flags.IntVar(&l.EnvironmentBytes, "variable-bytes", l.EnvironmentBytes, "bytes of a variable")
	flags.IntVar(&l.CommandBytes, "command-bytes", l.CommandBytes, "bytes of a command line")
	flags.IntVar(&l.Width, "max-width", l.Width, "columns of the largest screen")
	flags.IntVar(&l.Height, "max-height", l.Height, "rows of the largest screen")
	flags.IntVar(&l.InputBytes, "input-bytes", l.InputBytes, "bytes per second that a reader can type")
	flags.IntVar(&l.InputEvents, "input-events", l.InputEvents, "maximum of keys and mouse events per second")
	flags.IntVar(&l.FloodBytes, "flood-bytes", l.FloodBytes, "bytes typed too fast before the session is ended")
	flags.DurationVar(&l.IdleTimeout, "idle-timeout", l.IdleTimeout, "time without a key before a session is ended")
	flags.DurationVar(&l.MaxTime, "max-time", l.MaxTime, "time of a session")
	flags.DurationVar(&l.CommandTimeout, "command-timeout", l.CommandTimeout, "time of a command")
	flags.DurationVar(&l.StallTimeout, "stall-timeout", l.StallTimeout, "time in which a client must take some output")
	flags.DurationVar(&l.KeepAlive, "keepalive", l.KeepAlive, "time between checks whether the client is still connected")
	flags.IntVar(&l.KeepAliveMisses, "keepalive-misses", l.KeepAliveMisses, "unanswered checks after which the client is disconnected")
	flags.DurationVar(&l.DrainDelay, "drain-delay", l.DrainDelay, "time after SIGTERM in which connections are still taken")
	flags.DurationVar(&l.DrainGrace, "drain-grace", l.DrainGrace, "time after that in which readers can finish")
}

// checkAddress returns an error if a flag has no address to listen on.
func checkAddress(flag, address string) error {
	_, port, err := net.SplitHostPort(address)
	if err != nil {
		return fmt.Errorf("%s %q is not an address, such as :2222 or 127.0.0.1:2222", flag, address)
	}
	if _, err := net.LookupPort("tcp", port); err != nil {
		return fmt.Errorf("%s %q has no port from 0 to 65535", flag, address)
	}
	return nil
}

// serverConfig returns the configuration of the server without blog, host key and banner.
func (o *serveOptions) serverConfig(log *server.LogQueue) (server.Config, error) {
	var err error
	c := server.Config{
		Listen: o.listen, Admin: o.admin, PublicName: o.publicName, Limits: o.limits,
		Drafts: o.drafts, Future: o.future, LogLost: log.Lost,
		Commands: clientCommands, Conversation: clientConversation, Run: runClient,
	}
	if o.memory < 0 {
		return c, fmt.Errorf("--memory %d is less than 0", o.memory)
	}
	if o.admin == "off" {
		c.Admin = ""
	}
	if !o.check {
		if c.Listener, err = activatedListener(); err != nil {
			return c, err
		}
	}
	if c.Listener == nil {
		if err := checkAddress("--listen", c.Listen); err != nil {
			return c, err
		}
	}
	if c.Admin != "" {
		if err := checkAddress("--admin", c.Admin); err != nil {
			return c, err
		}
	}
	if c.Addresses, err = server.ParseAddressLogging(o.addresses); err != nil {
		return c, fmt.Errorf("--log-addresses %w", err)
	}
	for _, text := range o.proxyFrom {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			return c, fmt.Errorf("--proxy-from %q is not a network, such as 10.0.0.0/8", text)
		}
		c.ProxyFrom = append(c.ProxyFrom, prefix)
	}
	switch o.log {
	case "text":
		c.Log = slog.New(slog.NewTextHandler(log, nil))
	case "json":
		c.Log = slog.New(slog.NewJSONHandler(log, nil))
	default:
		return c, fmt.Errorf("--log %q is not one of text, json", o.log)
	}
	c.Started = func(listen, admin net.Addr) {
		addresses := []any{"listen", listen.String()}
		if admin != nil {
			addresses = append(addresses, "admin", admin.String())
		}
		c.Log.Info("serving", addresses...)
		notifySupervisor(c.Log, daemon.SdNotifyReady)
	}
	c.Draining = func() { notifySupervisor(c.Log, daemon.SdNotifyStopping) }
	return c, nil
}
