# -*- encoding: utf-8 -*-
# stub: hosted 0.3 ruby lib

Gem::Specification.new do |s|
  s.name = "hosted".freeze
  s.version = "0.3".freeze

  s.required_rubygems_version = Gem::Requirement.new(">= 0".freeze) if s.respond_to? :required_rubygems_version=
  s.require_paths = ["lib".freeze]
  s.authors = ["x".freeze]
  s.date = "1980-01-02"
  s.files = ["hosted.gemspec".freeze]
  s.rubygems_version = "3.6.7".freeze
  s.summary = "x".freeze

  s.installed_by_version = "3.6.7".freeze

  s.specification_version = 4

  s.add_runtime_dependency(%q<cart>.freeze, [">= 0".freeze])
end
