// Tells what Kubernetes itself makes of objects. Each line of standard input is an object in JSON, each line of output what the API server
// would hold of it: decoded, defaulted, converted to the internal version and back. With the argument "fields" it writes how each field of each
// type is stored instead.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/admissionregistration/install"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/certificates/install"
	_ "k8s.io/kubernetes/pkg/apis/coordination/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/discovery/install"
	_ "k8s.io/kubernetes/pkg/apis/events/install"
	_ "k8s.io/kubernetes/pkg/apis/flowcontrol/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/node/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/resource/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
)

func held(line []byte) (any, error) {
	object, kind, err := legacyscheme.Codecs.UniversalDeserializer().Decode(line, nil, nil)
	if err != nil {
		return nil, err
	}
	legacyscheme.Scheme.Default(object)
	internal, err := legacyscheme.Scheme.ConvertToVersion(object, runtime.InternalGroupVersioner)
	if err != nil {
		return nil, err
	}
	external, err := legacyscheme.Scheme.ConvertToVersion(internal, kind.GroupVersion())
	if err != nil {
		return nil, err
	}
	external.GetObjectKind().SetGroupVersionKind(*kind)
	return runtime.DefaultUnstructuredConverter.ToUnstructured(external)
}

func nameOf(t reflect.Type) string {
	return t.PkgPath() + "." + t.Name()
}

// How a value of a type is stored: pointer, list, map, struct, or plain.
func storage(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer, reflect.Interface:
		return "pointer"
	case reflect.Slice, reflect.Array:
		return "list"
	case reflect.Map:
		return "map"
	case reflect.Struct:
		return "struct"
	default:
		return "plain"
	}
}

func walk(t reflect.Type, seen map[string]map[string]string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[nameOf(t)] != nil {
		return
	}
	fields := map[string]string{}
	seen[nameOf(t)] = fields
	collect(t, fields, seen)
}

func collect(t reflect.Type, fields map[string]string, seen map[string]map[string]string) {
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("json")
		if !ok && !f.Anonymous {
			continue
		}
		parts := strings.Split(tag, ",")
		if parts[0] == "-" {
			continue
		}
		if parts[0] == "" {
			if f.Anonymous && f.Type.Kind() == reflect.Struct {
				collect(f.Type, fields, seen)
			}
			continue
		}
		how := storage(f.Type)
		for _, option := range parts[1:] {
			if option == "omitempty" || option == "omitzero" {
				how += " " + option
			}
		}
		fields[parts[0]] = how
		walk(f.Type, seen)
	}
}

func fields() {
	seen := map[string]map[string]string{}
	for kind, t := range legacyscheme.Scheme.AllKnownTypes() {
		if kind.Version != runtime.APIVersionInternal {
			walk(t, seen)
		}
	}
	names := make([]string, 0, len(seen))
	for name := range seen {
		names = append(names, name)
	}
	sort.Strings(names)
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", " ")
	out.Encode(seen)
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "fields" {
		fields()
		return
	}
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			object, fault := held(line)
			if fault != nil {
				object = map[string]string{"error": fault.Error()}
			}
			text, _ := json.Marshal(object)
			fmt.Fprintln(out, string(text))
		}
		if err != nil {
			return
		}
	}
}
