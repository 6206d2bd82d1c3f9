package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v4"
)

// readDeployFile reads a file of the deploy folder.
func readDeployFile(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestRecipesCallTheServerTheWayItCanBeCalled(t *testing.T) {
	for name, call := range map[string]*regexp.Regexp{
		"blogtui.service": regexp.MustCompile(`(?m)^ExecStart=/usr/local/bin/blogtui serve (.*)$`),
		"Containerfile":   regexp.MustCompile(`(?m)^CMD \["serve", (.*)\]$`),
		"kubernetes.yaml": regexp.MustCompile(`(?s)- serve\n(.*?)\n\s+env:`),
	} {
		found := call.FindStringSubmatch(readDeployFile(t, name))
		if found == nil {
			t.Errorf("%s starts no server", name)
			continue
		}
		words := regexp.MustCompile(`[\s,"]+|^\s*- `).Split(strings.ReplaceAll(found[1], "- --", "--"), -1)
		cmd := newServeCommand(&env{})
		if err := cmd.ParseFlags(words); err != nil {
			t.Errorf("%s: %q: %v", name, words, err)
		}
		if o, err := givenFlags(cmd.Flags()).serveOptions(); err != nil || o.log != "json" {
			t.Errorf("%s: %q: %+v, %v", name, words, o, err)
		}
	}
}

// manifest is the part of Kubernetes manifests that must be consistent.
type manifest struct {
	Kind string
	Spec struct {
		Replicas     int
		MinAvailable int `yaml:"minAvailable"`
		Selector     any
		Ports        []struct {
			TargetPort string `yaml:"targetPort"`
		}
		Template struct {
			Metadata struct{ Labels map[string]string }
			Spec     struct {
				Grace      int `yaml:"terminationGracePeriodSeconds"`
				Containers []struct {
					Name           string
					Args           []string
					Ports          []struct{ Name string }
					ReadinessProbe struct {
						HTTPGet struct{ Path, Port string } `yaml:"httpGet"`
					} `yaml:"readinessProbe"`
					VolumeMounts []struct{ Name string } `yaml:"volumeMounts"`
				}
				Volumes []struct{ Name string }
			}
		}
	}
}

func TestTheKubernetesObjectsFitTogether(t *testing.T) {
	found := map[string]manifest{}
	for _, text := range strings.Split(readDeployFile(t, "kubernetes.yaml"), "\n---\n") {
		var m manifest
		if err := yaml.Unmarshal([]byte(text), &m); err != nil {
			t.Fatal(err)
		}
		found[m.Kind] = m
	}
	pods := found["Deployment"].Spec.Template
	app := pods.Metadata.Labels["app"]
	for kind, selector := range map[string]any{
		"Deployment": map[string]any{"matchLabels": map[string]any{"app": app}}, "Service": map[string]any{"app": app},
		"PodDisruptionBudget": map[string]any{"matchLabels": map[string]any{"app": app}},
	} {
		want, _ := yaml.Marshal(selector)
		if got, _ := yaml.Marshal(found[kind].Spec.Selector); app == "" || string(got) != string(want) {
			t.Errorf("%s selects %s, not %s", kind, got, want)
		}
	}
	if budget := found["PodDisruptionBudget"].Spec.MinAvailable; budget < 1 || budget >= found["Deployment"].Spec.Replicas {
		t.Errorf("%d of %d replicas have to stay", budget, found["Deployment"].Spec.Replicas)
	}
	server := pods.Spec.Containers[0]
	ports, volumes := map[string]bool{}, map[string]bool{}
	for _, port := range server.Ports {
		ports[port.Name] = true
	}
	for _, volume := range pods.Spec.Volumes {
		volumes[volume.Name] = true
	}
	if probe := server.ReadinessProbe.HTTPGet; probe.Path != "/readyz" || !ports[probe.Port] || !ports[found["Service"].Spec.Ports[0].TargetPort] {
		t.Errorf("ports %v, probe %+v, service %+v", ports, probe, found["Service"].Spec.Ports)
	}
	for _, container := range pods.Spec.Containers {
		for _, mount := range container.VolumeMounts {
			if !volumes[mount.Name] {
				t.Errorf("%s mounts %s, which is not there", container.Name, mount.Name)
			}
		}
	}
	cmd := newServeCommand(&env{})
	if err := cmd.ParseFlags(server.Args[1:]); err != nil {
		t.Fatal(err)
	}
	o, err := givenFlags(cmd.Flags()).serveOptions()
	if err != nil {
		t.Fatal(err)
	}
	if needs := o.limits.DrainDelay + o.limits.DrainGrace; time.Duration(pods.Spec.Grace)*time.Second < needs+5*time.Second {
		t.Errorf("a pod gets %d seconds to end and needs %v", pods.Spec.Grace, needs)
	}
}
