#!/bin/sh
# Real archives of Maven Central (artifacts.txt), reduced to what identity is read from; the real tool's list of a small tree of poms.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
items=$(while IFS=: read -r group artifact version classifier; do
  echo "<artifactItem><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>${classifier:+<classifier>$classifier</classifier>}<outputDirectory>$work/jars/$group/$artifact/$version</outputDirectory></artifactItem>"
done < artifacts.txt)
cat > "$work/pom.xml" <<END
<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><packaging>pom</packaging>
<build><plugins><plugin><groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.6.1</version>
<configuration><artifactItems>$items</artifactItems></configuration></plugin></plugins></build></project>
END
(cd "$work" && mvn -q -B dependency:copy)
python3 reduce.py "$work/jars" identities.zip

# What Maven itself says of the poms in tree/.
cp -r tree "$work/tree"
(cd "$work/tree" && mvn -q -B compile org.apache.maven.plugins:maven-dependency-plugin:3.6.1:list -DexcludeTransitive=true -DoutputFile="$work/list.txt" -DappendOutput=true -Dsort=true)
sed -n 's/^ *\([^: ]*:[^: ]*\):[^:]*:\(.*\):\([a-z]*\).*$/\1:\2 \3/p' "$work/list.txt" | sort -u > tree.list
