package main

import (
	"fmt"
	"os"

	"github.com/chainguard-dev/go-apk/pkg/apk"
	apkfs "github.com/chainguard-dev/go-apk/pkg/fs"
)

// list prints a line for each package that the root has, as go-apk reads its own database.
func list(root string) error {
	system, err := apk.New(apk.WithFS(apkfs.DirFS(root)), apk.WithArch(arch))
	if err != nil {
		return err
	}
	packages, err := system.GetInstalled()
	if err != nil {
		return err
	}
	for _, one := range packages {
		fmt.Fprintln(os.Stdout, one.Name, one.Version, one.Arch)
	}
	return nil
}
