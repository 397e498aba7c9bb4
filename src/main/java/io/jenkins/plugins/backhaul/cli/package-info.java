/** The command line: each command parses, calls one use case and prints. */
package io.jenkins.plugins.backhaul.cli;
