# -*- encoding: utf-8 -*-
# stub: cart 1.2.3 ruby lib

Gem::Specification.new do |s|
  s.name = "cart".freeze
  s.version = "1.2.3".freeze

  s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze) if s.respond_to? :required_rubygems_version=
  s.require_paths = ["lib".freeze]
  s.authors = ["x".freeze]
  s.date = "1980-01-02"
  s.licenses = ["MIT".freeze, "Ruby".freeze]
  s.rubygems_version = "3.6.7".freeze
  s.summary = "x".freeze

  s.installed_by_version = "3.6.7".freeze

  s.specification_version = 4

  s.add_runtime_dependency(%q<money>.freeze, ["~> 2.0".freeze])
  s.add_development_dependency(%q<rake>.freeze, ["> 0".freeze])
end
