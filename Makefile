.PHONY: all build test lint fuzz e2e bench

all:
	.ci/run

build:
	go build .

test lint fuzz e2e bench:
	.ci/run $@
