#!/bin/sh
# Keystores as keytool and openssl write them, in base64 so that no file of ours is one: each NAME.b64. Needs keytool and openssl.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
key() {
  keytool -genkeypair -keyalg EC -groupname secp256r1 -alias shop -dname CN=shop -validity 36500 -keystore "$work/$1" -storetype "$2" -storepass "$3" -keypass "$3" 2>/dev/null
}
key known.jks JKS changeit
key other.jks JKS correct-horse-battery
key known.keytool.p12 PKCS12 changeit
key other.p12 PKCS12 correct-horse-battery
keytool -exportcert -alias shop -keystore "$work/known.jks" -storepass changeit -file "$work/shop.cer" 2>/dev/null
for type in JKS PKCS12; do
  keytool -importcert -noprompt -alias shop -file "$work/shop.cer" -keystore "$work/trust.$type" -storetype $type -storepass changeit 2>/dev/null
done
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=shop -days 36500 -keyout "$work/key.pem" -out "$work/cert.pem" 2>/dev/null
openssl pkcs12 -export -inkey "$work/key.pem" -in "$work/cert.pem" -passout pass: -out "$work/empty.openssl.p12"
openssl pkcs12 -export -inkey "$work/key.pem" -in "$work/cert.pem" -passout pass:changeit -macalg sha1 -out "$work/sha1.openssl.p12"
for store in "$work"/*.jks "$work"/*.p12 "$work"/trust.*; do base64 "$store" >"$(basename "$store").b64"; done
