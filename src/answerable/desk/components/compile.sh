#!/bin/sh
# Compiles GOV.UK Frontend into static/govuk: the components the desk uses, in Arial, without crown, fonts or pictures.
# For developers, and only to move to another release: what it makes is committed. Needs npm and its registry.
set -eu
cd "$(dirname "$0")"
out=$(pwd)/static/govuk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp govuk.scss govuk.mjs "$work"
cd "$work"
npm install --silent --no-audit --no-fund --no-save govuk-frontend@6.6.0 sass@1.108.2 esbuild@0.28.2
npx sass --no-source-map --style=compressed --load-path=node_modules govuk.scss "$out/govuk.css"
npx esbuild govuk.mjs --bundle --minify --format=iife --target=es2020 --legal-comments=none --outfile="$out/govuk.js" --log-level=warning
ls -l "$out"
