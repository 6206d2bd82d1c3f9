package cli

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/coreos/go-systemd/v22/activation"
	"github.com/coreos/go-systemd/v22/daemon"
)

// notifySupervisor reports a state to systemd (sd_notify(3)). It does nothing without
// systemd.
func notifySupervisor(log *slog.Logger, state string) {
	if _, err := daemon.SdNotify(false, state); err != nil {
		log.Warn("systemd was not told", "state", state, "error", err)
	}
}

// notifyWatchdog tells systemd at half its watchdog interval that the server works, each
// time after alive has returned.
func notifyWatchdog(ctx context.Context, log *slog.Logger, alive func()) {
	every, err := daemon.SdWatchdogEnabled(false)
	if err != nil || every == 0 {
		return
	}
	tick := time.NewTicker(every / 2)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		alive()
		notifySupervisor(log, daemon.SdNotifyWatchdog)
	}
}

// activatedListener returns the socket of systemd's socket activation (sd_listen_fds(3)),
// nil if there is none.
func activatedListener() (net.Listener, error) {
	listeners, err := activation.Listeners()
	if err != nil || len(listeners) == 0 {
		return nil, err
	}
	if len(listeners) > 1 || listeners[0] == nil {
		return nil, fmt.Errorf("systemd passes %d sockets: exactly one stream socket is expected", len(listeners))
	}
	return listeners[0], nil
}
