/** The worker: runs the use cases in a process of its own on an agent, without keys. */
package io.jenkins.plugins.backhaul.agent;
