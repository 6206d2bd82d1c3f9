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
	"time"

	"blogtui/model/clean"
	"blogtui/posts"
	"blogtui/server"
	"blogtui/ui"
	"blogtui/ui/theme"

	"github.com/spf13/cobra"
)

func newServeCommand(e *env) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve [BLOG]",
		Short: "Serve a blog over SSH, read only",
		Long: `Serve a blog over SSH, read only, to anyone who connects: the reader to those
with a terminal, and list, show, search, linear and help to those who send a command.

The host key is made on the first start. Drafts, posts of the future, expired
posts and problems are not served. What no flag sets is set by a variable, as
` + "`--max-time`" + ` is by ` + variableOf("max-time") + `, or by the file that --config names.
docs/serving.md explains every limit.`,
		Example: `  blogtui serve ~/blog
  ssh -p 2222 localhost
  blogtui serve ~/blog --listen :22 --host-key /etc/blogtui/key --log json
  blogtui serve ~/blog --config /etc/blogtui/serve.yaml`,
		Args: atMost(1),
	}
	addServeFlags(cmd.Flags())
	cmd.ValidArgsFunction = completeBlog
	e.completeFlag(cmd, "log", []string{"text", "json"})
	e.completeFlag(cmd, "log-addresses", []string{string(server.AddressesFull), string(server.AddressesHashed), string(server.AddressesOff)})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return runServe(cmd, e, arg(args, 0))
	}
	return cmd
}

func runServe(cmd *cobra.Command, e *env, name string) error {
	given := givenFlags(cmd.Flags())
	o, err := given.serveOptions()
	if err != nil {
		return &usageError{cmd, err}
	}
	log := server.NewLogQueue(e.err)
	defer log.Close(logFlushTimeout)
	config, err := o.serverConfig(log)
	if err != nil {
		return &usageError{cmd, err}
	}
	slog.SetDefault(config.Log) // libraries use it as well
	warnOfVariables(cmd.LocalFlags(), config.Log)
	missing := createHostKey
	if o.check {
		missing = checkHostKeyFolder
	}
	if config.HostKeys, config.Banner, err = o.readFiles(missing); err != nil {
		return err
	}
	o.setMemoryLimits()
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	blog, closeBlog, err := openServed(ctx, e.blogName(name), o.postsOptions())
	if err != nil {
		return err
	}
	defer closeBlog()
	config.Blog = blog
	if started := config.Started; terminal(e.err) != nil && o.log == "text" {
		config.Started = func(listen, admin net.Addr) {
			fmt.Fprintln(e.err, connectHint(listen))
			started(listen, admin)
		}
	}
	srv, err := server.New(config)
	if err != nil {
		return &usageError{cmd, err}
	}
	if o.check {
		if err := checkAddresses(config); err != nil {
			return err
		}
		return reportCheck(e, blog)
	}
	go handleSignals(ctx, stop, given, srv, config.Log)
	go notifyWatchdog(ctx, config.Log, srv.Alive)
	return srv.Run(ctx)
}

// connectHint returns a message that explains how to connect.
func connectHint(listen net.Addr) string {
	host, port, _ := net.SplitHostPort(listen.String())
	if ip, err := netip.ParseAddr(host); err == nil && (ip.IsUnspecified() || ip.IsLoopback()) {
		host = "localhost"
	}
	if port == "22" {
		return "Read it with  ssh " + host + "  (Ctrl-c ends the server)"
	}
	return "Read it with  ssh -p " + port + " " + host + "  (Ctrl-c ends the server)"
}

// The garbage collector of a server runs when the heap has grown by gcPercent, unless GOGC
// is set. Collecting the garbage of one session delays the keys of the others, the longest
// delay of a busy server.
const gcPercent, defaultGCPercent = 200, 100

// setMemoryLimits configures the garbage collector.
func (o *serveOptions) setMemoryLimits() {
	if was := debug.SetGCPercent(gcPercent); was != defaultGCPercent {
		debug.SetGCPercent(was)
	}
	if o.memory > 0 {
		debug.SetMemoryLimit(o.memory << 20)
	}
}

// logFlushTimeout limits how long the program waits for its log at the end.
const logFlushTimeout = time.Second

// handleSignals stops the server at the first signal and reloads files at SIGHUP. A second
// signal ends the program.
func handleSignals(ctx context.Context, stop func(), given flagValues, srv *server.Server, log *slog.Logger) {
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
			if err := reload(given, srv); err != nil {
				log.Error("not reloaded", "error", err)
				continue
			}
			log.Info("reloaded")
		}
	}
}

// reload reads host key, banner and limits again. Other settings need a restart.
func reload(given flagValues, srv *server.Server) error {
	o, err := given.serveOptions()
	if err != nil {
		return err
	}
	keys, banner, err := o.readFiles(refuseMissingHostKey)
	if err != nil {
		return err
	}
	return srv.Reload(keys, banner, o.limits)
}

// checkAddresses checks that the server could listen.
func checkAddresses(c server.Config) error {
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
	return nil
}

// reportCheck prints that --check has found nothing wrong.
func reportCheck(e *env, b ui.Blog) error {
	message := "Everything is in order."
	if a, ok := b.(*pendingBlog); ok {
		message = fmt.Sprintf("The folder %s is not there: readers would see an empty page until it is. Everything else is in order.", clean.Line(a.name))
	}
	_, err := fmt.Fprintln(e.out, message)
	return err
}

// maxServedBytes limits how much of a post is read.
const maxServedBytes = 1 << 20

// postsOptions returns the options for reading a served blog.
func (o *serveOptions) postsOptions() posts.Options {
	return posts.Options{Watch: true, Alone: true, MaxBytes: maxServedBytes, Site: o.site, Themes: theme.Names()}
}
