/**
 * Made by tools/kubernetes-types.ts from the published OpenAPI of Kubernetes. How a line reads: ../definition.ts.
 */
export const oldest = 23
export const newest = 36

/** apiVersion, kind, plural, `*` where it is of the cluster | definition | releases. */
export const kinds = `
admissionregistration.k8s.io/v1 MutatingAdmissionPolicy mutatingadmissionpolicies *|admissionregistration.v1.MutatingAdmissionPolicy|@36-
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding mutatingadmissionpolicybindings *|admissionregistration.v1.MutatingAdmissionPolicyBinding|@36-
admissionregistration.k8s.io/v1 MutatingWebhookConfiguration mutatingwebhookconfigurations *|admissionregistration.v1.MutatingWebhookConfiguration|
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy validatingadmissionpolicies *|admissionregistration.v1.ValidatingAdmissionPolicy|@30-
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings *|admissionregistration.v1.ValidatingAdmissionPolicyBinding|@30-
admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration validatingwebhookconfigurations *|admissionregistration.v1.ValidatingWebhookConfiguration|
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy mutatingadmissionpolicies *|admissionregistration.v1alpha1.MutatingAdmissionPolicy|@32-
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicyBinding mutatingadmissionpolicybindings *|admissionregistration.v1alpha1.MutatingAdmissionPolicyBinding|@32-
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicy validatingadmissionpolicies *|admissionregistration.v1alpha1.ValidatingAdmissionPolicy|@26-31
admissionregistration.k8s.io/v1alpha1 ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings *|admissionregistration.v1alpha1.ValidatingAdmissionPolicyBinding|@26-31
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy mutatingadmissionpolicies *|admissionregistration.v1beta1.MutatingAdmissionPolicy|@34-
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBinding mutatingadmissionpolicybindings *|admissionregistration.v1beta1.MutatingAdmissionPolicyBinding|@34-
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicy validatingadmissionpolicies *|admissionregistration.v1beta1.ValidatingAdmissionPolicy|@28-33
admissionregistration.k8s.io/v1beta1 ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings *|admissionregistration.v1beta1.ValidatingAdmissionPolicyBinding|@28-33
apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions *|apiextensions.v1.CustomResourceDefinition|
apiregistration.k8s.io/v1 APIService apiservices *|apiregistration.v1.APIService|
apps/v1 ControllerRevision controllerrevisions|apps.v1.ControllerRevision|
apps/v1 DaemonSet daemonsets|apps.v1.DaemonSet|
apps/v1 Deployment deployments|apps.v1.Deployment|
apps/v1 ReplicaSet replicasets|apps.v1.ReplicaSet|
apps/v1 StatefulSet statefulsets|apps.v1.StatefulSet|
authentication.k8s.io/v1 SelfSubjectReview selfsubjectreviews *|authentication.v1.SelfSubjectReview|@28-
authentication.k8s.io/v1 TokenReview tokenreviews *|authentication.v1.TokenReview|
authentication.k8s.io/v1alpha1 SelfSubjectReview selfsubjectreviews *|authentication.v1alpha1.SelfSubjectReview|@26-31
authentication.k8s.io/v1beta1 SelfSubjectReview selfsubjectreviews *|authentication.v1beta1.SelfSubjectReview|@27-32
authorization.k8s.io/v1 LocalSubjectAccessReview localsubjectaccessreviews|authorization.v1.LocalSubjectAccessReview|
authorization.k8s.io/v1 SelfSubjectAccessReview selfsubjectaccessreviews *|authorization.v1.SelfSubjectAccessReview|
authorization.k8s.io/v1 SelfSubjectRulesReview selfsubjectrulesreviews *|authorization.v1.SelfSubjectRulesReview|
authorization.k8s.io/v1 SubjectAccessReview subjectaccessreviews *|authorization.v1.SubjectAccessReview|
autoscaling/v1 HorizontalPodAutoscaler horizontalpodautoscalers|autoscaling.v1.HorizontalPodAutoscaler|
autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers|autoscaling.v2.HorizontalPodAutoscaler|
autoscaling/v2beta1 HorizontalPodAutoscaler horizontalpodautoscalers|autoscaling.v2beta1.HorizontalPodAutoscaler|@-24
autoscaling/v2beta2 HorizontalPodAutoscaler horizontalpodautoscalers|autoscaling.v2beta2.HorizontalPodAutoscaler|@-25
batch/v1 CronJob cronjobs|batch.v1.CronJob|
batch/v1 Job jobs|batch.v1.Job|
batch/v1beta1 CronJob cronjobs|batch.v1beta1.CronJob|@-24
certificates.k8s.io/v1 CertificateSigningRequest certificatesigningrequests *|certificates.v1.CertificateSigningRequest|
certificates.k8s.io/v1alpha1 ClusterTrustBundle clustertrustbundles *|certificates.v1alpha1.ClusterTrustBundle|@27-
certificates.k8s.io/v1alpha1 PodCertificateRequest podcertificaterequests|certificates.v1alpha1.PodCertificateRequest|@34-34
certificates.k8s.io/v1beta1 ClusterTrustBundle clustertrustbundles *|certificates.v1beta1.ClusterTrustBundle|@33-
certificates.k8s.io/v1beta1 PodCertificateRequest podcertificaterequests|certificates.v1beta1.PodCertificateRequest|@35-
coordination.k8s.io/v1 Lease leases|coordination.v1.Lease|
coordination.k8s.io/v1alpha1 LeaseCandidate leasecandidates|coordination.v1alpha1.LeaseCandidate|@31-31
coordination.k8s.io/v1alpha2 LeaseCandidate leasecandidates|coordination.v1alpha2.LeaseCandidate|@32-
coordination.k8s.io/v1beta1 LeaseCandidate leasecandidates|coordination.v1beta1.LeaseCandidate|@33-
discovery.k8s.io/v1 EndpointSlice endpointslices|discovery.v1.EndpointSlice|
discovery.k8s.io/v1beta1 EndpointSlice endpointslices|discovery.v1beta1.EndpointSlice|@-24
events.k8s.io/v1 Event events|events.v1.Event|
events.k8s.io/v1beta1 Event events|events.v1beta1.Event|@-24
flowcontrol.apiserver.k8s.io/v1 FlowSchema flowschemas *|flowcontrol.v1.FlowSchema|@29-
flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration prioritylevelconfigurations *|flowcontrol.v1.PriorityLevelConfiguration|@29-
flowcontrol.apiserver.k8s.io/v1beta1 FlowSchema flowschemas *|flowcontrol.v1beta1.FlowSchema|@-25
flowcontrol.apiserver.k8s.io/v1beta1 PriorityLevelConfiguration prioritylevelconfigurations *|flowcontrol.v1beta1.PriorityLevelConfiguration|@-25
flowcontrol.apiserver.k8s.io/v1beta2 FlowSchema flowschemas *|flowcontrol.v1beta2.FlowSchema|@-28
flowcontrol.apiserver.k8s.io/v1beta2 PriorityLevelConfiguration prioritylevelconfigurations *|flowcontrol.v1beta2.PriorityLevelConfiguration|@-28
flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema flowschemas *|flowcontrol.v1beta3.FlowSchema|@26-31
flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration prioritylevelconfigurations *|flowcontrol.v1beta3.PriorityLevelConfiguration|@26-31
internal.apiserver.k8s.io/v1alpha1 StorageVersion storageversions *|apiserverinternal.v1alpha1.StorageVersion|
networking.k8s.io/v1 IPAddress ipaddresses *|networking.v1.IPAddress|@33-
networking.k8s.io/v1 Ingress ingresses|networking.v1.Ingress|
networking.k8s.io/v1 IngressClass ingressclasses *|networking.v1.IngressClass|
networking.k8s.io/v1 NetworkPolicy networkpolicies|networking.v1.NetworkPolicy|
networking.k8s.io/v1 ServiceCIDR servicecidrs *|networking.v1.ServiceCIDR|@33-
networking.k8s.io/v1alpha1 ClusterCIDR clustercidrs *|networking.v1alpha1.ClusterCIDR|@25-28
networking.k8s.io/v1alpha1 IPAddress ipaddresses *|networking.v1alpha1.IPAddress|@27-30
networking.k8s.io/v1alpha1 ServiceCIDR servicecidrs *|networking.v1alpha1.ServiceCIDR|@29-30
networking.k8s.io/v1beta1 IPAddress ipaddresses *|networking.v1beta1.IPAddress|@31-
networking.k8s.io/v1beta1 ServiceCIDR servicecidrs *|networking.v1beta1.ServiceCIDR|@31-
node.k8s.io/v1 RuntimeClass runtimeclasses *|node.v1.RuntimeClass|
node.k8s.io/v1alpha1 RuntimeClass runtimeclasses *|node.v1alpha1.RuntimeClass|@-23
node.k8s.io/v1beta1 RuntimeClass runtimeclasses *|node.v1beta1.RuntimeClass|@-24
policy/v1 PodDisruptionBudget poddisruptionbudgets|policy.v1.PodDisruptionBudget|
policy/v1beta1 PodDisruptionBudget poddisruptionbudgets|policy.v1beta1.PodDisruptionBudget|@-24
policy/v1beta1 PodSecurityPolicy podsecuritypolicies *|policy.v1beta1.PodSecurityPolicy|@-24
rbac.authorization.k8s.io/v1 ClusterRole clusterroles *|rbac.v1.ClusterRole|
rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings *|rbac.v1.ClusterRoleBinding|
rbac.authorization.k8s.io/v1 Role roles|rbac.v1.Role|
rbac.authorization.k8s.io/v1 RoleBinding rolebindings|rbac.v1.RoleBinding|
resource.k8s.io/v1 DeviceClass deviceclasses *|resource.v1.DeviceClass|@34-
resource.k8s.io/v1 ResourceClaim resourceclaims|resource.v1.ResourceClaim|@34-
resource.k8s.io/v1 ResourceClaimTemplate resourceclaimtemplates|resource.v1.ResourceClaimTemplate|@34-
resource.k8s.io/v1 ResourceSlice resourceslices *|resource.v1.ResourceSlice|@34-
resource.k8s.io/v1alpha1 PodScheduling podschedulings|resource.v1alpha1.PodScheduling|@26-26
resource.k8s.io/v1alpha1 ResourceClaim resourceclaims|resource.v1alpha1.ResourceClaim|@26-26
resource.k8s.io/v1alpha1 ResourceClaimTemplate resourceclaimtemplates|resource.v1alpha1.ResourceClaimTemplate|@26-26
resource.k8s.io/v1alpha1 ResourceClass resourceclasses *|resource.v1alpha1.ResourceClass|@26-26
resource.k8s.io/v1alpha2 PodSchedulingContext podschedulingcontexts|resource.v1alpha2.PodSchedulingContext|@27-30
resource.k8s.io/v1alpha2 ResourceClaim resourceclaims|resource.v1alpha2.ResourceClaim|@27-30
resource.k8s.io/v1alpha2 ResourceClaimParameters resourceclaimparameters|resource.v1alpha2.ResourceClaimParameters|@30-30
resource.k8s.io/v1alpha2 ResourceClaimTemplate resourceclaimtemplates|resource.v1alpha2.ResourceClaimTemplate|@27-30
resource.k8s.io/v1alpha2 ResourceClass resourceclasses *|resource.v1alpha2.ResourceClass|@27-30
resource.k8s.io/v1alpha2 ResourceClassParameters resourceclassparameters|resource.v1alpha2.ResourceClassParameters|@30-30
resource.k8s.io/v1alpha2 ResourceSlice resourceslices *|resource.v1alpha2.ResourceSlice|@30-30
resource.k8s.io/v1alpha3 DeviceClass deviceclasses *|resource.v1alpha3.DeviceClass|@31-33
resource.k8s.io/v1alpha3 DeviceTaintRule devicetaintrules *|resource.v1alpha3.DeviceTaintRule|@33-
resource.k8s.io/v1alpha3 PodSchedulingContext podschedulingcontexts|resource.v1alpha3.PodSchedulingContext|@31-31
resource.k8s.io/v1alpha3 ResourceClaim resourceclaims|resource.v1alpha3.ResourceClaim|@31-33
resource.k8s.io/v1alpha3 ResourceClaimTemplate resourceclaimtemplates|resource.v1alpha3.ResourceClaimTemplate|@31-33
resource.k8s.io/v1alpha3 ResourcePoolStatusRequest resourcepoolstatusrequests *|resource.v1alpha3.ResourcePoolStatusRequest|@36-
resource.k8s.io/v1alpha3 ResourceSlice resourceslices *|resource.v1alpha3.ResourceSlice|@31-33
resource.k8s.io/v1beta1 DeviceClass deviceclasses *|resource.v1beta1.DeviceClass|@32-
resource.k8s.io/v1beta1 ResourceClaim resourceclaims|resource.v1beta1.ResourceClaim|@32-
resource.k8s.io/v1beta1 ResourceClaimTemplate resourceclaimtemplates|resource.v1beta1.ResourceClaimTemplate|@32-
resource.k8s.io/v1beta1 ResourceSlice resourceslices *|resource.v1beta1.ResourceSlice|@32-
resource.k8s.io/v1beta2 DeviceClass deviceclasses *|resource.v1beta2.DeviceClass|@33-
resource.k8s.io/v1beta2 DeviceTaintRule devicetaintrules *|resource.v1beta2.DeviceTaintRule|@36-
resource.k8s.io/v1beta2 ResourceClaim resourceclaims|resource.v1beta2.ResourceClaim|@33-
resource.k8s.io/v1beta2 ResourceClaimTemplate resourceclaimtemplates|resource.v1beta2.ResourceClaimTemplate|@33-
resource.k8s.io/v1beta2 ResourceSlice resourceslices *|resource.v1beta2.ResourceSlice|@33-
scheduling.k8s.io/v1 PriorityClass priorityclasses *|scheduling.v1.PriorityClass|
scheduling.k8s.io/v1alpha1 Workload workloads|scheduling.v1alpha1.Workload|@35-35
scheduling.k8s.io/v1alpha2 PodGroup podgroups|scheduling.v1alpha2.PodGroup|@36-
scheduling.k8s.io/v1alpha2 Workload workloads|scheduling.v1alpha2.Workload|@36-
storage.k8s.io/v1 CSIDriver csidrivers *|storage.v1.CSIDriver|
storage.k8s.io/v1 CSINode csinodes *|storage.v1.CSINode|
storage.k8s.io/v1 CSIStorageCapacity csistoragecapacities|storage.v1.CSIStorageCapacity|@24-
storage.k8s.io/v1 StorageClass storageclasses *|storage.v1.StorageClass|
storage.k8s.io/v1 VolumeAttachment volumeattachments *|storage.v1.VolumeAttachment|
storage.k8s.io/v1 VolumeAttributesClass volumeattributesclasses *|storage.v1.VolumeAttributesClass|@34-
storage.k8s.io/v1alpha1 CSIStorageCapacity csistoragecapacities|storage.v1alpha1.CSIStorageCapacity|@-23
storage.k8s.io/v1alpha1 VolumeAttributesClass volumeattributesclasses *|storage.v1alpha1.VolumeAttributesClass|@29-34
storage.k8s.io/v1beta1 CSIStorageCapacity csistoragecapacities|storage.v1beta1.CSIStorageCapacity|@-26
storage.k8s.io/v1beta1 VolumeAttributesClass volumeattributesclasses *|storage.v1beta1.VolumeAttributesClass|@31-
storagemigration.k8s.io/v1alpha1 StorageVersionMigration storageversionmigrations *|storagemigration.v1alpha1.StorageVersionMigration|@30-34
storagemigration.k8s.io/v1beta1 StorageVersionMigration storageversionmigrations *|storagemigration.v1beta1.StorageVersionMigration|@35-
v1 Binding bindings|core.v1.Binding|
v1 ComponentStatus componentstatuses *|core.v1.ComponentStatus|
v1 ConfigMap configmaps|core.v1.ConfigMap|
v1 Endpoints endpoints|core.v1.Endpoints|
v1 Event events|core.v1.Event|
v1 LimitRange limitranges|core.v1.LimitRange|
v1 Namespace namespaces *|core.v1.Namespace|
v1 Node nodes *|core.v1.Node|
v1 PersistentVolume persistentvolumes *|core.v1.PersistentVolume|
v1 PersistentVolumeClaim persistentvolumeclaims|core.v1.PersistentVolumeClaim|
v1 Pod pods|core.v1.Pod|
v1 PodTemplate podtemplates|core.v1.PodTemplate|
v1 ReplicationController replicationcontrollers|core.v1.ReplicationController|
v1 ResourceQuota resourcequotas|core.v1.ResourceQuota|
v1 Secret secrets|core.v1.Secret|
v1 Service services|core.v1.Service|
v1 ServiceAccount serviceaccounts|core.v1.ServiceAccount|
`

/** Name, `~` where it is atomic, releases | field:type flags releases | … */
export const definitions = `
admissionregistration.v1.ApplyConfiguration@36-|expression:s -
admissionregistration.v1.AuditAnnotation@30-|key:s !+|valueExpression:s !+
admissionregistration.v1.ExpressionWarning@30-|fieldRef:s !+|warning:s !+
admissionregistration.v1.JSONPatch@36-|expression:s -
admissionregistration.v1.MatchCondition@27-|expression:s !+|name:s !+
admissionregistration.v1.MatchResources~@30-|excludeResourceRules:[admissionregistration.v1.NamedRuleWithOperations]|matchPolicy:s|namespaceSelector:meta.v1.LabelSelector|objectSelector:meta.v1.LabelSelector|resourceRules:[admissionregistration.v1.NamedRuleWithOperations]
admissionregistration.v1.MutatingAdmissionPolicy@36-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1.MutatingAdmissionPolicySpec +
admissionregistration.v1.MutatingAdmissionPolicyBinding@36-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1.MutatingAdmissionPolicyBindingSpec +
admissionregistration.v1.MutatingAdmissionPolicyBindingList@36-|apiVersion:s -|items:[admissionregistration.v1.MutatingAdmissionPolicyBinding] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1.MutatingAdmissionPolicyBindingSpec@36-|matchResources:admissionregistration.v1.MatchResources|paramRef:admissionregistration.v1.ParamRef|policyName:s -
admissionregistration.v1.MutatingAdmissionPolicyList@36-|apiVersion:s -|items:[admissionregistration.v1.MutatingAdmissionPolicy] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1.MutatingAdmissionPolicySpec@36-|failurePolicy:s|matchConditions:[admissionregistration.v1.MatchCondition]=name|matchConstraints:admissionregistration.v1.MatchResources|mutations:[admissionregistration.v1.Mutation]|paramKind:admissionregistration.v1.ParamKind|reinvocationPolicy:s -|variables:[admissionregistration.v1.Variable]
admissionregistration.v1.MutatingWebhook|admissionReviewVersions:[s] !*|clientConfig:admissionregistration.v1.WebhookClientConfig !+|failurePolicy:s|matchConditions:[admissionregistration.v1.MatchCondition]=name@27-|matchPolicy:s|name:s !+|namespaceSelector:meta.v1.LabelSelector|objectSelector:meta.v1.LabelSelector|reinvocationPolicy:s|rules:[admissionregistration.v1.RuleWithOperations]|sideEffects:s !*|timeoutSeconds:i
admissionregistration.v1.MutatingWebhookConfiguration|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|webhooks:[admissionregistration.v1.MutatingWebhook]=name
admissionregistration.v1.MutatingWebhookConfigurationList|apiVersion:s -|items:[admissionregistration.v1.MutatingWebhookConfiguration] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1.Mutation@36-|applyConfiguration:admissionregistration.v1.ApplyConfiguration|jsonPatch:admissionregistration.v1.JSONPatch|patchType:s !+
admissionregistration.v1.NamedRuleWithOperations~@30-|apiGroups:[s]|apiVersions:[s]|operations:[s]|resourceNames:[s]|resources:[s]|scope:s
admissionregistration.v1.ParamKind~@30-|apiVersion:s -|kind:s -
admissionregistration.v1.ParamRef~@30-|name:s -|namespace:s -|parameterNotFoundAction:s|selector:meta.v1.LabelSelector
admissionregistration.v1.RuleWithOperations|apiGroups:[s]|apiVersions:[s]|operations:[s]|resources:[s]|scope:s
admissionregistration.v1.ServiceReference|name:s !+|namespace:s !+|path:s|port:i
admissionregistration.v1.TypeChecking@30-|expressionWarnings:[admissionregistration.v1.ExpressionWarning]
admissionregistration.v1.ValidatingAdmissionPolicy@30-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1.ValidatingAdmissionPolicySpec +|status:admissionregistration.v1.ValidatingAdmissionPolicyStatus +
admissionregistration.v1.ValidatingAdmissionPolicyBinding@30-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec +@-35|spec:admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec !+@36-
admissionregistration.v1.ValidatingAdmissionPolicyBindingList@30-|apiVersion:s -|items:[admissionregistration.v1.ValidatingAdmissionPolicyBinding] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec@30-|matchResources:admissionregistration.v1.MatchResources|paramRef:admissionregistration.v1.ParamRef|policyName:s -@-35|policyName:s !-@36-|validationActions:[s]=@-35|validationActions:[s]= !@36-
admissionregistration.v1.ValidatingAdmissionPolicyList@30-|apiVersion:s -|items:[admissionregistration.v1.ValidatingAdmissionPolicy] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1.ValidatingAdmissionPolicySpec@30-|auditAnnotations:[admissionregistration.v1.AuditAnnotation]|failurePolicy:s|matchConditions:[admissionregistration.v1.MatchCondition]=name|matchConstraints:admissionregistration.v1.MatchResources|paramKind:admissionregistration.v1.ParamKind|validations:[admissionregistration.v1.Validation]|variables:[admissionregistration.v1.Variable]=name
admissionregistration.v1.ValidatingAdmissionPolicyStatus@30-|conditions:[meta.v1.Condition]=type|observedGeneration:l -|typeChecking:admissionregistration.v1.TypeChecking
admissionregistration.v1.ValidatingWebhook|admissionReviewVersions:[s] !*|clientConfig:admissionregistration.v1.WebhookClientConfig !+|failurePolicy:s|matchConditions:[admissionregistration.v1.MatchCondition]=name@27-|matchPolicy:s|name:s !+|namespaceSelector:meta.v1.LabelSelector|objectSelector:meta.v1.LabelSelector|rules:[admissionregistration.v1.RuleWithOperations]|sideEffects:s !*|timeoutSeconds:i
admissionregistration.v1.ValidatingWebhookConfiguration|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|webhooks:[admissionregistration.v1.ValidatingWebhook]=name
admissionregistration.v1.ValidatingWebhookConfigurationList|apiVersion:s -|items:[admissionregistration.v1.ValidatingWebhookConfiguration] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1.Validation@30-|expression:s !+|message:s -|messageExpression:s -|reason:s
admissionregistration.v1.Variable~@30-|expression:s !+|name:s !+
admissionregistration.v1.WebhookClientConfig|caBundle:y|service:admissionregistration.v1.ServiceReference|url:s
admissionregistration.v1alpha1.ApplyConfiguration@32-|expression:s -
admissionregistration.v1alpha1.AuditAnnotation@27-31|key:s !+|valueExpression:s !+
admissionregistration.v1alpha1.ExpressionWarning@27-31|fieldRef:s !+|warning:s !+
admissionregistration.v1alpha1.JSONPatch@32-|expression:s -
admissionregistration.v1alpha1.MatchCondition@27-|expression:s !+|name:s !+
admissionregistration.v1alpha1.MatchResources~@26-|excludeResourceRules:[admissionregistration.v1alpha1.NamedRuleWithOperations]|matchPolicy:s|namespaceSelector:meta.v1.LabelSelector|objectSelector:meta.v1.LabelSelector|resourceRules:[admissionregistration.v1alpha1.NamedRuleWithOperations]
admissionregistration.v1alpha1.MutatingAdmissionPolicy@32-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1alpha1.MutatingAdmissionPolicySpec +
admissionregistration.v1alpha1.MutatingAdmissionPolicyBinding@32-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec +
admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingList@32-|apiVersion:s -|items:[admissionregistration.v1alpha1.MutatingAdmissionPolicyBinding] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1alpha1.MutatingAdmissionPolicyBindingSpec@32-|matchResources:admissionregistration.v1alpha1.MatchResources|paramRef:admissionregistration.v1alpha1.ParamRef|policyName:s -
admissionregistration.v1alpha1.MutatingAdmissionPolicyList@32-|apiVersion:s -|items:[admissionregistration.v1alpha1.MutatingAdmissionPolicy] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1alpha1.MutatingAdmissionPolicySpec@32-|failurePolicy:s|matchConditions:[admissionregistration.v1alpha1.MatchCondition]=name|matchConstraints:admissionregistration.v1alpha1.MatchResources|mutations:[admissionregistration.v1alpha1.Mutation]|paramKind:admissionregistration.v1alpha1.ParamKind|reinvocationPolicy:s -|variables:[admissionregistration.v1alpha1.Variable]
admissionregistration.v1alpha1.Mutation@32-|applyConfiguration:admissionregistration.v1alpha1.ApplyConfiguration|jsonPatch:admissionregistration.v1alpha1.JSONPatch|patchType:s !+
admissionregistration.v1alpha1.NamedRuleWithOperations~@26-|apiGroups:[s]|apiVersions:[s]|operations:[s]|resourceNames:[s]|resources:[s]|scope:s
admissionregistration.v1alpha1.ParamKind~@26-|apiVersion:s -|kind:s -
admissionregistration.v1alpha1.ParamRef~@26-|name:s -|namespace:s -|parameterNotFoundAction:s@28-|selector:meta.v1.LabelSelector@28-
admissionregistration.v1alpha1.TypeChecking@27-31|expressionWarnings:[admissionregistration.v1alpha1.ExpressionWarning]
admissionregistration.v1alpha1.ValidatingAdmissionPolicy@26-31|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec +|status:admissionregistration.v1alpha1.ValidatingAdmissionPolicyStatus +@27-
admissionregistration.v1alpha1.ValidatingAdmissionPolicyBinding@26-31|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingSpec +
admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingList@26-31|apiVersion:s -|items:[admissionregistration.v1alpha1.ValidatingAdmissionPolicyBinding] *@-27|items:[admissionregistration.v1alpha1.ValidatingAdmissionPolicyBinding] !*@28-|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1alpha1.ValidatingAdmissionPolicyBindingSpec@26-31|matchResources:admissionregistration.v1alpha1.MatchResources|paramRef:admissionregistration.v1alpha1.ParamRef|policyName:s -|validationActions:[s]=@27-
admissionregistration.v1alpha1.ValidatingAdmissionPolicyList@26-31|apiVersion:s -|items:[admissionregistration.v1alpha1.ValidatingAdmissionPolicy] *@-27|items:[admissionregistration.v1alpha1.ValidatingAdmissionPolicy] !*@28-|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1alpha1.ValidatingAdmissionPolicySpec@26-31|auditAnnotations:[admissionregistration.v1alpha1.AuditAnnotation]@27-|failurePolicy:s|matchConditions:[admissionregistration.v1alpha1.MatchCondition]=name@27-|matchConstraints:admissionregistration.v1alpha1.MatchResources|paramKind:admissionregistration.v1alpha1.ParamKind|validations:[admissionregistration.v1alpha1.Validation] !@-26|validations:[admissionregistration.v1alpha1.Validation]@27-|variables:[admissionregistration.v1alpha1.Variable]=name@28-
admissionregistration.v1alpha1.ValidatingAdmissionPolicyStatus@27-31|conditions:[meta.v1.Condition]=type|observedGeneration:l -|typeChecking:admissionregistration.v1alpha1.TypeChecking
admissionregistration.v1alpha1.Validation@26-31|expression:s !+|message:s -|messageExpression:s -@27-|reason:s
admissionregistration.v1alpha1.Variable@28-|expression:s !+|name:s !+
admissionregistration.v1beta1.ApplyConfiguration@34-|expression:s -
admissionregistration.v1beta1.AuditAnnotation@28-33|key:s !+|valueExpression:s !+
admissionregistration.v1beta1.ExpressionWarning@28-33|fieldRef:s !+|warning:s !+
admissionregistration.v1beta1.JSONPatch@34-|expression:s -
admissionregistration.v1beta1.MatchCondition@28-|expression:s !+|name:s !+
admissionregistration.v1beta1.MatchResources~@28-|excludeResourceRules:[admissionregistration.v1beta1.NamedRuleWithOperations]|matchPolicy:s|namespaceSelector:meta.v1.LabelSelector|objectSelector:meta.v1.LabelSelector|resourceRules:[admissionregistration.v1beta1.NamedRuleWithOperations]
admissionregistration.v1beta1.MutatingAdmissionPolicy@34-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1beta1.MutatingAdmissionPolicySpec +
admissionregistration.v1beta1.MutatingAdmissionPolicyBinding@34-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec +
admissionregistration.v1beta1.MutatingAdmissionPolicyBindingList@34-|apiVersion:s -|items:[admissionregistration.v1beta1.MutatingAdmissionPolicyBinding] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1beta1.MutatingAdmissionPolicyBindingSpec@34-|matchResources:admissionregistration.v1beta1.MatchResources|paramRef:admissionregistration.v1beta1.ParamRef|policyName:s -
admissionregistration.v1beta1.MutatingAdmissionPolicyList@34-|apiVersion:s -|items:[admissionregistration.v1beta1.MutatingAdmissionPolicy] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1beta1.MutatingAdmissionPolicySpec@34-|failurePolicy:s|matchConditions:[admissionregistration.v1beta1.MatchCondition]=name|matchConstraints:admissionregistration.v1beta1.MatchResources|mutations:[admissionregistration.v1beta1.Mutation]|paramKind:admissionregistration.v1beta1.ParamKind|reinvocationPolicy:s -|variables:[admissionregistration.v1beta1.Variable]
admissionregistration.v1beta1.Mutation@34-|applyConfiguration:admissionregistration.v1beta1.ApplyConfiguration|jsonPatch:admissionregistration.v1beta1.JSONPatch|patchType:s !+
admissionregistration.v1beta1.NamedRuleWithOperations~@28-|apiGroups:[s]|apiVersions:[s]|operations:[s]|resourceNames:[s]|resources:[s]|scope:s
admissionregistration.v1beta1.ParamKind~@28-|apiVersion:s -|kind:s -
admissionregistration.v1beta1.ParamRef~@28-|name:s -|namespace:s -|parameterNotFoundAction:s|selector:meta.v1.LabelSelector
admissionregistration.v1beta1.TypeChecking@28-33|expressionWarnings:[admissionregistration.v1beta1.ExpressionWarning]
admissionregistration.v1beta1.ValidatingAdmissionPolicy@28-33|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1beta1.ValidatingAdmissionPolicySpec +|status:admissionregistration.v1beta1.ValidatingAdmissionPolicyStatus +
admissionregistration.v1beta1.ValidatingAdmissionPolicyBinding@28-33|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec +
admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingList@28-33|apiVersion:s -|items:[admissionregistration.v1beta1.ValidatingAdmissionPolicyBinding] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1beta1.ValidatingAdmissionPolicyBindingSpec@28-33|matchResources:admissionregistration.v1beta1.MatchResources|paramRef:admissionregistration.v1beta1.ParamRef|policyName:s -|validationActions:[s]=
admissionregistration.v1beta1.ValidatingAdmissionPolicyList@28-33|apiVersion:s -|items:[admissionregistration.v1beta1.ValidatingAdmissionPolicy] !*|kind:s -|metadata:meta.v1.ListMeta +
admissionregistration.v1beta1.ValidatingAdmissionPolicySpec@28-33|auditAnnotations:[admissionregistration.v1beta1.AuditAnnotation]|failurePolicy:s|matchConditions:[admissionregistration.v1beta1.MatchCondition]=name|matchConstraints:admissionregistration.v1beta1.MatchResources|paramKind:admissionregistration.v1beta1.ParamKind|validations:[admissionregistration.v1beta1.Validation]|variables:[admissionregistration.v1beta1.Variable]=name
admissionregistration.v1beta1.ValidatingAdmissionPolicyStatus@28-33|conditions:[meta.v1.Condition]=type|observedGeneration:l -|typeChecking:admissionregistration.v1beta1.TypeChecking
admissionregistration.v1beta1.Validation@28-33|expression:s !+|message:s -|messageExpression:s -|reason:s
admissionregistration.v1beta1.Variable~@28-|expression:s !+|name:s !+
apiextensions.v1.CustomResourceColumnDefinition|description:s|format:s|jsonPath:s !|name:s !|priority:i|type:s !
apiextensions.v1.CustomResourceConversion|strategy:s !|webhook:apiextensions.v1.WebhookConversion
apiextensions.v1.CustomResourceDefinition|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:apiextensions.v1.CustomResourceDefinitionSpec !+|status:apiextensions.v1.CustomResourceDefinitionStatus +
apiextensions.v1.CustomResourceDefinitionCondition|lastTransitionTime:t +@-28|lastTransitionTime:t@29-|message:s|observedGeneration:l@35-|reason:s|status:s !|type:s !
apiextensions.v1.CustomResourceDefinitionList|apiVersion:s|items:[apiextensions.v1.CustomResourceDefinition] !|kind:s|metadata:meta.v1.ListMeta +
apiextensions.v1.CustomResourceDefinitionNames|categories:[s]|kind:s !|listKind:s|plural:s !|shortNames:[s]|singular:s
apiextensions.v1.CustomResourceDefinitionSpec|conversion:apiextensions.v1.CustomResourceConversion|group:s !|names:apiextensions.v1.CustomResourceDefinitionNames !+|preserveUnknownFields:b|scope:s !|versions:[apiextensions.v1.CustomResourceDefinitionVersion] !
apiextensions.v1.CustomResourceDefinitionStatus|acceptedNames:apiextensions.v1.CustomResourceDefinitionNames +|conditions:[apiextensions.v1.CustomResourceDefinitionCondition]=type|observedGeneration:l@35-|storedVersions:[s]
apiextensions.v1.CustomResourceDefinitionVersion|additionalPrinterColumns:[apiextensions.v1.CustomResourceColumnDefinition]|deprecated:b|deprecationWarning:s|name:s !|schema:apiextensions.v1.CustomResourceValidation|selectableFields:[apiextensions.v1.SelectableField]@30-|served:b !|storage:b !|subresources:apiextensions.v1.CustomResourceSubresources
apiextensions.v1.CustomResourceSubresourceScale|labelSelectorPath:s|specReplicasPath:s !|statusReplicasPath:s !
apiextensions.v1.CustomResourceSubresourceStatus|
apiextensions.v1.CustomResourceSubresources|scale:apiextensions.v1.CustomResourceSubresourceScale|status:apiextensions.v1.CustomResourceSubresourceStatus
apiextensions.v1.CustomResourceValidation|openAPIV3Schema:apiextensions.v1.JSONSchemaProps
apiextensions.v1.ExternalDocumentation|description:s|url:s
apiextensions.v1.JSONSchemaProps|$ref:s|$schema:s|additionalItems:a|additionalProperties:a|allOf:[apiextensions.v1.JSONSchemaProps]|anyOf:[apiextensions.v1.JSONSchemaProps]|default:a|definitions:{apiextensions.v1.JSONSchemaProps}|dependencies:{a}|description:s|enum:[a]|example:a|exclusiveMaximum:b|exclusiveMinimum:b|externalDocs:apiextensions.v1.ExternalDocumentation|format:s|id:s|items:a|maxItems:l|maxLength:l|maxProperties:l|maximum:n|minItems:l|minLength:l|minProperties:l|minimum:n|multipleOf:n|not:apiextensions.v1.JSONSchemaProps|nullable:b|oneOf:[apiextensions.v1.JSONSchemaProps]|pattern:s|patternProperties:{apiextensions.v1.JSONSchemaProps}|properties:{apiextensions.v1.JSONSchemaProps}|required:[s]|title:s|type:s|uniqueItems:b|x-kubernetes-embedded-resource:b|x-kubernetes-int-or-string:b|x-kubernetes-list-map-keys:[s]|x-kubernetes-list-type:s|x-kubernetes-map-type:s|x-kubernetes-preserve-unknown-fields:b|x-kubernetes-validations:[apiextensions.v1.ValidationRule]=rule
apiextensions.v1.SelectableField@30-|jsonPath:s !
apiextensions.v1.ServiceReference|name:s !|namespace:s !|path:s|port:i
apiextensions.v1.ValidationRule|fieldPath:s@28-|message:s|messageExpression:s@27-|optionalOldSelf:b@29-|reason:s@28-|rule:s !
apiextensions.v1.WebhookClientConfig|caBundle:y|service:apiextensions.v1.ServiceReference|url:s
apiextensions.v1.WebhookConversion|clientConfig:apiextensions.v1.WebhookClientConfig|conversionReviewVersions:[s] !
apiregistration.v1.APIService|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:apiregistration.v1.APIServiceSpec +|status:apiregistration.v1.APIServiceStatus +
apiregistration.v1.APIServiceCondition|lastTransitionTime:t +@-28|lastTransitionTime:t@29-|message:s|reason:s|status:s !|type:s !
apiregistration.v1.APIServiceList|apiVersion:s|items:[apiregistration.v1.APIService] !|kind:s|metadata:meta.v1.ListMeta +
apiregistration.v1.APIServiceSpec|caBundle:y|group:s|groupPriorityMinimum:i !|insecureSkipTLSVerify:b|service:apiregistration.v1.ServiceReference|version:s|versionPriority:i !
apiregistration.v1.APIServiceStatus|conditions:[apiregistration.v1.APIServiceCondition]=type
apiregistration.v1.ServiceReference|name:s|namespace:s|port:i
apiserverinternal.v1alpha1.ServerStorageVersion|apiServerID:s@-35|apiServerID:s !@36-|decodableVersions:[s]=@-35|decodableVersions:[s]= !@36-|encodingVersion:s@-35|encodingVersion:s !@36-|servedVersions:[s]=@28-
apiserverinternal.v1alpha1.StorageVersion|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +@-35|metadata:meta.v1.ObjectMeta !@36-|spec:apiserverinternal.v1alpha1.StorageVersionSpec !+@-35|spec:apiserverinternal.v1alpha1.StorageVersionSpec@36-|status:apiserverinternal.v1alpha1.StorageVersionStatus !+@-35|status:apiserverinternal.v1alpha1.StorageVersionStatus@36-
apiserverinternal.v1alpha1.StorageVersionCondition|lastTransitionTime:t +@-28|lastTransitionTime:t@29-|message:s@-29|message:s !@30-|observedGeneration:l|reason:s !|status:s !|type:s !
apiserverinternal.v1alpha1.StorageVersionList|apiVersion:s|items:[apiserverinternal.v1alpha1.StorageVersion] !|kind:s|metadata:meta.v1.ListMeta +
apiserverinternal.v1alpha1.StorageVersionSpec|
apiserverinternal.v1alpha1.StorageVersionStatus|commonEncodingVersion:s|conditions:[apiserverinternal.v1alpha1.StorageVersionCondition]=type|storageVersions:[apiserverinternal.v1alpha1.ServerStorageVersion]=apiServerID
apps.v1.ControllerRevision|apiVersion:s -|data:u +|kind:s -|metadata:meta.v1.ObjectMeta +|revision:l !+
apps.v1.ControllerRevisionList|apiVersion:s -|items:[apps.v1.ControllerRevision] !*|kind:s -|metadata:meta.v1.ListMeta +
apps.v1.DaemonSet|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:apps.v1.DaemonSetSpec +|status:apps.v1.DaemonSetStatus +
apps.v1.DaemonSetCondition|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
apps.v1.DaemonSetList|apiVersion:s -|items:[apps.v1.DaemonSet] !*|kind:s -|metadata:meta.v1.ListMeta +
apps.v1.DaemonSetSpec|minReadySeconds:i -|revisionHistoryLimit:i|selector:meta.v1.LabelSelector !*|template:core.v1.PodTemplateSpec !+|updateStrategy:apps.v1.DaemonSetUpdateStrategy +
apps.v1.DaemonSetStatus|collisionCount:i|conditions:[apps.v1.DaemonSetCondition]=type|currentNumberScheduled:i !+|desiredNumberScheduled:i !+|numberAvailable:i -|numberMisscheduled:i !+|numberReady:i !+|numberUnavailable:i -|observedGeneration:l -|updatedNumberScheduled:i -
apps.v1.DaemonSetUpdateStrategy|rollingUpdate:apps.v1.RollingUpdateDaemonSet|type:s -
apps.v1.Deployment|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:apps.v1.DeploymentSpec +|status:apps.v1.DeploymentStatus +
apps.v1.DeploymentCondition|lastTransitionTime:t +|lastUpdateTime:t +|message:s -|reason:s -|status:s !+|type:s !+
apps.v1.DeploymentList|apiVersion:s -|items:[apps.v1.Deployment] !*|kind:s -|metadata:meta.v1.ListMeta +
apps.v1.DeploymentSpec|minReadySeconds:i -|paused:b -|progressDeadlineSeconds:i|replicas:i|revisionHistoryLimit:i|selector:meta.v1.LabelSelector !*|strategy:apps.v1.DeploymentStrategy +|template:core.v1.PodTemplateSpec !+
apps.v1.DeploymentStatus|availableReplicas:i -|collisionCount:i|conditions:[apps.v1.DeploymentCondition]=type|observedGeneration:l -|readyReplicas:i -|replicas:i -|terminatingReplicas:i@33-|unavailableReplicas:i -|updatedReplicas:i -
apps.v1.DeploymentStrategy|rollingUpdate:apps.v1.RollingUpdateDeployment|type:s -
apps.v1.ReplicaSet|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:apps.v1.ReplicaSetSpec +|status:apps.v1.ReplicaSetStatus +
apps.v1.ReplicaSetCondition|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
apps.v1.ReplicaSetList|apiVersion:s -|items:[apps.v1.ReplicaSet] !*|kind:s -|metadata:meta.v1.ListMeta +
apps.v1.ReplicaSetSpec|minReadySeconds:i -|replicas:i|selector:meta.v1.LabelSelector !*|template:core.v1.PodTemplateSpec +
apps.v1.ReplicaSetStatus|availableReplicas:i -|conditions:[apps.v1.ReplicaSetCondition]=type|fullyLabeledReplicas:i -|observedGeneration:l -|readyReplicas:i -|replicas:i !+|terminatingReplicas:i@33-
apps.v1.RollingUpdateDaemonSet|maxSurge:x|maxUnavailable:x
apps.v1.RollingUpdateDeployment|maxSurge:x|maxUnavailable:x
apps.v1.RollingUpdateStatefulSetStrategy|maxUnavailable:x@24-|partition:i
apps.v1.StatefulSet|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:apps.v1.StatefulSetSpec +|status:apps.v1.StatefulSetStatus +
apps.v1.StatefulSetCondition|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
apps.v1.StatefulSetList|apiVersion:s -|items:[apps.v1.StatefulSet] !*|kind:s -|metadata:meta.v1.ListMeta +
apps.v1.StatefulSetOrdinals@26-|start:i +
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy|whenDeleted:s -|whenScaled:s -
apps.v1.StatefulSetSpec|minReadySeconds:i -|ordinals:apps.v1.StatefulSetOrdinals@26-|persistentVolumeClaimRetentionPolicy:apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy|podManagementPolicy:s -|replicas:i|revisionHistoryLimit:i|selector:meta.v1.LabelSelector !*|serviceName:s !+@-32|serviceName:s +@33-|template:core.v1.PodTemplateSpec !+|updateStrategy:apps.v1.StatefulSetUpdateStrategy +|volumeClaimTemplates:[core.v1.PersistentVolumeClaim]
apps.v1.StatefulSetStatus|availableReplicas:i +|collisionCount:i|conditions:[apps.v1.StatefulSetCondition]=type|currentReplicas:i -|currentRevision:s -|observedGeneration:l -|readyReplicas:i -|replicas:i !+|updateRevision:s -|updatedReplicas:i -
apps.v1.StatefulSetUpdateStrategy|rollingUpdate:apps.v1.RollingUpdateStatefulSetStrategy|type:s -
authentication.v1.BoundObjectReference|apiVersion:s|kind:s|name:s|uid:s
authentication.v1.SelfSubjectReview@28-|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|status:authentication.v1.SelfSubjectReviewStatus +
authentication.v1.SelfSubjectReviewStatus@28-|userInfo:authentication.v1.UserInfo +
authentication.v1.TokenRequest|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:authentication.v1.TokenRequestSpec !+@-35|spec:authentication.v1.TokenRequestSpec@36-|status:authentication.v1.TokenRequestStatus +
authentication.v1.TokenRequestSpec|audiences:[s] !@-35|audiences:[s]@36-|boundObjectRef:authentication.v1.BoundObjectReference|expirationSeconds:l
authentication.v1.TokenRequestStatus|expirationTimestamp:t !+@-28|expirationTimestamp:t !@29-35|expirationTimestamp:t@36-|token:s !@-35|token:s@36-
authentication.v1.TokenReview|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:authentication.v1.TokenReviewSpec !+|status:authentication.v1.TokenReviewStatus +
authentication.v1.TokenReviewSpec|audiences:[s]|token:s@-35|token:s !@36-
authentication.v1.TokenReviewStatus|audiences:[s]|authenticated:b|error:s|user:authentication.v1.UserInfo +
authentication.v1.UserInfo|extra:{[s]}|groups:[s]|uid:s|username:s
authentication.v1alpha1.SelfSubjectReview@26-31|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|status:authentication.v1alpha1.SelfSubjectReviewStatus +
authentication.v1alpha1.SelfSubjectReviewStatus@26-31|userInfo:authentication.v1.UserInfo +
authentication.v1beta1.SelfSubjectReview@27-32|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|status:authentication.v1beta1.SelfSubjectReviewStatus +
authentication.v1beta1.SelfSubjectReviewStatus@27-32|userInfo:authentication.v1.UserInfo +
authorization.v1.FieldSelectorAttributes@31-|rawSelector:s|requirements:[meta.v1.FieldSelectorRequirement]
authorization.v1.LabelSelectorAttributes@31-|rawSelector:s|requirements:[meta.v1.LabelSelectorRequirement]
authorization.v1.LocalSubjectAccessReview|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:authorization.v1.SubjectAccessReviewSpec !+|status:authorization.v1.SubjectAccessReviewStatus +
authorization.v1.NonResourceAttributes|path:s|verb:s
authorization.v1.NonResourceRule|nonResourceURLs:[s]|verbs:[s] !
authorization.v1.ResourceAttributes|fieldSelector:authorization.v1.FieldSelectorAttributes@31-|group:s|labelSelector:authorization.v1.LabelSelectorAttributes@31-|name:s|namespace:s|resource:s|subresource:s|verb:s|version:s
authorization.v1.ResourceRule|apiGroups:[s]|resourceNames:[s]|resources:[s]|verbs:[s] !
authorization.v1.SelfSubjectAccessReview|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:authorization.v1.SelfSubjectAccessReviewSpec !+|status:authorization.v1.SubjectAccessReviewStatus +
authorization.v1.SelfSubjectAccessReviewSpec|nonResourceAttributes:authorization.v1.NonResourceAttributes|resourceAttributes:authorization.v1.ResourceAttributes
authorization.v1.SelfSubjectRulesReview|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:authorization.v1.SelfSubjectRulesReviewSpec !+|status:authorization.v1.SubjectRulesReviewStatus +
authorization.v1.SelfSubjectRulesReviewSpec|namespace:s
authorization.v1.SubjectAccessReview|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:authorization.v1.SubjectAccessReviewSpec !+|status:authorization.v1.SubjectAccessReviewStatus +
authorization.v1.SubjectAccessReviewSpec|extra:{[s]}|groups:[s]|nonResourceAttributes:authorization.v1.NonResourceAttributes|resourceAttributes:authorization.v1.ResourceAttributes|uid:s|user:s
authorization.v1.SubjectAccessReviewStatus|allowed:b !|denied:b|evaluationError:s|reason:s
authorization.v1.SubjectRulesReviewStatus|evaluationError:s|incomplete:b !|nonResourceRules:[authorization.v1.NonResourceRule] !|resourceRules:[authorization.v1.ResourceRule] !
autoscaling.v1.CrossVersionObjectReference~|apiVersion:s -|kind:s !+|name:s !+
autoscaling.v1.HorizontalPodAutoscaler|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:autoscaling.v1.HorizontalPodAutoscalerSpec +@-35|spec:autoscaling.v1.HorizontalPodAutoscalerSpec !+@36-|status:autoscaling.v1.HorizontalPodAutoscalerStatus +
autoscaling.v1.HorizontalPodAutoscalerList|apiVersion:s -|items:[autoscaling.v1.HorizontalPodAutoscaler] !*|kind:s -|metadata:meta.v1.ListMeta +
autoscaling.v1.HorizontalPodAutoscalerSpec|maxReplicas:i !+|minReplicas:i|scaleTargetRef:autoscaling.v1.CrossVersionObjectReference !+|targetCPUUtilizationPercentage:i
autoscaling.v1.HorizontalPodAutoscalerStatus|currentCPUUtilizationPercentage:i|currentReplicas:i !+|desiredReplicas:i !+|lastScaleTime:t|observedGeneration:l
autoscaling.v1.Scale|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:autoscaling.v1.ScaleSpec +|status:autoscaling.v1.ScaleStatus +
autoscaling.v1.ScaleSpec|replicas:i -
autoscaling.v1.ScaleStatus|replicas:i !+|selector:s -
autoscaling.v2.ContainerResourceMetricSource|container:s !+|name:s !+|target:autoscaling.v2.MetricTarget !+
autoscaling.v2.ContainerResourceMetricStatus|container:s !+|current:autoscaling.v2.MetricValueStatus !+|name:s !+
autoscaling.v2.CrossVersionObjectReference|apiVersion:s -|kind:s !+|name:s !+
autoscaling.v2.ExternalMetricSource|metric:autoscaling.v2.MetricIdentifier !+|target:autoscaling.v2.MetricTarget !+
autoscaling.v2.ExternalMetricStatus|current:autoscaling.v2.MetricValueStatus !+|metric:autoscaling.v2.MetricIdentifier !+
autoscaling.v2.HPAScalingPolicy|periodSeconds:i !+|type:s !+|value:i !+
autoscaling.v2.HPAScalingRules|policies:[autoscaling.v2.HPAScalingPolicy]|selectPolicy:s|stabilizationWindowSeconds:i|tolerance:q@33-
autoscaling.v2.HorizontalPodAutoscaler|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:autoscaling.v2.HorizontalPodAutoscalerSpec +@-35|spec:autoscaling.v2.HorizontalPodAutoscalerSpec !+@36-|status:autoscaling.v2.HorizontalPodAutoscalerStatus +
autoscaling.v2.HorizontalPodAutoscalerBehavior|scaleDown:autoscaling.v2.HPAScalingRules|scaleUp:autoscaling.v2.HPAScalingRules
autoscaling.v2.HorizontalPodAutoscalerCondition|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
autoscaling.v2.HorizontalPodAutoscalerList|apiVersion:s -|items:[autoscaling.v2.HorizontalPodAutoscaler] !*|kind:s -|metadata:meta.v1.ListMeta +
autoscaling.v2.HorizontalPodAutoscalerSpec|behavior:autoscaling.v2.HorizontalPodAutoscalerBehavior|maxReplicas:i !+|metrics:[autoscaling.v2.MetricSpec]|minReplicas:i|scaleTargetRef:autoscaling.v2.CrossVersionObjectReference !+
autoscaling.v2.HorizontalPodAutoscalerStatus|conditions:[autoscaling.v2.HorizontalPodAutoscalerCondition]=type|currentMetrics:[autoscaling.v2.MetricStatus] *|currentReplicas:i -|desiredReplicas:i !+|lastScaleTime:t|observedGeneration:l
autoscaling.v2.MetricIdentifier|name:s !+|selector:meta.v1.LabelSelector
autoscaling.v2.MetricSpec|containerResource:autoscaling.v2.ContainerResourceMetricSource|external:autoscaling.v2.ExternalMetricSource|object:autoscaling.v2.ObjectMetricSource|pods:autoscaling.v2.PodsMetricSource|resource:autoscaling.v2.ResourceMetricSource|type:s !+
autoscaling.v2.MetricStatus|containerResource:autoscaling.v2.ContainerResourceMetricStatus|external:autoscaling.v2.ExternalMetricStatus|object:autoscaling.v2.ObjectMetricStatus|pods:autoscaling.v2.PodsMetricStatus|resource:autoscaling.v2.ResourceMetricStatus|type:s !+
autoscaling.v2.MetricTarget|averageUtilization:i|averageValue:q|type:s !+|value:q
autoscaling.v2.MetricValueStatus|averageUtilization:i|averageValue:q|value:q
autoscaling.v2.ObjectMetricSource|describedObject:autoscaling.v2.CrossVersionObjectReference !+|metric:autoscaling.v2.MetricIdentifier !+|target:autoscaling.v2.MetricTarget !+
autoscaling.v2.ObjectMetricStatus|current:autoscaling.v2.MetricValueStatus !+|describedObject:autoscaling.v2.CrossVersionObjectReference !+|metric:autoscaling.v2.MetricIdentifier !+
autoscaling.v2.PodsMetricSource|metric:autoscaling.v2.MetricIdentifier !+|target:autoscaling.v2.MetricTarget !+
autoscaling.v2.PodsMetricStatus|current:autoscaling.v2.MetricValueStatus !+|metric:autoscaling.v2.MetricIdentifier !+
autoscaling.v2.ResourceMetricSource|name:s !+|target:autoscaling.v2.MetricTarget !+
autoscaling.v2.ResourceMetricStatus|current:autoscaling.v2.MetricValueStatus !+|name:s !+
autoscaling.v2beta1.ContainerResourceMetricSource@-24|container:s !|name:s !|targetAverageUtilization:i|targetAverageValue:q
autoscaling.v2beta1.ContainerResourceMetricStatus@-24|container:s !|currentAverageUtilization:i|currentAverageValue:q !+|name:s !
autoscaling.v2beta1.CrossVersionObjectReference@-24|apiVersion:s|kind:s !|name:s !
autoscaling.v2beta1.ExternalMetricSource@-24|metricName:s !|metricSelector:meta.v1.LabelSelector|targetAverageValue:q|targetValue:q
autoscaling.v2beta1.ExternalMetricStatus@-24|currentAverageValue:q|currentValue:q !+|metricName:s !|metricSelector:meta.v1.LabelSelector
autoscaling.v2beta1.HorizontalPodAutoscaler@-24|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:autoscaling.v2beta1.HorizontalPodAutoscalerSpec +|status:autoscaling.v2beta1.HorizontalPodAutoscalerStatus +
autoscaling.v2beta1.HorizontalPodAutoscalerCondition@-24|lastTransitionTime:t +|message:s|reason:s|status:s !|type:s !
autoscaling.v2beta1.HorizontalPodAutoscalerList@-24|apiVersion:s|items:[autoscaling.v2beta1.HorizontalPodAutoscaler] !|kind:s|metadata:meta.v1.ListMeta +
autoscaling.v2beta1.HorizontalPodAutoscalerSpec@-24|maxReplicas:i !|metrics:[autoscaling.v2beta1.MetricSpec]|minReplicas:i|scaleTargetRef:autoscaling.v2beta1.CrossVersionObjectReference !+
autoscaling.v2beta1.HorizontalPodAutoscalerStatus@-24|conditions:[autoscaling.v2beta1.HorizontalPodAutoscalerCondition]|currentMetrics:[autoscaling.v2beta1.MetricStatus]|currentReplicas:i !|desiredReplicas:i !|lastScaleTime:t|observedGeneration:l
autoscaling.v2beta1.MetricSpec@-24|containerResource:autoscaling.v2beta1.ContainerResourceMetricSource|external:autoscaling.v2beta1.ExternalMetricSource|object:autoscaling.v2beta1.ObjectMetricSource|pods:autoscaling.v2beta1.PodsMetricSource|resource:autoscaling.v2beta1.ResourceMetricSource|type:s !
autoscaling.v2beta1.MetricStatus@-24|containerResource:autoscaling.v2beta1.ContainerResourceMetricStatus|external:autoscaling.v2beta1.ExternalMetricStatus|object:autoscaling.v2beta1.ObjectMetricStatus|pods:autoscaling.v2beta1.PodsMetricStatus|resource:autoscaling.v2beta1.ResourceMetricStatus|type:s !
autoscaling.v2beta1.ObjectMetricSource@-24|averageValue:q|metricName:s !|selector:meta.v1.LabelSelector|target:autoscaling.v2beta1.CrossVersionObjectReference !+|targetValue:q !+
autoscaling.v2beta1.ObjectMetricStatus@-24|averageValue:q|currentValue:q !+|metricName:s !|selector:meta.v1.LabelSelector|target:autoscaling.v2beta1.CrossVersionObjectReference !+
autoscaling.v2beta1.PodsMetricSource@-24|metricName:s !|selector:meta.v1.LabelSelector|targetAverageValue:q !+
autoscaling.v2beta1.PodsMetricStatus@-24|currentAverageValue:q !+|metricName:s !|selector:meta.v1.LabelSelector
autoscaling.v2beta1.ResourceMetricSource@-24|name:s !|targetAverageUtilization:i|targetAverageValue:q
autoscaling.v2beta1.ResourceMetricStatus@-24|currentAverageUtilization:i|currentAverageValue:q !+|name:s !
autoscaling.v2beta2.ContainerResourceMetricSource@-25|container:s !|name:s !|target:autoscaling.v2beta2.MetricTarget !+
autoscaling.v2beta2.ContainerResourceMetricStatus@-25|container:s !|current:autoscaling.v2beta2.MetricValueStatus !+|name:s !
autoscaling.v2beta2.CrossVersionObjectReference@-25|apiVersion:s|kind:s !|name:s !
autoscaling.v2beta2.ExternalMetricSource@-25|metric:autoscaling.v2beta2.MetricIdentifier !+|target:autoscaling.v2beta2.MetricTarget !+
autoscaling.v2beta2.ExternalMetricStatus@-25|current:autoscaling.v2beta2.MetricValueStatus !+|metric:autoscaling.v2beta2.MetricIdentifier !+
autoscaling.v2beta2.HPAScalingPolicy@-25|periodSeconds:i !|type:s !|value:i !
autoscaling.v2beta2.HPAScalingRules@-25|policies:[autoscaling.v2beta2.HPAScalingPolicy]|selectPolicy:s|stabilizationWindowSeconds:i
autoscaling.v2beta2.HorizontalPodAutoscaler@-25|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:autoscaling.v2beta2.HorizontalPodAutoscalerSpec +|status:autoscaling.v2beta2.HorizontalPodAutoscalerStatus +
autoscaling.v2beta2.HorizontalPodAutoscalerBehavior@-25|scaleDown:autoscaling.v2beta2.HPAScalingRules|scaleUp:autoscaling.v2beta2.HPAScalingRules
autoscaling.v2beta2.HorizontalPodAutoscalerCondition@-25|lastTransitionTime:t +|message:s|reason:s|status:s !|type:s !
autoscaling.v2beta2.HorizontalPodAutoscalerList@-25|apiVersion:s|items:[autoscaling.v2beta2.HorizontalPodAutoscaler] !|kind:s|metadata:meta.v1.ListMeta +
autoscaling.v2beta2.HorizontalPodAutoscalerSpec@-25|behavior:autoscaling.v2beta2.HorizontalPodAutoscalerBehavior|maxReplicas:i !|metrics:[autoscaling.v2beta2.MetricSpec]|minReplicas:i|scaleTargetRef:autoscaling.v2beta2.CrossVersionObjectReference !+
autoscaling.v2beta2.HorizontalPodAutoscalerStatus@-25|conditions:[autoscaling.v2beta2.HorizontalPodAutoscalerCondition]|currentMetrics:[autoscaling.v2beta2.MetricStatus]|currentReplicas:i !|desiredReplicas:i !|lastScaleTime:t|observedGeneration:l
autoscaling.v2beta2.MetricIdentifier@-25|name:s !|selector:meta.v1.LabelSelector
autoscaling.v2beta2.MetricSpec@-25|containerResource:autoscaling.v2beta2.ContainerResourceMetricSource|external:autoscaling.v2beta2.ExternalMetricSource|object:autoscaling.v2beta2.ObjectMetricSource|pods:autoscaling.v2beta2.PodsMetricSource|resource:autoscaling.v2beta2.ResourceMetricSource|type:s !
autoscaling.v2beta2.MetricStatus@-25|containerResource:autoscaling.v2beta2.ContainerResourceMetricStatus|external:autoscaling.v2beta2.ExternalMetricStatus|object:autoscaling.v2beta2.ObjectMetricStatus|pods:autoscaling.v2beta2.PodsMetricStatus|resource:autoscaling.v2beta2.ResourceMetricStatus|type:s !
autoscaling.v2beta2.MetricTarget@-25|averageUtilization:i|averageValue:q|type:s !|value:q
autoscaling.v2beta2.MetricValueStatus@-25|averageUtilization:i|averageValue:q|value:q
autoscaling.v2beta2.ObjectMetricSource@-25|describedObject:autoscaling.v2beta2.CrossVersionObjectReference !+|metric:autoscaling.v2beta2.MetricIdentifier !+|target:autoscaling.v2beta2.MetricTarget !+
autoscaling.v2beta2.ObjectMetricStatus@-25|current:autoscaling.v2beta2.MetricValueStatus !+|describedObject:autoscaling.v2beta2.CrossVersionObjectReference !+|metric:autoscaling.v2beta2.MetricIdentifier !+
autoscaling.v2beta2.PodsMetricSource@-25|metric:autoscaling.v2beta2.MetricIdentifier !+|target:autoscaling.v2beta2.MetricTarget !+
autoscaling.v2beta2.PodsMetricStatus@-25|current:autoscaling.v2beta2.MetricValueStatus !+|metric:autoscaling.v2beta2.MetricIdentifier !+
autoscaling.v2beta2.ResourceMetricSource@-25|name:s !|target:autoscaling.v2beta2.MetricTarget !+
autoscaling.v2beta2.ResourceMetricStatus@-25|current:autoscaling.v2beta2.MetricValueStatus !+|name:s !
batch.v1.CronJob|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:batch.v1.CronJobSpec +@-35|spec:batch.v1.CronJobSpec !+@36-|status:batch.v1.CronJobStatus +
batch.v1.CronJobList|apiVersion:s -|items:[batch.v1.CronJob] !*|kind:s -|metadata:meta.v1.ListMeta +
batch.v1.CronJobSpec|concurrencyPolicy:s -|failedJobsHistoryLimit:i|jobTemplate:batch.v1.JobTemplateSpec !+|schedule:s !+|startingDeadlineSeconds:l|successfulJobsHistoryLimit:i|suspend:b|timeZone:s@24-
batch.v1.CronJobStatus|active:[core.v1.ObjectReference]|lastScheduleTime:t|lastSuccessfulTime:t
batch.v1.Job|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:batch.v1.JobSpec +|status:batch.v1.JobStatus +
batch.v1.JobCondition|lastProbeTime:t +|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
batch.v1.JobList|apiVersion:s -|items:[batch.v1.Job] !*|kind:s -|metadata:meta.v1.ListMeta +
batch.v1.JobSpec|activeDeadlineSeconds:l|backoffLimit:i|backoffLimitPerIndex:i@28-|completionMode:s|completions:i|managedBy:s@30-|manualSelector:b|maxFailedIndexes:i@28-|parallelism:i|podFailurePolicy:batch.v1.PodFailurePolicy@25-|podReplacementPolicy:s@28-|selector:meta.v1.LabelSelector|successPolicy:batch.v1.SuccessPolicy@30-|suspend:b|template:core.v1.PodTemplateSpec !+|ttlSecondsAfterFinished:i
batch.v1.JobStatus|active:i -|completedIndexes:s -|completionTime:t|conditions:[batch.v1.JobCondition]|failed:i -|failedIndexes:s@28-|ready:i|startTime:t|succeeded:i -|terminating:i@28-|uncountedTerminatedPods:batch.v1.UncountedTerminatedPods
batch.v1.JobTemplateSpec|metadata:meta.v1.ObjectMeta +|spec:batch.v1.JobSpec +
batch.v1.PodFailurePolicy@25-|rules:[batch.v1.PodFailurePolicyRule] !*
batch.v1.PodFailurePolicyOnExitCodesRequirement@25-|containerName:s|operator:s !+|values:[i]= !*
batch.v1.PodFailurePolicyOnPodConditionsPattern@25-|status:s !+@-34|status:s +@35-|type:s !+
batch.v1.PodFailurePolicyRule@25-|action:s !+|onExitCodes:batch.v1.PodFailurePolicyOnExitCodesRequirement|onPodConditions:[batch.v1.PodFailurePolicyOnPodConditionsPattern]
batch.v1.SuccessPolicy@30-|rules:[batch.v1.SuccessPolicyRule] !*
batch.v1.SuccessPolicyRule@30-|succeededCount:i|succeededIndexes:s
batch.v1.UncountedTerminatedPods|failed:[s]=|succeeded:[s]=
batch.v1beta1.CronJob@-24|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:batch.v1beta1.CronJobSpec +|status:batch.v1beta1.CronJobStatus +
batch.v1beta1.CronJobList@-24|apiVersion:s -|items:[batch.v1beta1.CronJob] !*|kind:s -|metadata:meta.v1.ListMeta +
batch.v1beta1.CronJobSpec@-24|concurrencyPolicy:s -|failedJobsHistoryLimit:i|jobTemplate:batch.v1beta1.JobTemplateSpec !+|schedule:s !+|startingDeadlineSeconds:l|successfulJobsHistoryLimit:i|suspend:b|timeZone:s@24-
batch.v1beta1.CronJobStatus@-24|active:[core.v1.ObjectReference]|lastScheduleTime:t|lastSuccessfulTime:t
batch.v1beta1.JobTemplateSpec@-24|metadata:meta.v1.ObjectMeta +|spec:batch.v1.JobSpec +
certificates.v1.CertificateSigningRequest|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:certificates.v1.CertificateSigningRequestSpec !+|status:certificates.v1.CertificateSigningRequestStatus +
certificates.v1.CertificateSigningRequestCondition|lastTransitionTime:t +|lastUpdateTime:t +|message:s -|reason:s -|status:s !+|type:s !+
certificates.v1.CertificateSigningRequestList|apiVersion:s -|items:[certificates.v1.CertificateSigningRequest] !*|kind:s -|metadata:meta.v1.ListMeta +
certificates.v1.CertificateSigningRequestSpec|expirationSeconds:i|extra:{[s]}|groups:[s]|request:y !*|signerName:s !+|uid:s -|usages:[s]|username:s -
certificates.v1.CertificateSigningRequestStatus|certificate:y|conditions:[certificates.v1.CertificateSigningRequestCondition]=type
certificates.v1alpha1.ClusterTrustBundle@27-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:certificates.v1alpha1.ClusterTrustBundleSpec !+
certificates.v1alpha1.ClusterTrustBundleList@27-|apiVersion:s -|items:[certificates.v1alpha1.ClusterTrustBundle] !*|kind:s -|metadata:meta.v1.ListMeta +
certificates.v1alpha1.ClusterTrustBundleSpec@27-|signerName:s -|trustBundle:s !+
certificates.v1alpha1.PodCertificateRequest@34-34|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:certificates.v1alpha1.PodCertificateRequestSpec !+|status:certificates.v1alpha1.PodCertificateRequestStatus +
certificates.v1alpha1.PodCertificateRequestList@34-34|apiVersion:s|items:[certificates.v1alpha1.PodCertificateRequest] !|kind:s|metadata:meta.v1.ListMeta +
certificates.v1alpha1.PodCertificateRequestSpec@34-34|maxExpirationSeconds:i =86400|nodeName:s !|nodeUID:s !|pkixPublicKey:y !|podName:s !|podUID:s !|proofOfPossession:y !|serviceAccountName:s !|serviceAccountUID:s !|signerName:s !
certificates.v1alpha1.PodCertificateRequestStatus@34-34|beginRefreshAt:t|certificateChain:s|conditions:[meta.v1.Condition]=type|notAfter:t|notBefore:t
certificates.v1beta1.ClusterTrustBundle@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:certificates.v1beta1.ClusterTrustBundleSpec !+
certificates.v1beta1.ClusterTrustBundleList@33-|apiVersion:s -|items:[certificates.v1beta1.ClusterTrustBundle] !*|kind:s -|metadata:meta.v1.ListMeta +
certificates.v1beta1.ClusterTrustBundleSpec@33-|signerName:s -|trustBundle:s !+
certificates.v1beta1.PodCertificateRequest@35-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:certificates.v1beta1.PodCertificateRequestSpec !+|status:certificates.v1beta1.PodCertificateRequestStatus +
certificates.v1beta1.PodCertificateRequestList@35-|apiVersion:s -|items:[certificates.v1beta1.PodCertificateRequest] !*|kind:s -|metadata:meta.v1.ListMeta +
certificates.v1beta1.PodCertificateRequestSpec@35-|maxExpirationSeconds:i =86400|nodeName:s !+|nodeUID:s !+|pkixPublicKey:y !*@-35|pkixPublicKey:y *@36-|podName:s !+|podUID:s !+|proofOfPossession:y !*@-35|proofOfPossession:y *@36-|serviceAccountName:s !+|serviceAccountUID:s !+|signerName:s !+|stubPKCS10Request:y !*@36-|unverifiedUserAnnotations:{s}
certificates.v1beta1.PodCertificateRequestStatus@35-|beginRefreshAt:t|certificateChain:s -|conditions:[meta.v1.Condition]=type|notAfter:t|notBefore:t
coordination.v1.Lease|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:coordination.v1.LeaseSpec +
coordination.v1.LeaseList|apiVersion:s -|items:[coordination.v1.Lease] !*|kind:s -|metadata:meta.v1.ListMeta +
coordination.v1.LeaseSpec|acquireTime:t|holderIdentity:s|leaseDurationSeconds:i|leaseTransitions:i|preferredHolder:s@31-|renewTime:t|strategy:s@31-
coordination.v1alpha1.LeaseCandidate@31-31|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:coordination.v1alpha1.LeaseCandidateSpec +
coordination.v1alpha1.LeaseCandidateList@31-31|apiVersion:s|items:[coordination.v1alpha1.LeaseCandidate] !|kind:s|metadata:meta.v1.ListMeta +
coordination.v1alpha1.LeaseCandidateSpec@31-31|binaryVersion:s|emulationVersion:s|leaseName:s !|pingTime:t|preferredStrategies:[s] !|renewTime:t
coordination.v1alpha2.LeaseCandidate@32-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:coordination.v1alpha2.LeaseCandidateSpec +@-35|spec:coordination.v1alpha2.LeaseCandidateSpec !+@36-
coordination.v1alpha2.LeaseCandidateList@32-|apiVersion:s -|items:[coordination.v1alpha2.LeaseCandidate] !*|kind:s -|metadata:meta.v1.ListMeta +
coordination.v1alpha2.LeaseCandidateSpec@32-|binaryVersion:s !+|emulationVersion:s -|leaseName:s !+|pingTime:t|renewTime:t|strategy:s !-
coordination.v1beta1.LeaseCandidate@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:coordination.v1beta1.LeaseCandidateSpec +@-35|spec:coordination.v1beta1.LeaseCandidateSpec !+@36-
coordination.v1beta1.LeaseCandidateList@33-|apiVersion:s -|items:[coordination.v1beta1.LeaseCandidate] !*|kind:s -|metadata:meta.v1.ListMeta +
coordination.v1beta1.LeaseCandidateSpec@33-|binaryVersion:s !+|emulationVersion:s -|leaseName:s !+|pingTime:t|renewTime:t|strategy:s !-
core.v1.AWSElasticBlockStoreVolumeSource|fsType:s -|partition:i -|readOnly:b -|volumeID:s !+
core.v1.Affinity|nodeAffinity:core.v1.NodeAffinity|podAffinity:core.v1.PodAffinity|podAntiAffinity:core.v1.PodAntiAffinity
core.v1.AppArmorProfile@30-|localhostProfile:s|type:s !+
core.v1.AttachedVolume|devicePath:s !+|name:s !+
core.v1.AzureDiskVolumeSource|cachingMode:s@-30|cachingMode:s ="ReadWrite"@31-|diskName:s !+|diskURI:s !+|fsType:s@-30|fsType:s ="ext4"@31-|kind:s@-30|kind:s ="Shared"@31-|readOnly:b
core.v1.AzureFilePersistentVolumeSource|readOnly:b -|secretName:s !+|secretNamespace:s *|shareName:s !+
core.v1.AzureFileVolumeSource|readOnly:b -|secretName:s !+|shareName:s !+
core.v1.Binding|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|target:core.v1.ObjectReference !+
core.v1.CSIPersistentVolumeSource|controllerExpandSecretRef:core.v1.SecretReference|controllerPublishSecretRef:core.v1.SecretReference|driver:s !+|fsType:s -|nodeExpandSecretRef:core.v1.SecretReference@25-|nodePublishSecretRef:core.v1.SecretReference|nodeStageSecretRef:core.v1.SecretReference|readOnly:b -|volumeAttributes:{s}|volumeHandle:s !+
core.v1.CSIVolumeSource|driver:s !+|fsType:s|nodePublishSecretRef:core.v1.LocalObjectReference|readOnly:b|volumeAttributes:{s}
core.v1.Capabilities|add:[s]|drop:[s]
core.v1.CephFSPersistentVolumeSource|monitors:[s] !*|path:s -|readOnly:b -|secretFile:s -|secretRef:core.v1.SecretReference|user:s -
core.v1.CephFSVolumeSource|monitors:[s] !*|path:s -|readOnly:b -|secretFile:s -|secretRef:core.v1.LocalObjectReference|user:s -
core.v1.CinderPersistentVolumeSource|fsType:s -|readOnly:b -|secretRef:core.v1.SecretReference|volumeID:s !+
core.v1.CinderVolumeSource|fsType:s -|readOnly:b -|secretRef:core.v1.LocalObjectReference|volumeID:s !+
core.v1.ClaimSource@26-30|resourceClaimName:s|resourceClaimTemplateName:s
core.v1.ClientIPConfig|timeoutSeconds:i
core.v1.ClusterTrustBundleProjection@29-|labelSelector:meta.v1.LabelSelector|name:s|optional:b|path:s !+|signerName:s
core.v1.ComponentCondition|error:s -|message:s -|status:s !+|type:s !+
core.v1.ComponentStatus|apiVersion:s -|conditions:[core.v1.ComponentCondition]=type|kind:s -|metadata:meta.v1.ObjectMeta +
core.v1.ComponentStatusList|apiVersion:s -|items:[core.v1.ComponentStatus] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.ConfigMap|apiVersion:s -|binaryData:{y}|data:{s}|immutable:b|kind:s -|metadata:meta.v1.ObjectMeta +
core.v1.ConfigMapEnvSource|name:s -|optional:b
core.v1.ConfigMapKeySelector~|key:s !+|name:s -|optional:b
core.v1.ConfigMapList|apiVersion:s -|items:[core.v1.ConfigMap] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.ConfigMapNodeConfigSource|kubeletConfigKey:s !+|name:s !+|namespace:s !+|resourceVersion:s -|uid:s -
core.v1.ConfigMapProjection|items:[core.v1.KeyToPath]|name:s -|optional:b
core.v1.ConfigMapVolumeSource|defaultMode:i|items:[core.v1.KeyToPath]|name:s -|optional:b
core.v1.Container|args:[s]|command:[s]|env:[core.v1.EnvVar]=name|envFrom:[core.v1.EnvFromSource]|image:s -|imagePullPolicy:s -|lifecycle:core.v1.Lifecycle|livenessProbe:core.v1.Probe|name:s !+|ports:[core.v1.ContainerPort]=containerPort,protocol|readinessProbe:core.v1.Probe|resizePolicy:[core.v1.ContainerResizePolicy]@27-|resources:core.v1.ResourceRequirements +|restartPolicy:s@28-|restartPolicyRules:[core.v1.ContainerRestartRule]@34-|securityContext:core.v1.SecurityContext|startupProbe:core.v1.Probe|stdin:b -|stdinOnce:b -|terminationMessagePath:s -|terminationMessagePolicy:s -|tty:b -|volumeDevices:[core.v1.VolumeDevice]=devicePath|volumeMounts:[core.v1.VolumeMount]=mountPath|workingDir:s -
core.v1.ContainerExtendedResourceRequest@34-|containerName:s !+|requestName:s !+|resourceName:s !+
core.v1.ContainerImage|names:[s] *|sizeBytes:l -
core.v1.ContainerPort|containerPort:i !+|hostIP:s -|hostPort:i -|name:s -|protocol:s -="TCP"
core.v1.ContainerResizePolicy@27-|resourceName:s !+|restartPolicy:s !+
core.v1.ContainerRestartRule@34-|action:s !-|exitCodes:core.v1.ContainerRestartRuleOnExitCodes
core.v1.ContainerRestartRuleOnExitCodes@34-|operator:s !-|values:[i]=
core.v1.ContainerState|running:core.v1.ContainerStateRunning|terminated:core.v1.ContainerStateTerminated|waiting:core.v1.ContainerStateWaiting
core.v1.ContainerStateRunning|startedAt:t +
core.v1.ContainerStateTerminated|containerID:s -|exitCode:i !+|finishedAt:t +|message:s -|reason:s -|signal:i -|startedAt:t +
core.v1.ContainerStateWaiting|message:s -|reason:s -
core.v1.ContainerStatus|allocatedResources:{q}@27-|allocatedResourcesStatus:[core.v1.ResourceStatus]=name@31-|containerID:s -|image:s !+|imageID:s !+|lastState:core.v1.ContainerState +|name:s !+|ready:b !+|resources:core.v1.ResourceRequirements@27-|restartCount:i !+|started:b|state:core.v1.ContainerState +|stopSignal:s@33-|user:core.v1.ContainerUser@31-|volumeMounts:[core.v1.VolumeMountStatus]=mountPath@30-
core.v1.ContainerUser@31-|linux:core.v1.LinuxContainerUser
core.v1.DaemonEndpoint|Port:i !+
core.v1.DownwardAPIProjection|items:[core.v1.DownwardAPIVolumeFile]
core.v1.DownwardAPIVolumeFile|fieldRef:core.v1.ObjectFieldSelector|mode:i|path:s !+|resourceFieldRef:core.v1.ResourceFieldSelector
core.v1.DownwardAPIVolumeSource|defaultMode:i|items:[core.v1.DownwardAPIVolumeFile]
core.v1.EmptyDirVolumeSource|medium:s -|sizeLimit:q
core.v1.EndpointAddress~|hostname:s -|ip:s !+|nodeName:s|targetRef:core.v1.ObjectReference
core.v1.EndpointPort~|appProtocol:s|name:s -|port:i !+|protocol:s -
core.v1.EndpointSubset|addresses:[core.v1.EndpointAddress]|notReadyAddresses:[core.v1.EndpointAddress]|ports:[core.v1.EndpointPort]
core.v1.Endpoints|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|subsets:[core.v1.EndpointSubset]
core.v1.EndpointsList|apiVersion:s -|items:[core.v1.Endpoints] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.EnvFromSource|configMapRef:core.v1.ConfigMapEnvSource|prefix:s -|secretRef:core.v1.SecretEnvSource
core.v1.EnvVar|name:s !+|value:s -|valueFrom:core.v1.EnvVarSource
core.v1.EnvVarSource|configMapKeyRef:core.v1.ConfigMapKeySelector|fieldRef:core.v1.ObjectFieldSelector|fileKeyRef:core.v1.FileKeySelector@34-|resourceFieldRef:core.v1.ResourceFieldSelector|secretKeyRef:core.v1.SecretKeySelector
core.v1.EphemeralContainer|args:[s]|command:[s]|env:[core.v1.EnvVar]=name|envFrom:[core.v1.EnvFromSource]|image:s -|imagePullPolicy:s -|lifecycle:core.v1.Lifecycle|livenessProbe:core.v1.Probe|name:s !+|ports:[core.v1.ContainerPort]=containerPort,protocol|readinessProbe:core.v1.Probe|resizePolicy:[core.v1.ContainerResizePolicy]@27-|resources:core.v1.ResourceRequirements +|restartPolicy:s@28-|restartPolicyRules:[core.v1.ContainerRestartRule]@34-|securityContext:core.v1.SecurityContext|startupProbe:core.v1.Probe|stdin:b -|stdinOnce:b -|targetContainerName:s -|terminationMessagePath:s -|terminationMessagePolicy:s -|tty:b -|volumeDevices:[core.v1.VolumeDevice]=devicePath|volumeMounts:[core.v1.VolumeMount]=mountPath|workingDir:s -
core.v1.EphemeralVolumeSource|volumeClaimTemplate:core.v1.PersistentVolumeClaimTemplate
core.v1.Event|action:s -|apiVersion:s -|count:i -|eventTime:t +|firstTimestamp:t +|involvedObject:core.v1.ObjectReference !+|kind:s -|lastTimestamp:t +|message:s -|metadata:meta.v1.ObjectMeta !+|reason:s -|related:core.v1.ObjectReference|reportingComponent:s +|reportingInstance:s +|series:core.v1.EventSeries|source:core.v1.EventSource +|type:s -
core.v1.EventList|apiVersion:s -|items:[core.v1.Event] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.EventSeries|count:i -|lastObservedTime:t +
core.v1.EventSource|component:s -|host:s -
core.v1.ExecAction|command:[s]
core.v1.FCVolumeSource|fsType:s -|lun:i|readOnly:b -|targetWWNs:[s]|wwids:[s]
core.v1.FileKeySelector~@34-|key:s !+|optional:b|path:s !+|volumeName:s !+
core.v1.FlexPersistentVolumeSource|driver:s !+|fsType:s -|options:{s}|readOnly:b -|secretRef:core.v1.SecretReference
core.v1.FlexVolumeSource|driver:s !+|fsType:s -|options:{s}|readOnly:b -|secretRef:core.v1.LocalObjectReference
core.v1.FlockerVolumeSource|datasetName:s -|datasetUUID:s -
core.v1.GCEPersistentDiskVolumeSource|fsType:s -|partition:i -|pdName:s !+|readOnly:b -
core.v1.GRPCAction|port:i !+|service:s *
core.v1.GitRepoVolumeSource|directory:s -|repository:s !+|revision:s -
core.v1.GlusterfsPersistentVolumeSource|endpoints:s !+|endpointsNamespace:s|path:s !+|readOnly:b -
core.v1.GlusterfsVolumeSource|endpoints:s !+|path:s !+|readOnly:b -
core.v1.HTTPGetAction|host:s -|httpHeaders:[core.v1.HTTPHeader]|path:s -|port:x !+|scheme:s -
core.v1.HTTPHeader|name:s !+|value:s !+
core.v1.HostAlias|hostnames:[s]|ip:s +@-29|ip:s !+@30-
core.v1.HostIP@28-|ip:s +@-29|ip:s !+@30-
core.v1.HostPathVolumeSource|path:s !+|type:s
core.v1.ISCSIPersistentVolumeSource|chapAuthDiscovery:b -|chapAuthSession:b -|fsType:s -|initiatorName:s|iqn:s !+|iscsiInterface:s -@-30|iscsiInterface:s -="default"@31-|lun:i !+|portals:[s]|readOnly:b -|secretRef:core.v1.SecretReference|targetPortal:s !+
core.v1.ISCSIVolumeSource|chapAuthDiscovery:b -|chapAuthSession:b -|fsType:s -|initiatorName:s|iqn:s !+|iscsiInterface:s -@-30|iscsiInterface:s -="default"@31-|lun:i !+|portals:[s]|readOnly:b -|secretRef:core.v1.LocalObjectReference|targetPortal:s !+
core.v1.ImageVolumeSource@31-|pullPolicy:s -|reference:s -
core.v1.ImageVolumeStatus@36-|imageRef:s !-
core.v1.KeyToPath|key:s !+|mode:i|path:s !+
core.v1.Lifecycle|postStart:core.v1.LifecycleHandler|preStop:core.v1.LifecycleHandler|stopSignal:s@33-
core.v1.LifecycleHandler|exec:core.v1.ExecAction|httpGet:core.v1.HTTPGetAction|sleep:core.v1.SleepAction@29-|tcpSocket:core.v1.TCPSocketAction
core.v1.LimitRange|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.LimitRangeSpec +
core.v1.LimitRangeItem|default:{q}|defaultRequest:{q}|max:{q}|maxLimitRequestRatio:{q}|min:{q}|type:s !+
core.v1.LimitRangeList|apiVersion:s -|items:[core.v1.LimitRange] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.LimitRangeSpec|limits:[core.v1.LimitRangeItem] !*
core.v1.LinuxContainerUser@31-|gid:l !+|supplementalGroups:[l]|uid:l !+
core.v1.LoadBalancerIngress|hostname:s -|ip:s -|ipMode:s@29-|ports:[core.v1.PortStatus]
core.v1.LoadBalancerStatus|ingress:[core.v1.LoadBalancerIngress]
core.v1.LocalObjectReference~|name:s -
core.v1.LocalVolumeSource|fsType:s|path:s !+
core.v1.ModifyVolumeStatus@29-|status:s !+|targetVolumeAttributesClassName:s -
core.v1.NFSVolumeSource|path:s !+|readOnly:b -|server:s !+
core.v1.Namespace|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.NamespaceSpec +|status:core.v1.NamespaceStatus +
core.v1.NamespaceCondition|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
core.v1.NamespaceList|apiVersion:s -|items:[core.v1.Namespace] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.NamespaceSpec|finalizers:[s]
core.v1.NamespaceStatus|conditions:[core.v1.NamespaceCondition]=type|phase:s -
core.v1.Node|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.NodeSpec +|status:core.v1.NodeStatus +
core.v1.NodeAddress|address:s !+|type:s !+
core.v1.NodeAffinity|preferredDuringSchedulingIgnoredDuringExecution:[core.v1.PreferredSchedulingTerm]|requiredDuringSchedulingIgnoredDuringExecution:core.v1.NodeSelector
core.v1.NodeAllocatableResourceClaimStatus@36-|containers:[s]=|resourceClaimName:s !+|resources:{q} !*
core.v1.NodeCondition|lastHeartbeatTime:t +|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
core.v1.NodeConfigSource|configMap:core.v1.ConfigMapNodeConfigSource
core.v1.NodeConfigStatus|active:core.v1.NodeConfigSource|assigned:core.v1.NodeConfigSource|error:s -|lastKnownGood:core.v1.NodeConfigSource
core.v1.NodeDaemonEndpoints|kubeletEndpoint:core.v1.DaemonEndpoint +
core.v1.NodeFeatures@31-|supplementalGroupsPolicy:b
core.v1.NodeList|apiVersion:s -|items:[core.v1.Node] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.NodeRuntimeHandler@30-|features:core.v1.NodeRuntimeHandlerFeatures|name:s +
core.v1.NodeRuntimeHandlerFeatures@30-|recursiveReadOnlyMounts:b|userNamespaces:b@31-
core.v1.NodeSelector~|nodeSelectorTerms:[core.v1.NodeSelectorTerm] !*
core.v1.NodeSelectorRequirement|key:s !+|operator:s !+|values:[s]
core.v1.NodeSelectorTerm~|matchExpressions:[core.v1.NodeSelectorRequirement]|matchFields:[core.v1.NodeSelectorRequirement]
core.v1.NodeSpec|configSource:core.v1.NodeConfigSource|externalID:s -|podCIDR:s -|podCIDRs:[s]=|providerID:s -|taints:[core.v1.Taint]|unschedulable:b -
core.v1.NodeStatus|addresses:[core.v1.NodeAddress]=type|allocatable:{q}|capacity:{q}|conditions:[core.v1.NodeCondition]=type|config:core.v1.NodeConfigStatus|daemonEndpoints:core.v1.NodeDaemonEndpoints +|declaredFeatures:[s]@35-|features:core.v1.NodeFeatures@31-|images:[core.v1.ContainerImage]|nodeInfo:core.v1.NodeSystemInfo +|phase:s -|runtimeHandlers:[core.v1.NodeRuntimeHandler]@30-|volumesAttached:[core.v1.AttachedVolume]|volumesInUse:[s]
core.v1.NodeSwapStatus@33-|capacity:l
core.v1.NodeSystemInfo|architecture:s !+|bootID:s !+|containerRuntimeVersion:s !+|kernelVersion:s !+|kubeProxyVersion:s !+|kubeletVersion:s !+|machineID:s !+|operatingSystem:s !+|osImage:s !+|swap:core.v1.NodeSwapStatus@33-|systemUUID:s !+
core.v1.ObjectFieldSelector~|apiVersion:s -|fieldPath:s !+
core.v1.ObjectReference~|apiVersion:s -|fieldPath:s -|kind:s -|name:s -|namespace:s -|resourceVersion:s -|uid:s -
core.v1.PersistentVolume|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.PersistentVolumeSpec +|status:core.v1.PersistentVolumeStatus +
core.v1.PersistentVolumeClaim|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.PersistentVolumeClaimSpec +|status:core.v1.PersistentVolumeClaimStatus +
core.v1.PersistentVolumeClaimCondition|lastProbeTime:t +|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
core.v1.PersistentVolumeClaimList|apiVersion:s -|items:[core.v1.PersistentVolumeClaim] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.PersistentVolumeClaimSpec|accessModes:[s]|dataSource:core.v1.TypedLocalObjectReference|dataSourceRef:core.v1.TypedLocalObjectReference@-25|dataSourceRef:core.v1.TypedObjectReference@26-|resources:core.v1.ResourceRequirements +@-28|resources:core.v1.VolumeResourceRequirements +@29-|selector:meta.v1.LabelSelector|storageClassName:s|volumeAttributesClassName:s@29-|volumeMode:s|volumeName:s -
core.v1.PersistentVolumeClaimStatus|accessModes:[s]|allocatedResourceStatuses:{s}@28-|allocatedResources:{q}|capacity:{q}|conditions:[core.v1.PersistentVolumeClaimCondition]=type|currentVolumeAttributesClassName:s@29-|modifyVolumeStatus:core.v1.ModifyVolumeStatus@29-|phase:s -|resizeStatus:s@-27
core.v1.PersistentVolumeClaimTemplate|metadata:meta.v1.ObjectMeta +|spec:core.v1.PersistentVolumeClaimSpec !+
core.v1.PersistentVolumeClaimVolumeSource|claimName:s !+|readOnly:b -
core.v1.PersistentVolumeList|apiVersion:s -|items:[core.v1.PersistentVolume] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.PersistentVolumeSpec|accessModes:[s]|awsElasticBlockStore:core.v1.AWSElasticBlockStoreVolumeSource|azureDisk:core.v1.AzureDiskVolumeSource|azureFile:core.v1.AzureFilePersistentVolumeSource|capacity:{q}|cephfs:core.v1.CephFSPersistentVolumeSource|cinder:core.v1.CinderPersistentVolumeSource|claimRef:core.v1.ObjectReference|csi:core.v1.CSIPersistentVolumeSource|fc:core.v1.FCVolumeSource|flexVolume:core.v1.FlexPersistentVolumeSource|flocker:core.v1.FlockerVolumeSource|gcePersistentDisk:core.v1.GCEPersistentDiskVolumeSource|glusterfs:core.v1.GlusterfsPersistentVolumeSource|hostPath:core.v1.HostPathVolumeSource|iscsi:core.v1.ISCSIPersistentVolumeSource|local:core.v1.LocalVolumeSource|mountOptions:[s]|nfs:core.v1.NFSVolumeSource|nodeAffinity:core.v1.VolumeNodeAffinity|persistentVolumeReclaimPolicy:s -|photonPersistentDisk:core.v1.PhotonPersistentDiskVolumeSource|portworxVolume:core.v1.PortworxVolumeSource|quobyte:core.v1.QuobyteVolumeSource|rbd:core.v1.RBDPersistentVolumeSource|scaleIO:core.v1.ScaleIOPersistentVolumeSource|storageClassName:s -|storageos:core.v1.StorageOSPersistentVolumeSource|volumeAttributesClassName:s@29-|volumeMode:s|vsphereVolume:core.v1.VsphereVirtualDiskVolumeSource
core.v1.PersistentVolumeStatus|lastPhaseTransitionTime:t@28-|message:s -|phase:s -|reason:s -
core.v1.PhotonPersistentDiskVolumeSource|fsType:s -|pdID:s !+
core.v1.Pod|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.PodSpec +|status:core.v1.PodStatus +
core.v1.PodAffinity|preferredDuringSchedulingIgnoredDuringExecution:[core.v1.WeightedPodAffinityTerm]|requiredDuringSchedulingIgnoredDuringExecution:[core.v1.PodAffinityTerm]
core.v1.PodAffinityTerm|labelSelector:meta.v1.LabelSelector|matchLabelKeys:[s]@29-|mismatchLabelKeys:[s]@29-|namespaceSelector:meta.v1.LabelSelector|namespaces:[s]|topologyKey:s !+
core.v1.PodAntiAffinity|preferredDuringSchedulingIgnoredDuringExecution:[core.v1.WeightedPodAffinityTerm]|requiredDuringSchedulingIgnoredDuringExecution:[core.v1.PodAffinityTerm]
core.v1.PodCertificateProjection@34-|certificateChainPath:s -|credentialBundlePath:s -|keyPath:s -|keyType:s !-|maxExpirationSeconds:i|signerName:s !-|userAnnotations:{s}@35-
core.v1.PodCondition|lastProbeTime:t +|lastTransitionTime:t +|message:s -|observedGeneration:l -@33-|reason:s -|status:s !+|type:s !+
core.v1.PodDNSConfig|nameservers:[s]|options:[core.v1.PodDNSConfigOption]|searches:[s]
core.v1.PodDNSConfigOption|name:s -|value:s
core.v1.PodExtendedResourceClaimStatus@34-|requestMappings:[core.v1.ContainerExtendedResourceRequest] !*|resourceClaimName:s !+
core.v1.PodIP|ip:s +@-29|ip:s !+@30-
core.v1.PodList|apiVersion:s -|items:[core.v1.Pod] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.PodOS|name:s !+
core.v1.PodReadinessGate|conditionType:s !+
core.v1.PodResourceClaim@26-|name:s !+|resourceClaimName:s@31-|resourceClaimTemplateName:s@31-|source:core.v1.ClaimSource +@-30
core.v1.PodResourceClaimStatus@28-|name:s !+|resourceClaimName:s
core.v1.PodSchedulingGate@26-|name:s !+
core.v1.PodSchedulingGroup@36-|podGroupName:s
core.v1.PodSecurityContext|appArmorProfile:core.v1.AppArmorProfile@30-|fsGroup:l|fsGroupChangePolicy:s|runAsGroup:l|runAsNonRoot:b|runAsUser:l|seLinuxChangePolicy:s@32-|seLinuxOptions:core.v1.SELinuxOptions|seccompProfile:core.v1.SeccompProfile|supplementalGroups:[l]|supplementalGroupsPolicy:s@31-|sysctls:[core.v1.Sysctl]|windowsOptions:core.v1.WindowsSecurityContextOptions
core.v1.PodSpec|activeDeadlineSeconds:l|affinity:core.v1.Affinity|automountServiceAccountToken:b|containers:[core.v1.Container]=name !*|dnsConfig:core.v1.PodDNSConfig|dnsPolicy:s -|enableServiceLinks:b|ephemeralContainers:[core.v1.EphemeralContainer]=name|hostAliases:[core.v1.HostAlias]=ip|hostIPC:b -|hostNetwork:b -|hostPID:b -|hostUsers:b@25-|hostname:s -|hostnameOverride:s@34-|imagePullSecrets:[core.v1.LocalObjectReference]=name|initContainers:[core.v1.Container]=name|nodeName:s -|nodeSelector:{s}~|os:core.v1.PodOS|overhead:{q}|preemptionPolicy:s|priority:i|priorityClassName:s -|readinessGates:[core.v1.PodReadinessGate]|resourceClaims:[core.v1.PodResourceClaim]=name@26-|resources:core.v1.ResourceRequirements@32-|restartPolicy:s -|runtimeClassName:s|schedulerName:s -|schedulingGates:[core.v1.PodSchedulingGate]=name@26-|schedulingGroup:core.v1.PodSchedulingGroup@36-|securityContext:core.v1.PodSecurityContext|serviceAccount:s -|serviceAccountName:s -|setHostnameAsFQDN:b|shareProcessNamespace:b|subdomain:s -|terminationGracePeriodSeconds:l|tolerations:[core.v1.Toleration]|topologySpreadConstraints:[core.v1.TopologySpreadConstraint]=topologyKey,whenUnsatisfiable|volumes:[core.v1.Volume]=name|workloadRef:core.v1.WorkloadReference@35-35
core.v1.PodStatus|allocatedResources:{q}@35-|conditions:[core.v1.PodCondition]=type|containerStatuses:[core.v1.ContainerStatus]|ephemeralContainerStatuses:[core.v1.ContainerStatus]|extendedResourceClaimStatus:core.v1.PodExtendedResourceClaimStatus@34-|hostIP:s -|hostIPs:[core.v1.HostIP]@28-|initContainerStatuses:[core.v1.ContainerStatus]|message:s -|nodeAllocatableResourceClaimStatuses:[core.v1.NodeAllocatableResourceClaimStatus]@36-|nominatedNodeName:s -|observedGeneration:l -@33-|phase:s -|podIP:s -|podIPs:[core.v1.PodIP]=ip|qosClass:s -|reason:s -|resize:s -@27-|resourceClaimStatuses:[core.v1.PodResourceClaimStatus]=name@28-|resources:core.v1.ResourceRequirements@35-|startTime:t
core.v1.PodTemplate|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|template:core.v1.PodTemplateSpec +
core.v1.PodTemplateList|apiVersion:s -|items:[core.v1.PodTemplate] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.PodTemplateSpec|metadata:meta.v1.ObjectMeta +|spec:core.v1.PodSpec +
core.v1.PortStatus|error:s|port:i !+|protocol:s !+
core.v1.PortworxVolumeSource|fsType:s -|readOnly:b -|volumeID:s !+
core.v1.PreferredSchedulingTerm|preference:core.v1.NodeSelectorTerm !+|weight:i !+
core.v1.Probe|exec:core.v1.ExecAction|failureThreshold:i -|grpc:core.v1.GRPCAction|httpGet:core.v1.HTTPGetAction|initialDelaySeconds:i -|periodSeconds:i -|successThreshold:i -|tcpSocket:core.v1.TCPSocketAction|terminationGracePeriodSeconds:l|timeoutSeconds:i -
core.v1.ProjectedVolumeSource|defaultMode:i|sources:[core.v1.VolumeProjection] *
core.v1.QuobyteVolumeSource|group:s -|readOnly:b -|registry:s !+|tenant:s -|user:s -|volume:s !+
core.v1.RBDPersistentVolumeSource|fsType:s -|image:s !+|keyring:s -@-30|keyring:s -="/etc/ceph/keyring"@31-|monitors:[s] !*|pool:s -@-30|pool:s -="rbd"@31-|readOnly:b -|secretRef:core.v1.SecretReference|user:s -@-30|user:s -="admin"@31-
core.v1.RBDVolumeSource|fsType:s -|image:s !+|keyring:s -@-30|keyring:s -="/etc/ceph/keyring"@31-|monitors:[s] !*|pool:s -@-30|pool:s -="rbd"@31-|readOnly:b -|secretRef:core.v1.LocalObjectReference|user:s -@-30|user:s -="admin"@31-
core.v1.ReplicationController|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.ReplicationControllerSpec +|status:core.v1.ReplicationControllerStatus +
core.v1.ReplicationControllerCondition|lastTransitionTime:t +|message:s -|reason:s -|status:s !+|type:s !+
core.v1.ReplicationControllerList|apiVersion:s -|items:[core.v1.ReplicationController] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.ReplicationControllerSpec|minReadySeconds:i -|replicas:i@-32|replicas:i =1@33-|selector:{s}~|template:core.v1.PodTemplateSpec
core.v1.ReplicationControllerStatus|availableReplicas:i -|conditions:[core.v1.ReplicationControllerCondition]=type|fullyLabeledReplicas:i -|observedGeneration:l -|readyReplicas:i -|replicas:i !+
core.v1.ResourceClaim@26-|name:s !+|request:s -@31-
core.v1.ResourceFieldSelector~|containerName:s -|divisor:q +|resource:s !+
core.v1.ResourceHealth@31-|health:s -|message:s@36-|resourceID:s !+
core.v1.ResourceQuota|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.ResourceQuotaSpec +|status:core.v1.ResourceQuotaStatus +
core.v1.ResourceQuotaList|apiVersion:s -|items:[core.v1.ResourceQuota] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.ResourceQuotaSpec|hard:{q}|scopeSelector:core.v1.ScopeSelector|scopes:[s]
core.v1.ResourceQuotaStatus|hard:{q}|used:{q}
core.v1.ResourceRequirements|claims:[core.v1.ResourceClaim]=name@26-|limits:{q}|requests:{q}
core.v1.ResourceStatus@31-|name:s !+|resources:[core.v1.ResourceHealth]=resourceID
core.v1.SELinuxOptions|level:s -|role:s -|type:s -|user:s -
core.v1.ScaleIOPersistentVolumeSource|fsType:s -@-30|fsType:s -="xfs"@31-|gateway:s !+|protectionDomain:s -|readOnly:b -|secretRef:core.v1.SecretReference !*|sslEnabled:b -|storageMode:s -@-30|storageMode:s -="ThinProvisioned"@31-|storagePool:s -|system:s !+|volumeName:s -
core.v1.ScaleIOVolumeSource|fsType:s -@-30|fsType:s -="xfs"@31-|gateway:s !+|protectionDomain:s -|readOnly:b -|secretRef:core.v1.LocalObjectReference !*|sslEnabled:b -|storageMode:s -@-30|storageMode:s -="ThinProvisioned"@31-|storagePool:s -|system:s !+|volumeName:s -
core.v1.ScopeSelector~|matchExpressions:[core.v1.ScopedResourceSelectorRequirement]
core.v1.ScopedResourceSelectorRequirement|operator:s !+|scopeName:s !+|values:[s]
core.v1.SeccompProfile|localhostProfile:s|type:s !+
core.v1.Secret|apiVersion:s -|data:{y}|immutable:b|kind:s -|metadata:meta.v1.ObjectMeta +|stringData:{s}|type:s -
core.v1.SecretEnvSource|name:s -|optional:b
core.v1.SecretKeySelector~|key:s !+|name:s -|optional:b
core.v1.SecretList|apiVersion:s -|items:[core.v1.Secret] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.SecretProjection|items:[core.v1.KeyToPath]|name:s -|optional:b
core.v1.SecretReference~|name:s -|namespace:s -
core.v1.SecretVolumeSource|defaultMode:i|items:[core.v1.KeyToPath]|optional:b|secretName:s -
core.v1.SecurityContext|allowPrivilegeEscalation:b|appArmorProfile:core.v1.AppArmorProfile@30-|capabilities:core.v1.Capabilities|privileged:b|procMount:s|readOnlyRootFilesystem:b|runAsGroup:l|runAsNonRoot:b|runAsUser:l|seLinuxOptions:core.v1.SELinuxOptions|seccompProfile:core.v1.SeccompProfile|windowsOptions:core.v1.WindowsSecurityContextOptions
core.v1.Service|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:core.v1.ServiceSpec +|status:core.v1.ServiceStatus +
core.v1.ServiceAccount|apiVersion:s -|automountServiceAccountToken:b|imagePullSecrets:[core.v1.LocalObjectReference]|kind:s -|metadata:meta.v1.ObjectMeta +|secrets:[core.v1.ObjectReference]=name
core.v1.ServiceAccountList|apiVersion:s -|items:[core.v1.ServiceAccount] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.ServiceAccountTokenProjection|audience:s -|expirationSeconds:l|path:s !+
core.v1.ServiceList|apiVersion:s -|items:[core.v1.Service] !*|kind:s -|metadata:meta.v1.ListMeta +
core.v1.ServicePort|appProtocol:s|name:s -|nodePort:i -|port:i !+|protocol:s -="TCP"|targetPort:x +
core.v1.ServiceSpec|allocateLoadBalancerNodePorts:b|clusterIP:s -|clusterIPs:[s]|externalIPs:[s]|externalName:s -|externalTrafficPolicy:s -|healthCheckNodePort:i -|internalTrafficPolicy:s|ipFamilies:[s]|ipFamilyPolicy:s|loadBalancerClass:s|loadBalancerIP:s -|loadBalancerSourceRanges:[s]|ports:[core.v1.ServicePort]=port,protocol|publishNotReadyAddresses:b -|selector:{s}~|sessionAffinity:s -|sessionAffinityConfig:core.v1.SessionAffinityConfig|trafficDistribution:s@30-|type:s -
core.v1.ServiceStatus|conditions:[meta.v1.Condition]=type|loadBalancer:core.v1.LoadBalancerStatus +
core.v1.SessionAffinityConfig|clientIP:core.v1.ClientIPConfig
core.v1.SleepAction@29-|seconds:l !+
core.v1.StorageOSPersistentVolumeSource|fsType:s -|readOnly:b -|secretRef:core.v1.ObjectReference|volumeName:s -|volumeNamespace:s -
core.v1.StorageOSVolumeSource|fsType:s -|readOnly:b -|secretRef:core.v1.LocalObjectReference|volumeName:s -|volumeNamespace:s -
core.v1.Sysctl|name:s !+|value:s !+
core.v1.TCPSocketAction|host:s -|port:x !+
core.v1.Taint|effect:s !+|key:s !+|timeAdded:t|value:s -
core.v1.Toleration|effect:s -|key:s -|operator:s -|tolerationSeconds:l|value:s -
core.v1.TopologySelectorLabelRequirement|key:s !+|values:[s] !*
core.v1.TopologySelectorTerm~|matchLabelExpressions:[core.v1.TopologySelectorLabelRequirement]
core.v1.TopologySpreadConstraint|labelSelector:meta.v1.LabelSelector|matchLabelKeys:[s]@25-|maxSkew:i !+|minDomains:i@24-|nodeAffinityPolicy:s@25-|nodeTaintsPolicy:s@25-|topologyKey:s !+|whenUnsatisfiable:s !+
core.v1.TypedLocalObjectReference~|apiGroup:s *|kind:s !+|name:s !+
core.v1.TypedObjectReference@26-|apiGroup:s *|kind:s !+|name:s !+|namespace:s
core.v1.Volume|awsElasticBlockStore:core.v1.AWSElasticBlockStoreVolumeSource|azureDisk:core.v1.AzureDiskVolumeSource|azureFile:core.v1.AzureFileVolumeSource|cephfs:core.v1.CephFSVolumeSource|cinder:core.v1.CinderVolumeSource|configMap:core.v1.ConfigMapVolumeSource|csi:core.v1.CSIVolumeSource|downwardAPI:core.v1.DownwardAPIVolumeSource|emptyDir:core.v1.EmptyDirVolumeSource|ephemeral:core.v1.EphemeralVolumeSource|fc:core.v1.FCVolumeSource|flexVolume:core.v1.FlexVolumeSource|flocker:core.v1.FlockerVolumeSource|gcePersistentDisk:core.v1.GCEPersistentDiskVolumeSource|gitRepo:core.v1.GitRepoVolumeSource|glusterfs:core.v1.GlusterfsVolumeSource|hostPath:core.v1.HostPathVolumeSource|image:core.v1.ImageVolumeSource@31-|iscsi:core.v1.ISCSIVolumeSource|name:s !+|nfs:core.v1.NFSVolumeSource|persistentVolumeClaim:core.v1.PersistentVolumeClaimVolumeSource|photonPersistentDisk:core.v1.PhotonPersistentDiskVolumeSource|portworxVolume:core.v1.PortworxVolumeSource|projected:core.v1.ProjectedVolumeSource|quobyte:core.v1.QuobyteVolumeSource|rbd:core.v1.RBDVolumeSource|scaleIO:core.v1.ScaleIOVolumeSource|secret:core.v1.SecretVolumeSource|storageos:core.v1.StorageOSVolumeSource|vsphereVolume:core.v1.VsphereVirtualDiskVolumeSource
core.v1.VolumeDevice|devicePath:s !+|name:s !+
core.v1.VolumeMount|mountPath:s !+|mountPropagation:s|name:s !+|readOnly:b -|recursiveReadOnly:s@30-|subPath:s -|subPathExpr:s -
core.v1.VolumeMountStatus@30-|mountPath:s !+|name:s !+|readOnly:b -|recursiveReadOnly:s|volumeStatus:core.v1.VolumeStatus@36-
core.v1.VolumeNodeAffinity|required:core.v1.NodeSelector
core.v1.VolumeProjection|clusterTrustBundle:core.v1.ClusterTrustBundleProjection@29-|configMap:core.v1.ConfigMapProjection|downwardAPI:core.v1.DownwardAPIProjection|podCertificate:core.v1.PodCertificateProjection@34-|secret:core.v1.SecretProjection|serviceAccountToken:core.v1.ServiceAccountTokenProjection
core.v1.VolumeResourceRequirements@29-|limits:{q}|requests:{q}
core.v1.VolumeStatus@36-|image:core.v1.ImageVolumeStatus
core.v1.VsphereVirtualDiskVolumeSource|fsType:s -|storagePolicyID:s -|storagePolicyName:s -|volumePath:s !+
core.v1.WeightedPodAffinityTerm|podAffinityTerm:core.v1.PodAffinityTerm !+|weight:i !+
core.v1.WindowsSecurityContextOptions|gmsaCredentialSpec:s|gmsaCredentialSpecName:s|hostProcess:b|runAsUserName:s
core.v1.WorkloadReference@35-35|name:s !|podGroup:s !|podGroupReplicaKey:s
discovery.v1.Endpoint|addresses:[s]= !*|conditions:discovery.v1.EndpointConditions +|deprecatedTopology:{s}|hints:discovery.v1.EndpointHints|hostname:s|nodeName:s|targetRef:core.v1.ObjectReference|zone:s
discovery.v1.EndpointConditions|ready:b|serving:b|terminating:b
discovery.v1.EndpointHints|forNodes:[discovery.v1.ForNode]@33-|forZones:[discovery.v1.ForZone]
discovery.v1.EndpointPort~|appProtocol:s|name:s|port:i|protocol:s
discovery.v1.EndpointSlice|addressType:s !+|apiVersion:s -|endpoints:[discovery.v1.Endpoint] !*@-35|endpoints:[discovery.v1.Endpoint] *@36-|kind:s -|metadata:meta.v1.ObjectMeta +|ports:[discovery.v1.EndpointPort] *
discovery.v1.EndpointSliceList|apiVersion:s -|items:[discovery.v1.EndpointSlice] !*|kind:s -|metadata:meta.v1.ListMeta +
discovery.v1.ForNode@33-|name:s !+
discovery.v1.ForZone|name:s !+
discovery.v1beta1.Endpoint@-24|addresses:[s]= !*|conditions:discovery.v1beta1.EndpointConditions +|hints:discovery.v1beta1.EndpointHints|hostname:s|nodeName:s|targetRef:core.v1.ObjectReference|topology:{s}
discovery.v1beta1.EndpointConditions@-24|ready:b|serving:b|terminating:b
discovery.v1beta1.EndpointHints@-24|forZones:[discovery.v1beta1.ForZone]
discovery.v1beta1.EndpointPort@-24|appProtocol:s|name:s|port:i|protocol:s
discovery.v1beta1.EndpointSlice@-24|addressType:s !+|apiVersion:s -|endpoints:[discovery.v1beta1.Endpoint] !*|kind:s -|metadata:meta.v1.ObjectMeta +|ports:[discovery.v1beta1.EndpointPort] *
discovery.v1beta1.EndpointSliceList@-24|apiVersion:s -|items:[discovery.v1beta1.EndpointSlice] !*|kind:s -|metadata:meta.v1.ListMeta +
discovery.v1beta1.ForZone@-24|name:s !+
events.v1.Event|action:s -|apiVersion:s -|deprecatedCount:i -|deprecatedFirstTimestamp:t +|deprecatedLastTimestamp:t +|deprecatedSource:core.v1.EventSource +|eventTime:t !+|kind:s -|metadata:meta.v1.ObjectMeta +|note:s -|reason:s -|regarding:core.v1.ObjectReference +|related:core.v1.ObjectReference|reportingController:s -|reportingInstance:s -|series:events.v1.EventSeries|type:s -
events.v1.EventList|apiVersion:s -|items:[events.v1.Event] !*|kind:s -|metadata:meta.v1.ListMeta +
events.v1.EventSeries|count:i !+|lastObservedTime:t !+
events.v1beta1.Event@-24|action:s -|apiVersion:s -|deprecatedCount:i -|deprecatedFirstTimestamp:t +|deprecatedLastTimestamp:t +|deprecatedSource:core.v1.EventSource +|eventTime:t !+|kind:s -|metadata:meta.v1.ObjectMeta +|note:s -|reason:s -|regarding:core.v1.ObjectReference +|related:core.v1.ObjectReference|reportingController:s -|reportingInstance:s -|series:events.v1beta1.EventSeries|type:s -
events.v1beta1.EventList@-24|apiVersion:s -|items:[events.v1beta1.Event] !*|kind:s -|metadata:meta.v1.ListMeta +
events.v1beta1.EventSeries@-24|count:i !+|lastObservedTime:t !+
flowcontrol.v1.ExemptPriorityLevelConfiguration@29-|lendablePercent:i|nominalConcurrencyShares:i
flowcontrol.v1.FlowDistinguisherMethod@29-|type:s !+
flowcontrol.v1.FlowSchema@29-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1.FlowSchemaSpec +|status:flowcontrol.v1.FlowSchemaStatus +
flowcontrol.v1.FlowSchemaCondition@29-|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1.FlowSchemaList@29-|apiVersion:s -|items:[flowcontrol.v1.FlowSchema] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1.FlowSchemaSpec@29-|distinguisherMethod:flowcontrol.v1.FlowDistinguisherMethod|matchingPrecedence:i +|priorityLevelConfiguration:flowcontrol.v1.PriorityLevelConfigurationReference !+|rules:[flowcontrol.v1.PolicyRulesWithSubjects]
flowcontrol.v1.FlowSchemaStatus@29-|conditions:[flowcontrol.v1.FlowSchemaCondition]=type
flowcontrol.v1.GroupSubject@29-|name:s !+
flowcontrol.v1.LimitResponse@29-|queuing:flowcontrol.v1.QueuingConfiguration|type:s !+
flowcontrol.v1.LimitedPriorityLevelConfiguration@29-|borrowingLimitPercent:i|lendablePercent:i|limitResponse:flowcontrol.v1.LimitResponse +|nominalConcurrencyShares:i *
flowcontrol.v1.NonResourcePolicyRule@29-|nonResourceURLs:[s]= !*|verbs:[s]= !*
flowcontrol.v1.PolicyRulesWithSubjects@29-|nonResourceRules:[flowcontrol.v1.NonResourcePolicyRule]|resourceRules:[flowcontrol.v1.ResourcePolicyRule]|subjects:[flowcontrol.v1.Subject] !*
flowcontrol.v1.PriorityLevelConfiguration@29-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1.PriorityLevelConfigurationSpec +|status:flowcontrol.v1.PriorityLevelConfigurationStatus +
flowcontrol.v1.PriorityLevelConfigurationCondition@29-|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1.PriorityLevelConfigurationList@29-|apiVersion:s -|items:[flowcontrol.v1.PriorityLevelConfiguration] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1.PriorityLevelConfigurationReference@29-|name:s !+
flowcontrol.v1.PriorityLevelConfigurationSpec@29-|exempt:flowcontrol.v1.ExemptPriorityLevelConfiguration|limited:flowcontrol.v1.LimitedPriorityLevelConfiguration|type:s !+
flowcontrol.v1.PriorityLevelConfigurationStatus@29-|conditions:[flowcontrol.v1.PriorityLevelConfigurationCondition]=type
flowcontrol.v1.QueuingConfiguration@29-|handSize:i +|queueLengthLimit:i +|queues:i +
flowcontrol.v1.ResourcePolicyRule@29-|apiGroups:[s]= !*|clusterScope:b -|namespaces:[s]= *|resources:[s]= !*|verbs:[s]= !*
flowcontrol.v1.ServiceAccountSubject@29-|name:s !+|namespace:s !+
flowcontrol.v1.Subject@29-|group:flowcontrol.v1.GroupSubject|kind:s !+|serviceAccount:flowcontrol.v1.ServiceAccountSubject|user:flowcontrol.v1.UserSubject
flowcontrol.v1.UserSubject@29-|name:s !+
flowcontrol.v1beta1.FlowDistinguisherMethod@-25|type:s !+
flowcontrol.v1beta1.FlowSchema@-25|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1beta1.FlowSchemaSpec +|status:flowcontrol.v1beta1.FlowSchemaStatus +
flowcontrol.v1beta1.FlowSchemaCondition@-25|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1beta1.FlowSchemaList@-25|apiVersion:s -|items:[flowcontrol.v1beta1.FlowSchema] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1beta1.FlowSchemaSpec@-25|distinguisherMethod:flowcontrol.v1beta1.FlowDistinguisherMethod|matchingPrecedence:i +|priorityLevelConfiguration:flowcontrol.v1beta1.PriorityLevelConfigurationReference !+|rules:[flowcontrol.v1beta1.PolicyRulesWithSubjects]
flowcontrol.v1beta1.FlowSchemaStatus@-25|conditions:[flowcontrol.v1beta1.FlowSchemaCondition]=type
flowcontrol.v1beta1.GroupSubject@-25|name:s !+
flowcontrol.v1beta1.LimitResponse@-25|queuing:flowcontrol.v1beta1.QueuingConfiguration|type:s !+
flowcontrol.v1beta1.LimitedPriorityLevelConfiguration@-25|assuredConcurrencyShares:i +|limitResponse:flowcontrol.v1beta1.LimitResponse +
flowcontrol.v1beta1.NonResourcePolicyRule@-25|nonResourceURLs:[s]= !*|verbs:[s]= !*
flowcontrol.v1beta1.PolicyRulesWithSubjects@-25|nonResourceRules:[flowcontrol.v1beta1.NonResourcePolicyRule]|resourceRules:[flowcontrol.v1beta1.ResourcePolicyRule]|subjects:[flowcontrol.v1beta1.Subject] !*
flowcontrol.v1beta1.PriorityLevelConfiguration@-25|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1beta1.PriorityLevelConfigurationSpec +|status:flowcontrol.v1beta1.PriorityLevelConfigurationStatus +
flowcontrol.v1beta1.PriorityLevelConfigurationCondition@-25|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1beta1.PriorityLevelConfigurationList@-25|apiVersion:s -|items:[flowcontrol.v1beta1.PriorityLevelConfiguration] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1beta1.PriorityLevelConfigurationReference@-25|name:s !+
flowcontrol.v1beta1.PriorityLevelConfigurationSpec@-25|limited:flowcontrol.v1beta1.LimitedPriorityLevelConfiguration|type:s !+
flowcontrol.v1beta1.PriorityLevelConfigurationStatus@-25|conditions:[flowcontrol.v1beta1.PriorityLevelConfigurationCondition]=type
flowcontrol.v1beta1.QueuingConfiguration@-25|handSize:i +|queueLengthLimit:i +|queues:i +
flowcontrol.v1beta1.ResourcePolicyRule@-25|apiGroups:[s]= !*|clusterScope:b -|namespaces:[s]= *|resources:[s]= !*|verbs:[s]= !*
flowcontrol.v1beta1.ServiceAccountSubject@-25|name:s !+|namespace:s !+
flowcontrol.v1beta1.Subject@-25|group:flowcontrol.v1beta1.GroupSubject|kind:s !+|serviceAccount:flowcontrol.v1beta1.ServiceAccountSubject|user:flowcontrol.v1beta1.UserSubject
flowcontrol.v1beta1.UserSubject@-25|name:s !+
flowcontrol.v1beta2.ExemptPriorityLevelConfiguration@28-28|lendablePercent:i|nominalConcurrencyShares:i
flowcontrol.v1beta2.FlowDistinguisherMethod@-28|type:s !+
flowcontrol.v1beta2.FlowSchema@-28|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1beta2.FlowSchemaSpec +|status:flowcontrol.v1beta2.FlowSchemaStatus +
flowcontrol.v1beta2.FlowSchemaCondition@-28|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1beta2.FlowSchemaList@-28|apiVersion:s -|items:[flowcontrol.v1beta2.FlowSchema] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1beta2.FlowSchemaSpec@-28|distinguisherMethod:flowcontrol.v1beta2.FlowDistinguisherMethod|matchingPrecedence:i +|priorityLevelConfiguration:flowcontrol.v1beta2.PriorityLevelConfigurationReference !+|rules:[flowcontrol.v1beta2.PolicyRulesWithSubjects]
flowcontrol.v1beta2.FlowSchemaStatus@-28|conditions:[flowcontrol.v1beta2.FlowSchemaCondition]=type
flowcontrol.v1beta2.GroupSubject@-28|name:s !+
flowcontrol.v1beta2.LimitResponse@-28|queuing:flowcontrol.v1beta2.QueuingConfiguration|type:s !+
flowcontrol.v1beta2.LimitedPriorityLevelConfiguration@-28|assuredConcurrencyShares:i +|borrowingLimitPercent:i@26-|lendablePercent:i@26-|limitResponse:flowcontrol.v1beta2.LimitResponse +
flowcontrol.v1beta2.NonResourcePolicyRule@-28|nonResourceURLs:[s]= !*|verbs:[s]= !*
flowcontrol.v1beta2.PolicyRulesWithSubjects@-28|nonResourceRules:[flowcontrol.v1beta2.NonResourcePolicyRule]|resourceRules:[flowcontrol.v1beta2.ResourcePolicyRule]|subjects:[flowcontrol.v1beta2.Subject] !*
flowcontrol.v1beta2.PriorityLevelConfiguration@-28|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1beta2.PriorityLevelConfigurationSpec +|status:flowcontrol.v1beta2.PriorityLevelConfigurationStatus +
flowcontrol.v1beta2.PriorityLevelConfigurationCondition@-28|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1beta2.PriorityLevelConfigurationList@-28|apiVersion:s -|items:[flowcontrol.v1beta2.PriorityLevelConfiguration] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1beta2.PriorityLevelConfigurationReference@-28|name:s !+
flowcontrol.v1beta2.PriorityLevelConfigurationSpec@-28|exempt:flowcontrol.v1beta2.ExemptPriorityLevelConfiguration@28-|limited:flowcontrol.v1beta2.LimitedPriorityLevelConfiguration|type:s !+
flowcontrol.v1beta2.PriorityLevelConfigurationStatus@-28|conditions:[flowcontrol.v1beta2.PriorityLevelConfigurationCondition]=type
flowcontrol.v1beta2.QueuingConfiguration@-28|handSize:i +|queueLengthLimit:i +|queues:i +
flowcontrol.v1beta2.ResourcePolicyRule@-28|apiGroups:[s]= !*|clusterScope:b -|namespaces:[s]= *|resources:[s]= !*|verbs:[s]= !*
flowcontrol.v1beta2.ServiceAccountSubject@-28|name:s !+|namespace:s !+
flowcontrol.v1beta2.Subject@-28|group:flowcontrol.v1beta2.GroupSubject|kind:s !+|serviceAccount:flowcontrol.v1beta2.ServiceAccountSubject|user:flowcontrol.v1beta2.UserSubject
flowcontrol.v1beta2.UserSubject@-28|name:s !+
flowcontrol.v1beta3.ExemptPriorityLevelConfiguration@28-31|lendablePercent:i|nominalConcurrencyShares:i
flowcontrol.v1beta3.FlowDistinguisherMethod@26-31|type:s !+
flowcontrol.v1beta3.FlowSchema@26-31|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1beta3.FlowSchemaSpec +|status:flowcontrol.v1beta3.FlowSchemaStatus +
flowcontrol.v1beta3.FlowSchemaCondition@26-31|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1beta3.FlowSchemaList@26-31|apiVersion:s -|items:[flowcontrol.v1beta3.FlowSchema] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1beta3.FlowSchemaSpec@26-31|distinguisherMethod:flowcontrol.v1beta3.FlowDistinguisherMethod|matchingPrecedence:i +|priorityLevelConfiguration:flowcontrol.v1beta3.PriorityLevelConfigurationReference !+|rules:[flowcontrol.v1beta3.PolicyRulesWithSubjects]
flowcontrol.v1beta3.FlowSchemaStatus@26-31|conditions:[flowcontrol.v1beta3.FlowSchemaCondition]=type
flowcontrol.v1beta3.GroupSubject@26-31|name:s !+
flowcontrol.v1beta3.LimitResponse@26-31|queuing:flowcontrol.v1beta3.QueuingConfiguration|type:s !+
flowcontrol.v1beta3.LimitedPriorityLevelConfiguration@26-31|borrowingLimitPercent:i|lendablePercent:i|limitResponse:flowcontrol.v1beta3.LimitResponse +|nominalConcurrencyShares:i +
flowcontrol.v1beta3.NonResourcePolicyRule@26-31|nonResourceURLs:[s]= !*|verbs:[s]= !*
flowcontrol.v1beta3.PolicyRulesWithSubjects@26-31|nonResourceRules:[flowcontrol.v1beta3.NonResourcePolicyRule]|resourceRules:[flowcontrol.v1beta3.ResourcePolicyRule]|subjects:[flowcontrol.v1beta3.Subject] !*
flowcontrol.v1beta3.PriorityLevelConfiguration@26-31|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:flowcontrol.v1beta3.PriorityLevelConfigurationSpec +|status:flowcontrol.v1beta3.PriorityLevelConfigurationStatus +
flowcontrol.v1beta3.PriorityLevelConfigurationCondition@26-31|lastTransitionTime:t +|message:s -|reason:s -|status:s -|type:s -
flowcontrol.v1beta3.PriorityLevelConfigurationList@26-31|apiVersion:s -|items:[flowcontrol.v1beta3.PriorityLevelConfiguration] !*|kind:s -|metadata:meta.v1.ListMeta +
flowcontrol.v1beta3.PriorityLevelConfigurationReference@26-31|name:s !+
flowcontrol.v1beta3.PriorityLevelConfigurationSpec@26-31|exempt:flowcontrol.v1beta3.ExemptPriorityLevelConfiguration@28-|limited:flowcontrol.v1beta3.LimitedPriorityLevelConfiguration|type:s !+
flowcontrol.v1beta3.PriorityLevelConfigurationStatus@26-31|conditions:[flowcontrol.v1beta3.PriorityLevelConfigurationCondition]=type
flowcontrol.v1beta3.QueuingConfiguration@26-31|handSize:i +|queueLengthLimit:i +|queues:i +
flowcontrol.v1beta3.ResourcePolicyRule@26-31|apiGroups:[s]= !*|clusterScope:b -|namespaces:[s]= *|resources:[s]= !*|verbs:[s]= !*
flowcontrol.v1beta3.ServiceAccountSubject@26-31|name:s !+|namespace:s !+
flowcontrol.v1beta3.Subject@26-31|group:flowcontrol.v1beta3.GroupSubject|kind:s !+|serviceAccount:flowcontrol.v1beta3.ServiceAccountSubject|user:flowcontrol.v1beta3.UserSubject
flowcontrol.v1beta3.UserSubject@26-31|name:s !+
meta.v1.APIGroup@36-|apiVersion:s -|kind:s -|name:s !+|preferredVersion:meta.v1.GroupVersionForDiscovery +|serverAddressByClientCIDRs:[meta.v1.ServerAddressByClientCIDR]|versions:[meta.v1.GroupVersionForDiscovery] !*
meta.v1.APIGroupList@36-|apiVersion:s -|groups:[meta.v1.APIGroup] !*|kind:s -
meta.v1.APIResource|categories:[s]|group:s -|kind:s !+|name:s !+|namespaced:b !+|shortNames:[s]|singularName:s !+|storageVersionHash:s -|verbs:[s] !*|version:s -
meta.v1.APIResourceList|apiVersion:s -|groupVersion:s !+|kind:s -|resources:[meta.v1.APIResource] !*
meta.v1.APIVersions@36-|apiVersion:s -|kind:s -|serverAddressByClientCIDRs:[meta.v1.ServerAddressByClientCIDR] !*|versions:[s] !*
meta.v1.Condition|lastTransitionTime:t !+|message:s !+|observedGeneration:l -|reason:s !+|status:s !+|type:s !+
meta.v1.DeleteOptions|apiVersion:s -|dryRun:[s]|gracePeriodSeconds:l|ignoreStoreReadErrorWithClusterBreakingPotential:b@32-|kind:s -|orphanDependents:b|preconditions:meta.v1.Preconditions|propagationPolicy:s
meta.v1.FieldSelectorRequirement@31-|key:s !|operator:s !|values:[s]
meta.v1.GroupResource@35-|group:s !|resource:s !
meta.v1.GroupVersionForDiscovery@36-|groupVersion:s !+|version:s !+
meta.v1.LabelSelector~|matchExpressions:[meta.v1.LabelSelectorRequirement]|matchLabels:{s}
meta.v1.LabelSelectorRequirement|key:s !+|operator:s !+|values:[s]
meta.v1.ListMeta|continue:s -|remainingItemCount:l|resourceVersion:s -|selfLink:s -|shardInfo:meta.v1.ShardInfo@36-
meta.v1.ManagedFieldsEntry|apiVersion:s -|fieldsType:s -|fieldsV1:u|manager:s -|operation:s -|subresource:s -|time:t
meta.v1.ObjectMeta|annotations:{s}|clusterName:s@-24|creationTimestamp:t -|deletionGracePeriodSeconds:l|deletionTimestamp:t|finalizers:[s]=|generateName:s -|generation:l -|labels:{s}|managedFields:[meta.v1.ManagedFieldsEntry]|name:s -|namespace:s -|ownerReferences:[meta.v1.OwnerReference]=uid|resourceVersion:s -|selfLink:s -|uid:s -
meta.v1.OwnerReference~|apiVersion:s !+|blockOwnerDeletion:b|controller:b|kind:s !+|name:s !+|uid:s !+
meta.v1.Preconditions|resourceVersion:s|uid:s
meta.v1.ServerAddressByClientCIDR@36-|clientCIDR:s !+|serverAddress:s !+
meta.v1.ShardInfo@36-|selector:s !+
meta.v1.Status|apiVersion:s -|code:i -|details:meta.v1.StatusDetails|kind:s -|message:s -|metadata:meta.v1.ListMeta +|reason:s -|status:s -
meta.v1.StatusCause|field:s -|message:s -|reason:s -
meta.v1.StatusDetails|causes:[meta.v1.StatusCause]|group:s -|kind:s -|name:s -|retryAfterSeconds:i -|uid:s -
meta.v1.WatchEvent|object:u !+|type:s !+
networking.v1.HTTPIngressPath|backend:networking.v1.IngressBackend !+|path:s -|pathType:s !*
networking.v1.HTTPIngressRuleValue|paths:[networking.v1.HTTPIngressPath] !*
networking.v1.IPAddress@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:networking.v1.IPAddressSpec +@-35|spec:networking.v1.IPAddressSpec !+@36-
networking.v1.IPAddressList@33-|apiVersion:s -|items:[networking.v1.IPAddress] !*|kind:s -|metadata:meta.v1.ListMeta +
networking.v1.IPAddressSpec@33-|parentRef:networking.v1.ParentReference !
networking.v1.IPBlock|cidr:s !+|except:[s]
networking.v1.Ingress|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:networking.v1.IngressSpec +|status:networking.v1.IngressStatus +
networking.v1.IngressBackend|resource:core.v1.TypedLocalObjectReference|service:networking.v1.IngressServiceBackend
networking.v1.IngressClass|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:networking.v1.IngressClassSpec +
networking.v1.IngressClassList|apiVersion:s -|items:[networking.v1.IngressClass] !*|kind:s -|metadata:meta.v1.ListMeta +
networking.v1.IngressClassParametersReference|apiGroup:s|kind:s !+|name:s !+|namespace:s|scope:s *
networking.v1.IngressClassSpec|controller:s -|parameters:networking.v1.IngressClassParametersReference
networking.v1.IngressList|apiVersion:s -|items:[networking.v1.Ingress] !*|kind:s -|metadata:meta.v1.ListMeta +
networking.v1.IngressLoadBalancerIngress@26-|hostname:s -|ip:s -|ports:[networking.v1.IngressPortStatus]
networking.v1.IngressLoadBalancerStatus@26-|ingress:[networking.v1.IngressLoadBalancerIngress]
networking.v1.IngressPortStatus@26-|error:s|port:i !+|protocol:s !+
networking.v1.IngressRule|host:s -|http:networking.v1.HTTPIngressRuleValue
networking.v1.IngressServiceBackend|name:s !+|port:networking.v1.ServiceBackendPort +
networking.v1.IngressSpec|defaultBackend:networking.v1.IngressBackend|ingressClassName:s|rules:[networking.v1.IngressRule]|tls:[networking.v1.IngressTLS]
networking.v1.IngressStatus|loadBalancer:core.v1.LoadBalancerStatus +@-25|loadBalancer:networking.v1.IngressLoadBalancerStatus +@26-
networking.v1.IngressTLS|hosts:[s]|secretName:s -
networking.v1.NetworkPolicy|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:networking.v1.NetworkPolicySpec +|status:networking.v1.NetworkPolicyStatus +@24-27
networking.v1.NetworkPolicyEgressRule|ports:[networking.v1.NetworkPolicyPort]|to:[networking.v1.NetworkPolicyPeer]
networking.v1.NetworkPolicyIngressRule|from:[networking.v1.NetworkPolicyPeer]|ports:[networking.v1.NetworkPolicyPort]
networking.v1.NetworkPolicyList|apiVersion:s -|items:[networking.v1.NetworkPolicy] !*|kind:s -|metadata:meta.v1.ListMeta +
networking.v1.NetworkPolicyPeer|ipBlock:networking.v1.IPBlock|namespaceSelector:meta.v1.LabelSelector|podSelector:meta.v1.LabelSelector
networking.v1.NetworkPolicyPort|endPort:i|port:x|protocol:s
networking.v1.NetworkPolicySpec|egress:[networking.v1.NetworkPolicyEgressRule]|ingress:[networking.v1.NetworkPolicyIngressRule]|podSelector:meta.v1.LabelSelector !+@-33|podSelector:meta.v1.LabelSelector +@34-|policyTypes:[s]
networking.v1.NetworkPolicyStatus@24-27|conditions:[meta.v1.Condition]=type
networking.v1.ParentReference@33-|group:s -|name:s !-|namespace:s -|resource:s !-
networking.v1.ServiceBackendPort~|name:s -|number:i -
networking.v1.ServiceCIDR@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:networking.v1.ServiceCIDRSpec +|status:networking.v1.ServiceCIDRStatus +
networking.v1.ServiceCIDRList@33-|apiVersion:s -|items:[networking.v1.ServiceCIDR] !*|kind:s -|metadata:meta.v1.ListMeta +
networking.v1.ServiceCIDRSpec@33-|cidrs:[s]
networking.v1.ServiceCIDRStatus@33-|conditions:[meta.v1.Condition]=type
networking.v1alpha1.ClusterCIDR@25-28|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:networking.v1alpha1.ClusterCIDRSpec +
networking.v1alpha1.ClusterCIDRList@25-28|apiVersion:s|items:[networking.v1alpha1.ClusterCIDR] !|kind:s|metadata:meta.v1.ListMeta +
networking.v1alpha1.ClusterCIDRSpec@25-28|ipv4:s|ipv6:s|nodeSelector:core.v1.NodeSelector|perNodeHostBits:i !
networking.v1alpha1.IPAddress@27-30|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:networking.v1alpha1.IPAddressSpec +
networking.v1alpha1.IPAddressList@27-30|apiVersion:s|items:[networking.v1alpha1.IPAddress] !|kind:s|metadata:meta.v1.ListMeta +
networking.v1alpha1.IPAddressSpec@27-30|parentRef:networking.v1alpha1.ParentReference@-29|parentRef:networking.v1alpha1.ParentReference !@30-
networking.v1alpha1.ParentReference@27-30|group:s|name:s@-29|name:s !@30-|namespace:s|resource:s@-29|resource:s !@30-|uid:s@-28
networking.v1alpha1.ServiceCIDR@29-30|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:networking.v1alpha1.ServiceCIDRSpec +|status:networking.v1alpha1.ServiceCIDRStatus +
networking.v1alpha1.ServiceCIDRList@29-30|apiVersion:s|items:[networking.v1alpha1.ServiceCIDR] !|kind:s|metadata:meta.v1.ListMeta +
networking.v1alpha1.ServiceCIDRSpec@29-30|cidrs:[s]
networking.v1alpha1.ServiceCIDRStatus@29-30|conditions:[meta.v1.Condition]=type
networking.v1beta1.IPAddress@31-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:networking.v1beta1.IPAddressSpec +@-35|spec:networking.v1beta1.IPAddressSpec !+@36-
networking.v1beta1.IPAddressList@31-|apiVersion:s -|items:[networking.v1beta1.IPAddress] !*|kind:s -|metadata:meta.v1.ListMeta +
networking.v1beta1.IPAddressSpec@31-|parentRef:networking.v1beta1.ParentReference !
networking.v1beta1.ParentReference@31-|group:s -|name:s !-|namespace:s -|resource:s !-
networking.v1beta1.ServiceCIDR@31-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:networking.v1beta1.ServiceCIDRSpec +|status:networking.v1beta1.ServiceCIDRStatus +
networking.v1beta1.ServiceCIDRList@31-|apiVersion:s -|items:[networking.v1beta1.ServiceCIDR] !*|kind:s -|metadata:meta.v1.ListMeta +
networking.v1beta1.ServiceCIDRSpec@31-|cidrs:[s]
networking.v1beta1.ServiceCIDRStatus@31-|conditions:[meta.v1.Condition]=type
node.v1.Overhead|podFixed:{q}
node.v1.RuntimeClass|apiVersion:s -|handler:s !+|kind:s -|metadata:meta.v1.ObjectMeta +|overhead:node.v1.Overhead|scheduling:node.v1.Scheduling
node.v1.RuntimeClassList|apiVersion:s -|items:[node.v1.RuntimeClass] !*|kind:s -|metadata:meta.v1.ListMeta +
node.v1.Scheduling|nodeSelector:{s}~|tolerations:[core.v1.Toleration]
node.v1alpha1.Overhead@-23|podFixed:{q}
node.v1alpha1.RuntimeClass@-23|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:node.v1alpha1.RuntimeClassSpec !+
node.v1alpha1.RuntimeClassList@-23|apiVersion:s -|items:[node.v1alpha1.RuntimeClass] !*|kind:s -|metadata:meta.v1.ListMeta +
node.v1alpha1.RuntimeClassSpec@-23|overhead:node.v1alpha1.Overhead|runtimeHandler:s !+|scheduling:node.v1alpha1.Scheduling
node.v1alpha1.Scheduling@-23|nodeSelector:{s}~|tolerations:[core.v1.Toleration]
node.v1beta1.Overhead@-24|podFixed:{q}
node.v1beta1.RuntimeClass@-24|apiVersion:s -|handler:s !+|kind:s -|metadata:meta.v1.ObjectMeta +|overhead:node.v1beta1.Overhead|scheduling:node.v1beta1.Scheduling
node.v1beta1.RuntimeClassList@-24|apiVersion:s -|items:[node.v1beta1.RuntimeClass] !*|kind:s -|metadata:meta.v1.ListMeta +
node.v1beta1.Scheduling@-24|nodeSelector:{s}~|tolerations:[core.v1.Toleration]
policy.v1.Eviction|apiVersion:s -|deleteOptions:meta.v1.DeleteOptions|kind:s -|metadata:meta.v1.ObjectMeta +
policy.v1.PodDisruptionBudget|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:policy.v1.PodDisruptionBudgetSpec +|status:policy.v1.PodDisruptionBudgetStatus +
policy.v1.PodDisruptionBudgetList|apiVersion:s -|items:[policy.v1.PodDisruptionBudget] !*|kind:s -|metadata:meta.v1.ListMeta +
policy.v1.PodDisruptionBudgetSpec|maxUnavailable:x|minAvailable:x|selector:meta.v1.LabelSelector|unhealthyPodEvictionPolicy:s@26-
policy.v1.PodDisruptionBudgetStatus|conditions:[meta.v1.Condition]=type|currentHealthy:i !+@-35|currentHealthy:i +@36-|desiredHealthy:i !+@-35|desiredHealthy:i +@36-|disruptedPods:{t}|disruptionsAllowed:i !+@-35|disruptionsAllowed:i +@36-|expectedPods:i !+@-35|expectedPods:i +@36-|observedGeneration:l -
policy.v1beta1.AllowedCSIDriver@-24|name:s !
policy.v1beta1.AllowedFlexVolume@-24|driver:s !
policy.v1beta1.AllowedHostPath@-24|pathPrefix:s|readOnly:b
policy.v1beta1.FSGroupStrategyOptions@-24|ranges:[policy.v1beta1.IDRange]|rule:s
policy.v1beta1.HostPortRange@-24|max:i !|min:i !
policy.v1beta1.IDRange@-24|max:l !|min:l !
policy.v1beta1.PodDisruptionBudget@-24|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:policy.v1beta1.PodDisruptionBudgetSpec +|status:policy.v1beta1.PodDisruptionBudgetStatus +
policy.v1beta1.PodDisruptionBudgetList@-24|apiVersion:s -|items:[policy.v1beta1.PodDisruptionBudget] !*|kind:s -|metadata:meta.v1.ListMeta +
policy.v1beta1.PodDisruptionBudgetSpec@-24|maxUnavailable:x|minAvailable:x|selector:meta.v1.LabelSelector
policy.v1beta1.PodDisruptionBudgetStatus@-24|conditions:[meta.v1.Condition]=type|currentHealthy:i !+|desiredHealthy:i !+|disruptedPods:{t}|disruptionsAllowed:i !+|expectedPods:i !+|observedGeneration:l -
policy.v1beta1.PodSecurityPolicy@-24|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:policy.v1beta1.PodSecurityPolicySpec +
policy.v1beta1.PodSecurityPolicyList@-24|apiVersion:s|items:[policy.v1beta1.PodSecurityPolicy] !|kind:s|metadata:meta.v1.ListMeta +
policy.v1beta1.PodSecurityPolicySpec@-24|allowPrivilegeEscalation:b|allowedCSIDrivers:[policy.v1beta1.AllowedCSIDriver]|allowedCapabilities:[s]|allowedFlexVolumes:[policy.v1beta1.AllowedFlexVolume]|allowedHostPaths:[policy.v1beta1.AllowedHostPath]|allowedProcMountTypes:[s]|allowedUnsafeSysctls:[s]|defaultAddCapabilities:[s]|defaultAllowPrivilegeEscalation:b|forbiddenSysctls:[s]|fsGroup:policy.v1beta1.FSGroupStrategyOptions !+|hostIPC:b|hostNetwork:b|hostPID:b|hostPorts:[policy.v1beta1.HostPortRange]|privileged:b|readOnlyRootFilesystem:b|requiredDropCapabilities:[s]|runAsGroup:policy.v1beta1.RunAsGroupStrategyOptions|runAsUser:policy.v1beta1.RunAsUserStrategyOptions !+|runtimeClass:policy.v1beta1.RuntimeClassStrategyOptions|seLinux:policy.v1beta1.SELinuxStrategyOptions !+|supplementalGroups:policy.v1beta1.SupplementalGroupsStrategyOptions !+|volumes:[s]
policy.v1beta1.RunAsGroupStrategyOptions@-24|ranges:[policy.v1beta1.IDRange]|rule:s !
policy.v1beta1.RunAsUserStrategyOptions@-24|ranges:[policy.v1beta1.IDRange]|rule:s !
policy.v1beta1.RuntimeClassStrategyOptions@-24|allowedRuntimeClassNames:[s] !|defaultRuntimeClassName:s
policy.v1beta1.SELinuxStrategyOptions@-24|rule:s !|seLinuxOptions:core.v1.SELinuxOptions
policy.v1beta1.SupplementalGroupsStrategyOptions@-24|ranges:[policy.v1beta1.IDRange]|rule:s
rbac.v1.AggregationRule|clusterRoleSelectors:[meta.v1.LabelSelector]
rbac.v1.ClusterRole|aggregationRule:rbac.v1.AggregationRule|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|rules:[rbac.v1.PolicyRule] *
rbac.v1.ClusterRoleBinding|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|roleRef:rbac.v1.RoleRef !+|subjects:[rbac.v1.Subject]
rbac.v1.ClusterRoleBindingList|apiVersion:s -|items:[rbac.v1.ClusterRoleBinding] !*|kind:s -|metadata:meta.v1.ListMeta +
rbac.v1.ClusterRoleList|apiVersion:s -|items:[rbac.v1.ClusterRole] !*|kind:s -|metadata:meta.v1.ListMeta +
rbac.v1.PolicyRule|apiGroups:[s]|nonResourceURLs:[s]|resourceNames:[s]|resources:[s]|verbs:[s] !*
rbac.v1.Role|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|rules:[rbac.v1.PolicyRule] *
rbac.v1.RoleBinding|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|roleRef:rbac.v1.RoleRef !+|subjects:[rbac.v1.Subject]
rbac.v1.RoleBindingList|apiVersion:s -|items:[rbac.v1.RoleBinding] !*|kind:s -|metadata:meta.v1.ListMeta +
rbac.v1.RoleList|apiVersion:s -|items:[rbac.v1.Role] !*|kind:s -|metadata:meta.v1.ListMeta +
rbac.v1.RoleRef~|apiGroup:s !+@-35|apiGroup:s +@36-|kind:s !+|name:s !+
rbac.v1.Subject~|apiGroup:s -|kind:s !+|name:s !+|namespace:s -
resource.v1.AllocatedDeviceStatus@34-|conditions:[meta.v1.Condition]=type *|data:u|device:s !+|driver:s !+|networkData:resource.v1.NetworkDeviceData|pool:s !+|shareID:s
resource.v1.AllocationResult@34-|allocationTimestamp:t|devices:resource.v1.DeviceAllocationResult +|nodeSelector:core.v1.NodeSelector
resource.v1.CELDeviceSelector@34-|expression:s !+
resource.v1.CapacityRequestPolicy@34-|default:q *|validRange:resource.v1.CapacityRequestPolicyRange|validValues:[q]
resource.v1.CapacityRequestPolicyRange@34-|max:q|min:q !|step:q
resource.v1.CapacityRequirements@34-|requests:{q}
resource.v1.Counter@34-|value:q !+
resource.v1.CounterSet@34-|counters:{resource.v1.Counter} !|name:s !+
resource.v1.Device@34-|allNodes:b|allowMultipleAllocations:b|attributes:{resource.v1.DeviceAttribute}|bindingConditions:[s]|bindingFailureConditions:[s]|bindsToNode:b|capacity:{resource.v1.DeviceCapacity}|consumesCounters:[resource.v1.DeviceCounterConsumption]|name:s !+|nodeAllocatableResourceMappings:{resource.v1.NodeAllocatableResourceMapping}@36-|nodeName:s|nodeSelector:core.v1.NodeSelector|taints:[resource.v1.DeviceTaint]
resource.v1.DeviceAllocationConfiguration@34-|opaque:resource.v1.OpaqueDeviceConfiguration|requests:[s]|source:s !+
resource.v1.DeviceAllocationResult@34-|config:[resource.v1.DeviceAllocationConfiguration]|results:[resource.v1.DeviceRequestAllocationResult]
resource.v1.DeviceAttribute@34-|bool:b|bools:[b]@36-|int:l|ints:[l]@36-|string:s|strings:[s]@36-|version:s|versions:[s]@36-
resource.v1.DeviceCapacity@34-|requestPolicy:resource.v1.CapacityRequestPolicy|value:q !+
resource.v1.DeviceClaim@34-|config:[resource.v1.DeviceClaimConfiguration]|constraints:[resource.v1.DeviceConstraint]|requests:[resource.v1.DeviceRequest] *
resource.v1.DeviceClaimConfiguration@34-|opaque:resource.v1.OpaqueDeviceConfiguration|requests:[s]
resource.v1.DeviceClass@34-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1.DeviceClassSpec !+
resource.v1.DeviceClassConfiguration@34-|opaque:resource.v1.OpaqueDeviceConfiguration
resource.v1.DeviceClassList@34-|apiVersion:s -|items:[resource.v1.DeviceClass] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1.DeviceClassSpec@34-|config:[resource.v1.DeviceClassConfiguration]|extendedResourceName:s|selectors:[resource.v1.DeviceSelector]
resource.v1.DeviceConstraint@34-|distinctAttribute:s|matchAttribute:s|requests:[s]
resource.v1.DeviceCounterConsumption@34-|counterSet:s !+|counters:{resource.v1.Counter} !
resource.v1.DeviceRequest@34-|exactly:resource.v1.ExactDeviceRequest|firstAvailable:[resource.v1.DeviceSubRequest]|name:s !+
resource.v1.DeviceRequestAllocationResult@34-|adminAccess:b|bindingConditions:[s]|bindingFailureConditions:[s]|consumedCapacity:{q}|device:s !+|driver:s !+|pool:s !+|request:s !+|shareID:s|tolerations:[resource.v1.DeviceToleration]
resource.v1.DeviceSelector@34-|cel:resource.v1.CELDeviceSelector
resource.v1.DeviceSubRequest@34-|allocationMode:s -|capacity:resource.v1.CapacityRequirements|count:l -|deviceClassName:s !+|name:s !+|selectors:[resource.v1.DeviceSelector]|tolerations:[resource.v1.DeviceToleration]
resource.v1.DeviceTaint@34-|effect:s !+|key:s !+|timeAdded:t|value:s -
resource.v1.DeviceToleration@34-|effect:s -|key:s -|operator:s -="Equal"|tolerationSeconds:l|value:s -
resource.v1.ExactDeviceRequest@34-|adminAccess:b|allocationMode:s -|capacity:resource.v1.CapacityRequirements|count:l -|deviceClassName:s !+|selectors:[resource.v1.DeviceSelector]|tolerations:[resource.v1.DeviceToleration]
resource.v1.NetworkDeviceData@34-|hardwareAddress:s -|interfaceName:s -|ips:[s]
resource.v1.NodeAllocatableResourceMapping@36-|allocationMultiplier:q|capacityKey:s
resource.v1.OpaqueDeviceConfiguration@34-|driver:s !+|parameters:u !+
resource.v1.ResourceClaim@34-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1.ResourceClaimSpec !+|status:resource.v1.ResourceClaimStatus +
resource.v1.ResourceClaimConsumerReference@34-|apiGroup:s -|name:s !+|resource:s !+|uid:s !+
resource.v1.ResourceClaimList@34-|apiVersion:s -|items:[resource.v1.ResourceClaim] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1.ResourceClaimSpec@34-|devices:resource.v1.DeviceClaim +
resource.v1.ResourceClaimStatus@34-|allocation:resource.v1.AllocationResult|devices:[resource.v1.AllocatedDeviceStatus]=driver,device,pool,shareID|reservedFor:[resource.v1.ResourceClaimConsumerReference]=uid
resource.v1.ResourceClaimTemplate@34-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1.ResourceClaimTemplateSpec !+
resource.v1.ResourceClaimTemplateList@34-|apiVersion:s -|items:[resource.v1.ResourceClaimTemplate] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1.ResourceClaimTemplateSpec@34-|metadata:meta.v1.ObjectMeta +|spec:resource.v1.ResourceClaimSpec !+
resource.v1.ResourcePool@34-|generation:l !+|name:s !+|resourceSliceCount:l !+
resource.v1.ResourceSlice@34-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1.ResourceSliceSpec !+
resource.v1.ResourceSliceList@34-|apiVersion:s -|items:[resource.v1.ResourceSlice] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1.ResourceSliceSpec@34-|allNodes:b|devices:[resource.v1.Device]|driver:s !+|nodeName:s|nodeSelector:core.v1.NodeSelector|perDeviceNodeSelection:b|pool:resource.v1.ResourcePool !+|sharedCounters:[resource.v1.CounterSet]
resource.v1alpha1.AllocationResult@26-26|availableOnNodes:core.v1.NodeSelector|resourceHandle:s|shareable:b
resource.v1alpha1.PodScheduling@26-26|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha1.PodSchedulingSpec !+|status:resource.v1alpha1.PodSchedulingStatus +
resource.v1alpha1.PodSchedulingList@26-26|apiVersion:s|items:[resource.v1alpha1.PodScheduling] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha1.PodSchedulingSpec@26-26|potentialNodes:[s]=|selectedNode:s
resource.v1alpha1.PodSchedulingStatus@26-26|resourceClaims:[resource.v1alpha1.ResourceClaimSchedulingStatus]=name
resource.v1alpha1.ResourceClaim@26-26|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha1.ResourceClaimSpec !+|status:resource.v1alpha1.ResourceClaimStatus +
resource.v1alpha1.ResourceClaimConsumerReference@26-26|apiGroup:s|name:s !|resource:s !|uid:s !
resource.v1alpha1.ResourceClaimList@26-26|apiVersion:s|items:[resource.v1alpha1.ResourceClaim] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha1.ResourceClaimParametersReference@26-26|apiGroup:s|kind:s !|name:s !
resource.v1alpha1.ResourceClaimSchedulingStatus@26-26|name:s|unsuitableNodes:[s]=
resource.v1alpha1.ResourceClaimSpec@26-26|allocationMode:s|parametersRef:resource.v1alpha1.ResourceClaimParametersReference|resourceClassName:s !
resource.v1alpha1.ResourceClaimStatus@26-26|allocation:resource.v1alpha1.AllocationResult|deallocationRequested:b|driverName:s|reservedFor:[resource.v1alpha1.ResourceClaimConsumerReference]=uid
resource.v1alpha1.ResourceClaimTemplate@26-26|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha1.ResourceClaimTemplateSpec !+
resource.v1alpha1.ResourceClaimTemplateList@26-26|apiVersion:s|items:[resource.v1alpha1.ResourceClaimTemplate] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha1.ResourceClaimTemplateSpec@26-26|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha1.ResourceClaimSpec !+
resource.v1alpha1.ResourceClass@26-26|apiVersion:s|driverName:s !|kind:s|metadata:meta.v1.ObjectMeta +|parametersRef:resource.v1alpha1.ResourceClassParametersReference|suitableNodes:core.v1.NodeSelector
resource.v1alpha1.ResourceClassList@26-26|apiVersion:s|items:[resource.v1alpha1.ResourceClass] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha1.ResourceClassParametersReference@26-26|apiGroup:s|kind:s !|name:s !|namespace:s
resource.v1alpha2.AllocationResult@27-30|availableOnNodes:core.v1.NodeSelector|resourceHandles:[resource.v1alpha2.ResourceHandle]|shareable:b
resource.v1alpha2.DriverAllocationResult@30-30|namedResources:resource.v1alpha2.NamedResourcesAllocationResult|vendorRequestParameters:u
resource.v1alpha2.DriverRequests@30-30|driverName:s|requests:[resource.v1alpha2.ResourceRequest]|vendorParameters:u
resource.v1alpha2.NamedResourcesAllocationResult@30-30|name:s !
resource.v1alpha2.NamedResourcesAttribute@30-30|bool:b|int:l|intSlice:resource.v1alpha2.NamedResourcesIntSlice|name:s !|quantity:q|string:s|stringSlice:resource.v1alpha2.NamedResourcesStringSlice|version:s
resource.v1alpha2.NamedResourcesFilter@30-30|selector:s !
resource.v1alpha2.NamedResourcesInstance@30-30|attributes:[resource.v1alpha2.NamedResourcesAttribute]|name:s !
resource.v1alpha2.NamedResourcesIntSlice@30-30|ints:[l] !
resource.v1alpha2.NamedResourcesRequest@30-30|selector:s !
resource.v1alpha2.NamedResourcesResources@30-30|instances:[resource.v1alpha2.NamedResourcesInstance] !
resource.v1alpha2.NamedResourcesStringSlice@30-30|strings:[s] !
resource.v1alpha2.PodSchedulingContext@27-30|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha2.PodSchedulingContextSpec !+|status:resource.v1alpha2.PodSchedulingContextStatus +
resource.v1alpha2.PodSchedulingContextList@27-30|apiVersion:s|items:[resource.v1alpha2.PodSchedulingContext] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha2.PodSchedulingContextSpec@27-30|potentialNodes:[s]=@-28|potentialNodes:[s]@29-|selectedNode:s
resource.v1alpha2.PodSchedulingContextStatus@27-30|resourceClaims:[resource.v1alpha2.ResourceClaimSchedulingStatus]=name
resource.v1alpha2.ResourceClaim@27-30|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha2.ResourceClaimSpec !+|status:resource.v1alpha2.ResourceClaimStatus +
resource.v1alpha2.ResourceClaimConsumerReference@27-30|apiGroup:s|name:s !|resource:s !|uid:s !
resource.v1alpha2.ResourceClaimList@27-30|apiVersion:s|items:[resource.v1alpha2.ResourceClaim] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha2.ResourceClaimParameters@30-30|apiVersion:s|driverRequests:[resource.v1alpha2.DriverRequests]|generatedFrom:resource.v1alpha2.ResourceClaimParametersReference|kind:s|metadata:meta.v1.ObjectMeta +|shareable:b
resource.v1alpha2.ResourceClaimParametersList@30-30|apiVersion:s|items:[resource.v1alpha2.ResourceClaimParameters] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha2.ResourceClaimParametersReference@27-30|apiGroup:s|kind:s !|name:s !
resource.v1alpha2.ResourceClaimSchedulingStatus@27-30|name:s|unsuitableNodes:[s]=@-28|unsuitableNodes:[s]@29-
resource.v1alpha2.ResourceClaimSpec@27-30|allocationMode:s|parametersRef:resource.v1alpha2.ResourceClaimParametersReference|resourceClassName:s !
resource.v1alpha2.ResourceClaimStatus@27-30|allocation:resource.v1alpha2.AllocationResult|deallocationRequested:b|driverName:s|reservedFor:[resource.v1alpha2.ResourceClaimConsumerReference]=uid
resource.v1alpha2.ResourceClaimTemplate@27-30|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha2.ResourceClaimTemplateSpec !+
resource.v1alpha2.ResourceClaimTemplateList@27-30|apiVersion:s|items:[resource.v1alpha2.ResourceClaimTemplate] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha2.ResourceClaimTemplateSpec@27-30|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha2.ResourceClaimSpec !+
resource.v1alpha2.ResourceClass@27-30|apiVersion:s|driverName:s !|kind:s|metadata:meta.v1.ObjectMeta +|parametersRef:resource.v1alpha2.ResourceClassParametersReference|structuredParameters:b@30-|suitableNodes:core.v1.NodeSelector
resource.v1alpha2.ResourceClassList@27-30|apiVersion:s|items:[resource.v1alpha2.ResourceClass] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha2.ResourceClassParameters@30-30|apiVersion:s|filters:[resource.v1alpha2.ResourceFilter]|generatedFrom:resource.v1alpha2.ResourceClassParametersReference|kind:s|metadata:meta.v1.ObjectMeta +|vendorParameters:[resource.v1alpha2.VendorParameters]
resource.v1alpha2.ResourceClassParametersList@30-30|apiVersion:s|items:[resource.v1alpha2.ResourceClassParameters] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha2.ResourceClassParametersReference@27-30|apiGroup:s|kind:s !|name:s !|namespace:s
resource.v1alpha2.ResourceFilter@30-30|driverName:s|namedResources:resource.v1alpha2.NamedResourcesFilter
resource.v1alpha2.ResourceHandle@27-30|data:s|driverName:s|structuredData:resource.v1alpha2.StructuredResourceHandle@30-
resource.v1alpha2.ResourceRequest@30-30|namedResources:resource.v1alpha2.NamedResourcesRequest|vendorParameters:u
resource.v1alpha2.ResourceSlice@30-30|apiVersion:s|driverName:s !|kind:s|metadata:meta.v1.ObjectMeta +|namedResources:resource.v1alpha2.NamedResourcesResources|nodeName:s
resource.v1alpha2.ResourceSliceList@30-30|apiVersion:s|items:[resource.v1alpha2.ResourceSlice] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha2.StructuredResourceHandle@30-30|nodeName:s|results:[resource.v1alpha2.DriverAllocationResult] !|vendorClaimParameters:u|vendorClassParameters:u
resource.v1alpha2.VendorParameters@30-30|driverName:s|parameters:u
resource.v1alpha3.AllocatedDeviceStatus@32-33|conditions:[meta.v1.Condition]=type|data:u|device:s !|driver:s !|networkData:resource.v1alpha3.NetworkDeviceData|pool:s !
resource.v1alpha3.AllocationResult@31-33|controller:s@-31|devices:resource.v1alpha3.DeviceAllocationResult +|nodeSelector:core.v1.NodeSelector
resource.v1alpha3.BasicDevice@31-33|allNodes:b@33-|attributes:{resource.v1alpha3.DeviceAttribute}|capacity:{q}|consumesCounters:[resource.v1alpha3.DeviceCounterConsumption]@33-|nodeName:s@33-|nodeSelector:core.v1.NodeSelector@33-|taints:[resource.v1alpha3.DeviceTaint]@33-
resource.v1alpha3.CELDeviceSelector@31-34|expression:s !
resource.v1alpha3.Counter@33-33|value:q !
resource.v1alpha3.CounterSet@33-33|counters:{resource.v1alpha3.Counter} !|name:s !
resource.v1alpha3.Device@31-33|basic:resource.v1alpha3.BasicDevice|name:s !
resource.v1alpha3.DeviceAllocationConfiguration@31-33|opaque:resource.v1alpha3.OpaqueDeviceConfiguration|requests:[s]|source:s !
resource.v1alpha3.DeviceAllocationResult@31-33|config:[resource.v1alpha3.DeviceAllocationConfiguration]|results:[resource.v1alpha3.DeviceRequestAllocationResult]
resource.v1alpha3.DeviceAttribute@31-33|bool:b|int:l|string:s|version:s
resource.v1alpha3.DeviceClaim@31-33|config:[resource.v1alpha3.DeviceClaimConfiguration]|constraints:[resource.v1alpha3.DeviceConstraint]|requests:[resource.v1alpha3.DeviceRequest]
resource.v1alpha3.DeviceClaimConfiguration@31-33|opaque:resource.v1alpha3.OpaqueDeviceConfiguration|requests:[s]
resource.v1alpha3.DeviceClass@31-33|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha3.DeviceClassSpec !+
resource.v1alpha3.DeviceClassConfiguration@31-33|opaque:resource.v1alpha3.OpaqueDeviceConfiguration
resource.v1alpha3.DeviceClassList@31-33|apiVersion:s|items:[resource.v1alpha3.DeviceClass] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha3.DeviceClassSpec@31-33|config:[resource.v1alpha3.DeviceClassConfiguration]|selectors:[resource.v1alpha3.DeviceSelector]|suitableNodes:core.v1.NodeSelector@-31
resource.v1alpha3.DeviceConstraint@31-33|matchAttribute:s|requests:[s]
resource.v1alpha3.DeviceCounterConsumption@33-33|counterSet:s !|counters:{resource.v1alpha3.Counter} !
resource.v1alpha3.DeviceRequest@31-33|adminAccess:b|allocationMode:s|count:l|deviceClassName:s !@-32|deviceClassName:s@33-|firstAvailable:[resource.v1alpha3.DeviceSubRequest]@33-|name:s !|selectors:[resource.v1alpha3.DeviceSelector]|tolerations:[resource.v1alpha3.DeviceToleration]@33-
resource.v1alpha3.DeviceRequestAllocationResult@31-33|adminAccess:b@32-|device:s !|driver:s !|pool:s !|request:s !|tolerations:[resource.v1alpha3.DeviceToleration]@33-
resource.v1alpha3.DeviceSelector@31-34|cel:resource.v1alpha3.CELDeviceSelector
resource.v1alpha3.DeviceSubRequest@33-33|allocationMode:s|count:l|deviceClassName:s !|name:s !|selectors:[resource.v1alpha3.DeviceSelector]|tolerations:[resource.v1alpha3.DeviceToleration]
resource.v1alpha3.DeviceTaint@33-|effect:s !+|key:s !+|timeAdded:t|value:s -
resource.v1alpha3.DeviceTaintRule@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha3.DeviceTaintRuleSpec !+|status:resource.v1alpha3.DeviceTaintRuleStatus +@35-
resource.v1alpha3.DeviceTaintRuleList@33-|apiVersion:s -|items:[resource.v1alpha3.DeviceTaintRule] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1alpha3.DeviceTaintRuleSpec@33-|deviceSelector:resource.v1alpha3.DeviceTaintSelector|taint:resource.v1alpha3.DeviceTaint !+
resource.v1alpha3.DeviceTaintRuleStatus@35-|conditions:[meta.v1.Condition]=type
resource.v1alpha3.DeviceTaintSelector@33-|device:s|deviceClassName:s@-34|driver:s|pool:s|selectors:[resource.v1alpha3.DeviceSelector]@-34
resource.v1alpha3.DeviceToleration@33-33|effect:s|key:s|operator:s ="Equal"|tolerationSeconds:l|value:s
resource.v1alpha3.NetworkDeviceData@32-33|hardwareAddress:s|interfaceName:s|ips:[s]
resource.v1alpha3.OpaqueDeviceConfiguration@31-33|driver:s !|parameters:u !
resource.v1alpha3.PodSchedulingContext@31-31|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha3.PodSchedulingContextSpec !+|status:resource.v1alpha3.PodSchedulingContextStatus +
resource.v1alpha3.PodSchedulingContextList@31-31|apiVersion:s|items:[resource.v1alpha3.PodSchedulingContext] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha3.PodSchedulingContextSpec@31-31|potentialNodes:[s]|selectedNode:s
resource.v1alpha3.PodSchedulingContextStatus@31-31|resourceClaims:[resource.v1alpha3.ResourceClaimSchedulingStatus]=name
resource.v1alpha3.PoolStatus@36-|allocatedDevices:i|availableDevices:i|driver:s !-|generation:l !+|nodeName:s|poolName:s !-|resourceSliceCount:i|totalDevices:i|unavailableDevices:i|validationError:s
resource.v1alpha3.ResourceClaim@31-33|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha3.ResourceClaimSpec !+|status:resource.v1alpha3.ResourceClaimStatus +
resource.v1alpha3.ResourceClaimConsumerReference@31-33|apiGroup:s|name:s !|resource:s !|uid:s !
resource.v1alpha3.ResourceClaimList@31-33|apiVersion:s|items:[resource.v1alpha3.ResourceClaim] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha3.ResourceClaimSchedulingStatus@31-31|name:s !|unsuitableNodes:[s]
resource.v1alpha3.ResourceClaimSpec@31-33|controller:s@-31|devices:resource.v1alpha3.DeviceClaim +
resource.v1alpha3.ResourceClaimStatus@31-33|allocation:resource.v1alpha3.AllocationResult|deallocationRequested:b@-31|devices:[resource.v1alpha3.AllocatedDeviceStatus]=driver,device,pool@32-|reservedFor:[resource.v1alpha3.ResourceClaimConsumerReference]=uid
resource.v1alpha3.ResourceClaimTemplate@31-33|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha3.ResourceClaimTemplateSpec !+
resource.v1alpha3.ResourceClaimTemplateList@31-33|apiVersion:s|items:[resource.v1alpha3.ResourceClaimTemplate] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha3.ResourceClaimTemplateSpec@31-33|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha3.ResourceClaimSpec !+
resource.v1alpha3.ResourcePool@31-33|generation:l !|name:s !|resourceSliceCount:l !
resource.v1alpha3.ResourcePoolStatusRequest@36-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta !+|spec:resource.v1alpha3.ResourcePoolStatusRequestSpec !+|status:resource.v1alpha3.ResourcePoolStatusRequestStatus
resource.v1alpha3.ResourcePoolStatusRequestList@36-|apiVersion:s -|items:[resource.v1alpha3.ResourcePoolStatusRequest] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1alpha3.ResourcePoolStatusRequestSpec@36-|driver:s !+|limit:i|poolName:s
resource.v1alpha3.ResourcePoolStatusRequestStatus@36-|conditions:[meta.v1.Condition]=type|poolCount:i !|pools:[resource.v1alpha3.PoolStatus]
resource.v1alpha3.ResourceSlice@31-33|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:resource.v1alpha3.ResourceSliceSpec !+
resource.v1alpha3.ResourceSliceList@31-33|apiVersion:s|items:[resource.v1alpha3.ResourceSlice] !|kind:s|metadata:meta.v1.ListMeta +
resource.v1alpha3.ResourceSliceSpec@31-33|allNodes:b|devices:[resource.v1alpha3.Device]|driver:s !|nodeName:s|nodeSelector:core.v1.NodeSelector|perDeviceNodeSelection:b@33-|pool:resource.v1alpha3.ResourcePool !+|sharedCounters:[resource.v1alpha3.CounterSet]@33-
resource.v1beta1.AllocatedDeviceStatus@32-|conditions:[meta.v1.Condition]=type *|data:u|device:s !+|driver:s !+|networkData:resource.v1beta1.NetworkDeviceData|pool:s !+|shareID:s@34-
resource.v1beta1.AllocationResult@32-|allocationTimestamp:t@34-|devices:resource.v1beta1.DeviceAllocationResult +|nodeSelector:core.v1.NodeSelector
resource.v1beta1.BasicDevice@32-|allNodes:b@33-|allowMultipleAllocations:b@34-|attributes:{resource.v1beta1.DeviceAttribute}|bindingConditions:[s]@34-|bindingFailureConditions:[s]@34-|bindsToNode:b@34-|capacity:{resource.v1beta1.DeviceCapacity}|consumesCounters:[resource.v1beta1.DeviceCounterConsumption]@33-|nodeAllocatableResourceMappings:{resource.v1beta1.NodeAllocatableResourceMapping}@36-|nodeName:s@33-|nodeSelector:core.v1.NodeSelector@33-|taints:[resource.v1beta1.DeviceTaint]@33-
resource.v1beta1.CELDeviceSelector@32-|expression:s !+
resource.v1beta1.CapacityRequestPolicy@34-|default:q *|validRange:resource.v1beta1.CapacityRequestPolicyRange|validValues:[q]
resource.v1beta1.CapacityRequestPolicyRange@34-|max:q|min:q !|step:q
resource.v1beta1.CapacityRequirements@34-|requests:{q}
resource.v1beta1.Counter@33-|value:q !+
resource.v1beta1.CounterSet@33-|counters:{resource.v1beta1.Counter} !|name:s !+
resource.v1beta1.Device@32-|basic:resource.v1beta1.BasicDevice|name:s !+
resource.v1beta1.DeviceAllocationConfiguration@32-|opaque:resource.v1beta1.OpaqueDeviceConfiguration|requests:[s]|source:s !+
resource.v1beta1.DeviceAllocationResult@32-|config:[resource.v1beta1.DeviceAllocationConfiguration]|results:[resource.v1beta1.DeviceRequestAllocationResult]
resource.v1beta1.DeviceAttribute@32-|bool:b|bools:[b]@36-|int:l|ints:[l]@36-|string:s|strings:[s]@36-|version:s|versions:[s]@36-
resource.v1beta1.DeviceCapacity@32-|requestPolicy:resource.v1beta1.CapacityRequestPolicy@34-|value:q !+
resource.v1beta1.DeviceClaim@32-|config:[resource.v1beta1.DeviceClaimConfiguration]|constraints:[resource.v1beta1.DeviceConstraint]|requests:[resource.v1beta1.DeviceRequest] *
resource.v1beta1.DeviceClaimConfiguration@32-|opaque:resource.v1beta1.OpaqueDeviceConfiguration|requests:[s]
resource.v1beta1.DeviceClass@32-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta1.DeviceClassSpec !+
resource.v1beta1.DeviceClassConfiguration@32-|opaque:resource.v1beta1.OpaqueDeviceConfiguration
resource.v1beta1.DeviceClassList@32-|apiVersion:s -|items:[resource.v1beta1.DeviceClass] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta1.DeviceClassSpec@32-|config:[resource.v1beta1.DeviceClassConfiguration]|extendedResourceName:s@34-|selectors:[resource.v1beta1.DeviceSelector]
resource.v1beta1.DeviceConstraint@32-|distinctAttribute:s@34-|matchAttribute:s|requests:[s]
resource.v1beta1.DeviceCounterConsumption@33-|counterSet:s !+|counters:{resource.v1beta1.Counter} !
resource.v1beta1.DeviceRequest@32-|adminAccess:b|allocationMode:s -|capacity:resource.v1beta1.CapacityRequirements@34-|count:l -|deviceClassName:s !+@-32|deviceClassName:s +@33-|firstAvailable:[resource.v1beta1.DeviceSubRequest]@33-|name:s !+|selectors:[resource.v1beta1.DeviceSelector]|tolerations:[resource.v1beta1.DeviceToleration]@33-
resource.v1beta1.DeviceRequestAllocationResult@32-|adminAccess:b|bindingConditions:[s]@34-|bindingFailureConditions:[s]@34-|consumedCapacity:{q}@34-|device:s !+|driver:s !+|pool:s !+|request:s !+|shareID:s@34-|tolerations:[resource.v1beta1.DeviceToleration]@33-
resource.v1beta1.DeviceSelector@32-|cel:resource.v1beta1.CELDeviceSelector
resource.v1beta1.DeviceSubRequest@33-|allocationMode:s -|capacity:resource.v1beta1.CapacityRequirements@34-|count:l -|deviceClassName:s !+|name:s !+|selectors:[resource.v1beta1.DeviceSelector]|tolerations:[resource.v1beta1.DeviceToleration]
resource.v1beta1.DeviceTaint@33-|effect:s !+|key:s !+|timeAdded:t|value:s -
resource.v1beta1.DeviceToleration@33-|effect:s -|key:s -|operator:s -="Equal"|tolerationSeconds:l|value:s -
resource.v1beta1.NetworkDeviceData@32-|hardwareAddress:s -|interfaceName:s -|ips:[s]
resource.v1beta1.NodeAllocatableResourceMapping@36-|allocationMultiplier:q|capacityKey:s
resource.v1beta1.OpaqueDeviceConfiguration@32-|driver:s !+|parameters:u !+
resource.v1beta1.ResourceClaim@32-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta1.ResourceClaimSpec !+|status:resource.v1beta1.ResourceClaimStatus +
resource.v1beta1.ResourceClaimConsumerReference@32-|apiGroup:s -|name:s !+|resource:s !+|uid:s !+
resource.v1beta1.ResourceClaimList@32-|apiVersion:s -|items:[resource.v1beta1.ResourceClaim] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta1.ResourceClaimSpec@32-|devices:resource.v1beta1.DeviceClaim +
resource.v1beta1.ResourceClaimStatus@32-|allocation:resource.v1beta1.AllocationResult|devices:[resource.v1beta1.AllocatedDeviceStatus]=driver,device,pool@-33|devices:[resource.v1beta1.AllocatedDeviceStatus]=driver,device,pool,shareID@34-|reservedFor:[resource.v1beta1.ResourceClaimConsumerReference]=uid
resource.v1beta1.ResourceClaimTemplate@32-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta1.ResourceClaimTemplateSpec !+
resource.v1beta1.ResourceClaimTemplateList@32-|apiVersion:s -|items:[resource.v1beta1.ResourceClaimTemplate] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta1.ResourceClaimTemplateSpec@32-|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta1.ResourceClaimSpec !+
resource.v1beta1.ResourcePool@32-|generation:l !+|name:s !+|resourceSliceCount:l !+
resource.v1beta1.ResourceSlice@32-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta1.ResourceSliceSpec !+
resource.v1beta1.ResourceSliceList@32-|apiVersion:s -|items:[resource.v1beta1.ResourceSlice] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta1.ResourceSliceSpec@32-|allNodes:b -|devices:[resource.v1beta1.Device]|driver:s !+|nodeName:s -|nodeSelector:core.v1.NodeSelector|perDeviceNodeSelection:b@33-|pool:resource.v1beta1.ResourcePool !+|sharedCounters:[resource.v1beta1.CounterSet]@33-
resource.v1beta2.AllocatedDeviceStatus@33-|conditions:[meta.v1.Condition]=type *|data:u|device:s !+|driver:s !+|networkData:resource.v1beta2.NetworkDeviceData|pool:s !+|shareID:s@34-
resource.v1beta2.AllocationResult@33-|allocationTimestamp:t@34-|devices:resource.v1beta2.DeviceAllocationResult +|nodeSelector:core.v1.NodeSelector
resource.v1beta2.CELDeviceSelector@33-|expression:s !+
resource.v1beta2.CapacityRequestPolicy@34-|default:q *|validRange:resource.v1beta2.CapacityRequestPolicyRange|validValues:[q]
resource.v1beta2.CapacityRequestPolicyRange@34-|max:q|min:q !|step:q
resource.v1beta2.CapacityRequirements@34-|requests:{q}
resource.v1beta2.Counter@33-|value:q !+
resource.v1beta2.CounterSet@33-|counters:{resource.v1beta2.Counter} !|name:s !+
resource.v1beta2.Device@33-|allNodes:b|allowMultipleAllocations:b@34-|attributes:{resource.v1beta2.DeviceAttribute}|bindingConditions:[s]@34-|bindingFailureConditions:[s]@34-|bindsToNode:b@34-|capacity:{resource.v1beta2.DeviceCapacity}|consumesCounters:[resource.v1beta2.DeviceCounterConsumption]|name:s !+|nodeAllocatableResourceMappings:{resource.v1beta2.NodeAllocatableResourceMapping}@36-|nodeName:s|nodeSelector:core.v1.NodeSelector|taints:[resource.v1beta2.DeviceTaint]
resource.v1beta2.DeviceAllocationConfiguration@33-|opaque:resource.v1beta2.OpaqueDeviceConfiguration|requests:[s]|source:s !+
resource.v1beta2.DeviceAllocationResult@33-|config:[resource.v1beta2.DeviceAllocationConfiguration]|results:[resource.v1beta2.DeviceRequestAllocationResult]
resource.v1beta2.DeviceAttribute@33-|bool:b|bools:[b]@36-|int:l|ints:[l]@36-|string:s|strings:[s]@36-|version:s|versions:[s]@36-
resource.v1beta2.DeviceCapacity@33-|requestPolicy:resource.v1beta2.CapacityRequestPolicy@34-|value:q !+
resource.v1beta2.DeviceClaim@33-|config:[resource.v1beta2.DeviceClaimConfiguration]|constraints:[resource.v1beta2.DeviceConstraint]|requests:[resource.v1beta2.DeviceRequest] *
resource.v1beta2.DeviceClaimConfiguration@33-|opaque:resource.v1beta2.OpaqueDeviceConfiguration|requests:[s]
resource.v1beta2.DeviceClass@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta2.DeviceClassSpec !+
resource.v1beta2.DeviceClassConfiguration@33-|opaque:resource.v1beta2.OpaqueDeviceConfiguration
resource.v1beta2.DeviceClassList@33-|apiVersion:s -|items:[resource.v1beta2.DeviceClass] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta2.DeviceClassSpec@33-|config:[resource.v1beta2.DeviceClassConfiguration]|extendedResourceName:s@34-|selectors:[resource.v1beta2.DeviceSelector]
resource.v1beta2.DeviceConstraint@33-|distinctAttribute:s@34-|matchAttribute:s|requests:[s]
resource.v1beta2.DeviceCounterConsumption@33-|counterSet:s !+|counters:{resource.v1beta2.Counter} !
resource.v1beta2.DeviceRequest@33-|exactly:resource.v1beta2.ExactDeviceRequest|firstAvailable:[resource.v1beta2.DeviceSubRequest]|name:s !+
resource.v1beta2.DeviceRequestAllocationResult@33-|adminAccess:b|bindingConditions:[s]@34-|bindingFailureConditions:[s]@34-|consumedCapacity:{q}@34-|device:s !+|driver:s !+|pool:s !+|request:s !+|shareID:s@34-|tolerations:[resource.v1beta2.DeviceToleration]
resource.v1beta2.DeviceSelector@33-|cel:resource.v1beta2.CELDeviceSelector
resource.v1beta2.DeviceSubRequest@33-|allocationMode:s -|capacity:resource.v1beta2.CapacityRequirements@34-|count:l -|deviceClassName:s !+|name:s !+|selectors:[resource.v1beta2.DeviceSelector]|tolerations:[resource.v1beta2.DeviceToleration]
resource.v1beta2.DeviceTaint@33-|effect:s !+|key:s !+|timeAdded:t|value:s -
resource.v1beta2.DeviceTaintRule@36-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta2.DeviceTaintRuleSpec !+|status:resource.v1beta2.DeviceTaintRuleStatus +
resource.v1beta2.DeviceTaintRuleList@36-|apiVersion:s -|items:[resource.v1beta2.DeviceTaintRule] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta2.DeviceTaintRuleSpec@36-|deviceSelector:resource.v1beta2.DeviceTaintSelector|taint:resource.v1beta2.DeviceTaint !+
resource.v1beta2.DeviceTaintRuleStatus@36-|conditions:[meta.v1.Condition]=type
resource.v1beta2.DeviceTaintSelector@36-|device:s|driver:s|pool:s
resource.v1beta2.DeviceToleration@33-|effect:s -|key:s -|operator:s -="Equal"|tolerationSeconds:l|value:s -
resource.v1beta2.ExactDeviceRequest@33-|adminAccess:b|allocationMode:s -|capacity:resource.v1beta2.CapacityRequirements@34-|count:l -|deviceClassName:s !+|selectors:[resource.v1beta2.DeviceSelector]|tolerations:[resource.v1beta2.DeviceToleration]
resource.v1beta2.NetworkDeviceData@33-|hardwareAddress:s -|interfaceName:s -|ips:[s]
resource.v1beta2.NodeAllocatableResourceMapping@36-|allocationMultiplier:q|capacityKey:s
resource.v1beta2.OpaqueDeviceConfiguration@33-|driver:s !+|parameters:u !+
resource.v1beta2.ResourceClaim@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta2.ResourceClaimSpec !+|status:resource.v1beta2.ResourceClaimStatus +
resource.v1beta2.ResourceClaimConsumerReference@33-|apiGroup:s -|name:s !+|resource:s !+|uid:s !+
resource.v1beta2.ResourceClaimList@33-|apiVersion:s -|items:[resource.v1beta2.ResourceClaim] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta2.ResourceClaimSpec@33-|devices:resource.v1beta2.DeviceClaim +
resource.v1beta2.ResourceClaimStatus@33-|allocation:resource.v1beta2.AllocationResult|devices:[resource.v1beta2.AllocatedDeviceStatus]=driver,device,pool@-33|devices:[resource.v1beta2.AllocatedDeviceStatus]=driver,device,pool,shareID@34-|reservedFor:[resource.v1beta2.ResourceClaimConsumerReference]=uid
resource.v1beta2.ResourceClaimTemplate@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta2.ResourceClaimTemplateSpec !+
resource.v1beta2.ResourceClaimTemplateList@33-|apiVersion:s -|items:[resource.v1beta2.ResourceClaimTemplate] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta2.ResourceClaimTemplateSpec@33-|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta2.ResourceClaimSpec !+
resource.v1beta2.ResourcePool@33-|generation:l !+|name:s !+|resourceSliceCount:l !+
resource.v1beta2.ResourceSlice@33-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:resource.v1beta2.ResourceSliceSpec !+
resource.v1beta2.ResourceSliceList@33-|apiVersion:s -|items:[resource.v1beta2.ResourceSlice] !*|kind:s -|metadata:meta.v1.ListMeta +
resource.v1beta2.ResourceSliceSpec@33-|allNodes:b|devices:[resource.v1beta2.Device]|driver:s !+|nodeName:s|nodeSelector:core.v1.NodeSelector|perDeviceNodeSelection:b|pool:resource.v1beta2.ResourcePool !+|sharedCounters:[resource.v1beta2.CounterSet]
scheduling.v1.PriorityClass|apiVersion:s -|description:s -|globalDefault:b -|kind:s -|metadata:meta.v1.ObjectMeta +|preemptionPolicy:s|value:i !+@-35|value:i +@36-
scheduling.v1.PriorityClassList|apiVersion:s -|items:[scheduling.v1.PriorityClass] !*|kind:s -|metadata:meta.v1.ListMeta +
scheduling.v1alpha1.BasicSchedulingPolicy@35-35|
scheduling.v1alpha1.GangSchedulingPolicy@35-35|minCount:i !
scheduling.v1alpha1.PodGroup@35-35|name:s !|policy:scheduling.v1alpha1.PodGroupPolicy !+
scheduling.v1alpha1.PodGroupPolicy@35-35|basic:scheduling.v1alpha1.BasicSchedulingPolicy|gang:scheduling.v1alpha1.GangSchedulingPolicy
scheduling.v1alpha1.TypedLocalObjectReference@35-35|apiGroup:s|kind:s !|name:s !
scheduling.v1alpha1.Workload@35-35|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:scheduling.v1alpha1.WorkloadSpec !+
scheduling.v1alpha1.WorkloadList@35-35|apiVersion:s|items:[scheduling.v1alpha1.Workload] !|kind:s|metadata:meta.v1.ListMeta +
scheduling.v1alpha1.WorkloadSpec@35-35|controllerRef:scheduling.v1alpha1.TypedLocalObjectReference|podGroups:[scheduling.v1alpha1.PodGroup]=name !
scheduling.v1alpha2.BasicSchedulingPolicy@36-|
scheduling.v1alpha2.GangSchedulingPolicy@36-|minCount:i !+
scheduling.v1alpha2.PodGroup@36-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:scheduling.v1alpha2.PodGroupSpec !+|status:scheduling.v1alpha2.PodGroupStatus +
scheduling.v1alpha2.PodGroupList@36-|apiVersion:s -|items:[scheduling.v1alpha2.PodGroup] !*|kind:s -|metadata:meta.v1.ListMeta +
scheduling.v1alpha2.PodGroupResourceClaim@36-|name:s !+|resourceClaimName:s|resourceClaimTemplateName:s
scheduling.v1alpha2.PodGroupResourceClaimStatus@36-|name:s !+|resourceClaimName:s
scheduling.v1alpha2.PodGroupSchedulingConstraints@36-|topology:[scheduling.v1alpha2.TopologyConstraint]
scheduling.v1alpha2.PodGroupSchedulingPolicy@36-|basic:scheduling.v1alpha2.BasicSchedulingPolicy|gang:scheduling.v1alpha2.GangSchedulingPolicy
scheduling.v1alpha2.PodGroupSpec@36-|disruptionMode:s|podGroupTemplateRef:scheduling.v1alpha2.PodGroupTemplateReference *|priority:i|priorityClassName:s -|resourceClaims:[scheduling.v1alpha2.PodGroupResourceClaim]=name|schedulingConstraints:scheduling.v1alpha2.PodGroupSchedulingConstraints|schedulingPolicy:scheduling.v1alpha2.PodGroupSchedulingPolicy !+
scheduling.v1alpha2.PodGroupStatus@36-|conditions:[meta.v1.Condition]=type|resourceClaimStatuses:[scheduling.v1alpha2.PodGroupResourceClaimStatus]=name
scheduling.v1alpha2.PodGroupTemplate@36-|disruptionMode:s|name:s !+|priority:i|priorityClassName:s -|resourceClaims:[scheduling.v1alpha2.PodGroupResourceClaim]=name|schedulingConstraints:scheduling.v1alpha2.PodGroupSchedulingConstraints *|schedulingPolicy:scheduling.v1alpha2.PodGroupSchedulingPolicy !+
scheduling.v1alpha2.PodGroupTemplateReference@36-|workload:scheduling.v1alpha2.WorkloadPodGroupTemplateReference *
scheduling.v1alpha2.TopologyConstraint@36-|key:s !+
scheduling.v1alpha2.TypedLocalObjectReference@36-|apiGroup:s -|kind:s !+|name:s !+
scheduling.v1alpha2.Workload@36-|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:scheduling.v1alpha2.WorkloadSpec !+
scheduling.v1alpha2.WorkloadList@36-|apiVersion:s -|items:[scheduling.v1alpha2.Workload] !*|kind:s -|metadata:meta.v1.ListMeta +
scheduling.v1alpha2.WorkloadPodGroupTemplateReference@36-|podGroupTemplateName:s !+|workloadName:s !+
scheduling.v1alpha2.WorkloadSpec@36-|controllerRef:scheduling.v1alpha2.TypedLocalObjectReference|podGroupTemplates:[scheduling.v1alpha2.PodGroupTemplate]=name !*
storage.v1.CSIDriver|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:storage.v1.CSIDriverSpec !+
storage.v1.CSIDriverList|apiVersion:s -|items:[storage.v1.CSIDriver] !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1.CSIDriverSpec|attachRequired:b|fsGroupPolicy:s|nodeAllocatableUpdatePeriodSeconds:l@33-|podInfoOnMount:b|preventPodSchedulingIfMissing:b@36-|requiresRepublish:b|seLinuxMount:b@25-|serviceAccountTokenInSecrets:b@35-|storageCapacity:b|tokenRequests:[storage.v1.TokenRequest]|volumeLifecycleModes:[s]=
storage.v1.CSINode|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:storage.v1.CSINodeSpec !+
storage.v1.CSINodeDriver|allocatable:storage.v1.VolumeNodeResources|name:s !+|nodeID:s !+|topologyKeys:[s] *
storage.v1.CSINodeList|apiVersion:s -|items:[storage.v1.CSINode] !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1.CSINodeSpec|drivers:[storage.v1.CSINodeDriver]=name !*
storage.v1.CSIStorageCapacity@24-|apiVersion:s -|capacity:q|kind:s -|maximumVolumeSize:q|metadata:meta.v1.ObjectMeta +|nodeTopology:meta.v1.LabelSelector|storageClassName:s !+
storage.v1.CSIStorageCapacityList@24-|apiVersion:s -|items:[storage.v1.CSIStorageCapacity]=name !*@-29|items:[storage.v1.CSIStorageCapacity] !*@30-|kind:s -|metadata:meta.v1.ListMeta +
storage.v1.StorageClass|allowVolumeExpansion:b|allowedTopologies:[core.v1.TopologySelectorTerm]|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|mountOptions:[s]|parameters:{s}|provisioner:s !+|reclaimPolicy:s|volumeBindingMode:s
storage.v1.StorageClassList|apiVersion:s -|items:[storage.v1.StorageClass] !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1.TokenRequest|audience:s !+|expirationSeconds:l
storage.v1.VolumeAttachment|apiVersion:s -|kind:s -|metadata:meta.v1.ObjectMeta +|spec:storage.v1.VolumeAttachmentSpec !+|status:storage.v1.VolumeAttachmentStatus +
storage.v1.VolumeAttachmentList|apiVersion:s -|items:[storage.v1.VolumeAttachment] !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1.VolumeAttachmentSource|inlineVolumeSpec:core.v1.PersistentVolumeSpec|persistentVolumeName:s
storage.v1.VolumeAttachmentSpec|attacher:s !+|nodeName:s !+|source:storage.v1.VolumeAttachmentSource !+
storage.v1.VolumeAttachmentStatus|attachError:storage.v1.VolumeError|attached:b !+|attachmentMetadata:{s}|detachError:storage.v1.VolumeError
storage.v1.VolumeAttributesClass@34-|apiVersion:s -|driverName:s !+|kind:s -|metadata:meta.v1.ObjectMeta +|parameters:{s}
storage.v1.VolumeAttributesClassList@34-|apiVersion:s -|items:[storage.v1.VolumeAttributesClass] !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1.VolumeError|errorCode:i@33-|message:s -|time:t +
storage.v1.VolumeNodeResources|count:i
storage.v1alpha1.CSIStorageCapacity@-23|apiVersion:s -|capacity:q|kind:s -|maximumVolumeSize:q|metadata:meta.v1.ObjectMeta +|nodeTopology:meta.v1.LabelSelector|storageClassName:s !+
storage.v1alpha1.CSIStorageCapacityList@-23|apiVersion:s -|items:[storage.v1alpha1.CSIStorageCapacity]=name !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1alpha1.VolumeAttributesClass@29-34|apiVersion:s -|driverName:s !+|kind:s -|metadata:meta.v1.ObjectMeta +|parameters:{s}
storage.v1alpha1.VolumeAttributesClassList@29-34|apiVersion:s -|items:[storage.v1alpha1.VolumeAttributesClass] !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1beta1.CSIStorageCapacity@-26|apiVersion:s -|capacity:q|kind:s -|maximumVolumeSize:q|metadata:meta.v1.ObjectMeta +|nodeTopology:meta.v1.LabelSelector|storageClassName:s !+
storage.v1beta1.CSIStorageCapacityList@-26|apiVersion:s -|items:[storage.v1beta1.CSIStorageCapacity]=name !*|kind:s -|metadata:meta.v1.ListMeta +
storage.v1beta1.VolumeAttributesClass@31-|apiVersion:s -|driverName:s !+|kind:s -|metadata:meta.v1.ObjectMeta +|parameters:{s}
storage.v1beta1.VolumeAttributesClassList@31-|apiVersion:s -|items:[storage.v1beta1.VolumeAttributesClass] !*|kind:s -|metadata:meta.v1.ListMeta +
storagemigration.v1alpha1.GroupVersionResource@30-34|group:s|resource:s|version:s
storagemigration.v1alpha1.MigrationCondition@30-34|lastUpdateTime:t|message:s|reason:s|status:s !|type:s !
storagemigration.v1alpha1.StorageVersionMigration@30-34|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:storagemigration.v1alpha1.StorageVersionMigrationSpec +|status:storagemigration.v1alpha1.StorageVersionMigrationStatus +
storagemigration.v1alpha1.StorageVersionMigrationList@30-34|apiVersion:s|items:[storagemigration.v1alpha1.StorageVersionMigration]=type !|kind:s|metadata:meta.v1.ListMeta +
storagemigration.v1alpha1.StorageVersionMigrationSpec@30-34|continueToken:s|resource:storagemigration.v1alpha1.GroupVersionResource !+
storagemigration.v1alpha1.StorageVersionMigrationStatus@30-34|conditions:[storagemigration.v1alpha1.MigrationCondition]=type|resourceVersion:s
storagemigration.v1beta1.StorageVersionMigration@35-|apiVersion:s|kind:s|metadata:meta.v1.ObjectMeta +|spec:storagemigration.v1beta1.StorageVersionMigrationSpec +|status:storagemigration.v1beta1.StorageVersionMigrationStatus +
storagemigration.v1beta1.StorageVersionMigrationList@35-|apiVersion:s|items:[storagemigration.v1beta1.StorageVersionMigration] !|kind:s|metadata:meta.v1.ListMeta +
storagemigration.v1beta1.StorageVersionMigrationSpec@35-|resource:meta.v1.GroupResource !+
storagemigration.v1beta1.StorageVersionMigrationStatus@35-|conditions:[meta.v1.Condition]=type|resourceVersion:s
`
