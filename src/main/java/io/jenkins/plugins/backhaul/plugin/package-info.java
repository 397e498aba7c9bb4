/** Everything Jenkins: steps, builders, configuration, pages and what runs on agents. */
package io.jenkins.plugins.backhaul.plugin;
