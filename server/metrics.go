package server

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics holds the Prometheus metrics. Labels are enumerations of this package, never data
// from clients or posts.
type metrics struct {
	registry    *prometheus.Registry
	open        atomic.Int64 // sessions
	connections prometheus.Counter
	handshakes  prometheus.Histogram
	refusals    *prometheus.CounterVec
	sessions    *prometheus.CounterVec
	durations   *prometheus.HistogramVec
	frames      prometheus.Histogram
	keys        prometheus.Counter
	reads       prometheus.Counter
	bytes       *prometheus.CounterVec
	panics      prometheus.Counter
	articles    *prometheus.CounterVec
	layouts     *prometheus.CounterVec
}

func newMetrics(s *Server) *metrics {
	m := &metrics{
		registry:    prometheus.NewRegistry(),
		connections: prometheus.NewCounter(prometheus.CounterOpts{Name: "blogtui_connections_total", Help: "Connections let in."}),
		handshakes: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "blogtui_handshake_seconds", Help: "From a connection to the end of its authentication.",
			Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
		}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "blogtui_refusals_total", Help: "What was refused, by reason."}, []string{"reason"}),
		sessions: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "blogtui_sessions_total", Help: "Sessions that ended, by kind and end."}, []string{"kind", "end"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "blogtui_session_seconds", Help: "How long sessions lasted, by kind.",
			Buckets: []float64{.1, 1, 10, 60, 300, 900, 3600, 7200},
		}, []string{"kind"}),
		frames: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "blogtui_frame_seconds", Help: "From a key to the frame that answers it.",
			Buckets: []float64{.005, .01, .025, .05, .075, .1, .25, .5, 1, 2.5},
		}),
		keys:   prometheus.NewCounter(prometheus.CounterOpts{Name: "blogtui_keys_total", Help: "Keys, pastes and mouse events taken."}),
		reads:  prometheus.NewCounter(prometheus.CounterOpts{Name: "blogtui_reads_total", Help: "Articles opened."}),
		bytes:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "blogtui_bytes_total", Help: "Bytes of connections that ended, by direction."}, []string{"direction"}),
		panics: prometheus.NewCounter(prometheus.CounterOpts{Name: "blogtui_panics_total", Help: "Sessions ended by a mistake in the program."}),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "blogtui_article_cache_total", Help: "Articles asked for that were parsed already, or were not.",
		}, []string{"result"}),
		layouts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "blogtui_lines_cache_total", Help: "Passages of articles asked for that were set already, or were not.",
		}, []string{"result"}),
	}
	gauge := func(name, help string, value func() float64) prometheus.Collector {
		return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, value)
	}
	m.registry.MustRegister(
		m.connections, m.handshakes, m.refusals, m.sessions, m.durations, m.frames, m.keys, m.reads, m.bytes, m.panics, m.articles, m.layouts,
		gauge("blogtui_sessions", "Sessions open now.", func() float64 { return float64(m.open.Load()) }),
		gauge("blogtui_connections", "Connections open now.", func() float64 { all, _ := s.gate.count(); return float64(all) }),
		gauge("blogtui_handshakes", "Connections that are not authenticated yet.", func() float64 { _, strange := s.gate.count(); return float64(strange) }),
		gauge("blogtui_posts", "Posts and pages served.", func() float64 { return float64(s.blog.library.Load().Len()) }),
		prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "blogtui_log_lines_lost_total", Help: "Lines of the log that could not be written."}, s.lostLogLines),
		gauge("blogtui_lines_cache_bytes", "Bytes of set passages that are kept.", func() float64 { return float64(s.layouts.size()) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

// lostLogLines returns the number of log lines that could not be written.
func (s *Server) lostLogLines() float64 {
	if s.config.LogLost == nil {
		return 0
	}
	return float64(s.config.LogLost())
}

// Timeouts of the administrative address, which answers from memory.
const (
	adminHeader = 2 * time.Second
	adminAnswer = 10 * time.Second
)

// startAdmin starts to serve metrics and health. It returns a function that stops it.
func (s *Server) startAdmin() (net.Addr, func(), error) {
	if s.config.Admin == "" {
		return nil, func() {}, nil
	}
	listener, err := net.Listen("tcp", s.config.Admin)
	if err != nil {
		return nil, nil, err
	}
	admin := &http.Server{Handler: s.adminHandler(), ReadHeaderTimeout: adminHeader, ReadTimeout: adminAnswer, WriteTimeout: adminAnswer}
	go s.serveAdmin(admin, listener)
	return listener.Addr(), func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = admin.Shutdown(ctx)
	}, nil
}

// serveAdmin serves until admin is shut down. If it fails, readers are still served.
func (s *Server) serveAdmin(admin *http.Server, listener net.Listener) {
	if err := admin.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		s.events.log.Error("metrics and health are no longer served", "error", err)
	}
}

func (s *Server) adminHandler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok\n")) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if !s.ready() {
			http.Error(w, "not ready", http.StatusNotFound) // what HAProxy's disable-on-404 waits for
			return
		}
		_, _ = w.Write([]byte("ready\n"))
	})
	return mux
}
