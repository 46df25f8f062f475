/**
 * Groups of artifacts that are often published without pom.properties: `group artifact…`, as Maven Central has them. `artifact<4` is the
 * group before that version, where a project moved; `artifact*` stands for a family, and then a name in the manifest tells more.
 */
export const KNOWN_GROUPS = `
ant ant<1.7 ant-launcher<1.7 ant-nodeps<1.7 ant-optional ant-trax<1.7 ant-junit<1.7
antlr antlr<3
aopalliance aopalliance
asm asm<4 asm-tree<4 asm-util<4 asm-commons<4 asm-analysis<4 asm-xml<4 asm-all<4 asm-attrs asm-parent
axis axis-jaxrpc axis-saaj axis-ant axis-schema
batik batik-*<1.7
bsh bsh<2.0
c3p0 c3p0<0.9.2
cglib cglib cglib-nodep cglib-full
ch.qos.logback logback-core logback-classic logback-access
ch.qos.reload4j reload4j
cn.hutool hutool-*
co.elastic.clients elasticsearch-java
com.alibaba dubbo<2.6.6
com.alibaba fastjson druid druid-spring-boot-starter
com.alibaba.fastjson2 fastjson2*
com.amazonaws aws-java-sdk* aws-lambda-java-* jmespath-java amazon-kinesis-client
com.auth0 java-jwt jwks-rsa auth0
com.baomidou mybatis-plus*
com.carrotsearch hppc java-sizeof randomizedtesting-runner
com.carrotsearch.thirdparty simple-xml-safe
com.esotericsoftware kryo minlog reflectasm kryo-*
com.fasterxml classmate aalto-xml
com.fasterxml.jackson.core jackson-core jackson-databind jackson-annotations
com.fasterxml.jackson.dataformat jackson-dataformat-*
com.fasterxml.jackson.datatype jackson-datatype-*
com.fasterxml.jackson.jaxrs jackson-jaxrs-*
com.fasterxml.jackson.module jackson-module-*
com.fasterxml.woodstox woodstox-core
com.github.ben-manes.caffeine caffeine
com.github.docker-java docker-java*
com.github.java-json-tools jackson-coreutils json-patch json-schema-validator json-schema-core msg-simple btf uri-template
com.github.jnr jffi jnr-*
com.github.junrar junrar
com.github.luben zstd-jni
com.github.tomakehurst wiremock<3 wiremock-jre8<3 wiremock-jre8-standalone<3 wiremock-standalone<3
com.google.api gax gax-* api-common
com.google.api-client google-api-client*
com.google.api.grpc proto-google-* grpc-google-*
com.google.auth google-auth-library-*
com.google.auto.value auto-value auto-value-annotations
com.google.cloud google-cloud-*
com.google.code.findbugs jsr305 annotations<4 findbugs
com.google.code.gson gson
com.google.dagger dagger dagger-*
com.google.errorprone error_prone_*
com.google.guava guava guava-* failureaccess listenablefuture
com.google.http-client google-http-client*
com.google.inject guice guice-no-aop
com.google.inject.extensions guice-*
com.google.j2objc j2objc-annotations
com.google.oauth-client google-oauth-client*
com.google.protobuf protobuf-java protobuf-java-util protobuf-javalite protobuf-kotlin protobuf-kotlin-lite
com.google.truth truth
com.googlecode.json-simple json-simple
com.googlecode.libphonenumber libphonenumber
com.googlecode.owasp-java-html-sanitizer owasp-java-html-sanitizer
com.graphql-java graphql-java java-dataloader
com.h2database h2 h2-mvstore
com.hazelcast hazelcast hazelcast-*
com.hazelcast.jet hazelcast-jet hazelcast-jet-*
com.hierynomus sshj smbj asn-one
com.itextpdf itextpdf itext-* itextg
com.jayway.jsonpath json-path json-path-*
com.jcraft jsch jzlib
com.jolbox bonecp
com.lowagie itext<5 itext-rtf
com.mchange c3p0 mchange-commons-java c3p0-*
com.microsoft.azure msal4j adal4j
com.microsoft.sqlserver mssql-jdbc
com.mysql mysql-connector-j
com.netflix.archaius archaius-*
com.netflix.eureka eureka-*
com.netflix.hystrix hystrix-*
com.netflix.netflix-commons netflix-infix netflix-eventbus netflix-statistics netflix-commons-util
com.netflix.ribbon ribbon ribbon-*
com.netflix.servo servo-*
com.netflix.zuul zuul-*
com.nimbusds nimbus-jose-jwt oauth2-oidc-sdk lang-tag content-type
com.ning async-http-client<2 compress-lzf
com.opensymphony xwork<2.2
com.oracle.database.jdbc ojdbc6 ojdbc7 ojdbc8 ojdbc10 ojdbc11 ojdbc17 ucp ucp11
com.rabbitmq amqp-client
com.sparkjava spark-core<2.10
com.squareup javapoet kotlinpoet
com.squareup.moshi moshi moshi-*
com.squareup.okhttp okhttp<3 okhttp-*<3
com.squareup.okhttp3 okhttp okhttp-* logging-interceptor mockwebserver mockwebserver3*
com.squareup.okio okio okio-*
com.squareup.retrofit retrofit<2
com.squareup.retrofit2 retrofit retrofit-* converter-gson converter-jackson converter-moshi converter-scalars
com.stripe stripe-java
com.sun.activation jakarta.activation
com.sun.faces jsf-impl jsf-api
com.sun.jersey jersey-core jersey-json jersey-servlet jersey-client<2 jersey-server<2 jersey-bundle
com.sun.mail javax.mail mailapi jakarta.mail smtp imap pop3 gimap
com.sun.xml.bind jaxb-impl jaxb-core jaxb-xjc
com.sun.xml.fastinfoset FastInfoset
com.thoughtworks.paranamer paranamer
com.thoughtworks.qdox qdox
com.thoughtworks.xstream xstream xstream-*
com.typesafe config ssl-config-core
com.typesafe.akka akka-*
com.typesafe.play play play-*
com.typesafe.scala-logging scala-logging
com.uber.m3 tally-core
com.unboundid unboundid-ldapsdk
com.vaadin vaadin-* flow-*
com.vaadin.external.google android-json
com.vladsch.flexmark flexmark flexmark-*
com.yammer.metrics metrics-core<3
com.zaxxer HikariCP HikariCP-java7 HikariCP-java6 SparseBitSet
commons-beanutils commons-beanutils commons-beanutils-core commons-beanutils-bean-collections
commons-chain commons-chain
commons-cli commons-cli
commons-codec commons-codec
commons-collections commons-collections commons-collections-testframework
commons-configuration commons-configuration
commons-daemon commons-daemon
commons-dbcp commons-dbcp
commons-dbutils commons-dbutils
commons-digester commons-digester
commons-discovery commons-discovery
commons-el commons-el
commons-fileupload commons-fileupload
commons-httpclient commons-httpclient
commons-io commons-io
commons-jexl commons-jexl<2
commons-jxpath commons-jxpath
commons-lang commons-lang
commons-launcher commons-launcher
commons-logging commons-logging commons-logging-api
commons-math commons-math<2
commons-modeler commons-modeler
commons-net commons-net
commons-pool commons-pool
commons-validator commons-validator
commons-vfs commons-vfs
dnsjava dnsjava
dom4j dom4j<2
edu.emory.mathcs.backport backport-util-concurrent
freemarker freemarker<2.3.9
hsqldb hsqldb<2
io.agroal agroal-*
io.airlift aircompressor slice
io.dropwizard dropwizard-*
io.dropwizard.metrics metrics-core<5 metrics-annotation metrics-jvm metrics-json metrics-healthchecks metrics-servlets
io.fabric8 kubernetes-client kubernetes-model kubernetes-model-* openshift-client docker-maven-plugin
io.github.classgraph classgraph
io.github.resilience4j resilience4j-*
io.grpc grpc-*
io.jsonwebtoken jjwt jjwt-*
io.ktor ktor-*
io.kubernetes client-java client-java-*
io.lettuce lettuce-core
io.micrometer micrometer-*
io.micronaut micronaut-aop micronaut-buffer-netty micronaut-context micronaut-core micronaut-core-reactive micronaut-http micronaut-http-* micronaut-inject micronaut-inject-* micronaut-json-core micronaut-router micronaut-runtime micronaut-session micronaut-validation micronaut-websocket
io.netty netty netty-*
io.netty.incubator netty-incubator-*
io.opencensus opencensus-*
io.opentelemetry opentelemetry-*
io.opentelemetry.instrumentation opentelemetry-instrumentation-*
io.opentelemetry.javaagent opentelemetry-javaagent opentelemetry-javaagent-*
io.opentracing opentracing-*
io.perfmark perfmark-api
io.projectreactor reactor-core reactor-test reactor-tools
io.projectreactor.addons reactor-extra reactor-pool
io.projectreactor.kafka reactor-kafka
io.projectreactor.netty reactor-netty reactor-netty-*
io.prometheus simpleclient simpleclient_* prometheus-metrics-*
io.quarkiverse.openapi.generator quarkus-openapi-generator
io.quarkus quarkus-*
io.quarkus.arc arc arc-processor
io.reactivex rxjava<2 rxnetty rxnetty-* rxjava-reactive-streams
io.reactivex.rxjava2 rxjava<3
io.reactivex.rxjava3 rxjava
io.smallrye.common smallrye-common-*
io.smallrye.config smallrye-config*
io.smallrye.reactive mutiny smallrye-mutiny-* smallrye-reactive-*
io.springfox springfox-*
io.swagger swagger-annotations swagger-models swagger-core<2 swagger-parser<2
io.swagger.core.v3 swagger-core swagger-*
io.temporal temporal-sdk temporal-serviceclient temporal-*
io.undertow undertow-*
io.vertx vertx-*
io.zipkin.brave brave brave-*
io.zipkin.reporter2 zipkin-reporter zipkin-sender-*
io.zipkin.zipkin2 zipkin
jakarta.activation jakarta.activation-api
jakarta.annotation jakarta.annotation-api
jakarta.authentication jakarta.authentication-api
jakarta.el jakarta.el-api
jakarta.enterprise jakarta.enterprise.cdi-api jakarta.enterprise.lang-model
jakarta.inject jakarta.inject-api
jakarta.interceptor jakarta.interceptor-api
jakarta.jms jakarta.jms-api
jakarta.json jakarta.json-api
jakarta.json.bind jakarta.json.bind-api
jakarta.mail jakarta.mail-api
jakarta.persistence jakarta.persistence-api
jakarta.servlet jakarta.servlet-api
jakarta.servlet.jsp jakarta.servlet.jsp-api
jakarta.servlet.jsp.jstl jakarta.servlet.jsp.jstl-api
jakarta.transaction jakarta.transaction-api
jakarta.validation jakarta.validation-api
jakarta.websocket jakarta.websocket-api jakarta.websocket-client-api
jakarta.ws.rs jakarta.ws.rs-api
jakarta.xml.bind jakarta.xml.bind-api
jakarta.xml.soap jakarta.xml.soap-api
jakarta.xml.ws jakarta.xml.ws-api
javassist javassist<3.13
javax.activation activation javax.activation-api
javax.annotation javax.annotation-api jsr250-api
javax.batch javax.batch-api
javax.cache cache-api
javax.ejb ejb-api javax.ejb-api
javax.el el-api javax.el-api
javax.enterprise cdi-api
javax.inject javax.inject
javax.interceptor javax.interceptor-api
javax.jms jms jms-api javax.jms-api
javax.json javax.json-api
javax.json.bind javax.json.bind-api
javax.jws jsr181 javax.jws-api jsr181-api
javax.mail mail javax.mail-api
javax.measure unit-api
javax.money money-api
javax.persistence javax.persistence-api persistence-api
javax.portlet portlet-api
javax.resource connector-api javax.resource-api
javax.servlet servlet-api javax.servlet-api jstl
javax.servlet.jsp jsp-api javax.servlet.jsp-api
javax.servlet.jsp.jstl jstl-api javax.servlet.jsp.jstl-api
javax.transaction jta transaction-api javax.transaction-api
javax.validation validation-api
javax.websocket javax.websocket-api javax.websocket-client-api
javax.ws.rs javax.ws.rs-api jsr311-api
javax.xml jaxrpc-api
javax.xml.bind jaxb-api
javax.xml.soap saaj-api javax.xml.soap-api
javax.xml.stream stax-api<1.0.3
javax.xml.ws jaxws-api
jaxen jaxen
jdom jdom<1.1
jline jline<3
joda-time joda-time
junit junit junit-dep
log4j log4j apache-log4j-extras
mysql mysql-connector-java
nekohtml nekohtml<1.9.7
net.bytebuddy byte-buddy byte-buddy-agent byte-buddy-*
net.java.dev.jna jna jna-platform jna-jpms jna-platform-jpms
net.java.dev.stax-utils stax-utils
net.jodah failsafe expiringmap typetools
net.jpountz.lz4 lz4
net.lingala.zip4j zip4j
net.logstash.logback logstash-logback-encoder
net.minidev json-smart accessors-smart
net.sf.ehcache ehcache<3 ehcache-core ehcache-*
net.sf.jasperreports jasperreports jasperreports-*
net.sf.jopt-simple jopt-simple
net.sf.json-lib json-lib
net.sf.kxml kxml2
net.sf.saxon Saxon-HE
net.sf.supercsv super-csv
net.snowflake snowflake-jdbc
net.sourceforge.cssparser cssparser
net.sourceforge.htmlunit htmlunit htmlunit-core-js htmlunit-cssparser neko-htmlunit
net.sourceforge.jtds jtds
net.sourceforge.nekohtml nekohtml
net.sourceforge.pmd pmd-*
ognl ognl
org.antlr antlr-runtime antlr4 antlr4-* stringtemplate antlr antlr-complete ST4
org.apache.activemq activemq-* artemis-*
org.apache.ant ant ant-launcher ant-junit ant-junit4 ant-apache-* ant-commons-* ant-jsch ant-nodeps ant-trax ant-antlr ant-jai ant-javamail
org.apache.avro avro avro-*
org.apache.axis axis
org.apache.axis2 axis2 axis2-*
org.apache.bcel bcel
org.apache.calcite calcite-core calcite-linq4j calcite-*
org.apache.calcite.avatica avatica-*
org.apache.camel camel-*
org.apache.cassandra cassandra-all cassandra-thrift
org.apache.commons commons-*
org.apache.curator curator-*
org.apache.cxf cxf-*
org.apache.derby derby derbyclient derbynet derbytools derbyshared derbyLocale_*
org.apache.directory.api api-*
org.apache.druid druid-core druid-server druid-processing druid-indexing-service
org.apache.druid.extensions druid-basic-security druid-lookups-* druid-pac4j druid-kafka-*
org.apache.dubbo dubbo dubbo-*
org.apache.flink flink-*
org.apache.geode geode-*
org.apache.groovy groovy groovy-*
org.apache.hadoop hadoop-*
org.apache.hadoop.thirdparty hadoop-shaded-guava
org.apache.hbase hbase-*
org.apache.hive hive-*
org.apache.hive.shims hive-shims-*
org.apache.httpcomponents httpclient httpcore httpmime httpasyncclient httpcore-nio httpclient-cache fluent-hc httpclient-win
org.apache.httpcomponents.client5 httpclient5 httpclient5-*
org.apache.httpcomponents.core5 httpcore5 httpcore5-*
org.apache.ignite ignite-*
org.apache.ivy ivy
org.apache.james apache-mime4j-* james-*
org.apache.jena jena-*
org.apache.kafka kafka kafka-* connect-api connect-runtime connect-json connect-transforms connect-mirror connect-file connect-basic-auth-extension trogdor
org.apache.logging.log4j log4j-api log4j-core log4j-1.2-api log4j-slf4j-impl log4j-slf4j2-impl log4j-jcl log4j-jul log4j-web log4j-to-slf4j log4j-to-jul log4j-iostreams log4j-layout-* log4j-spring-* log4j-jakarta-* log4j-*
org.apache.lucene lucene-*
org.apache.maven maven-artifact maven-builder-support maven-core maven-model maven-model-builder maven-plugin-api maven-repository-metadata maven-resolver-provider maven-settings maven-settings-builder maven-embedder maven-compat maven-slf4j-provider
org.apache.maven.resolver maven-resolver-*
org.apache.maven.shared maven-shared-utils maven-shared-* maven-common-artifact-filters maven-dependency-tree
org.apache.maven.wagon wagon-*
org.apache.mina mina-core mina-*
org.apache.myfaces.core myfaces-api myfaces-impl
org.apache.neethi neethi
org.apache.nifi nifi-*
org.apache.openejb openejb-*
org.apache.openjpa openjpa openjpa-*
org.apache.orc orc-*
org.apache.parquet parquet-*
org.apache.pdfbox pdfbox fontbox xmpbox pdfbox-* jempbox preflight
org.apache.pekko pekko-*
org.apache.poi poi poi-*
org.apache.pulsar pulsar-*
org.apache.rocketmq rocketmq-*
org.apache.santuario xmlsec
org.apache.servicemix.bundles org.apache.servicemix.bundles.*
org.apache.shiro shiro-*
org.apache.solr solr-*
org.apache.spark spark-*
org.apache.sshd sshd-*
org.apache.struts struts-core struts-extras struts-taglib struts-tiles struts-el struts2-*
org.apache.struts.xwork xwork-core
org.apache.taglibs taglibs-standard-*
org.apache.tapestry tapestry-* tapestry5-annotations plastic genericdao beanmodel
org.apache.thrift libthrift libfb303
org.apache.tika tika-*
org.apache.tiles tiles-*
org.apache.tomcat tomcat tomcat-* catalina<7 catalina-ant<7 catalina-ha<7 coyote<7 jasper<7 jasper-el<7 juli<7
org.apache.tomcat.embed tomcat-embed-*
org.apache.velocity velocity velocity-engine-* velocity-tools<3 velocity-*
org.apache.wicket wicket wicket-*
org.apache.ws.commons.axiom axiom-*
org.apache.ws.security wss4j
org.apache.ws.xmlschema xmlschema-*
org.apache.wss4j wss4j-*
org.apache.xbean xbean-*
org.apache.xmlbeans xmlbeans
org.apache.xmlgraphics batik-* fop fop-* xmlgraphics-commons
org.apache.zookeeper zookeeper zookeeper-jute
org.apiguardian apiguardian-api
org.aspectj aspectjrt aspectjweaver aspectjtools
org.assertj assertj-core assertj-guava
org.asynchttpclient async-http-client async-http-client-*
org.attoparser attoparser
org.awaitility awaitility awaitility-*
org.beanshell bsh bsh-*
org.bitbucket.b_c jose4j
org.bouncycastle bcprov-* bcpkix-* bcutil-* bcpg-* bcmail-* bctls-* bcjmail-* bctsp-* bcprov-ext-* bc-fips bcpkix-fips bctls-fips bcpg-fips bcutil-fips bcmail-fips bc-fips-*
org.ccil.cowan.tagsoup tagsoup
org.checkerframework checker-qual checker checker-util checker-compat-qual
org.clojure clojure core.async spec.alpha core.specs.alpha tools.* data.*
org.cloudburstmc.netty netty-transport-raknet
org.codehaus.castor castor-* castor
org.codehaus.groovy groovy<4 groovy-*<4
org.codehaus.groovy.modules.http-builder http-builder
org.codehaus.jackson jackson-core-asl jackson-mapper-asl jackson-jaxrs jackson-xc
org.codehaus.janino janino commons-compiler commons-compiler-jdk
org.codehaus.jettison jettison
org.codehaus.mojo animal-sniffer-annotations
org.codehaus.plexus plexus-*
org.codehaus.woodstox stax2-api woodstox-core-asl woodstox-core-lgpl wstx-asl
org.dom4j dom4j
org.eclipse.aether aether-*
org.eclipse.angus angus-*
org.eclipse.jdt ecj
org.eclipse.jetty jetty-* apache-jsp apache-jstl
org.eclipse.jetty.ee10 jetty-ee10-*
org.eclipse.jetty.ee8 jetty-ee8-*
org.eclipse.jetty.ee9 jetty-ee9-*
org.eclipse.jetty.http2 http2-* jetty-http2-*
org.eclipse.jetty.http3 http3-* jetty-http3-*
org.eclipse.jetty.toolchain jetty-jakarta-* jetty-javax-* jetty-servlet-api jetty-schemas
org.eclipse.jetty.websocket websocket-* jetty-websocket-* javax-websocket-*
org.eclipse.jgit org.eclipse.jgit org.eclipse.jgit.*
org.eclipse.microprofile.config microprofile-config-api
org.eclipse.milo milo-* stack-* sdk-*
org.eclipse.paho org.eclipse.paho.client.*
org.eclipse.parsson parsson
org.eclipse.persistence eclipselink org.eclipse.persistence.*
org.eclipse.platform org.eclipse.osgi org.eclipse.core.* org.eclipse.equinox.* org.eclipse.text
org.eclipse.sisu org.eclipse.sisu.*
org.eclipse.yasson yasson
org.ehcache ehcache sizeof
org.elasticsearch elasticsearch elasticsearch-* jna<5.6
org.elasticsearch.client elasticsearch-rest-client elasticsearch-rest-high-level-client elasticsearch-rest-client-sniffer transport x-pack-transport
org.elasticsearch.plugin aggs-matrix-stats-client lang-mustache-client mapper-extras-client parent-join-client percolator-client rank-eval-client reindex-client transport-netty4-client
org.flywaydb flyway-*
org.freemarker freemarker freemarker-gae
org.fusesource.hawtbuf hawtbuf hawtbuf-*
org.fusesource.jansi jansi jansi-native
org.fusesource.leveldbjni leveldbjni leveldbjni-*
org.glassfish javax.json jakarta.json javax.el jakarta.el javax.faces jakarta.faces
org.glassfish.hk2 hk2-* osgi-resource-locator
org.glassfish.hk2.external aopalliance-repackaged asm-all-repackaged
org.glassfish.jaxb jaxb-runtime txw2 codemodel xsom
org.glassfish.jersey.containers jersey-container-*
org.glassfish.jersey.core jersey-common jersey-client jersey-server
org.glassfish.jersey.inject jersey-hk2
org.glassfish.jersey.media jersey-media-*
org.glassfish.web javax.servlet.jsp javax.servlet.jsp.jstl jakarta.servlet.jsp.jstl
org.graalvm.js js js-scriptengine
org.graalvm.sdk graal-sdk
org.graalvm.truffle truffle-api
org.hamcrest hamcrest hamcrest-core hamcrest-library hamcrest-all
org.hdrhistogram HdrHistogram
org.hibernate hibernate-core<6 hibernate-envers<6 hibernate-c3p0<6 hibernate-ehcache<6 hibernate-jcache<6 hibernate-spatial<6 hibernate-hikaricp<6 hibernate-entitymanager hibernate-annotations hibernate-validator<6 hibernate-validator-annotation-processor<6 hibernate hibernate3 hibernate-search-*<6 hibernate-jpamodelgen<6 hibernate-java8
org.hibernate.common hibernate-commons-annotations
org.hibernate.javax.persistence hibernate-jpa-*
org.hibernate.orm hibernate-core hibernate-envers hibernate-c3p0 hibernate-jcache hibernate-spatial hibernate-hikaricp hibernate-jpamodelgen hibernate-community-dialects
org.hibernate.search hibernate-search-*
org.hibernate.validator hibernate-validator hibernate-validator-*
org.hsqldb hsqldb sqltool
org.infinispan infinispan-*
org.infinispan.protostream protostream protostream-*
org.javassist javassist
org.jboss jandex<2.5 jboss-vfs
org.jboss.logging jboss-logging jboss-logging-*
org.jboss.marshalling jboss-marshalling jboss-marshalling-*
org.jboss.netty netty<3.3
org.jboss.resteasy resteasy-*
org.jboss.spec.javax.transaction jboss-transaction-api_*
org.jboss.spec.javax.ws.rs jboss-jaxrs-api_*
org.jboss.threads jboss-threads
org.jboss.weld weld-*
org.jboss.xnio xnio-*
org.jctools jctools-core
org.jdom jdom jdom2
org.jetbrains annotations annotations-java5
org.jetbrains.exposed exposed-*
org.jetbrains.intellij.deps trove4j
org.jetbrains.kotlin kotlin-*
org.jetbrains.kotlinx kotlinx-* atomicfu atomicfu-*
org.jgroups jgroups
org.jline jline jline-*
org.jooq jooq jooq-* joor jool
org.jruby jruby jruby-complete jruby-core jruby-stdlib
org.json json
org.jsoup jsoup
org.jspecify jspecify
org.junit junit-bom
org.junit.jupiter junit-jupiter junit-jupiter-*
org.junit.platform junit-platform-*
org.junit.vintage junit-vintage-engine
org.keycloak keycloak-*
org.latencyutils LatencyUtils
org.liquibase liquibase-*
org.lz4 lz4-java lz4-pure-java
org.mapstruct mapstruct mapstruct-*
org.mariadb.jdbc mariadb-java-client
org.mockito mockito-*
org.modelmapper modelmapper
org.mongodb bson mongodb-driver-* mongo-java-driver mongodb-crypt bson-*
org.mortbay.jetty jetty jetty-*<7 servlet-api-*
org.mozilla rhino rhino-*
org.msgpack msgpack-core msgpack-jackson jackson-dataformat-msgpack msgpack
org.mvel mvel2
org.mybatis mybatis mybatis-spring mybatis-*
org.mybatis.spring.boot mybatis-spring-boot-*
org.objenesis objenesis
org.openjfx javafx-*
org.opensaml opensaml-* opensaml
org.opensearch opensearch opensearch-*
org.opensearch.client opensearch-rest-client opensearch-rest-high-level-client opensearch-java
org.osgi org.osgi.* osgi.*
org.ow2.asm asm asm-tree asm-util asm-commons asm-analysis asm-xml asm-all asm-debug-all
org.owasp.antisamy antisamy
org.owasp.encoder encoder encoder-*
org.owasp.esapi esapi
org.pac4j pac4j-*
org.postgresql postgresql
org.primefaces primefaces
org.projectlombok lombok
org.python jython jython-standalone
org.quartz-scheduler quartz quartz-jobs
org.reactivestreams reactive-streams reactive-streams-*
org.redisson redisson redisson-*
org.reflections reflections
org.roaringbitmap RoaringBitmap shims
org.rocksdb rocksdbjni
org.scala-lang scala-library scala-compiler scala-reflect scala3-library scala3-compiler scala-actors scalap
org.scala-lang.modules scala-xml scala-parser-combinators scala-java8-compat scala-collection-compat scala-collection-contrib
org.scala-sbt sbt test-interface compiler-interface util-interface
org.seleniumhq.selenium selenium-*
org.skyscreamer jsonassert
org.slf4j slf4j-* jcl-over-slf4j jul-to-slf4j log4j-over-slf4j osgi-over-slf4j
org.sonatype.plexus plexus-cipher<2 plexus-sec-dispatcher<2 plexus-build-api
org.sonatype.sisu sisu-*
org.springdoc springdoc-*
org.springframework spring spring-aop spring-asm spring-aspects spring-beans spring-context spring-context-support spring-context-indexer spring-core spring-core-test spring-dao spring-expression spring-instrument spring-instrument-tomcat spring-jcl spring-jdbc spring-jms spring-messaging spring-mock spring-orm spring-oxm spring-r2dbc spring-remoting spring-support spring-test spring-tx spring-web spring-webflux spring-webmvc spring-webmvc-portlet spring-webmvc-struts spring-websocket spring-struts spring-portlet
org.springframework.ai spring-ai-*
org.springframework.amqp spring-amqp spring-rabbit spring-rabbit-*
org.springframework.batch spring-batch-*
org.springframework.boot spring-boot spring-boot-*
org.springframework.cloud spring-cloud-*
org.springframework.data spring-data-*
org.springframework.graphql spring-graphql spring-graphql-test
org.springframework.hateoas spring-hateoas
org.springframework.integration spring-integration-*
org.springframework.kafka spring-kafka spring-kafka-test
org.springframework.ldap spring-ldap-*
org.springframework.mobile spring-mobile-*
org.springframework.plugin spring-plugin-*
org.springframework.restdocs spring-restdocs-*
org.springframework.retry spring-retry
org.springframework.security spring-security-*
org.springframework.security.extensions spring-security-saml2-core
org.springframework.security.oauth spring-security-oauth spring-security-oauth2
org.springframework.session spring-session-*
org.springframework.shell spring-shell-*
org.springframework.social spring-social-*
org.springframework.statemachine spring-statemachine-*
org.springframework.vault spring-vault-*
org.springframework.webflow spring-webflow spring-binding spring-js spring-js-resources spring-faces
org.springframework.ws spring-ws-* spring-xml
org.testcontainers testcontainers
org.testng testng
org.thymeleaf thymeleaf thymeleaf-spring5 thymeleaf-spring6 thymeleaf-spring4 thymeleaf-spring3
org.thymeleaf.extras thymeleaf-extras-*
org.tukaani xz
org.unbescape unbescape
org.webjars.npm angular__* types__*
org.wildfly.common wildfly-common
org.wildfly.security wildfly-elytron wildfly-elytron-*
org.wiremock wiremock wiremock-standalone
org.xerial sqlite-jdbc
org.xerial.snappy snappy-java
org.xmlresolver xmlresolver
org.xmlunit xmlunit-core xmlunit-*
org.yaml snakeyaml
org.zeroturnaround zt-zip zt-exec
oro oro
postgresql postgresql<9.2
quartz quartz<1.6.1
redis.clients jedis
regexp regexp
rhino js<2
software.amazon.awssdk.crt aws-crt
software.amazon.eventstream eventstream
software.amazon.ion ion-java
stax stax-api stax
struts struts<1.3
taglibs standard
tapestry tapestry<4.1
tomcat catalina<6 jasper-*<6 tomcat-*<5.6 naming-*<6 servlets-*<6
velocity velocity<1.6 velocity-dep<1.6 velocity-tools<1.4
wsdl4j wsdl4j
xalan xalan serializer
xerces xercesImpl xmlParserAPIs
xml-apis xml-apis xml-apis-ext
xml-resolver xml-resolver
xml-security xmlsec<1.4
xmlpull xmlpull
xmlunit xmlunit
xom xom
xpp3 xpp3 xpp3_min xpp3_xpath
xstream xstream<1.2.3
`
