package main

import rego.v1

is_workload if input.spec.template.spec.containers

containers contains container if {
	some container in input.spec.template.spec.containers
}

deny contains msg if {
	some container in containers
	container.securityContext.privileged
	msg := sprintf("%s %q: container %q is privileged", [input.kind, input.metadata.name, container.name])
}

deny_tag contains msg if {
	some container in containers
	not contains(container.image, ":")
	msg := sprintf("image %v has no tag", [container.image])
}

violation contains {"msg": msg, "details": {"container": container.name}} if {
	some container in containers
	not strings.any_prefix_match(container.image, data.registries)
	msg := sprintf("image %v is of none of %v", [container.image, {registry | some registry in data.registries}])
}

warn contains {"msg": msg} if {
	some container in containers
	units.parse_bytes(container.resources.limits.memory) > units.parse_bytes("4Gi")
	msg := sprintf("container %v may take more than 4Gi (%d bytes)", [container.name, units.parse_bytes(container.resources.limits.memory)])
}

warn contains msg if {
	is_workload
	not input.metadata.labels.owner
	msg := "no owner"
}

# Systems' own images have no tags here.
exception contains ["tag"] if input.metadata.namespace == "kube-system"
