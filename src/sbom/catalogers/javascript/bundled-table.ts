/* oxlint-disable no-useless-escape -- patterns stay as they were published */
import type { Mark } from '../programs/contract.ts'

/** A library that is copied into other people's files: how its files are called, and where its version stands in them. */
export type Bundled = {
  readonly name: string
  readonly type: 'npm' | 'generic'
  readonly heads: readonly string[]
  readonly marks: readonly Mark[]
}

/** Made by tools/bundled-javascript.ts from the facts of retire.js (Apache-2.0), its repository of 2026-08-22. */
export const bundledTable: readonly Bundled[] = [
  {
    name: '@angular/core',
    type: 'npm',
    heads: ['angular2', 'core.umd'],
    marks: [
      { near: '@license Angular v', version: /\/\*\*[\s*]+@license Angular v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'ng-version', version: /\[['"]ng-version['"],['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"]\]/ },
      {
        named:
          /^(?:angular2|core\.umd)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'alasql',
    type: 'npm',
    heads: ['AlaSQL', 'alasql'],
    marks: [
      { near: 'AlaSQL v', version: /\/\*!?[ \n]*AlaSQL v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:AlaSQL|alasql)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'dompurify',
    type: 'npm',
    heads: ['dompurify', 'purify'],
    marks: [
      { near: "version = '", version: /DOMPurify.version = '(\d{1,5}(?:\.[\w-]{1,20}){1,4})';/ },
      { near: 'version="', version: /DOMPurify.version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { near: '/*! @license DOMPurify ', version: /\/\*! @license DOMPurify (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        named: /^(?:dompurify|purify)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'dwr',
    type: 'npm',
    heads: ['dwr'],
    marks: [{ named: /^(?:dwr)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ }],
  },
  {
    name: 'ExtJS',
    type: 'generic',
    heads: ['ext', 'ext-all', 'ext-all-debug', 'ext-base'],
    marks: [
      { near: ' Ext JS Library ', version: /\/*!\n * Ext JS Library (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'version', version: /Ext = \{[\s]*\/\*[^\/]+\/[\s]*version *: *['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"]/ },
      {
        near: 'var version',
        version: /var version *= *['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"], *Version;[\s]*Ext.Version *= *Version *= *Ext.extend/,
      },
      {
        named:
          /^(?:ext|ext-all|ext-all-debug|ext-base)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'yui',
    type: 'npm',
    heads: ['YUI', 'yui'],
    marks: [
      { near: '\nversion: ', version: /\/yui\/license.(?:html|txt)\nversion: (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:YUI|yui)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'alpinejs',
    type: 'npm',
    heads: ['alpine'],
    marks: [
      { near: 'version:', version: /version:['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"],flushAndStopDeferringMutations/ },
      { named: /^(?:alpine)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'angular',
    type: 'npm',
    heads: ['angular'],
    marks: [
      { near: 'AngularJS', version: /\/\*[\*\s]+(?:@license )?AngularJS(?: NES)? v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'http://errors.angularjs.org/', version: /http:\/\/errors\.angularjs\.org\/(\d{1,5}(?:\.[\w-]{1,20}){1,4})\// },
      { named: /^(?:angular)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'axios',
    type: 'npm',
    heads: ['axios'],
    marks: [
      { near: 'xios v', version: /\/\*!? *[Aa]xios v(\d{1,5}(?:\.[\w-]{1,20}){1,4}) / },
      { near: '// Axios v', version: /\/\/ Axios v(\d{1,5}(?:\.[\w-]{1,20}){1,4}) C/ },
      { near: 'return"[Axios v', version: /return"\[Axios v(\d{1,5}(?:\.[\w-]{1,20}){1,4})\] Transitional/ },
      { near: '"axios","version":"', version: /\"axios\",\"version\":\"(\d{1,5}(?:\.[\w-]{1,20}){1,4})\"/ },
      { named: /^(?:axios)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'backbone',
    type: 'npm',
    heads: ['backbone'],
    marks: [
      { near: 'Backbone', version: /\/\/[ ]+Backbone.js (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'VERSION="', version: /a=t.Backbone=\{\}\}a.VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { near: 'Backbone.VERSION', version: /Backbone\.VERSION *= *["'](\d{1,5}(?:\.[\w-]{1,20}){1,4})["']/ },
      { named: /^(?:backbone)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'blueimp-file-upload',
    type: 'npm',
    heads: ['jquery.fileupload', 'jquery.fileupload-ui'],
    marks: [
      {
        near: 'jQuery File Upload User Interface Plugin ',
        version: /\/\*[\s*]+jQuery File Upload User Interface Plugin (\d{1,5}(?:\.[\w-]{1,20}){1,4})[\s*]+https:\/\/github.com\/blueimp/,
      },
      {
        named:
          /^(?:jquery\.fileupload|jquery\.fileupload-ui)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'bootstrap',
    type: 'npm',
    heads: ['bootstrap'],
    marks: [
      { near: ' Bootstrap v', version: /\/\*!? Bootstrap v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '* Bootstrap v', version: /\* Bootstrap v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '/*! Bootstrap v', version: /\/\*! Bootstrap v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: '.VERSION="',
        version: /this\.close\)\};.\.VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"(?:,.\.TRANSITION_DURATION=150)?,.\.prototype\.close/,
      },
      { named: /^(?:bootstrap)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'bootstrap-select',
    type: 'npm',
    heads: ['bootstrap-select'],
    marks: [
      { near: 'Bootstrap-select', version: /\/\*![\s]+\*[\s]+Bootstrap-select[\s]+v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: '.VERSION="',
        version:
          /.\.data\("selectpicker",.=new .\(this,.\)\)\}"string"==typeof .&&\(.=.\[.\]instanceof Function\?.\[.\]\.apply\(.,.\):.\.options\[.\]\)\}\}\);return void 0!==.\?.:.\}.\.VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})",/,
      },
      {
        named: /^(?:bootstrap-select)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'c3',
    type: 'npm',
    heads: ['c3'],
    marks: [
      { near: 'version:', version: /[\s]+var c3 ?= ?\{ ?version: ?['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"] ?\};[\s]+var c3_chart_fn,/ },
      { named: /^(?:c3)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'chart.js',
    type: 'npm',
    heads: ['Chart', 'chart'],
    marks: [
      {
        near: 'var version="',
        version: /var version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})";const KNOWN_POSITIONS=\["top","bottom","left","right","chartArea"\]/,
      },
      { near: '* Chart', version: /\/\*![\s]+\* Chart.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: '* Version: ',
        version: /\/\*![\s]+\* Chart.js[\s]+\* http:\/\/chartjs.org\/[\s]+\* Version: (\d{1,5}(?:\.[\w-]{1,20}){1,4})/,
      },
      { named: /^(?:Chart|chart)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'ckeditor',
    type: 'npm',
    heads: ['ckeditor'],
    marks: [
      { near: '",version:"', version: /ckeditor..js.{4,30}=\{timestamp:"[^"]+",version:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: '",version:"',
        version: /window\.CKEDITOR=function\(\)\{var [a-z]=\{timestamp:"[^"]+",version:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})/,
      },
      { named: /^(?:ckeditor)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'ckeditor5',
    type: 'npm',
    heads: ['ckeditor5'],
    marks: [
      { near: 'CKEDITOR_VERSION="', version: /CKEDITOR_VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { named: /^(?:ckeditor5)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'd3',
    type: 'npm',
    heads: ['d3'],
    marks: [
      { near: '// https://d3js.org ', version: /\/\/ https:\/\/d3js\.org (?:v|Version )(\d{1,5}(?:\.[\w-]{1,20}){1,4}) / },
      { named: /^(?:d3)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'dojo',
    type: 'npm',
    heads: ['dojo'],
    marks: [{ named: /^(?:dojo)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ }],
  },
  {
    name: 'easyxdm',
    type: 'npm',
    heads: ['easyXDM'],
    marks: [{ named: /^(?:easyXDM)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ }],
  },
  {
    name: 'echarts',
    type: 'npm',
    heads: ['echarts'],
    marks: [
      {
        near: 'var dependencies = {',
        version:
          /'(\d{1,5}(?:\.[\w-]{1,20}){1,4})';[\s]+var dependencies = \{[\s]+zrender: '[0-9.]+'[\s]+\};[\s]+var TEST_FRAME_REMAIN_TIME = 1;/,
      },
      {
        near: '.version=',
        version:
          /setPlatformAPI=[a-zA-Z_]+,.\.throttle=[a-zA-Z_]+,.\.time=[a-zA-Z_]+,.\.use=[a-zA-Z_]+,.\.util=[a-zA-Z_]+,.\.vector=[a-zA-Z_]+,.\.version=['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"],.\.zrUtil/,
      },
      {
        near: '.version=',
        version:
          /.\.throttle=[a-zA-Z_]+,.\.time=[a-zA-Z_]+,.\.util=[a-zA-Z_]+,.\.vector=[a-zA-Z_]+,.\.version=['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"],.\.zrender/,
      },
      { named: /^(?:echarts)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'ember-source',
    type: 'npm',
    heads: ['ember'],
    marks: [
      { near: 'VERSION', version: /Ember.VERSION[ ]?=[ ]?(?:'|")(\d{1,5}(?:\.[\w-]{1,20}){1,4})(?:'|")/ },
      { near: 'meta.revision="Ember@', version: /meta\.revision="Ember@(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      {
        near: 'default',
        version:
          /e\("ember\/version",\["exports"\],function\(e\)\{"use strict";?[\s]*e(?:\.|\[")default(?:"\])?="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/,
      },
      {
        near: '.default="',
        version: /\("ember\/version",\["exports"\],function\(e\)\{"use strict";.{1,70}\.default="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/,
      },
      {
        near: '// Version: ',
        version: /\/\/ Version: (\d{1,5}(?:\.[\w-]{1,20}){1,4})[\s]+\(function\(\) *\{[\s]*\/\*\*[\s]+@module ember[\s]/,
      },
      {
        near: 'Object.defineProperty({__proto__:null,CI:!1,DEBUG:!1},Symbol.toStringTag,{value:"Module"}),',
        version:
          /Object\.defineProperty\(\{__proto__:null,CI:!1,DEBUG:!1\},Symbol\.toStringTag,\{value:"Module"\}\),\w+="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/,
      },
      {
        near: 'isLowLevelRegister:function(e){return e<=3}},Symbol.toStringTag,{value:"Module"}),',
        version:
          /isLowLevelRegister:function\(e\)\{return e<=3\}\},Symbol\.toStringTag,\{value:"Module"\}\),\w+="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/,
      },
      { named: /^(?:ember)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'flowplayer',
    type: 'npm',
    heads: ['flowplayer'],
    marks: [
      { named: /^(?:flowplayer)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'froala-editor',
    type: 'npm',
    heads: ['froala_editor'],
    marks: [
      { near: '* froala_editor v', version: /\/\*![\s]+\* froala_editor v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'VERSION:"', version: /VERSION:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})",INSTANCES:\[\],OPTS_MAPPING:\{\}/ },
      { named: /^(?:froala_editor)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'handlebars',
    type: 'npm',
    heads: ['handlebars'],
    marks: [
      { near: 'VERSION = "', version: /Handlebars.VERSION = "(\d{1,5}(?:\.[\w-]{1,20}){1,4})";/ },
      { near: 'Handlebars={VERSION:', version: /Handlebars=\{VERSION:(?:'|")(\d{1,5}(?:\.[\w-]{1,20}){1,4})(?:'|")/ },
      {
        near: 'VERSION=',
        version: /this.Handlebars=\{\};[\n\r \t]+\(function\([a-z]\)\{[a-z].VERSION=(?:'|")(\d{1,5}(?:\.[\w-]{1,20}){1,4})(?:'|")/,
      },
      { near: 'handlebars ', version: /\/\*+![\s]+(?:@license)?[\s]+handlebars v+(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '.VERSION="', version: /window\.Handlebars=.,.\.VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { near: '.VERSION=', version: /.\.HandlebarsEnvironment=.;var .=.\(.\),.=.\(.\),.="(\d{1,5}(?:\.[\w-]{1,20}){1,4})";.\.VERSION=/ },
      { named: /^(?:handlebars)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'highcharts',
    type: 'npm',
    heads: ['highcharts'],
    marks: [
      { near: 'product:"Highcharts",version:"', version: /product:"Highcharts",version:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { near: '.version="', version: /product="Highcharts"[,;].\.version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { named: /^(?:highcharts)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'highlight.js',
    type: 'npm',
    heads: ['highlight'],
    marks: [
      { near: 'ighlight', version: /\/\*!\s*[Hh]ighlight.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:highlight)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'jplayer',
    type: 'npm',
    heads: ['jplayer', 'jquery.jplayer'],
    marks: [
      { near: ' jPlayer ', version: /\/\*!? jPlayer (\d{1,5}(?:\.[\w-]{1,20}){1,4}) for jQuery/ },
      {
        named:
          /^(?:jplayer|jquery\.jplayer)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'jquery',
    type: 'npm',
    heads: ['jquery'],
    marks: [
      { near: ' jQuery v', version: /\/\*!? jQuery v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '* jQuery JavaScript Library v', version: /\* jQuery JavaScript Library v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '* jQuery ', version: /\* jQuery (\d{1,5}(?:\.[\w-]{1,20}){1,4}) - New Wave Javascript/ },
      { near: '* jQuery JavaScript Library v', version: /\/\*![\s]+\* jQuery JavaScript Library v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '// $Id: jquery', version: /\/\/ \$Id: jquery.js,v (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '/*! jQuery v', version: /\/\*! jQuery v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'jquery:', version: /[^a-z.]jquery:[ ]?"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      {
        near: 'jQuery,Z=e.$,ee={},te=[],ne="',
        version: /\$\.documentElement,Q=e.jQuery,Z=e\.\$,ee=\{\},te=\[\],ne="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/,
      },
      { named: /^(?:jquery)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'jquery-deparam',
    type: 'npm',
    heads: ['jquery-deparam'],
    marks: [
      { named: /^(?:jquery-deparam)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'jquery-migrate',
    type: 'npm',
    heads: ['jquery-migrate'],
    marks: [
      { near: ' jQuery Migrate', version: /\/\*!?(?:\n \*)? jQuery Migrate(?: -)? v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'jQuery.migrateVersion', version: /jQuery\.migrateVersion ?= ?"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { named: /^(?:jquery-migrate)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'jquery-mobile',
    type: 'npm',
    heads: ['jquery.mobile'],
    marks: [
      { near: 'jQuery Mobile', version: /\/\*!?[\s*]*jQuery Mobile(?: -)? v?(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'version:', version: /\/\/ Version of the jQuery Mobile Framework[\s]+version: *["'](\d{1,5}(?:\.[\w-]{1,20}){1,4})["'],/ },
      { named: /^(?:jquery\.mobile)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'jquery-ui',
    type: 'npm',
    heads: ['jquery-ui', 'jquery.ui.core'],
    marks: [
      { near: ' jQuery UI - v', version: /\/\*!? jQuery UI - v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'jQuery UI ', version: /\/\*!?[\n *]+jQuery UI (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        named:
          /^(?:jquery-ui|jquery\.ui\.core)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'jquery-validation',
    type: 'npm',
    heads: ['jquery.validate', 'jquery.validation'],
    marks: [
      { near: 'jQuery Validation Plugin ', version: /\/\*!?(?:\n \*)?[\s]*jQuery Validation Plugin -? ?v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: 'Original file: /npm/jquery-validation@',
        version: /Original file: \/npm\/jquery-validation@(\d{1,5}(?:\.[\w-]{1,20}){1,4})\/dist\/jquery.validate.js/,
      },
      {
        named:
          /^(?:jquery\.validate|jquery\.validation)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'datatables.net',
    type: 'npm',
    heads: ['dataTables', 'jquery.dataTables'],
    marks: [
      { near: 'DataTables ', version: /http:\/\/www.datatables.net\n +DataTables (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '/*! DataTables ', version: /\/\*! DataTables (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: '.version="',
        version: /.\.version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})";[\s]*.\.settings=\[\];[\s]*.\.models=\{[\s]*\};[\s]*.\.models.oSearch/,
      },
      {
        named:
          /^(?:dataTables|jquery\.dataTables)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'jquery.prettyPhoto',
    type: 'generic',
    heads: ['jquery.prettyPhoto'],
    marks: [
      { near: '{version:', version: /\.prettyPhoto[ ]?=[ ]?\{version:[ ]?(?:'|")(\d{1,5}(?:\.[\w-]{1,20}){1,4})(?:'|")\}/ },
      {
        named:
          /^(?:jquery\.prettyPhoto)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'jquery.terminal',
    type: 'npm',
    heads: ['jquery.terminal'],
    marks: [
      { near: 'version ', version: /version (\d{1,5}(?:\.[\w-]{1,20}){1,4})[\s]+\*[\s]+\* This file is part of jQuery Terminal./ },
      { near: '$.terminal={version:"', version: /\$\.terminal=\{version:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      {
        named: /^(?:jquery\.terminal)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'jszip',
    type: 'npm',
    heads: ['jszip'],
    marks: [
      { near: 'JSZip v', version: /\/\*![\s]+JSZip v(\d{1,5}(?:\.[\w-]{1,20}){1,4}) / },
      { named: /^(?:jszip)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'knockout',
    type: 'npm',
    heads: ['knockout'],
    marks: [
      { near: ' Knockout JavaScript library v', version: /(?:\*|\/\/) Knockout JavaScript library v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: 'version="',
        version:
          /.version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})",_.b\(.version.,_.version\),_.options=\{deferUpdates:!1,useOnlyNativeEvents:!1,foreachHidesDestroyed:!1\}/,
      },
      { named: /^(?:knockout)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'lodash',
    type: 'npm',
    heads: ['lodash', 'lodash.core'],
    marks: [
      {
        near: ' lodash',
        version: /\/\*[\s*!]+(?:@license)?[\s*]+(?:Lo-Dash|lodash|Lodash) v?(\d{1,5}(?:\.[\w-]{1,20}){1,4}) lodash.com\/license/,
      },
      {
        near: 'var VERSION="',
        version: /var VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})";var BIND_FLAG=1,BIND_KEY_FLAG=2,CURRY_BOUND_FLAG=4,CURRY_FLAG=8/,
      },
      {
        named:
          /^(?:lodash|lodash\.core)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'markdown-it',
    type: 'npm',
    heads: ['markdown-it'],
    marks: [
      { near: '/*! markdown-it', version: /\/\*! markdown-it(?:-ins)? (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:markdown-it)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'marked',
    type: 'npm',
    heads: ['marked'],
    marks: [
      { near: 'marked v', version: /\/[!*\s\/]+[\s]marked v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:marked)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'mathjax',
    type: 'npm',
    heads: ['MathJax', 'mathjax'],
    marks: [
      { near: '.MathJax={version:"', version: /\.MathJax=\{version:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { near: 'MathJax.version="', version: /MathJax\.version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})";/ },
      { near: '.mathjaxVersion="', version: /\.mathjaxVersion="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { named: /^(?:MathJax|mathjax)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'moment',
    type: 'npm',
    heads: ['moment'],
    marks: [
      { near: ' version : ', version: /\/\/!? moment.js(?:[\n\r]+)\/\/!? version : (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'version : ', version: /\/\* Moment.js +\| +version : (\d{1,5}(?:\.[\w-]{1,20}){1,4}) \|/ },
      {
        near: '// Version ',
        version:
          /\/\/ Moment.js is freely distributable under the terms of the MIT license.[\s]+\/\/[\s]+\/\/ Version (\d{1,5}(?:\.[\w-]{1,20}){1,4})/,
      },
      { named: /^(?:moment)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'mootools',
    type: 'npm',
    heads: ['mootools'],
    marks: [
      { near: 'version:', version: /this\.MooTools\s*=\s*\{[\s\S]{0,30}version:\s*['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"]/ },
      { named: /^(?:mootools)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'mustache',
    type: 'npm',
    heads: ['mustache'],
    marks: [
      { near: 'version:', version: /name:\s*['"]mustache.js['"],\s*version:\s*['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"]/ },
      { near: '.version="', version: /name="mustache.js"[;,].\.version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { near: 'version', version: /[^a-z]mustache.version[ ]?=[ ]?(?:'|")(\d{1,5}(?:\.[\w-]{1,20}){1,4})(?:'|")/ },
      {
        near: 'version',
        version: /exports.name[ ]?=[ ]?"mustache.js";[\n ]*exports.version[ ]?=[ ]?(?:'|")(\d{1,5}(?:\.[\w-]{1,20}){1,4})(?:'|");/,
      },
      { named: /^(?:mustache)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'pdfjs-dist',
    type: 'npm',
    heads: ['pdf', 'pdf.worker'],
    marks: [
      { near: ' pdfjsVersion = ', version: /(?:const|var) pdfjsVersion = ['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"];/ },
      { near: 'version', version: /PDFJS.version ?= ?['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"]/ },
      {
        near: ',apiVersion:"',
        version: /messageHandler\.sendWithPromise\("GetDocRequest",\{docId:[a-zA-Z],apiVersion:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/,
      },
      { near: 'const version = ', version: /const version = ['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"];\s*const build =/ },
      { named: /^(?:pdf|pdf\.worker)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'pdfobject',
    type: 'npm',
    heads: ['pdfobject'],
    marks: [
      { near: 'PDFObject v', version: /\* +PDFObject v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'PDFObject v', version: /\/*[\s]+PDFObject v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: 'let pdfobjectversion = "', version: /let pdfobjectversion = "(\d{1,5}(?:\.[\w-]{1,20}){1,4})";/ },
      { near: 'pdfobjectversion:"', version: /pdfobjectversion:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/ },
      { named: /^(?:pdfobject)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'plupload',
    type: 'npm',
    heads: ['plupload'],
    marks: [{ named: /^(?:plupload)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ }],
  },
  {
    name: 'protobufjs',
    type: 'npm',
    heads: ['protobuf'],
    marks: [
      { near: 'protobuf.js v', version: /protobuf\.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:protobuf)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'prototypejs',
    type: 'generic',
    heads: ['prototype'],
    marks: [
      {
        near: 'Prototype JavaScript framework, version ',
        version: /Prototype JavaScript framework, version (\d{1,5}(?:\.[\w-]{1,20}){1,4})/,
      },
      { near: 'Version:', version: /Prototype[ ]?=[ ]?\{[ \r\n\t]*Version:[ ]?(?:'|")(\d{1,5}(?:\.[\w-]{1,20}){1,4})(?:'|")/ },
      { named: /^(?:prototype)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'quill',
    type: 'npm',
    heads: ['quill'],
    marks: [
      { near: 'Quill Editor v', version: /Quill Editor v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: 'static version="',
        version: /static version="(\d{1,5}(?:\.[\w-]{1,20}){1,4})";static imports=\{delta:[^,]{1,20},parchment:/,
      },
      { named: /^(?:quill)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'react',
    type: 'npm',
    heads: ['react'],
    marks: [
      { near: '* React (with addons)', version: /\/\*\*\n +\* React \(with addons\) ?v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '* React v', version: /\/\*\*\n +\* React v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '/** @license React v', version: /\/\*\* @license React v(\d{1,5}(?:\.[\w-]{1,20}){1,4})[\s]*\* react(-jsx-runtime)?\./ },
      {
        near: ':[function(require,module,exports){"use strict";module.exports="',
        version:
          /"\.\/ReactReconciler":[0-9]+,"\.\/Transaction":[0-9]+,"fbjs\/lib\/invariant":[0-9]+\}\],[0-9]+:\[function\(require,module,exports\)\{"use strict";module\.exports="(\d{1,5}(?:\.[\w-]{1,20}){1,4})"\}/,
      },
      { named: /^(?:react)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'react-dom',
    type: 'npm',
    heads: ['react-dom'],
    marks: [
      { near: 'version:"', version: /version:"(\d{1,5}(?:\.[\w-]{1,20}){1,4})[a-z0-9\-]*"[\s,]*rendererPackageName:"react-dom"/ },
      { near: '/** @license React v', version: /\/\*\* @license React v(\d{1,5}(?:\.[\w-]{1,20}){1,4})[\s]*\* react-dom\./ },
      {
        near: 'version',
        version:
          /return[\s]+ReactSharedInternals.[a-zA-Z].useHostTransitionStatus\(\)[;]?[\s]*\}[;,][\s]*exports.version[\s]*=[\s]*"(\d{1,5}(?:\.[\w-]{1,20}){1,4})"/,
      },
      { named: /^(?:react-dom)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'select2',
    type: 'npm',
    heads: ['select2'],
    marks: [
      { near: ' Select2 ', version: /\/\*!(?:[\s]+\*)? Select2 (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:select2)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'sessvars',
    type: 'npm',
    heads: ['sessvars'],
    marks: [
      { near: 'sessvars ver ', version: /sessvars ver (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:sessvars)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'svelte',
    type: 'npm',
    heads: ['svelte'],
    marks: [
      { near: 'generated by Svelte v${', version: /generated by Svelte v\$\{['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"]\}/ },
      { near: 'generated by Svelte v', version: /generated by Svelte v(\d{1,5}(?:\.[\w-]{1,20}){1,4}) \*\// },
      { named: /^(?:svelte)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'swfobject',
    type: 'npm',
    heads: ['swfobject'],
    marks: [
      { near: 'SWFObject v', version: /SWFObject v(\d{1,5}(?:\.[\w-]{1,20}){1,4}) / },
      { named: /^(?:swfobject)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'swiper',
    type: 'npm',
    heads: ['swiper'],
    marks: [
      { near: '* Swiper ', version: /\* Swiper (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:swiper)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'tableexport.jquery.plugin',
    type: 'npm',
    heads: ['tableExport', 'tableexport'],
    marks: [
      { near: 'Version ', version: /\/\*[\s]+tableExport.jquery.plugin[\s]+Version (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '* TableExport', version: /\/\*![\s]+\* TableExport.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        named:
          /^(?:tableExport|tableexport)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'three',
    type: 'npm',
    heads: ['three'],
    marks: [{ named: /^(?:three)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ }],
  },
  {
    name: 'tinymce',
    type: 'npm',
    heads: ['tiny_mce', 'tinymce'],
    marks: [
      { near: '* TinyMCE version ', version: /\/\*\*[\s]*\* TinyMCE version (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        named: /^(?:tiny_mce|tinymce)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/,
      },
    ],
  },
  {
    name: 'ua-parser-js',
    type: 'npm',
    heads: ['ua-parser'],
    marks: [
      { near: '/* UAParser', version: /\/\* UAParser.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '* UAParser', version: /\/\*[*!](?:@license)?[\s]+\* UAParser.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '// UAParser', version: /\/\/ UAParser.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: '.VERSION="',
        version: /.\.VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})",.\.BROWSER=\{NAME:.,MAJOR:"major",VERSION:.\},.\.CPU=\{ARCHITECTURE:/,
      },
      { near: '.VERSION="', version: /.\.VERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})",.\.BROWSER=.\(\[[^\]]{1,20}\]\),.\.CPU=/ },
      {
        near: 'LIBVERSION="',
        version: /LIBVERSION="(\d{1,5}(?:\.[\w-]{1,20}){1,4})",EMPTY="",UNKNOWN="\?",FUNC_TYPE="function",UNDEF_TYPE="undefined"/,
      },
      {
        near: '="?",',
        version:
          /.="(\d{1,5}(?:\.[\w-]{1,20}){1,4})",.="",.="\?",.="function",.="undefined",.="object",(.="string",)?.="major",.="model",.="name",.="type",.="vendor"/,
      },
      { named: /^(?:ua-parser)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'underscore',
    type: 'npm',
    heads: ['underscore'],
    marks: [
      { near: 'Underscore', version: /\/\/[\s]*Underscore.js (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { named: /^(?:underscore)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'video.js',
    type: 'npm',
    heads: ['video'],
    marks: [
      { near: '* Video.js ', version: /\* Video\.js (\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      {
        near: '()}(this,function(){var ',
        version: /\.videojs=[a-zA-Z]\(\)\}\(this,function\(\)\{var [a-zA-Z]=["'](\d{1,5}(?:\.[\w-]{1,20}){1,4})["']/,
      },
      { named: /^(?:video)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'vue',
    type: 'npm',
    heads: ['vue'],
    marks: [
      { near: ' * Vue', version: /\/\*!\n \* Vue.js v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: '* vue v', version: /\/\*\*?!?\n ?\* vue v(\d{1,5}(?:\.[\w-]{1,20}){1,4})/ },
      { near: "version = '", version: /Vue.version = '(\d{1,5}(?:\.[\w-]{1,20}){1,4})';/ },
      {
        near: '* Original file: /npm/vue@',
        version: /\* Original file: \/npm\/vue@(\d{1,5}(?:\.[\w-]{1,20}){1,4})\/dist\/vue.(global|common).js/,
      },
      {
        near: 'const version',
        version: /const version[ ]*=[ ]*"(\d{1,5}(?:\.[\w-]{1,20}){1,4})";[\s]*\/\*\*[\s]*\* SSR utils for \@vue\/server-renderer/,
      },
      {
        near: '="undefined"!=typeof window&&window',
        version:
          /let [A-Za-z]+="(\d{1,5}(?:\.[\w-]{1,20}){1,4})",..="undefined"!=typeof window&&window.trustedTypes;if\(..\)try\{.=..\.createPolicy\("vue",/,
      },
      { named: /^(?:vue)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
  {
    name: 'zrender',
    type: 'npm',
    heads: ['zrender'],
    marks: [
      { near: "var version = '", version: /ssrDataGetter = getter;[\s]+\}[\s]+var version = '(\d{1,5}(?:\.[\w-]{1,20}){1,4})';[\s]+/ },
      { near: "var version = '", version: /painterCtors\[name\] = Ctor;[\s]+\}[\s]+var version = '(\d{1,5}(?:\.[\w-]{1,20}){1,4})';[\s]+/ },
      { near: '.version=', version: /.\.util=[a-zA-Z_]+,.\.vector=[a-zA-Z_]+,.\.version=['"](\d{1,5}(?:\.[\w-]{1,20}){1,4})['"],Object/ },
      { named: /^(?:zrender)[-_.](\d{1,5}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc|pre)[\d.-]{0,6})?)(?:[.-][a-z]{1,12}){0,3}\.js$/ },
    ],
  },
]
