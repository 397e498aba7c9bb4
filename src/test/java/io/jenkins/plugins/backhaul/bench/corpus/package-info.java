/** What the codec is measured on: content made from fixed seeds, the same on every machine. */
package io.jenkins.plugins.backhaul.bench.corpus;
