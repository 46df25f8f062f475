package main

import "k8s.io/apimachinery/pkg/runtime/schema"

// What a request was for.
type requested struct{}

func (requested) GetName() string                          { return "web" }
func (requested) GetNamespace() string                     { return "shop" }
func (requested) GetResource() schema.GroupVersionResource {
	return schema.GroupVersionResource{Group: "apps", Version: "v1", Resource: "deployments"}
}
func (requested) GetSubresource() string { return "scale" }
