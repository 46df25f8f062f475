package k8scontainerlimits

containers[container] {
	container := input.review.object.spec.containers[_]
}

containers[container] {
	container := input.review.object.spec.initContainers[_]
}

violation[{"msg": msg}] {
	container := containers[_]
	limit := container.resources.limits.memory
	units.parse_bytes(limit) > units.parse_bytes(input.parameters.memory)
	msg := sprintf("container <%v> memory limit <%v> is higher than the maximum allowed of <%v>", [container.name, limit, input.parameters.memory])
}

violation[{"msg": msg}] {
	container := containers[_]
	not container.resources.limits.memory
	input.review.operation != "DELETE"
	msg := sprintf("container <%v> has no memory limit", [container.name])
}

violation[{"message": "of another form"}] {
	input.review.object.metadata.annotations.broken
}
