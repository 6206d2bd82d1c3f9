package cli

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"blogtui/posts"
	"blogtui/server"

	"github.com/spf13/cobra"
)

type serveOptions struct {
	listen, admin   string
	hostKey, banner string
	publicName      string
	proxyFrom       []string
	drafts, future  bool
	check           bool
	log, addresses  string
	memory          int64 // MB
	limits          server.Limits
}

func newServeCommand(e *env) *cobra.Command {
	options := &serveOptions{limits: server.DefaultLimits()}
	cmd := &cobra.Command{
		Use:   "serve [BLOG]",
		Short: "Serve a blog over SSH, read only",
		Long: `Serve a blog over SSH, read only, to anyone who connects: the reader to those
with a terminal, and list, show, linear and help to those who send a command.

The host key is made on the first start. Drafts, posts of the future, expired
posts and problems are not served. docs/serving.md explains every limit.`,
		Example: `  blogtui serve ~/blog
  ssh -p 2222 localhost
  blogtui serve ~/blog --listen :22 --host-key /etc/blogtui/key --log json`,
		Args: atMost(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runServe(cmd, e, options, arg(args, 0))
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&options.listen, "listen", ":2222", "address of the SSH server")
	flags.StringVar(&options.admin, "admin", "127.0.0.1:9180", "address of /metrics, /healthz and /readyz, or off")
	flags.StringVar(&options.hostKey, "host-key", "", "file of the private host key (default: made in the state folder; "+hostKeyVariable+" may hold a key)")
	flags.StringVar(&options.banner, "banner", "", "file with a text that clients show before the blog")
	flags.StringVar(&options.publicName, "public-name", "", "HOST or HOST:PORT by which readers know the server")
	flags.StringArrayVar(&options.proxyFrom, "proxy-from", nil, "network (CIDR) of proxies, which must send the PROXY protocol (again: another one)")
	flags.BoolVar(&options.drafts, "drafts", false, "serve drafts as well")
	flags.BoolVar(&options.future, "future", false, "serve posts dated in the future as well")
	flags.BoolVar(&options.check, "check", false, "look whether everything is in order, and exit")
	flags.StringVar(&options.log, "log", "text", "form of the log on standard error: text, json")
	flags.StringVar(&options.addresses, "log-addresses", string(server.AddressesHashed), "what of addresses is logged: full, hashed, off")
	flags.Int64Var(&options.memory, "memory", 0, "megabytes that the server tries to stay within (0: no bound, or GOMEMLIMIT)")
	options.addLimits(cmd)
	return cmd
}

// addLimits gives each limit its flag.
func (o *serveOptions) addLimits(cmd *cobra.Command) {
	flags, l := cmd.Flags(), &o.limits
	flags.IntVar(&l.Connections, "max-connections", l.Connections, "connections at once")
	flags.IntVar(&l.PerAddress, "max-per-address", l.PerAddress, "connections at once from one IPv4 address or IPv6 /64")
	flags.IntVar(&l.Unauthenticated, "max-unauthenticated", l.Unauthenticated, "connections at once in the handshake")
	flags.Float64Var(&l.NewPerSecond, "new-per-second", l.NewPerSecond, "new connections per second from one address")
	flags.IntVar(&l.Burst, "new-burst", l.Burst, "new connections in a moment from one address")
	flags.DurationVar(&l.HandshakeTimeout, "handshake-timeout", l.HandshakeTimeout, "time for the handshake, and again for the start of a session")
	flags.Int64Var(&l.HandshakeBytes, "handshake-bytes", l.HandshakeBytes, "bytes that a client may send in the handshake")
	flags.IntVar(&l.AuthTries, "auth-tries", l.AuthTries, "tries to authenticate")
	flags.IntVar(&l.Requests, "max-requests", l.Requests, "requests of a session, besides changes of the window")
	flags.IntVar(&l.Environment, "max-variables", l.Environment, "environment variables per session")
	flags.IntVar(&l.EnvironmentBytes, "variable-bytes", l.EnvironmentBytes, "bytes of a variable")
	flags.IntVar(&l.CommandBytes, "command-bytes", l.CommandBytes, "bytes of a command line")
	flags.IntVar(&l.Width, "max-width", l.Width, "columns of the largest screen")
	flags.IntVar(&l.Height, "max-height", l.Height, "rows of the largest screen")
	flags.IntVar(&l.InputBytes, "input-bytes", l.InputBytes, "bytes per second that a reader can type")
	flags.IntVar(&l.InputEvents, "input-events", l.InputEvents, "keys and mouse events per second")
	flags.IntVar(&l.FloodBytes, "flood-bytes", l.FloodBytes, "bytes typed too fast before the session is ended")
	flags.DurationVar(&l.IdleTimeout, "idle-timeout", l.IdleTimeout, "time without a key before a session is ended")
	flags.DurationVar(&l.MaxTime, "max-time", l.MaxTime, "time of a session")
	flags.DurationVar(&l.CommandTimeout, "command-timeout", l.CommandTimeout, "time of a command")
	flags.DurationVar(&l.StallTimeout, "stall-timeout", l.StallTimeout, "time in which a client must take some output")
	flags.DurationVar(&l.KeepAlive, "keepalive", l.KeepAlive, "time between questions whether the client is there")
	flags.IntVar(&l.KeepAliveMisses, "keepalive-misses", l.KeepAliveMisses, "unanswered questions before it is given up")
	flags.DurationVar(&l.DrainDelay, "drain-delay", l.DrainDelay, "time after SIGTERM in which connections are still taken")
	flags.DurationVar(&l.DrainGrace, "drain-grace", l.DrainGrace, "time after that in which readers can finish")
}

func runServe(cmd *cobra.Command, e *env, o *serveOptions, name string) error {
	config, err := o.config(e)
	if err != nil {
		return &usageError{cmd, err}
	}
	slog.SetDefault(config.Log) // what libraries have to say belongs there too
	if config.HostKeys, config.Banner, err = o.files(!o.check); err != nil {
		return err
	}
	if o.memory > 0 {
		debug.SetMemoryLimit(o.memory << 20)
	}
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	blog, closeBlog, err := openServed(ctx, e.blogName(name))
	if err != nil {
		return err
	}
	defer closeBlog()
	config.Blog = blog
	srv, err := server.New(config)
	if err != nil {
		return &usageError{cmd, err}
	}
	if o.check {
		return o.checkAddresses(e, config)
	}
	go o.obey(ctx, stop, srv, config.Log)
	return srv.Run(ctx)
}

// obey ends the server at the first signal that asks for it, the program at the
// second, and reads files anew at SIGHUP.
func (o *serveOptions) obey(ctx context.Context, stop func(), srv *server.Server, log *slog.Logger) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer signal.Stop(signals)
	for {
		select {
		case <-ctx.Done():
			return
		case s := <-signals:
			if s != syscall.SIGHUP {
				stop()
				return
			}
			keys, banner, err := o.files(false)
			if err == nil {
				err = srv.Reload(keys, banner)
			}
			if err != nil {
				log.Error("not reloaded", "error", err)
				continue
			}
			log.Info("reloaded")
		}
	}
}

// config is what the flags ask for, files and blog aside.
func (o *serveOptions) config(e *env) (server.Config, error) {
	c := server.Config{
		Listen: o.listen, Admin: o.admin, PublicName: o.publicName, Limits: o.limits,
		Drafts: o.drafts, Future: o.future,
		Commands: visitorCommands, Conversation: visitorConversation, Run: runVisitor,
	}
	if o.admin == "off" {
		c.Admin = ""
	}
	var err error
	if c.Addresses, err = server.ParseAddressLogging(o.addresses); err != nil {
		return c, fmt.Errorf("--log-addresses %w", err)
	}
	for _, text := range o.proxyFrom {
		prefix, err := netip.ParsePrefix(text)
		if err != nil {
			return c, fmt.Errorf("--proxy-from %q is no network, such as 10.0.0.0/8", text)
		}
		c.ProxyFrom = append(c.ProxyFrom, prefix)
	}
	switch o.log {
	case "text":
		c.Log = slog.New(slog.NewTextHandler(e.err, nil))
	case "json":
		c.Log = slog.New(slog.NewJSONHandler(e.err, nil))
	default:
		return c, fmt.Errorf("--log %q is none of text, json", o.log)
	}
	c.Started = func(listen, admin net.Addr) {
		addresses := []any{"listen", listen.String()}
		if admin != nil {
			addresses = append(addresses, "admin", admin.String())
		}
		c.Log.Info("serving", addresses...)
	}
	return c, nil
}

// checkAddresses looks whether the server could listen.
func (o *serveOptions) checkAddresses(e *env, c server.Config) error {
	for _, address := range []string{c.Listen, c.Admin} {
		if address == "" {
			continue
		}
		listener, err := net.Listen("tcp", address)
		if err != nil {
			return err
		}
		if err := listener.Close(); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(e.out, "Everything is in order.")
	return err
}

// servedBytes is how much of a post is read for strangers.
const servedBytes = 1 << 20

// servedOptions is how a blog is read that is served.
var servedOptions = posts.Options{Watch: true, Alone: true, MaxBytes: servedBytes}
