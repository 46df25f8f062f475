// Makes the root of an apk system: indexes the .apk files of a folder and installs the packages that are named, with their dependencies.
// What it writes (lib/apk/db/installed and the files) is written by go-apk, which builds Wolfi's and Chainguard's images.
package main

import (
	"context"
	"errors"
	"log"
	"os"
	"path/filepath"
	"time"

	"github.com/chainguard-dev/go-apk/pkg/apk"
	apkfs "github.com/chainguard-dev/go-apk/pkg/fs"
)

const arch = "x86_64"

func index(ctx context.Context, repository string) error {
	folder := filepath.Join(repository, arch)
	files, err := filepath.Glob(filepath.Join(folder, "*.apk"))
	if err != nil {
		return err
	}
	packages := &apk.APKIndex{Description: "packages of the test"}
	for _, path := range files {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		found, err := apk.ParsePackage(ctx, file)
		file.Close()
		if err != nil {
			return err
		}
		packages.Packages = append(packages.Packages, found)
	}
	archive, err := apk.ArchiveFromIndex(packages)
	if err != nil {
		return err
	}
	out, err := os.Create(filepath.Join(folder, "APKINDEX.tar.gz"))
	if err != nil {
		return err
	}
	defer out.Close()
	_, err = out.ReadFrom(archive)
	return err
}

func install(ctx context.Context, root, repository string, names []string) error {
	if err := index(ctx, repository); err != nil {
		return err
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return err
	}
	system, err := apk.New(apk.WithFS(apkfs.DirFS(root)), apk.WithArch(arch), apk.WithIgnoreMknodErrors(true), apk.WithNoSignatureIndexes(repository))
	if err != nil {
		return err
	}
	if err := system.InitDB(ctx); err != nil {
		return err
	}
	if err := system.SetRepositories(ctx, []string{repository}); err != nil {
		return err
	}
	if err := system.SetWorld(ctx, names); err != nil {
		return err
	}
	epoch := time.Unix(0, 0)
	return system.FixateWorld(ctx, &epoch)
}

func main() {
	var err error
	switch {
	case len(os.Args) == 3 && os.Args[1] == "list":
		err = list(os.Args[2])
	case len(os.Args) > 4 && os.Args[1] == "install":
		err = install(context.Background(), os.Args[2], os.Args[3], os.Args[4:])
	default:
		err = errors.New("usage: apk-root install ROOT REPOSITORY NAME… | apk-root list ROOT")
	}
	if err != nil {
		log.Fatal(err)
	}
}
