# -*- encoding: utf-8 -*-
# stub: native 1.15.0 x86_64-linux lib

Gem::Specification.new do |s|
  s.name = "native".freeze
  s.version = "1.15.0".freeze
  s.platform = "x86_64-linux".freeze

  s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze) if s.respond_to? :required_rubygems_version=
  s.require_paths = ["lib".freeze]
  s.authors = ["x".freeze]
  s.date = "1980-01-02"
  s.licenses = ["MIT".freeze, "Ruby".freeze]
  s.rubygems_version = "3.6.7".freeze
  s.summary = "x".freeze

  s.installed_by_version = "3.6.7".freeze

  s.specification_version = 4

  s.add_runtime_dependency(%q<money>.freeze, [">= 1".freeze, "< 4".freeze])
end
