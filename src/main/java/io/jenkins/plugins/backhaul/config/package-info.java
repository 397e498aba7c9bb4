/** {@code backhaul.yml} as value types, read once and strictly; and the files that a new project starts with. */
package io.jenkins.plugins.backhaul.config;
